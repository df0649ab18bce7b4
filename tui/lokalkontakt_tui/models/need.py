"""The overview of need: which areas need a contact, what they were offered and said."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from lokalkontakt_core.coordination.need import AreaNeed, Need, count_needs, needs
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import Line, Piece, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.no_areas import no_areas
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import practice

_HEADINGS: Mapping[Need, str] = MappingProxyType(
    {
        Need.NEEDED: N_("Need a contact"),
        Need.HANDOVER: N_("To be handed over"),
        Need.PERHAPS: N_("Not clear"),
        Need.MET: N_("Covered"),
        Need.DECLINED: N_("No thanks"),
    }
)
_SIGNS: Mapping[Need, Piece] = MappingProxyType(
    {
        Need.NEEDED: ("○ ", "uncovered"),
        Need.HANDOVER: ("► ", "handover"),
        Need.PERHAPS: ("? ", "disputed"),
        Need.MET: ("● ", "covered"),
        Need.DECLINED: ("– ", "muted"),
    }
)
SILENT = "silent"
"""The filter that shows only who has not answered."""


def _wanted(row: AreaNeed, only: str) -> bool:
    return only in {"", row.need.value} or (only == SILENT and row.answer is None)


def listing(reading: Reading, only: str = "") -> Listing:
    """Give the areas by need."""
    found = needs(reading.register, reading.day)
    columns = (Column(least=14, grow=True), Column(least=6), Column(least=6), Column(least=4, right=True))
    empty = (line(reading.words("There are no areas here.")),) if found else no_areas(reading.words)
    return Listing(AsNeeded(_entries(reading, found, only)), columns, empty=empty)


def _entries(reading: Reading, found: Sequence[AreaNeed], only: str) -> Iterator[Entry]:
    for need, heading in _HEADINGS.items():
        group = [row for row in found if row.need is need and _wanted(row, only)]
        if group:
            yield Heading(reading.words(heading), len(group))
            yield from (_row(reading, row) for row in sorted(group, key=lambda one: danish_key(one.area.name)))


def _row(reading: Reading, row: AreaNeed) -> Row:
    return Row(
        row.area.id,
        (
            line(_SIGNS[row.need], row.area.name, practice(row.area, reading.words)),
            _said(reading, row),
            line((_asked(reading, row), "muted")),
            line((reading.hours(row.minutes), "muted")),
        ),
    )


def _said(reading: Reading, row: AreaNeed) -> Line:
    if row.answer is None:
        return line((reading.words("no answer"), "muted"))
    style = "good" if row.answer.value is AnswerValue.YES else ""
    return line((reading.words.catalogue.shown(row.answer.value), style))


def _asked(reading: Reading, row: AreaNeed) -> str:
    if row.answer is not None:
        return ""
    if row.reminded is not None:
        return reading.words("reminded {day}", day=reading.list_day(row.reminded))
    return reading.words("not offered") if row.offer is None else reading.words("offered")


def chips(reading: Reading) -> tuple[tuple[str, Line], ...]:
    """Give the filters over the list."""
    found = needs(reading.register, reading.day)
    silent = sum(row.answer is None for row in found)
    made = [("", line(reading.text("All {count}", count=len(found))))]
    made += [
        (need.value, line(f"{_SIGNS[need][0]}{count}"))
        for need in Need
        if (count := sum(row.need is need for row in found))
    ]
    if silent:
        made.append((SILENT, line(reading.text("No answer {count}", count=silent))))
    return tuple(made)


def in_short(reading: Reading) -> str:
    """Give the need in one sentence, with the time it takes."""
    counts = count_needs(needs(reading.register, reading.day))
    number = str(counts.most) if counts.least == counts.most else f"{counts.least}–{counts.most}"
    hours = reading.hours_per_week(counts.minutes)
    return reading.count("{number} area needs a local contact, at most {hours}.",
                         "{number} areas need a local contact, at most {hours}.", counts.most,
                         number=number, hours=hours)  # fmt: skip
