"""The year wheel as lines of text: a row for each kind of thing, a column for each month."""

from collections.abc import Iterator, Sequence
from datetime import date

from lokalkontakt_core.coordination.year import YearEntry, YearKind, YearState, YearWheel
from lokalkontakt_core.language.dates import month_name
from lokalkontakt_core.periods import Month
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_tui.models.lines import Line, cells, fit, joined, line
from lokalkontakt_tui.models.meeting_page import clash_section
from lokalkontakt_tui.models.meetings import when
from lokalkontakt_tui.models.page import Button, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading

MARKS = {YearState.DONE: "✓", YearState.NEXT: "»", YearState.COMING: "○", YearState.CANCELLED: "–"}
STYLES = {
    YearState.DONE: "covered",
    YearState.NEXT: "bold",
    YearState.COMING: "",
    YearState.CANCELLED: "muted",
}
SPANS = frozenset({YearKind.WAVE, YearKind.PILOT, YearKind.CLOSED})
"""What is drawn as a bar, because it lasts; the others are marks with the day of the month."""
ALWAYS = frozenset({YearKind.COORDINATION, YearKind.CLOSED})
"""The rows that stand there even when they are empty."""
LABEL = 17
MONTHS_OF_A_YEAR = 12


def months_at(width: int) -> int:
    """Give how many months are seen at a time: all of them, or half the year where there is little room."""
    return MONTHS_OF_A_YEAR if width >= 110 else MONTHS_OF_A_YEAR // 2  # noqa: PLR2004 - a frame of 120 cells with its margins


def page(reading: Reading, wheel: YearWheel, first: int, width: int) -> Page:
    """Give the wheel of a year.

    Args:
        reading: The register as it is read.
        wheel: The year.
        first: The first month to be seen, 1 or 7; all are where there is room.
        width: The cells there are.
    """
    count = months_at(width)
    begin = 1 if count == MONTHS_OF_A_YEAR else first
    room = max(4, (width - LABEL) // count)
    shown = range(begin, begin + count)
    heading = line((" " * LABEL, ""), *((fit_text(_short(reading, month), room), "muted") for month in shown))
    rows = [Item(heading)]
    for kind in YearKind:
        entries = wheel.row(kind)
        if entries or kind in ALWAYS:
            rows.append(Item(_row(reading, wheel, kind, shown, room)))
    words = reading.words
    sections = [Section(None, tuple(rows))]
    sections += [clash_section(reading, clash) for clash in wheel.clashes]
    sections.append(Section(words("Next"), tuple(_next(reading, wheel.next))))
    sections += list(_lists(reading, wheel, shown))
    if not wheel.holidays_known:
        text = words("Holidays are not known: only the days you have closed yourselves are shown.")
        sections.append(Section(None, (Item(line(("i ", "info"), (text, "muted")), indent=2),)))
    turn = (
        Button("year_back", f"← {wheel.year - 1}"),
        Button("year_on", f"{wheel.year + 1} →"),
        Button("close_days:", words("Close days …")),
        Button("open_days:", words("Open days …")),
    )
    sections.append(Section(None, (turn,)))
    return Page(line((words("Year wheel {year:plain}", year=wheel.year), "name")), tuple(sections))


def fit_text(text: str, width: int) -> str:
    """Give a text of exactly this many cells."""
    return "".join(piece for piece, _ in fit(line(text), width))


def _short(reading: Reading, month: int) -> str:
    return month_name(month, reading.language)[:3].lower() if reading.language == "da" else (
        month_name(month, reading.language)[:3]
    )  # fmt: skip


def _row(reading: Reading, wheel: YearWheel, kind: YearKind, shown: range, room: int) -> Line:
    entries = wheel.row(kind)
    label = (fit_text(reading.words.catalogue.shown(kind), LABEL), "")
    if kind in SPANS:
        return line(label, *_bar(wheel, kind, shown, room))
    return line(label, *(piece for month in shown for piece in _marks(entries, month, room)))


def _marks(entries: Sequence[YearEntry], month: int, room: int) -> Iterator[tuple[str, str]]:
    """Give the marks of one month with their days, as many as there is room for."""
    used = 0
    here = [one for one in entries if one.first.month == month]
    for index, one in enumerate(here):
        text = f"{MARKS[one.state]}{one.first.day}" if one.kind is not YearKind.HANDOVER else f"►{one.first.day}"
        last = index == len(here) - 1
        if used + cells(text) + (0 if last else 2) > room - 1:
            yield f"+{len(here) - index}", "muted"
            used += 1 + len(str(len(here) - index))
            break
        yield f"{text} ", STYLES[one.state]
        used += cells(text) + 1
    yield " " * max(0, room - used), ""


def _bar(wheel: YearWheel, kind: YearKind, shown: range, room: int) -> Iterator[tuple[str, str]]:
    """Give a row of bars; a cell is filled when something touches its days."""
    entries, year = wheel.row(kind), wheel.year
    fill, style = ("░", "muted") if kind is YearKind.CLOSED else ("█", "info")
    for month in shown:
        days = Month(year, month).last_day.day
        row = ""
        for cell in range(room):
            start = date(year, month, min(days, cell * days // room + 1))
            end = date(year, month, max(start.day, min(days, (cell + 1) * days // room)))
            row += fill if any(one.touches(start, end) for one in entries) else " "
        yield row, style


def _next(reading: Reading, meeting: Meeting | None) -> Iterator[Item]:
    if meeting is None:
        yield Item(line((reading.words("No meeting is planned."), "warning")))
    else:
        yield Item(line(f"{meeting.name}, {when(reading, meeting)}"), f"meeting:{meeting.id}")


def _lists(reading: Reading, wheel: YearWheel, shown: range) -> Iterator[Section]:
    """Give in words what the bars and hand-overs are, those of the months that are seen."""
    first, last = date(wheel.year, shown[0], 1), Month(wheel.year, shown[-1]).last_day
    for kind in (YearKind.WAVE, YearKind.PILOT, YearKind.HANDOVER, YearKind.CLOSED):
        entries = [one for one in wheel.row(kind) if one.touches(first, last)]
        if entries and kind is YearKind.CLOSED:
            closed = [_words(reading, one) for one in entries]
            yield Section(reading.words.catalogue.shown(kind), (Item(joined(closed, "  ·  ")),))
        elif entries:
            items = tuple(Item(_words(reading, one), _action(one), 2) for one in entries)
            yield Section(reading.words.catalogue.shown(kind), items)


def _words(reading: Reading, entry: YearEntry) -> Line:
    name = reading.words.catalogue.shown(entry.name) if entry.name is not None else (
        reading.words.listed([reading.name(ref) for ref in entry.refs])
    )  # fmt: skip
    day = reading.list_day(entry.first)
    if entry.last != entry.first:
        day = f"{day} – {reading.list_day(entry.last)}"
    return line(name, (f" {day}", "muted"))


def _action(entry: YearEntry) -> str | None:
    ref: Ref | None = entry.refs[0] if entry.refs else None
    return f"{ref.kind}:{ref.id}" if ref is not None and ref.kind in {"wave", "area"} else None
