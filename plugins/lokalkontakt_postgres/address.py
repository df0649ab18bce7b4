"""Addresses: what a URL says of server, database and register, and what of it may be shown."""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote, unquote

import psycopg
from attrs import field, frozen
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import Conninfo

from lokalkontakt_core.errors import StoreError

SCHEME = "postgresql"

# As libpq reads it: what stands before the first @ is name and password, whatever else is in it but a slash.
_PARTS = re.compile(r"(//(?:[^@/]*@)?[^/?]*(?:/[^?]*)?)(?:\?(.*))?", re.DOTALL)
_NAME = re.compile(r"[a-z_]+")
_OWN = "register"
_SECRET = {"password", "sslpassword", "oauth_client_secret"}
_IN_FRONT = {"user", "host", "port", "dbname"}
_DEFAULTS = {"application_name": "lokalkontakt", "connect_timeout": "10"}
_ALWAYS = {"client_encoding": "utf8"}


@frozen
class Address:
    """Where a register lies.

    Attributes:
        parameters: What libpq is given, the password among it; never shown.
        register: The register's id; None when the address names none.
        shown: The address without secrets, fit for messages, and for opening where the password comes from elsewhere
            (`~/.pgpass`, `PGPASSWORD`).
    """

    parameters: Mapping[str, str] = field(repr=False)
    register: str | None
    shown: str

    @classmethod
    def parse(cls, location: str) -> "Address":
        """Read all of a URL that stands after `postgresql:`.

        Raises:
            StoreError: LKE176 it cannot be understood, LKE194 it names a parameter that libpq does not know.
        """
        parts = _PARTS.fullmatch(location)
        if parts is None:
            raise StoreError("LKE176")
        front, query = parts[1], parts[2] or ""
        if "@" in front.removeprefix("//").partition("/")[2]:
            raise StoreError("LKE176")  # a slash in a password: what comes after it would be shown as a database
        registers, rest = [], []
        for pair in filter(None, query.split("&")):
            name, _, value = pair.partition("=")
            if name == _OWN:
                registers.append(unquote(value))
            else:
                rest.append(pair)
        if len(registers) > 1 or "" in registers:
            raise StoreError("LKE176")
        _refuse_unknown(rest)
        url = f"{SCHEME}:{front}" + ("?" + "&".join(rest) if rest else "")
        try:
            given = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
        except psycopg.Error:
            raise StoreError("LKE176") from None  # what libpq says of it repeats the address, password and all
        if not all(port.isdecimal() for port in given.get("port", "0").split(",") if port):
            raise StoreError("LKE176")  # the same, without what comes after
        register = registers[0] if registers else None
        return cls({**_DEFAULTS, **given, **_ALWAYS}, register, _shown(given, register))

    @property
    def database(self) -> str:
        """The name of the database, as libpq chooses it."""
        return self.parameters.get("dbname") or self.parameters.get("user") or SCHEME

    def at(self, register: str) -> "Address":
        """Give the address of a register in this database."""
        given = {name: value for name, value in self.parameters.items() if name not in {*_DEFAULTS, *_ALWAYS}}
        return Address(self.parameters, register, _shown(given, register))


def _refuse_unknown(pairs: Sequence[str]) -> None:
    """Raise LKE194 naming the parameters libpq does not know; never a piece of a password that an @ or / broke up."""
    known = {option.keyword.decode() for option in Conninfo.get_defaults()} | {"ssl"}
    unknown = tuple(sorted({name for name, _, _ in (pair.partition("=") for pair in pairs) if name not in known}))
    if unknown and not any("@" in pair for pair in pairs) and all(_NAME.fullmatch(name) for name in unknown):
        raise StoreError("LKE194", found=unknown)


def _shown(given: Mapping[str, str], register: str | None) -> str:
    user = quote(given["user"], "") + "@" if "user" in given else ""
    hosts, ports = given.get("host", "").split(","), given.get("port", "").split(",")
    ports = ports * len(hosts) if len(ports) == 1 else ports
    servers = ",".join(
        (f"[{host}]" if ":" in host else quote(host, "")) + (f":{port}" if port else "")
        for host, port in zip(hosts, ports, strict=False)
    )
    more = {name: value for name, value in sorted(given.items()) if name not in {*_IN_FRONT, *_SECRET}}
    if register is not None:
        more[_OWN] = register
    query = "&".join(f"{name}={quote(value, '/')}" for name, value in more.items())
    return f"{SCHEME}://{user}{servers}/{quote(given.get('dbname', ''), '')}" + (f"?{query}" if query else "")
