"""`knowledge list|show|balance`: what was told, who waits for an answer, what goes which way."""

from collections.abc import Iterable

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.focus import FOCUS, bearing
from lokalkontakt_cli.output import Format
from lokalkontakt_cli.parameters import Choice, Whole, listing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.knowledge import (
    balance_columns,
    balance_row,
    knowledge_row,
    list_columns,
    sheet_columns,
)
from lokalkontakt_cli.views.values import in_order
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.knowledge import (
    balance_of,
    kept_private,
    known_on,
    last_contact,
    quiet_areas,
    to_be_passed_on,
    unanswered,
)
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.knowledge import Direction, Knowledge
from lokalkontakt_core.search.finder import Finder
from lokalkontakt_core.services.resolve import resolve


def _among(items: list[Knowledge], wanted: Iterable[str]) -> list[Knowledge]:
    ids = set(wanted)
    return [one for one in items if one.id in ids]


@command()
@option("--area", metavar="AREA", help="Only of this area")
@option("--direction", type=Choice(Direction), help="Which way it goes")
@FOCUS
@option("--unanswered", "days", type=Whole(), metavar="DAYS", help="Only what has waited for an answer so many days")
@option("--to-pass-on", "waiting", is_flag=True, help="Only what waits to be passed on")
@option("--private", "private", type=Whole(), metavar="DAYS", help="Only private notes older than so many days")
@option("--search", "typed", metavar="TEXT", help="Only what holds these words")
@listing
@pass_session
def list_knowledge(
    session: Session,
    *,
    area: str | None,
    direction: Direction | None,
    focus: str | None,
    days: int | None,
    waiting: bool,
    private: int | None,
    typed: str | None,
    on: str | None,
    form: Format,
) -> ExitCode:
    """List knowledge, the newest first."""
    opened = session.reading(on)
    register, day = opened.register, opened.day
    kept = bearing(opened, known_on(register, day), focus)
    if area is not None:
        place = resolve(register, Area, area, day).id
        kept = [one for one in kept if place in one.areas]
    if direction is not None:
        kept = [one for one in kept if one.direction is direction]
    if days is not None:
        kept = _among(kept, (one.id for one in unanswered(register, day, days)))
    if waiting:
        kept = _among(kept, (one.id for one in to_be_passed_on(register, day)))
    if private is not None:
        kept = _among(kept, (one.id for one in kept_private(register, day, private)))
    if typed is not None:
        finder = Finder()
        finder.read(register)
        groups = finder.find(typed, kinds=(Knowledge.kind,), most=len(known_on(register, day)) or 1).groups
        kept = _among(kept, (entry.ref.id for group in groups for entry in group.entries))
    rows = [knowledge_row(register, one, day) for one in kept]
    session.output.listing(form, list_columns(session.catalogue), rows)
    if not rows:
        session.say("There are none.")
    return ExitCode.OK


@command()
@argument("typed", "KNOWLEDGE")
@listing
@pass_session
def show_knowledge(session: Session, *, typed: str, on: str | None, form: Format) -> None:
    """Show one."""
    opened = session.reading(on)
    item = resolve(opened.register, Knowledge, typed, opened.day)
    session.output.sheet(form, sheet_columns(session.catalogue), knowledge_row(opened.register, item, opened.day))


@command("Quiet is an area with a contact that nobody has been in touch with for long.")
@option("--quiet", "quiet_only", is_flag=True, help="Only the quiet areas")
@option("--weeks", type=Whole(1), metavar="WEEKS", help="Quiet after so many weeks; as the scheme says when left out")
@listing
@pass_session
def balance(session: Session, *, quiet_only: bool, weeks: int | None, on: str | None, form: Format) -> None:
    """Show how much goes each way, area by area, and where it is quiet."""
    opened = session.reading(on)
    register, day = opened.register, opened.day
    quiet = {one.area for one in quiet_areas(register, day, weeks)}
    rows = in_order(
        balance_row(
            area, balance_of(register, area.id, day), last_contact(register, area.id, day), quiet=area.id in quiet
        )
        for area in existing_areas(register, day)
        if area.id in quiet or not quiet_only
    )
    session.output.listing(form, balance_columns(session.catalogue), rows)
    if not rows:
        session.say("There are none.")
