"""Meetings: the list by month, and what a meeting and the points of its agenda are called."""

from collections.abc import Iterable, Iterator

from lokalkontakt_core.coordination.agenda import heading
from lokalkontakt_core.coordination.meetings import (
    UNWRITTEN,
    UPCOMING,
    MeetingState,
    meetings_in_order,
    state_of_meeting,
)
from lokalkontakt_core.language.dates import month_name, weekday_date
from lokalkontakt_core.language.numbers import NO_BREAK, time_of_day
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.meeting import AgendaItem, Meeting
from lokalkontakt_tui.models.lines import Line, capital, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

SIGNS = {
    MeetingState.PLANNED: ("○", "muted"),
    MeetingState.CALLED: ("»", "info"),
    MeetingState.TODAY: ("»", "primary"),
    MeetingState.RUNNING: ("»", "primary"),
    MeetingState.OVER: ("✓", "muted"),
    MeetingState.UNWRITTEN: ("▲", "warning"),
    MeetingState.DRAFT: ("◇", "draft"),
    MeetingState.FINISHED: ("✓", "covered"),
    MeetingState.CANCELLED: ("–", "muted"),
}
ALL = "all"
"""The filter that shows also what is written up or cancelled."""

_COLUMNS = (Column(least=11), Column(grow=True, least=14), Column(least=8))


def _open(reading: Reading) -> Iterator[Meeting]:
    for meeting in meetings_in_order(reading.register, reading.day):
        if state_of_meeting(meeting, reading.day) in UPCOMING | UNWRITTEN:
            yield meeting


def chips(reading: Reading) -> tuple[tuple[str, Line], ...]:
    """Give the filters: what is yet to be held or written up, and everything."""
    current, every = sum(1 for _ in _open(reading)), len(meetings_in_order(reading.register, reading.day))
    return (
        ("", line(f"{reading.words('Current')} {current}")),
        (ALL, line(f"{reading.words('All')} {every}")),
    )


def listing(reading: Reading, filtered: str) -> Listing:
    """Give the meetings by month."""
    shown: Iterable[Meeting] = meetings_in_order(reading.register, reading.day) if filtered == ALL else _open(reading)
    entries: list[Entry] = []
    month: tuple[int, int] | None = None
    for meeting in shown:
        if (meeting.day.year, meeting.day.month) != month:
            month = (meeting.day.year, meeting.day.month)
            name = f"{month_name(meeting.day.month, reading.language)} {meeting.day.year}"
            entries.append(Heading(capital(name), rule=True, style="subheading"))
        state = state_of_meeting(meeting, reading.day)
        sign, style = SIGNS[state]
        when = weekday_date(meeting.day, reading.language)
        time = f" {time_of_day(meeting.starts, reading.language)}" if meeting.starts else ""
        entries.append(Row(meeting.id, (
            line((f"{sign} ", style), when, (time, "muted")),
            line(meeting.name, practice(meeting, reading.words)),
            line((reading.words.catalogue.shown(state), "muted")),
        )))  # fmt: skip
    empty = (
        line(reading.words("There are no meetings here yet.")),
        line((reading.words("N plans one. S begins a series, for example every second month."), "muted")),
    )
    return Listing(tuple(entries), _COLUMNS, empty=empty)


def title_of(reading: Reading, item: AgendaItem) -> str:
    """Give what a point of the agenda is called."""
    title = heading(item)
    return reading.words.catalogue.message(title, reading.name) if isinstance(title, Message) else title


def minutes_text(reading: Reading, minutes: int | None) -> str:
    """Give the time set aside, nothing when there is none."""
    return f"{reading.words.catalogue.shown(minutes)}{NO_BREAK}min" if minutes is not None else ""


def when(reading: Reading, meeting: Meeting) -> str:
    """Give day and time."""
    day = reading.long_day(meeting.day)
    if meeting.starts is None:
        return day
    length = f", {minutes_text(reading, meeting.minutes)}" if meeting.minutes is not None else ""
    return reading.words("{day} at {time:clock}", day=day, time=meeting.starts) + length
