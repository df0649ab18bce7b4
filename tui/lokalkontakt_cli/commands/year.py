"""`year`: the year wheel, as a list by row and day."""

from lokalkontakt_cli.commands.meeting_plan import known_holidays
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Whole, listing
from lokalkontakt_cli.parts import argument, command
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated, word
from lokalkontakt_core.coordination.year import YearEntry, YearKind, YearState, year_wheel
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.meeting import Meeting

_YEARS = range(1900, 2200)


def _row(session: Session, entry: YearEntry) -> Row:
    names = [session.name(ref) for ref in entry.refs]
    return {
        "kind": entry.kind.value,
        "first": entry.first,
        "last": entry.last,
        "state": entry.state.value,
        "name": session.catalogue.shown(entry.name) if entry.name is not None else ", ".join(names),
        "ids": [str(ref) for ref in entry.refs],
    }


@command("Meetings, survey rounds, hand-overs, pilots and closed days. Without YEAR: the year of today.")
@argument("year", "YEAR", type=Whole(), required=False)
@listing
@pass_session
def show_year(session: Session, *, year: int | None, on: str | None, form: Format) -> None:
    """Show the year wheel."""
    opened = session.reading(on)
    chosen = year if year is not None else opened.day.year
    if chosen not in _YEARS:
        raise UsageError("LKE006", given=str(chosen), options=(f"{_YEARS.start}–{_YEARS.stop - 1}",))
    holidays = known_holidays(session, opened.day.replace(year=chosen, day=1))
    wheel = year_wheel(opened.register, chosen, opened.day, holidays)
    catalogue = session.catalogue
    columns = (
        Column("kind", "Row", word(catalogue, "kind", YearKind)),
        Column("first", "From", dated(catalogue, "first")),
        Column("last", "To", lambda row: catalogue.shown(row["last"]) if row["last"] != row["first"] else ""),
        Column("state", "State", word(catalogue, "state", YearState)),
        Column("name", "What"),
    )
    session.output.listing(form, columns, [_row(session, one) for one in wheel.entries])
    for clash in wheel.clashes:
        told = {"meeting": clash.meeting.ref, "day": clash.meeting.day, "others": clash.alternatives}
        if isinstance(clash.why, Meeting):
            session.say(
                "{meeting} on {day:long} may be at the same time as {other}. Free days near it: {others:long}",
                other=clash.why.ref,
                **told,
            )
        else:
            session.say(
                "{meeting} on {day:long} is on a closed day ({name}). Free days near it: {others:long}",
                name=clash.why.name,
                **told,
            )
