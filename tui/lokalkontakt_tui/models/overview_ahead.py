"""What is ahead, in the second column of the overview: the next meeting, and the survey rounds that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokalkontakt_core.coordination.meetings import OWN, next_meeting
from lokalkontakt_tui.models.charts import bar
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.meetings import when
from lokalkontakt_tui.models.page import Item, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

if TYPE_CHECKING:  # most registers have no round when the first screen is painted
    from collections.abc import Iterable, Iterator

    from lokalkontakt_core.surveys.wave_status import WaveStatus

BAR = 16
"""How long the bar of a round is, in cells."""


def meeting_section(reading: Reading) -> Section:
    """Give the next meeting, with what is still to be done for it, or that none is planned."""
    words = reading.words
    meeting = next_meeting(reading.register, reading.day)
    if meeting is None:
        none = line((words("None is planned."), "muted"))
        return Section(words("Next meeting"), (Item(none, "place:meetings"),))
    action = f"meeting:{meeting.id}"
    called = reading.count("{count} is called", "{count} are called", len(meeting.attendance))
    note = f"{meeting.name} · {called}" if meeting.called is not None else meeting.name
    items = [
        Item(line(when(reading, meeting)), action),
        Item(line((note, "muted"), practice(meeting, words)), action),
    ]
    if meeting.type not in OWN:
        return Section(words("Next meeting"), tuple(items))
    if meeting.called is None:
        items.append(
            Item(line(("▲ ", "warning"), words("The meeting is not called yet")), f"call_meeting:{meeting.id}")
        )
    elif not meeting.agenda:
        items.append(Item(line(("▲ ", "warning"), words("The agenda is empty")), action))
    return Section(words("Next meeting"), tuple(items))


def round_sections(reading: Reading, rounds: Iterable[WaveStatus]) -> Iterator[Section]:
    """Give a section for each open round: how many have answered, where that is told, and until when it is open."""
    words = reading.words
    for status in rounds:
        wave = status.wave
        action = f"wave:{wave.id}"
        items = [Item(line(wave.name), action)]
        if status.share is not None and status.submitted is not None:
            number = reading.text("{count} of {total}", count=status.submitted, total=status.invited)
            items.append(Item(line(*bar(status.share, BAR), f"  {number}"), action))
        if wave.closes is not None:
            closes = words("Open until {day}", day=reading.long_day(wave.closes))
            items.append(Item(line((closes, "muted")), action))
        yield Section(words("Survey round"), tuple(items))
