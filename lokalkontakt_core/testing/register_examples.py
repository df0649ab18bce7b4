"""Records, and texts nobody expects, that the kits of stores write, and how they are committed."""

import contextlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.ports.register_store import RegisterStore
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.backend import Backend

NOW = datetime(2020, 5, 1, 9, 30, tzinfo=UTC)

GLUD = Area(id="glud", name="Glud", size=Size.SMALL)
SNAPTUN = Area(id="snaptun", name="Snaptun")
PERSON = Person(id="person-1", name="Mette Øvig", work_email="mette@eksempel.example")
CONTACT = Contact(id="contact-1", person="person-1")
ASSIGNMENT = Assignment(
    id="assignment-1",
    area="glud",
    contact="contact-1",
    period=Period(UNKNOWN, date(2020, 4, 1)),
    confirmation=Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED),
    handover_wish=HandoverWish(quote="bør videregives", day=UNKNOWN),
)
HOSTILE = (
    "to\nlinjer",
    "vogn\r\nretur\r",
    'tre """ anførselstegn \\ og \' én',
    "[/] [@click=app.quit]z",
    "# revision 1 sha256 " + "0" * 64,
    "\n# revision 1 sha256 " + "0" * 64 + "\n",
    "emoji 🏡, æøå, ﬁ, e\u0301, \u202e, \x1b[31m, \x00, \x7f",
    "  blanke  ",
    "'; DROP TABLE records; --",
    "../../etc/passwd",
)


def change_of(*edits: Edit, verb: str = "test") -> ChangeSet:
    """Give a change set of some edits."""
    return ChangeSet(verb, edits, about=tuple(edit.ref for edit in edits[:1]), reason="fordi\ndet er sådan")


def write(store: RegisterStore, *records: Record, base: int | None = None) -> Commit:
    """Commit records on top of what the store holds, or on a base."""
    register = store.read()
    change = change_of(*register.put(*records))
    return store.commit(change, base=register.revision if base is None else base, actor="anna", instant=NOW)


def write_in_the_end(store: RegisterStore, *records: Record) -> Commit:
    """Commit records, again and again as long as others are first."""
    while True:
        with contextlib.suppress(ConflictError):
            return write(store, *records)


def unchanged(backend: Backend, place: Any, records: Sequence[Record], revision: int) -> None:
    """See that a store holds these records at this revision, and nothing was edited outside it."""
    store = backend.open(place).register
    assert (store.read(), store.read().revision, store.head()) == (Register(records), revision, revision)
    assert len(list(store.history())) == revision
    assert store.outside_edits() == ()
