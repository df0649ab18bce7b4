"""`request list|show|add|edit|extend|close`: who asks about personal data, and until when each is answered."""

from datetime import date

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.fields import Field, edit_command, the
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, word
from lokalkontakt_core.coordination.requests import is_waiting, request_deadline
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.request import Request, RequestOutcome, RequestType
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.requests import add_request, close_request, edit_request, extend_request
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace

FIELDS = (
    Field("type", "What is asked for", settings={"type": Choice(RequestType)}),
    Field("day", "When it was received", "DAY", lambda session, _workspace, value: session.day(value)),
    Field("person", "Whose data it is about", "PERSON", the(Person)),
    Field("area", "The area it came from", "AREA", the(Area)),
    Field("note", "What was asked, in words"),
)


def _row(register: Register, request: Request, day: date) -> Row:
    return {
        "id": request.id,
        "name": name_of(register, request.ref),
        "type": request.type.value,
        "day": request.day,
        "deadline": request_deadline(request),
        "waiting": is_waiting(request, day),
        "person": request.person,
        "area": name_of(register, Ref("area", request.area)) if request.area else None,
        "closed": request.closed,
        "outcome": request.outcome.value if request.outcome else None,
        "note": request.note,
        "extended": request.extended,
        "extension_reason": request.extension_reason,
        "outcome_reason": request.outcome_reason,
    }


def _columns(session: Session) -> tuple[Column, ...]:
    catalogue = session.catalogue
    return (
        Column("deadline", "Answer by", dated(catalogue, "deadline")),
        Column("type", "What", word(catalogue, "type", RequestType)),
        Column("name", "About"),
        Column("day", "Received", dated(catalogue, "day")),
        Column("closed", "Answered", dated(catalogue, "closed")),
        Column("outcome", "Outcome", word(catalogue, "outcome", RequestOutcome)),
        Column("id", "Id"),
    )


@command("What is due first is on top; with --all what is answered comes after.")
@option("--all", "everything", is_flag=True, help="Those that are answered too")
@listing
@pass_session
def list_requests(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
    """List requests about personal data."""
    opened = session.reading(on)
    known = [one for one in opened.register.all(Request) if one.day <= opened.day]
    shown = [one for one in known if everything or is_waiting(one, opened.day)]
    shown.sort(key=lambda one: (not is_waiting(one, opened.day), request_deadline(one), one.id))
    session.output.listing(form, _columns(session), [_row(opened.register, one, opened.day) for one in shown])
    if not shown:
        session.say("There are none.")


@command()
@argument("request", "REQUEST")
@listing
@pass_session
def show_request(session: Session, *, request: str, on: str | None, form: Format) -> None:
    """Show one request."""
    opened = session.reading(on)
    found = resolve(opened.register, Request, request, opened.day)
    catalogue = session.catalogue
    columns = (
        *_columns(session),
        Column("area", "Area"),
        Column("note", "Note"),
        Column("extended", "Extended", dated(catalogue, "extended")),
        Column("extension_reason", "Why it takes longer"),
        Column("outcome_reason", "Why not all of it"),
    )
    session.output.sheet(form, columns, _row(opened.register, found, opened.day))


@deed("It is to be answered within a month. Name the person, or the area when the person is not in the register.")
@argument("kind", "KIND", type=Choice(RequestType))
@option("--person", metavar="PERSON", help="Whose data it is about")
@option("--area", metavar="AREA", help="The area it came from")
@option("--day", metavar="DAY", help="When it was received; today when left out")
@option("--note", metavar="TEXT", help="What was asked, in words")
def add(
    session: Session,
    workspace: Workspace,
    *,
    kind: RequestType,
    person: str | None,
    area: str | None,
    day: str | None,
    note: str | None,
) -> Deed:
    """Note a request."""
    return Deed(
        add_request,
        type=kind,
        person=id_of(workspace, Person, person),
        area=id_of(workspace, Area, area),
        day=session.day(day),
        note=note,
    )


edit = edit_command(edit_request, Request, "REQUEST", FIELDS, named=False)


@deed("The person is to be told within the first month.")
@argument("request", "REQUEST")
@argument("reason", "REASON")
@option("--day", metavar="DAY", help="When the person was told; today when left out")
def extend(session: Session, workspace: Workspace, *, request: str, reason: str, day: str | None) -> Deed:
    """Take two months more, with a reason."""
    return Deed(extend_request, request=id_of(workspace, Request, request), reason=reason, day=session.day(day))


@deed(
    "A copy of all that is held on a person: lokalkontakt person export. Taking a person out for good: "
    "lokalkontakt person erase.",
)
@argument("request", "REQUEST")
@argument("outcome", "OUTCOME", type=Choice(RequestOutcome))
@option("--reason", metavar="TEXT", help="Why it was not met, or not all of it")
@option("--day", metavar="DAY", help="When it was answered; today when left out")
def close(
    session: Session,
    workspace: Workspace,
    *,
    request: str,
    outcome: RequestOutcome,
    reason: str | None,
    day: str | None,
) -> Deed:
    """Note the answer."""
    return Deed(
        close_request,
        request=id_of(workspace, Request, request),
        outcome=outcome,
        reason=reason,
        day=session.day(day),
    )
