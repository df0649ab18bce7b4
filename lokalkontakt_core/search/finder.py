"""The finder: keeps an index of a register from one revision to the next, and answers what is typed."""

from collections.abc import Collection, Mapping
from itertools import islice

from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.search.entries import BY_TEXT, READ, Entry, day_of, entry_of
from lokalkontakt_core.search.index import WordIndex
from lokalkontakt_core.search.words import words_of
from lokalkontakt_core.values import frozen

MOST = 8
"""How many hits of each kind are given where nothing else is asked for."""

_FEW = 100
"""Up to how many hits are put in order by themselves; of more, the first are picked from all in order."""

_NAMING = ("area", "person", "department", "cluster")
"""The kinds whose names are read along with other records: a new name is a new text of those."""


@frozen
class Group:
    """The hits of one kind.

    Attributes:
        kind: The kind of record.
        number: How many there are.
        entries: The first of them: those whose name holds the words first, then the newest.
    """

    kind: str
    number: int
    entries: tuple[Entry, ...]


@frozen
class Found:
    """What a search found.

    Attributes:
        words: The folded words that were searched for.
        groups: The hits by kind, in the order of `READ`; kinds without hits are left out.
    """

    words: tuple[str, ...]
    groups: tuple[Group, ...]

    @property
    def number(self) -> int:
        """How many hits there are."""
        return sum(group.number for group in self.groups)


class _Kind:
    """The records of one kind, numbered as they come; a number is not given twice."""

    def __init__(self) -> None:
        self.records: dict[str, Record] = {}
        self.numbers: dict[str, int] = {}
        self.numbered: list[str] = []
        self.texts = WordIndex()
        self.names = WordIndex()
        self._ranked: list[int] | None = None

    def put(self, record: Record, entry: Entry) -> None:
        """Take in a record."""
        number = len(self.numbered)
        self.numbered.append(record.id)
        self.records[record.id], self.numbers[record.id] = record, number
        names, texts = _words(entry)
        self.names.put(number, names)
        self.texts.put(number, (*names, *texts))
        self._ranked = None

    def drop(self, entry: Entry) -> None:
        """Forget a record, which had this entry."""
        number = self.numbers.pop(entry.ref.id)
        del self.records[entry.ref.id]
        names, texts = _words(entry)
        self.names.drop(number, names)
        self.texts.drop(number, (*names, *texts))
        self._ranked = None

    def first(self, hits: set[int], most: int) -> list[Record]:
        """Give the first of the hits: newest first, what has no day by its id."""
        if len(hits) <= _FEW:
            chosen = sorted(hits, key=self._rank)[:most]
        else:
            if self._ranked is None:
                self._ranked = sorted(self.numbers.values(), key=self._rank)
            chosen = list(islice((number for number in self._ranked if number in hits), most))
        return [self.records[self.numbered[number]] for number in chosen]

    def _rank(self, number: int) -> tuple[int, str]:
        record_id = self.numbered[number]
        day = day_of(self.records[record_id])
        return (-day.toordinal() if day is not None else 1, record_id)


class Finder:
    """Searches a register; begins with an empty one."""

    def __init__(self) -> None:
        self._kinds: dict[str, _Kind] = {}
        self._register = Register()
        self._called: dict[Ref, str] = {}

    def read(self, register: Register) -> None:
        """Take in a register: what changed since the last one that was read, or all of it the first time."""
        if register is self._register:
            return
        present: dict[str, dict[str, Record]] = {}
        for record in register:
            if record.kind in READ:
                present.setdefault(record.kind, {})[record.id] = record
        called = {one.ref: name_of(register, one.ref) for kind in _NAMING for one in present.get(kind, {}).values()}
        if any(called.get(ref, name) != name for ref, name in self._called.items()):
            self._kinds = {}  # other records are found by these names too
        for kind in {*self._kinds, *present}:
            self._renew(kind, present.get(kind, {}), register)
        self._register, self._called = register, called

    def find(self, typed: str, *, kinds: Collection[str] | None = None, most: int = MOST) -> Found:
        """Give what holds, for each word typed, a word that begins so: in its name, its text or what it points to.

        Args:
            typed: What is searched for; nothing is found when it holds no letter or digit.
            kinds: Only these kinds of records; all that can be found when left out.
            most: The most hits of each kind that are given.
        """
        words = tuple(dict.fromkeys(words_of(typed)))
        if not words:
            return Found((), ())
        wanted = [kind for kind in READ if kind in self._kinds and (kinds is None or kind in kinds)]
        groups = (self._group(kind, words, most) for kind in wanted)
        return Found(words, tuple(group for group in groups if group.number))

    def _group(self, kind: str, words: tuple[str, ...], most: int) -> Group:
        held = self._kinds[kind]
        hits = held.texts.find(words)
        named = held.names.find(words) if hits else set[int]()
        first = held.first(named, most)
        rest = held.first(hits - named, most - len(first)) if len(first) < most else []
        entries = (entry_of(self._register, record) for record in (*first, *rest))
        return Group(kind, len(hits), tuple(entries))

    def _renew(self, kind: str, present: Mapping[str, Record], register: Register) -> None:
        held = self._kinds.setdefault(kind, _Kind())
        # Records are values, kept from one revision to the next: the same object has not changed.
        old = [one for record_id, one in held.records.items() if present.get(record_id) is not one]
        for record in old:
            held.drop(entry_of(self._register, record))
        for record in present.values():
            if record.id not in held.records:
                held.put(record, entry_of(register, record))


def _words(entry: Entry) -> tuple[list[str], list[str]]:
    """Give the words of an entry's name and those of its text; a name that is a piece of the text is no name."""
    return ([] if entry.ref.kind in BY_TEXT else words_of(entry.name)), words_of(entry.text)
