"""`pilot list|show|add|edit|start|profile|close`: trials of half a year."""

import enum
from collections.abc import Callable
from datetime import date

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.fields import Field, add_command, edit_command, several, split, words
from lokalkontakt_cli.focus import FOCUS, bearing
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import bounds, dated, in_order, listed, marked, names, word
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.pilots import (
    PilotState,
    areas_without_voice,
    contacts_without_profile,
    evaluations_of,
    final_evaluation,
    last_orientation,
    meetings_without_status,
    note_due,
    state_of_pilot,
)
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.pilot import Continuation, LocalActor, Pilot, Profile
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.pilots import add_pilot, close_pilot, edit_pilot, set_profile, start_pilot
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

_ACTOR = Choice(LocalActor)


def _actors(_session: Session, _workspace: Workspace, values: tuple[str, ...]) -> tuple[LocalActor, ...]:
    return tuple(_ACTOR.convert(one, None, None) for one in split(values))


FIELDS = (
    Field("areas", "Where", "AREA", several(Area), {"multiple": True}),
    Field("contacts", "The contacts who take part", "CONTACT", several(Contact), {"multiple": True}),
    Field("actors", "Who plays a central part: school, institution, care_home, association, shop, other", "ACTOR",
          _actors, {"multiple": True}),
    Field("cooperation", "What the areas do together already, for example the school", "TEXT", words,
          {"multiple": True}),
    Field("focus", "Focus areas and aims of the strategy", "TEXT", words, {"multiple": True}),
    Field("note", "A remark"),
)  # fmt: skip


def _row(register: Register, pilot: Pilot, day: date) -> Row:
    return {
        "id": pilot.id,
        "name": pilot.name,
        "state": state_of_pilot(pilot, day).value,
        "areas": names(register, "area", pilot.areas),
        **bounds(pilot.period),
        "continuation": pilot.continuation.value if pilot.continuation is not None else None,
        "source": pilot.source,
    }


def _sheet(register: Register, pilot: Pilot, day: date) -> Row:
    notes = [one for one in evaluations_of(register, pilot.id, EvaluationType.NOTE) if one.day <= day]
    final = final_evaluation(register, pilot.id)
    return {
        **_row(register, pilot, day),
        "contacts": names(register, "contact", pilot.contacts),
        "profiles": [
            {"contact": name_of(register, Ref("contact", one.contact)), "profile": one.profile.value}
            for one in pilot.profiles
        ],
        "contacts_without_profile": names(register, "contact", contacts_without_profile(pilot)),
        "actors": None if pilot.actors is None else [one.value for one in pilot.actors],
        "cooperation": None if pilot.cooperation is None else list(pilot.cooperation),
        "focus": list(pilot.focus),
        "notes": [{"id": one.id, "day": one.day, "text": one.text} for one in notes],
        "note_due": note_due(register, pilot, day),
        "meetings_without_status": [
            {"id": one.id, "day": one.day, "name": one.name} for one in meetings_without_status(register, pilot, day)
        ],
        "last_orientation": last_orientation(register, pilot, day),
        "evaluation": name_of(register, Ref("evaluation", pilot.evaluation)) if pilot.evaluation else None,
        "areas_not_heard": names(register, "area", areas_without_voice(pilot, final)) if final is not None else None,
        "closed": pilot.closed,
        "closed_without": pilot.closed_without,
        "outcome": pilot.outcome,
        "note": pilot.note,
    }


def _columns(catalogue: Catalogue) -> tuple[Column, ...]:
    return (
        Column("name", "Pilot", marked(catalogue)),
        Column("state", "State", word(catalogue, "state", PilotState)),
        Column("areas", "Areas", listed("areas")),
        Column("start", "First day", dated(catalogue, "start")),
        Column("end", "Until", dated(catalogue, "end")),
        Column("continuation", "Afterwards", word(catalogue, "continuation", Continuation)),
    )


