"""The register as a file would leave it, and which record a cell means by a name, new ones counted in."""

from collections.abc import Callable
from typing import TypeVar

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.identity import slug
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import stands
from lokalkontakt_core.services.suggest import distance, fold, nearest

R = TypeVar("R", bound=Record)

_MOST_SUGGESTIONS = 25
"""So many unknown names are compared with all there are; a wrong column of a large sheet is not looked through."""
_LETTERS_A_SLIP = 5
"""One slip of the keyboard is thought of for so many letters of a name."""


def _is_slip(typed: str, name: str) -> bool:
    """Tell whether one name may be the other one misspelt: some letters are off, but no digit is."""
    one, other = fold(typed), fold(name)
    if [letter for letter in one if letter.isdigit()] != [letter for letter in other if letter.isdigit()]:
        return False
    most = max(1, len(one) // _LETTERS_A_SLIP)
    return distance(one, other, most) <= most


def _index(index: dict[str, list[str]], key: str, record_id: str) -> None:
    named = index.setdefault(key, [])
    if record_id not in named:
        named.append(record_id)


class Draft:
    """The records as they would be: those of a register, with what a file changes and adds laid over them.

    Args:
        context: The register the file is read into, the day, and where ids come from.

    Attributes:
        made: Records that a cell named and that were made for it, oldest first, each with the name of one made before
            that looks like it.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self._in_area: dict[str, dict[str, None]] = {}
        self.made: list[tuple[Record, str | None]] = []
        self._changed: dict[Ref, Record] = {}
        self._named: dict[str, dict[str, list[str]]] = {}
        self._keyed: dict[str, dict[str, list[str]]] = {}
        self._slugs: dict[str, set[str]] = {}
        self._mailed: dict[str, list[str]] | None = None
        self._near: dict[tuple[str, str], tuple[str, ...]] = {}

    @property
    def register(self) -> Register:
        """The register the file is read into, as it stands."""
        return self.context.register

    def find(self, record_type: type[R], record_id: str | None) -> R | None:
        """Give a record as it would be, None when there is none of this id."""
        if record_id is None:
            return None
        changed = self._changed.get(Ref(record_type.kind, record_id))
        return changed if isinstance(changed, record_type) else self.register.find(record_type, record_id)

    def get(self, record_type: type[R], record_id: str) -> R:
        """Give a record as it would be; a record of this id is known to be there."""
        found = self.find(record_type, record_id)
        return found if found is not None else self.register.get(record_type, record_id)

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Give every record of a type as it would be."""
        kept = [self.get(record_type, record.id) for record in self.register.all(record_type)]
        return (*kept, *(one for one in self.added(record_type)))

    def added(self, record_type: type[R]) -> tuple[R, ...]:
        """Give the records of a type that the file adds."""
        return tuple(
            one for ref, one in self._changed.items() if isinstance(one, record_type) and self.register.at(ref) is None
        )

    def added_to(self, area: str) -> tuple[Assignment, ...]:
        """Give the assignments to an area that the file adds."""
        found = (self.find(Assignment, one) for one in self._in_area.get(area, ()))
        return tuple(one for one in found if one is not None)

    def put(self, record: Record) -> None:
        """Lay a record over the register."""
        self._changed[record.ref] = record
        if record.kind in self._slugs:
            self._slugs[record.kind].add(record.id)
        if record.kind in self._named:
            _index(self._named[record.kind], fold(self.name(record)), record.id)
        if isinstance(record, Assignment) and self.register.at(record.ref) is None:
            self._in_area.setdefault(record.area, {})[record.id] = None
        if isinstance(record, Person) and record.work_email is not None and self._mailed is not None:
            _index(self._mailed, record.work_email.casefold(), record.id)
        if record.kind in self._keyed and record.source_key is not None:
            _index(self._keyed[record.kind], record.source_key, record.id)

    def drop(self, ref: Ref) -> None:
        """Take back what was put of a record that nothing refers to."""
        self._changed.pop(ref, None)

    def holds(self, ref: Ref) -> bool:
        """Tell whether the file says anything about a record."""
        return ref in self._changed

    def edits(self) -> tuple[Edit, ...]:
        """Give what the file changes, in the order it was put."""
        return self.register.put(*self._changed.values())

    def new_slug(self, record_type: type[Record], name: str) -> str:
        """Give the id of a new record that goes by its name."""
        if record_type.kind not in self._slugs:
            self._slugs[record_type.kind] = {one.id for one in self.all(record_type)}
        return slug(name, self._slugs[record_type.kind])

    def name(self, record: Record) -> str:
        """Give what a record is called, as it would be."""
        person = getattr(record, "person", None)
        if isinstance(person, str):
            found = self.find(Person, person)
            return found.name if found is not None else person
        name = getattr(record, "name", None)
        return name if isinstance(name, str) else name_of(self.register, record.ref)

    def by_key(self, record_type: type[R], key: str) -> tuple[R, ...]:
        """Give the records that a row with this key was read into before."""
        if record_type.kind not in self._keyed:
            index: dict[str, list[str]] = {}
            for record in self.all(record_type):
                if record.source_key is not None:
                    _index(index, record.source_key, record.id)
            self._keyed[record_type.kind] = index
        return tuple(self.get(record_type, one) for one in self._keyed[record_type.kind].get(key, ()))

    def by_name(self, record_type: type[R], name: str) -> tuple[R, ...]:
        """Give the records that go by a name or went by it before the file was read, in any case and accents."""
        return tuple(self.get(record_type, one) for one in self._names(record_type).get(fold(name), ()))

    def standing(self, record_type: type[R], name: str) -> tuple[R, ...]:
        """Give those of `by_name` that have not ended."""
        return tuple(one for one in self.by_name(record_type, name) if stands(one, self.context.day))

    def by_email(self, address: str) -> tuple[Person, ...]:
        """Give the persons with this address at work, in any case."""
        if self._mailed is None:
            self._mailed = {}
            for person in self.all(Person):
                if person.work_email is not None:
                    _index(self._mailed, person.work_email.casefold(), person.id)
        return tuple(self.get(Person, one) for one in self._mailed.get(address.casefold(), ()))

    def resolve(self, record_type: type[R], typed: str, make: Callable[[str], R] | None = None) -> R:
        """Give the record that a cell names, by id or by name.

        Args:
            record_type: Which kind.
            typed: The cell.
            make: Makes a record of this name when there is none and none is near.

        Raises:
            NotFoundError: LKE256 when there is none; LKE257 with `suggestion` when there is a near one; LKE639 when
                there is none and too many names are unknown to look for near ones.
            UsageError: LKE258 with `options` when several go by this name.
        """
        by_id = self.find(record_type, typed.strip())
        if by_id is not None:
            return by_id
        found = self.standing(record_type, typed) or self.by_name(record_type, typed)
        if len(found) == 1:
            return found[0]
        kind = record_type.kind
        if found:
            raise UsageError("LKE258", kind=kind, typed=typed, options=tuple(sorted(one.id for one in found)))
        if make is None:
            near = self._near_names(record_type, typed)
            if near is None:
                raise NotFoundError("LKE639", kind=kind, typed=typed)
            if near:
                raise NotFoundError("LKE257", kind=kind, typed=typed, suggestion=near[0], suggestions=near)
            raise NotFoundError("LKE256", kind=kind, typed=typed)
        held = [one for one in self.all(record_type) if _is_slip(typed, self.name(one))]
        for one in held:
            if self.register.at(one.ref) is not None:
                name = self.name(one)
                raise NotFoundError("LKE257", kind=kind, typed=typed, suggestion=name, suggestions=(name,))
        made = make(typed)
        self.put(made)
        self.made.append((made, self.name(held[0]) if held else None))
        return made

    def _near_names(self, record_type: type[Record], typed: str) -> tuple[str, ...] | None:
        """Give the names nearest to one that nothing goes by; None when too many were looked for already."""
        asked = (record_type.kind, typed)
        if asked not in self._near and len(self._near) < _MOST_SUGGESTIONS:
            names = dict.fromkeys(self.name(one) for one in self.all(record_type))
            self._near[asked] = nearest(typed, names)
        return self._near.get(asked)

    def _names(self, record_type: type[Record]) -> dict[str, list[str]]:
        if record_type.kind not in self._named:
            index: dict[str, list[str]] = {}
            for record in self.all(record_type):
                _index(index, fold(self.name(record)), record.id)
            self._named[record_type.kind] = index
        return self._named[record_type.kind]
