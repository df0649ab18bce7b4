"""What every record has: an id, a source, and room for the facts of plugins."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import Factory

from lokalkontakt_core.values import frozen

FICTIONAL = "fiktiv"
"""The source of practice data: everything invented carries it and is shown so."""
FICTIONAL_SIZE = f"; størrelse: {FICTIONAL}"
"""What the source of an area ends with when the area is real and its size alone was invented for practice."""


@frozen
class Ref:
    """A pointer to a record.

    Attributes:
        kind: The record kind, for example `area`.
        id: The record's id within its kind.
    """

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


@frozen(kw_only=True)
class Record:
    """One fact sheet of the register, never changed in place.

    Attributes:
        id: Minted once, never changed, never reused.
        source: Where the facts come from, in words; `FICTIONAL` for practice data, None when it was typed in here.
        source_key: The place in an imported document, so that a later import finds its own record again.
        ext: Facts of plugins, by plugin name; kept verbatim when the plugin is absent.
    """

    kind: ClassVar[str]

    id: str
    source: str | None = None
    source_key: str | None = None
    ext: Mapping[str, Mapping[str, Any]] = Factory(dict)

    @property
    def ref(self) -> Ref:
        """The pointer to this record."""
        return Ref(self.kind, self.id)


def refers_to(kind: str) -> dict[str, str]:
    """Give the field metadata that says: this field holds the id (or ids) of a record of that kind."""
    return {"refers_to": kind}


MAY_BE_GONE: dict[str, bool] = {"may_be_gone": True}
"""The field metadata that says: what this field points to may have been taken back since."""