def _sheet_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    def profiles(row: Row) -> str:
        return ", ".join(f"{one['contact']} ({catalogue.shown(Profile(one['profile']))})" for one in row["profiles"])

    def each(key: str, members: type[enum.StrEnum]) -> Callable[[Row], str]:
        return lambda row: ", ".join(catalogue.shown(members(one)) for one in row[key] or ())

    def days(key: str) -> Callable[[Row], str]:
        return lambda row: ", ".join(catalogue.shown(one["day"]) for one in row[key])

    return (
        Column("id", "Id"),
        *_columns(catalogue),
        Column("contacts", "Contacts", listed("contacts")),
        Column("profiles", "Profiles", profiles),
        Column("contacts_without_profile", "No profile told of", listed("contacts_without_profile")),
        Column("actors", "Central actors", each("actors", LocalActor)),
        Column("cooperation", "Together already", listed("cooperation")),
        Column("focus", "Strategy", listed("focus")),
        Column("notes", "Notes", days("notes")),
        Column("note_due", "Next note", dated(catalogue, "note_due")),
        Column("meetings_without_status", "No status report for", days("meetings_without_status")),
        Column("last_orientation", "Management told", dated(catalogue, "last_orientation")),
        Column("closed", "Concluded", dated(catalogue, "closed")),
        Column("evaluation", "Evaluation"),
        Column("closed_without", "Closed without an evaluation"),
        Column("outcome", "Outcome"),
        Column("note", "Remark"),
    )


@command()
@FOCUS
@listing
@pass_session
def list_pilots(session: Session, *, focus: str | None, on: str | None, form: Format) -> None:
    """List pilots."""
    opened = session.reading(on)
    shown = bearing(opened, opened.register.all(Pilot), focus)
    rows = in_order(_row(opened.register, one, opened.day) for one in shown)
    session.output.listing(form, _columns(session.catalogue), rows)
    if not rows:
        session.say("There are none.")


@command()
@argument("pilot", "PILOT")
@listing
@pass_session
def show_pilot(session: Session, *, pilot: str, on: str | None, form: Format) -> None:
    """Show one pilot."""
    opened = session.reading(on)
    found = resolve(opened.register, Pilot, pilot, opened.day)
    session.output.sheet(form, _sheet_columns(session.catalogue), _sheet(opened.register, found, opened.day))


add = add_command(add_pilot, FIELDS, "A pilot is proposed until it is started.")
edit = edit_command(edit_pilot, Pilot, "PILOT", FIELDS)


@deed("Without --end it lasts as long as the scheme says: half a year.")
@argument("pilot", "PILOT")
@option("--from", "start", metavar="DAY", help="The first day; today when left out")
@option("--end", metavar="DAY", help="The first day after it")
def start(session: Session, workspace: Workspace, *, pilot: str, start: str | None, end: str | None) -> Deed:
    """Set when a pilot runs."""
    return Deed(start_pilot, pilot=id_of(workspace, Pilot, pilot), start=session.day(start), end=session.day(end))


@deed("The contact comes into the pilot. Without a profile, the one there was is taken away.")
@argument("pilot", "PILOT")
@argument("contact", "CONTACT")
@argument("profile", "PROFILE", type=Choice(Profile), required=False)
def profile(_session: Session, workspace: Workspace, *, pilot: str, contact: str, profile: Profile | None) -> Deed:
    """Say which profile a contact stands for."""
    return Deed(
        set_profile,
        pilot=id_of(workspace, Pilot, pilot),
        contact=id_of(workspace, Contact, contact),
        profile=profile,
    )


@deed(
    "A pilot is closed with its final evaluation, or with a reason why there is none.",
    "Not continuing is a result too.",
)
@argument("pilot", "PILOT")
@option("--continuation", type=Choice(Continuation), help="What comes after it")
@option("--outcome", metavar="TEXT", help="What came of it")
@option("--evaluation", metavar="EVALUATION", help="The final evaluation; its newest one when left out")
@option("--without", metavar="TEXT", help="Why there is no evaluation")
@option("--day", metavar="DAY", help="When; today when left out")
def close(
    session: Session,
    workspace: Workspace,
    *,
    pilot: str,
    continuation: Continuation | None,
    outcome: str | None,
    evaluation: str | None,
    without: str | None,
    day: str | None,
) -> Deed:
    """Close a pilot."""
    return Deed(
        close_pilot,
        pilot=id_of(workspace, Pilot, pilot),
        continuation=continuation,
        outcome=outcome,
        evaluation=id_of(workspace, Evaluation, evaluation),
        without=without,
        day=session.day(day),
    )
