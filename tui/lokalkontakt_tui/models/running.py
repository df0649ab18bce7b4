"""A meeting that is run: the agenda with where one is, the point one is at, and the time it has left."""

from collections.abc import Iterator

from lokalkontakt_core.coordination.agenda import RULE
from lokalkontakt_core.coordination.meetings import MeetingState, state_of_meeting
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import AgendaItem, Meeting, Presence
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Listing, Row
from lokalkontakt_tui.models.meeting_page import action_line, actions_section
from lokalkontakt_tui.models.meetings import minutes_text, title_of, when
from lokalkontakt_tui.models.page import Button, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading

_COLUMNS = (Column(least=4), Column(grow=True, least=12), Column(least=6, right=True))


def first_open(meeting: Meeting) -> int:
    """Give the number of the first point the meeting has not been through, counted from 1; else the first."""
    return next((number for number, item in enumerate(meeting.agenda, start=1) if not item.done), 1)


def is_over(reading: Reading, meeting: Meeting) -> bool:
    """Tell whether nothing can be written in a meeting any more: its minutes are final, or it was cancelled."""
    return state_of_meeting(meeting, reading.day) in {MeetingState.FINISHED, MeetingState.CANCELLED}


def both_notes(known: str, stored: str, typed: str) -> str:
    """Give the note of a point after typing: what somebody else wrote there meanwhile stays, above what was typed.

    Args:
        known: The note when typing began.
        stored: The note as the register has it now.
        typed: What stands in the field.
    """
    if stored in {known, typed.strip()}:
        return typed
    return f"{stored}\n\n{typed}" if typed.strip() else stored


def title(reading: Reading, meeting: Meeting) -> tuple[Line, ...]:
    """Give the name of the meeting and when it is, on two lines."""
    return line((meeting.name, "name")), line((when(reading, meeting), "muted"))


def points(reading: Reading, meeting: Meeting, now: int) -> Listing:
    """Give the agenda: ✓ been through, » now, ○ to come."""
    rows = []
    for number, item in enumerate(meeting.agenda, start=1):
        sign = ("»", "primary") if number == now else ("✓", "good") if item.done else ("○", "muted")
        cells = (
            line(sign, f" {number:>2}"),
            line(title_of(reading, item)),
            line((minutes_text(reading, item.minutes), "muted")),
        )
        under = _under(reading, item)
        rows.append(Row(str(number), cells, (line(("     ", ""), (under, "muted")),) if under else ()))
    empty = (line(reading.words("No points yet.")),)
    return Listing(tuple(rows), _COLUMNS, gap=1, empty=empty)


def _under(reading: Reading, item: AgendaItem) -> str:
    """Give a few words under a point: who wants it, or how many things it is about."""
    if item.proposed_by is not None:
        return reading.name(Ref("person", item.proposed_by))
    if item.about and item.about[0].kind != "area":
        return reading.count("{count} thing", "{count} things", len(item.about))
    return ""


def point_line(reading: Reading, meeting: Meeting, now: int, spent: int) -> Line:
    """Give the point one is at with the time that is left.

    Args:
        reading: The register as it is read.
        meeting: The meeting.
        now: The point, counted from 1.
        spent: The whole minutes since one came to it.
    """
    words = reading.words
    if not meeting.agenda:
        return line((words("No points yet."), "muted"))
    item = meeting.agenda[now - 1]
    where = words("{number} of {count}", number=now, count=len(meeting.agenda))
    left = ""
    if item.minutes is not None:
        over = spent - item.minutes
        left = words("{count} min over time", count=over) if over > 0 else (
            words("{left} of {total} min left", left=-over, total=item.minutes)
        )  # fmt: skip
    return line(
        (where, "muted"), ("  ", ""), (title_of(reading, item), "name"), (f"   {left}" if left else "", "muted")
    )


def topics(reading: Reading, item: AgendaItem | None) -> Page:
    """Give what a point is about, each thing on a line."""
    if item is None:
        return Page(None, ())
    items = [*_about(reading, item)]
    if item.areas and not any(ref.kind == "area" for ref in item.about):
        names = reading.words.listed([reading.name(Ref("area", area)) for area in item.areas])
        items.append(Item(line((f"{reading.words('Areas')}: {names}", "muted"))))
    return Page(None, (Section(None, tuple(items)),) if items else ())


def _about(reading: Reading, item: AgendaItem) -> Iterator[Item]:
    for ref in item.about:
        record = reading.register.at(ref)
        if isinstance(record, Action):
            yield Item(action_line(reading, record), f"action:{record.id}", 2)
        elif ref.kind == RULE:
            title = reading.words.catalogue.find(f"{ref.id}.title") or ref.id
            yield Item(line(("▲ ", "warning"), title, (f"  {ref.id}", "muted")), "findings:", 2)
        elif ref.kind == "area":
            yield Item(line(("► ", "handover"), reading.name(ref)), f"area:{ref.id}", 2)
        else:
            yield Item(line(("? ", "disputed"), reading.name(ref)), indent=2)


def people(reading: Reading, meeting: Meeting) -> Page:
    """Give who is there, in short."""
    words = reading.words
    if not meeting.attendance:
        items = [Item(line((words("Nobody was called."), "muted")))]
        count = ""
    else:
        came = [one for one in meeting.attendance if one.presence is Presence.PRESENT]
        excused = sum(one.presence is Presence.EXCUSED for one in meeting.attendance)
        silent = sum(one.presence is None for one in meeting.attendance)
        count = words("{count} of {total}", count=len(came), total=len(meeting.attendance))
        names = words.listed([reading.name(Ref("person", one.person)) for one in came])
        items = [Item(line(("✓ ", "good"), names), indent=2)] if names else []
        if excused or silent:
            text = words("{excused} excused, {silent} not said", excused=excused, silent=silent)
            items.append(Item(line((f"– {text}", "muted"))))
    parts: list[Item | tuple[Button, ...]] = [*items]
    if state_of_meeting(meeting, reading.day) is not MeetingState.FINISHED:
        parts.append((Button(f"attendance:{meeting.id}", words("Who came …")),))
    return Page(None, (Section(words("Present"), tuple(parts), count),))


def decided(reading: Reading, meeting: Meeting) -> Page:
    """Give the actions of the meeting."""
    made = tuple(actions_section(reading, meeting))
    if made or state_of_meeting(meeting, reading.day) is MeetingState.FINISHED:
        return Page(None, made)
    hint = Item(line(("+ ", "primary"), (reading.words("F4 adds an action"), "muted")))
    return Page(None, (Section(reading.words("Actions"), (hint,)),))
