"""References between records: every id named in a record must be the id of a record there is.

The exception are fields marked `MAY_BE_GONE`: a notice that was delivered stays when its cause is undone.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from attrs import fields, frozen, has

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.base import Record, Ref


class _Holder(Protocol):
    def at(self, ref: Ref) -> Record | None: ...

    def __iter__(self) -> Iterator[Record]: ...


@frozen
class Reference:
    """One mention of a record in another: where it stands, and what it points to."""

    holder: Ref
    field: str
    target: Ref


_NO_REFERENCE = frozenset({"id", "source", "source_key", "ext"})

_PLANS: dict[type, tuple[tuple[str, str | None], ...]] = {}


def _plan(record_type: type) -> tuple[tuple[str, str | None], ...]:
    """Give the fields that can hold references: name, and the kind referred to (None for a nested value)."""
    if record_type in _PLANS:
        return _PLANS[record_type]
    plan: list[tuple[str, str | None]] = []
    for attribute in fields(record_type):
        kind = attribute.metadata.get("refers_to")
        if kind is not None:
            plan.append((attribute.name, kind))
        elif attribute.name not in _NO_REFERENCE and not attribute.metadata.get("may_be_gone"):
            plan.append((attribute.name, None))
    return _PLANS.setdefault(record_type, tuple(plan))


def _targets(value: Any, path: str) -> Iterator[tuple[str, Ref]]:
    if isinstance(value, Ref):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _targets(item, f"{path}[{index}]")
    elif has(type(value)):
        for name, kind in _plan(type(value)):
            inner = getattr(value, name)
            where = f"{path}.{name}" if path else name
            if kind is None:
                yield from _targets(inner, where)
            else:
                ids = inner if isinstance(inner, tuple) else (inner,)
                yield from ((where, Ref(kind, one)) for one in ids if one is not None)


def references(record: Record) -> Iterator[Reference]:
    """Give every mention of another record in a record."""
    for path, target in _targets(record, ""):
        yield Reference(record.ref, path, target)


def dangling(register: _Holder) -> Iterator[Reference]:
    """Give every mention in the register that points to nothing."""
    for record in register:
        yield from (reference for reference in references(record) if register.at(reference.target) is None)


def refuse_dangling(register: _Holder, change: ChangeSet) -> None:
    """Refuse a change after which something would point to nothing.

    Raises:
        RefusedError: LKE203, naming the first record, its field and what it misses.
    """
    removed = {edit.ref for edit in change.edits if edit.after is None}
    written = [edit.after for edit in change.edits if edit.after is not None]
    for record in register if removed else written:
        for reference in references(record):
            if register.at(reference.target) is None:
                raise RefusedError(
                    "LKE203", record=str(reference.holder), field=reference.field, target=str(reference.target)
                )
