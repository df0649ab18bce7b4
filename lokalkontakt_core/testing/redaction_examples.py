"""A person who is all over a register and its answers, and the redaction that removes every trace."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.ports.register_store import RegisterStore
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_core.redaction.targets import Target, TargetKind
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.register_examples import NOW, write
from lokalkontakt_core.testing.response_examples import ticket_of

NAME, FORMER, EMAIL, PHONE = "Tordis Øvlisen", "Tordis Bagger", "tordis@eksempel.example", "75 99 88 77"
PERSON = Person(id="person-1", name=NAME, work_email=EMAIL, private_phone=PHONE, logins=("tov",))
CONTACT = Contact(id="contact-1", person="person-1")
GLUD = Area(id="glud", name="Glud", status_note=f"Ring til {NAME} ({PHONE})", ext={"andet": {"note": [f"se {EMAIL}"]}})
PLACE = Area(id="tordis", name=NAME, villages=(NAME,))
PLACEHOLDER = Person(id="person-1", name="slettet person #1", erased=Erased(day=date(2020, 5, 1)))
REDACTION = Redaction(
    PLACEHOLDER,
    (
        Target(TargetKind.NAME, NAME),
        Target(TargetKind.NAME, FORMER),
        Target(TargetKind.ADDRESS, EMAIL),
        Target(TargetKind.NUMBER, PHONE),
    ),
    logins=("tov",),
    words=("Tordis",),
    decided=("Tordis ved det",),
)
TRACES = tuple(text.encode() for text in (NAME, FORMER, EMAIL, PHONE, "75998877", "Tordis ved"))
TEXT = f"Aftalt med {NAME}s leder"
WITHOUT = f"Aftalt med {PLACEHOLDER.name}s leder"
Stored = Callable[[Any], Iterable[bytes]]


def filled(backend: Backend) -> Any:
    """Make a register whose records and history are full of a person; it stands at revision 4."""
    place = backend.create()
    store = backend.open(place).register
    write(store, evolve(PERSON, name=FORMER), CONTACT, GLUD)
    write(store, PERSON)
    passing = evolve(GLUD, id="passing", name="Gone", status_note=TEXT)
    change = ChangeSet("test", store.read().put(passing), reason=TEXT, source=f"Brev fra {FORMER}")
    store.commit(change, base=2, actor="tov", instant=NOW)
    store.commit(ChangeSet("test", store.read().remove(passing)), base=3, actor="person-1", instant=NOW)
    return place


def redact(store: RegisterStore, *, base: int | None = None) -> Commit:
    """Redact on top of what the store holds, or on a base."""
    return store.redact(REDACTION, base=store.head() if base is None else base, actor="anna", instant=NOW)


def answered(store: Store, setup: WaveSetup) -> None:
    """Open a wave whose form, title, first answer and only draft are full of a person."""
    text = evolve(setup, title=f"Runde ved {NAME}", form_text=f'[form]\ntitle = "{TEXT}"\n')
    store.responses.open_wave(text)
    first, second, third = (ticket_of(store.responses, setup, one) for one in setup.invitations)
    store.responses.submit(first, {"why": TEXT, "who": ["Tordis ved det", {"mail": EMAIL}], "count": 7}, "da")
    store.responses.submit(second, {"why": "Intet", "count": 7}, "da")
    store.responses.save_draft(third, {"why": TEXT})


def traces_in(contents: Iterable[bytes]) -> set[bytes]:
    """Give which traces of the person are left in some bytes."""
    return {trace for content in contents for trace in TRACES if trace in content}
