"""References between records: every id named in a record must be the id of a record there is.

The exception are fields marked `MAY_BE_GONE`: a notice that was delivered stays when its cause is undone.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Protocol, get_args

from attrs import fields, has

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.values import frozen


class _Holder(Protocol):
    def at(self, ref: Ref) -> Record | None: ...

    def __iter__(self) -> Iterator[Record]: ...


@frozen
class Reference:
    """One mention of a record in another: where it stands, and what it points to."""

    holder: Ref
    field: str
    target: Ref


@frozen
class _Plan:
    """Where a type can mention records.

    Attributes:
        fields: Name, and the kind referred to; None for a value with mentions inside, or a pointer to any kind.
        kinds: The kinds it can mention; None for any.
    """

    fields: tuple[tuple[str, str | None], ...]
    kinds: frozenset[str] | None


_PLANS: dict[type, _Plan] = {}


def _classes_in(hint: Any) -> Iterator[type]:
    """Give the classes a field's value can be made of."""
    if isinstance(hint, type) and has(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes_in(inner)


def _plan(record_type: type) -> _Plan:
    if record_type in _PLANS:
        return _PLANS[record_type]
    places: list[tuple[str, str | None]] = []
    kinds: set[str] | None = set()
    for attribute in fields(record_type):
        kind = attribute.metadata.get("refers_to")
        classes = tuple(_classes_in(attribute.type))
        if kind is not None:
            places.append((attribute.name, kind))
            inside: frozenset[str] | None = frozenset({kind})
        elif attribute.metadata.get("may_be_gone"):
            continue
        elif Ref in classes:
            places.append((attribute.name, None))
            inside = None
        elif any(_plan(one).fields for one in classes):
            places.append((attribute.name, None))
            plans = [_plan(one).kinds for one in classes]
            inside = None if None in plans else frozenset().union(*(one for one in plans if one is not None))
        else:
            continue
        kinds = None if kinds is None or inside is None else kinds | inside
    plan = _Plan(tuple(places), None if kinds is None else frozenset(kinds))
    return _PLANS.setdefault(record_type, plan)


def _targets(value: Any, path: str) -> Iterator[tuple[str, Ref]]:
    if isinstance(value, Ref):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _targets(item, f"{path}[{index}]")
    elif has(type(value)):
        for name, kind in _plan(type(value)).fields:
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


def mentions(records: Iterable[Record], targets: Collection[Ref]) -> Iterator[Reference]:
    """Give every mention of one of the targets in the records; records that cannot mention their kinds are passed."""
    wanted = frozenset(targets)
    kinds = {target.kind for target in wanted}
    for record in records:
        possible = _plan(type(record)).kinds
        if possible is None or possible & kinds:
            yield from (reference for reference in references(record) if reference.target in wanted)


def refuse_dangling(register: _Holder, change: ChangeSet) -> None:
    """Refuse a change after which something would point to nothing.

    Raises:
        RefusedError: LKE203, naming the first record, its field and what it misses.
    """
    removed = {edit.ref for edit in change.edits if edit.after is None}
    written = (edit.after for edit in change.edits if edit.after is not None)
    loose = (one for record in written for one in references(record) if register.at(one.target) is None)
    for reference in (*loose, *(mentions(register, removed) if removed else ())):
        raise RefusedError("LKE203", record=str(reference.holder), field=reference.field, target=str(reference.target))
