"""Addresses: the register is ours, the rest is libpq's, and a password is never shown."""

import pytest
from psycopg.conninfo import conninfo_to_dict

from lokalkontakt_core.errors import StoreError
from lokalkontakt_postgres.address import Address

SECRET = "k9q7"  # noqa: S105 - what must not be shown


@pytest.mark.parametrize(
    ("location", "register", "shown"),
    [
        ("//db.kommune.example/kontakt?register=hedensted", "hedensted",
         "postgresql://db.kommune.example/kontakt?register=hedensted"),
        (f"//anna:{SECRET}@db:5433/kontakt", None, "postgresql://anna@db:5433/kontakt"),
        (f"//anna:{SECRET}?{SECRET}@db/kontakt?register=a&sslmode=verify-full", "a",
         "postgresql://anna@db/kontakt?sslmode=verify-full&register=a"),
        (f"//db/kontakt?password={SECRET}&register=a", "a", "postgresql://db/kontakt?register=a"),
        (f"//anna@db/kontakt?register=a&sslpassword={SECRET}&sslkey=/a/b", "a",
         "postgresql://anna@db/kontakt?sslkey=/a/b&register=a"),
        ("//a,b:1/kontakt?target_session_attrs=read-write", None,
         "postgresql://a,b:1/kontakt?target_session_attrs=read-write"),
        ("//[::1]:5432/kontakt", None, "postgresql://[::1]:5432/kontakt"),
        ("//an%40na@db/kon%2Ftakt?register=%C3%A6", "æ", "postgresql://an%40na@db/kon%2Ftakt?register=%C3%A6"),
        ("///kontakt?host=/var/run/postgresql", None, "postgresql://%2Fvar%2Frun%2Fpostgresql/kontakt"),
        ("//", None, "postgresql:///"),
    ],
)  # fmt: skip
def test_an_address_is_read_and_shown_without_secrets(location, register, shown):
    address = Address.parse(location)
    assert (address.register, address.shown) == (register, shown)
    assert SECRET not in repr(address)
    assert (address.parameters.get("password") or address.parameters.get("sslpassword", "")).startswith(
        SECRET if SECRET in location else ""
    )


@pytest.mark.parametrize(
    "location",
    [f"//u:{SECRET}@db/x", f"//u:{SECRET}@a,b:7/x?sslmode=require", "///x?host=/run", "//db:1/a%20b", "//[::1]:7/x"],
)
def test_what_is_shown_opens_the_same_place(location):
    given, shown = Address.parse(location), Address.parse(Address.parse(location).shown.removeprefix("postgresql:"))
    assert dict(shown.parameters) == {name: value for name, value in given.parameters.items() if name != "password"}


@pytest.mark.parametrize(
    "location",
    ["", "db/kontakt", "kontakt", f"//u:a/b?{SECRET}=1@db/x", f"//u:a/b?{SECRET}@db/x",
     f"//u:{SECRET}%zz@db/x", "//db/x?register=",
     "//db/x?register=a&register=b", "//[::1/x", f"//u:a/{SECRET}@db/x",
     f"//u:{SECRET}/b@db/x", f"//u:{SECRET}"],
)  # fmt: skip
def test_an_address_that_cannot_be_read_is_told_without_repeating_it(location):
    with pytest.raises(StoreError) as caught:
        Address.parse(location)
    assert caught.value.code == "LKE176"
    assert (caught.value.__cause__, caught.value.__suppress_context__ or caught.value.__context__ is None) == (
        None,
        True,
    )
    assert SECRET not in str(caught.value)


def test_time_limits_and_names_of_ones_own_come_first():
    parameters = Address.parse("//db/x?connect_timeout=3&application_name=mit&client_encoding=latin1").parameters
    assert (parameters["connect_timeout"], parameters["application_name"]) == ("3", "mit")
    assert parameters["client_encoding"] == "utf8", "every character can be sent"


def test_a_register_of_the_same_database_is_addressed_alike():
    address = Address.parse(f"//u:{SECRET}@db/x?sslmode=require")
    assert address.at("b").shown == "postgresql://u@db/x?sslmode=require&register=b"
    assert address.at("b").parameters == address.parameters
    assert conninfo_to_dict(address.at("b").shown.partition("&")[0])["sslmode"] == "require"


def test_a_parameter_that_is_misspelt_is_named():
    with pytest.raises(StoreError) as caught:
        Address.parse(f"//u:{SECRET}@db/x?sslmode=require&regster=hedensted&ssl_mode=x&regster=b")
    assert (caught.value.code, dict(caught.value.values)) == ("LKE194", {"found": ("regster", "ssl_mode")})


@pytest.mark.parametrize("name", [f"{SECRET}%20", SECRET.upper(), "a%40b"])
def test_what_does_not_look_like_a_parameter_is_not_repeated(name):
    with pytest.raises(StoreError) as caught:
        Address.parse(f"//db/x?{name}=1")
    assert (caught.value.code, dict(caught.value.values)) == ("LKE176", {})
