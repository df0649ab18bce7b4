"""The folder: what each file is called and where it lies; and the rule that an id used as a name is a safe one."""

import re
from collections.abc import Iterator
from pathlib import Path

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.values import frozen

SUFFIX = ".toml"
SCHEMAS = "schemas"

_SAFE = re.compile(r"[a-z0-9][a-z0-9-]{0,149}")
# Windows keeps these names for devices, with any ending.
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


def safe_name(name: str) -> str:
    """Give an id back that can be a file name on every system.

    Raises:
        StoreError: LKE134 when it holds anything but a-z, 0-9 and hyphens, or is a name Windows keeps for itself.
    """
    if not _SAFE.fullmatch(name) or _DEVICES.fullmatch(name):
        raise StoreError("LKE134", id=name)
    return name


def is_strange(name: str) -> bool:
    """Tell whether a file in a folder of ours has a name we would not give: `glud (1).toml`, `GLUD.toml`."""
    return name.endswith(SUFFIX) and not name.startswith(".") and not _SAFE.fullmatch(name.removesuffix(SUFFIX))


@frozen
class Layout:
    """The names in one register's folder.

    Attributes:
        root: The folder.
    """

    root: Path

    @property
    def register(self) -> Path:
        """Format and id of the register; its presence makes the folder a register."""
        return self.root / "register.toml"

    @property
    def head(self) -> Path:
        """The last settled revision and the digest over its records."""
        return self.root / "head.toml"

    @property
    def records(self) -> Path:
        """One folder a kind, one file a record."""
        return self.root / "records"

    @property
    def history(self) -> Path:
        """One folder a year, one file a change set."""
        return self.root / "history"

    @property
    def responses(self) -> Path:
        """One folder a wave."""
        return self.root / "responses"

    @property
    def deliveries(self) -> Path:
        """One file a delivery."""
        return self.root / "deliveries"

    @property
    def access(self) -> Path:
        """One folder a month, one file an entry of the access log."""
        return self.root / "access"

    @property
    def secrets(self) -> Path:
        """The keys of open waves; never in git."""
        return self.root / "secrets"

    @property
    def redaction(self) -> Path:
        """What is being taken out of all files; there from before the first is touched until the last is done."""
        return self.secrets / "redaction.toml"

    @property
    def temporary(self) -> Path:
        """Files being written; whatever lies here while nobody writes is left over from a crash."""
        return self.root / "tmp"

    @property
    def lock(self) -> Path:
        """The file that writers lock."""
        return self.root / "lock"

    def record(self, ref: Ref) -> Path:
        """Give the file of a record; StoreError LKE134 when its id is no safe name."""
        return self.records / ref.kind / f"{safe_name(ref.id)}{SUFFIX}"

    def schema(self, name: str) -> Path:
        """Give the JSON Schema of a record kind or of another file of ours."""
        return self.root / SCHEMAS / f"{name}.schema.json"

    def wave(self, wave: str) -> Path:
        """Give the folder of a wave; StoreError LKE134 when its id is no safe name."""
        return self.responses / safe_name(wave)

    def key(self, wave: str) -> Path:
        """Give the file that holds the key of an open wave."""
        return self.secrets / f"{safe_name(wave)}.key"

    def place(self, path: Path) -> str:
        """Give a path as it is named in messages: from the folder on, with slashes."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def folders(self) -> Iterator[Path]:
        """Give the folders a new register begins with."""
        yield from (self.records, self.history, self.responses, self.deliveries, self.secrets, self.temporary)
        yield self.root / SCHEMAS
