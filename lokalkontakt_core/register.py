"""The register: all records of one municipality at one revision, indexed; a change gives a new register."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.errors import ConflictError, NotFoundError
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme

R = TypeVar("R", bound=Record)
D = TypeVar("D")


class Register:
    """All records at one revision; never changed in place.

    Args:
        records: The records; two of one kind and id are a programming error.
        revision: The revision they stand at; 0 for an empty register.
    """

    def __init__(self, records: Iterable[Record] = (), revision: int = 0) -> None:
        kinds: dict[str, dict[str, Record]] = {}
        for record in records:
            kinds.setdefault(record.kind, {})[record.id] = record
        self._kinds: Mapping[str, Mapping[str, Record]] = kinds
        self.revision = revision
        self._indexes: dict[tuple[str, str], Mapping[str, tuple[Any, ...]]] = {}
        self._derived: dict[Callable[..., Any], tuple[date, Any]] = {}

    @classmethod
    def of_kinds(cls, kinds: Mapping[str, Mapping[str, Record]], revision: int) -> "Register":
        """Give the register of these records.

        Args:
            kinds: The records by kind and id; may fetch those of a kind when that kind is first asked for.
            revision: The revision they stand at.
        """
        register = cls(revision=revision)
        register._kinds = kinds
        return register

    def __iter__(self) -> Any:
        """Iterate over all records."""
        return (record for records in self._kinds.values() for record in records.values())

    def __len__(self) -> int:
        return sum(len(records) for records in self._kinds.values())

    def __eq__(self, other: object) -> bool:
        """Tell whether both hold the same records; the revision does not count."""
        return isinstance(other, Register) and self._filled == other._filled

    __hash__ = None  # type: ignore[assignment]

    @property
    def _filled(self) -> dict[str, Mapping[str, Record]]:
        return {kind: records for kind, records in self._kinds.items() if records}

    @cached_property
    def scheme(self) -> Scheme:
        """The scheme of this register.

        Raises:
            NotFoundError: LKE214 when the register holds none.
        """
        scheme = self.find(Scheme, SCHEME_ID)
        if scheme is None:
            raise NotFoundError("LKE214")
        return scheme

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Give every record of a type, in no promised order."""
        records = self._kinds.get(record_type.kind, {})
        return tuple(records.values())  # type: ignore[arg-type]

    def find(self, record_type: type[R], record_id: str | None) -> R | None:
        """Give the record, or None when there is none of that id (or the id is None)."""
        if record_id is None:
            return None
        return self._kinds.get(record_type.kind, {}).get(record_id)  # type: ignore[return-value]

    def get(self, record_type: type[R], record_id: str) -> R:
        """Give the record.

        Raises:
            NotFoundError: LKE201 with the kind and the id.
        """
        found = self.find(record_type, record_id)
        if found is None:
            raise NotFoundError("LKE201", kind=record_type.kind, id=record_id)
        return found

    def at(self, ref: Ref) -> Record | None:
        """Give what a pointer points to, or None."""
        return self._kinds.get(ref.kind, {}).get(ref.id)

    def by(self, record_type: type[R], field: str) -> Mapping[str, tuple[R, ...]]:
        """Give the records of a type by the value of one of their reference fields.

        A field that holds several ids lists the record under each; None lists it nowhere. Built once, on first use.
        """
        key = (record_type.kind, field)
        if key not in self._indexes:
            index: dict[str, list[R]] = {}
            for record in self.all(record_type):
                value = getattr(record, field)
                for one in value if isinstance(value, tuple) else (value,):
                    if one is not None:
                        index.setdefault(one, []).append(record)
            self._indexes[key] = MappingProxyType({value: tuple(records) for value, records in index.items()})
        return self._indexes[key]

    def derived(self, function: Callable[["Register", date], D], day: date) -> D:
        """Give what a pure function makes of this register on a day; the last day asked for is worked out once."""
        kept = self._derived.get(function)
        if kept is None or kept[0] != day:
            kept = (day, function(self, day))
            self._derived[function] = kept
        result: D = kept[1]
        return result

    def apply(self, change: ChangeSet, *, revision: int | None = None) -> "Register":
        """Give the register after a change.

        Args:
            change: Its before-values must be what this register holds.
            revision: The new revision; unchanged when left out, as for a candidate that is only looked at.

        Raises:
            ConflictError: LKE202 when a record is not what the change was built on.
            RefusedError: LKE203 when a reference would point to nothing.
        """
        kinds = {kind: dict(records) for kind, records in self._kinds.items()}
        for edit in change.edits:
            ref = edit.ref
            if self.at(ref) != edit.before:
                raise ConflictError("LKE202", record=str(ref), before=edit.before, now=self.at(ref))
            records = kinds.setdefault(ref.kind, {})
            if edit.after is None:
                del records[ref.id]
            else:
                records[ref.id] = edit.after
        from lokalkontakt_core.references import refuse_dangling  # noqa: PLC0415 - a register that is only read needs it not

        after = Register.of_kinds(kinds, self.revision if revision is None else revision)
        refuse_dangling(after, change)
        return after

    def put(self, *records: Record) -> tuple[Edit, ...]:
        """Give the edits that write these records; unchanged ones are left out."""
        return tuple(Edit(self.at(record.ref), record) for record in records if self.at(record.ref) != record)

    def remove(self, *records: Record) -> tuple[Edit, ...]:
        """Give the edits that take these records out."""
        return tuple(Edit(self.at(record.ref), None) for record in records)
