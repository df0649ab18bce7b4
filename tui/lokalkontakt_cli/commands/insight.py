"""`person show`, `person export`, `access-log`: what is held on a person, and who has looked; looking is noted."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import evolve

from lokalkontakt_cli.noting import note
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, WriteFormat, data_format, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views import people
from lokalkontakt_core.erasure.export import export_person
from lokalkontakt_core.erasure.viewing import actor_in
from lokalkontakt_core.errors import NotFoundError, RefusedError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.resolve import resolve

_COLUMNS = (
    Column("when", "When"),
    Column("actor", "Who"),
    Column("access", "What"),
    Column("subject", "Person"),
    Column("through", "With"),
)


def actor_of(session: Session, register: Register) -> str:
    """Give who works: the id of the person the login name stands for, else the login name."""
    return actor_in(register, session.actor)


def held_person(session: Session, register: Register, typed: str) -> str:
    """Give the id of somebody in the register, by id or name; of somebody only the history knows, by id."""
    try:
        return resolve(register, Person, typed).id
    except NotFoundError:
        ref = Ref(Person.kind, typed.strip())
        if any(ref in commit.change.touched for commit in session.store.register.history()):
            return ref.id
        raise


@command("That it was shown is noted in the access log.")
@argument("typed", "PERSON")
@listing
@pass_session
def show_person(session: Session, *, typed: str, on: str | None, form: Format) -> None:
    """Show a person, and note it."""
    opened = session.reading(on)
    person = resolve(opened.register, Person, typed, opened.day)
    note(session, opened.register, person.id, "person show")
    session.output.sheet(
        form, people.person_columns(session.catalogue), people.person_row(opened.register, person, opened.day)
    )


@command(
    "Everything is written: the record and its earlier versions, what points to it, every text with the name, address "
    "or number in it, messages, and who has looked. The names of others may stand there too: read it before you hand "
    "it out. It is noted in the access log.",
)
@argument("typed", "PERSON")
@option("--format", "form", type=Choice(WriteFormat), default=WriteFormat.TEXT, help="How to write it")
@pass_session
def export(session: Session, *, typed: str, form: WriteFormat) -> None:
    """Write all that is held on a person."""
    register = session.reading().register
    person = held_person(session, register, typed)
    actor = actor_of(session, register)
    held = export_person(session.store, person, actor=actor, instant=session.surroundings.clock.now())
    if form is WriteFormat.JSON:
        session.output.json(held)
        return
    headings = {
        "person": session.text("The person"),
        "earlier": session.text("Earlier versions"),
        "records": session.text("What points to the person"),
        "texts": session.text("Texts with name, address or number"),
        "uncertain": session.text("Texts with a lone first or last name"),
        "history": session.text("Changes about or by the person"),
        "messages": session.text("Messages"),
        "access": session.text("Who has looked"),
    }
    for key, heading in headings.items():
        parts = held[key] if isinstance(held[key], Sequence) else [held[key]]
        session.output.line(heading.upper())
        for part in parts:
            _write(session, part or {})
        if not any(parts):
            session.output.line(f"  {session.text('Nothing.')}")
        session.output.line()


def _write(session: Session, part: Mapping[str, Any]) -> None:
    shown = [(key, value) for key, value in part.items() if value is not None]
    for number, (key, value) in enumerate(shown):
        session.output.line(f"{'- ' if number == 0 else '  '}{key}: {_told(value)}")


def _told(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_told(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(_told, value))
    return " ".join(str(value).split())


@command("Views and exports of personal data, newest first. What is older than its time goes: lokalkontakt retention.")
@data_format
@pass_session
def access_log(session: Session, *, form: Format) -> None:
    """List who has looked at personal data."""
    if session.store.access is None:
        raise RefusedError("LKE270")
    session.reading()
    rows: list[Row] = [
        {
            "when": entry.instant,
            "actor": entry.actor,
            "access": entry.access.value,
            "subject": entry.subject,
            "through": entry.through,
        }
        for entry in session.store.access.entries()
    ]
    shown = Column("access", "What", lambda row: session.text(f"access.{row['access']}"))
    columns = tuple(shown if column.key == "access" else evolve(column) for column in _COLUMNS)
    session.output.listing(form, columns, rows)
    if not rows:
        session.say("There are none.")
