"""The list of areas: grouped by what needs doing, in Danish order inside."""

from collections.abc import Iterator, Mapping, Sequence

from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.naming import council_names
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.findings import by_subject, count_mark
from lokalkontakt_tui.models.lines import Line, joined, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import COVERAGE, practice

GROUPS: Mapping[Coverage, str] = {
    Coverage.HANDOVER: N_("To be handed over"),
    Coverage.DISPUTED: N_("Disputed"),
    Coverage.UNCOVERED: N_("Without a contact"),
    Coverage.COVERED: N_("Covered"),
}
COLUMNS = (Column(least=14, most=30), Column(grow=True, least=10), Column(least=2, right=True))


def by_coverage(reading: Reading) -> Mapping[Coverage, Sequence[Area]]:
    """Give the areas of the day by how they stand, each group in Danish order."""
    return reading.derived(_by_coverage)


def _by_coverage(reading: Reading) -> Mapping[Coverage, Sequence[Area]]:
    groups: dict[Coverage, list[Area]] = {coverage: [] for coverage in Coverage}
    for area in existing_areas(reading.register, reading.day):
        groups[coverage_of(reading.register, area.id, reading.day)].append(area)
    for areas in groups.values():
        areas.sort(key=lambda area: danish_key(area.name))
    return groups


def contact_line(reading: Reading, area: str) -> Line:
    """Give who covers an area: names with a sign where the state is not the plain one; `–` when nobody does."""
    shown = []
    for assignment in sorted(of_area(reading.register, area), key=lambda one: (one.role is not Role.PRIMARY, one.id)):
        state = state_of(reading.register, assignment, reading.day)
        name = reading.name(Ref("contact", assignment.contact))
        if state is AssignmentState.ACTIVE and assignment.role is Role.PRIMARY:
            unsure = coverage_of(reading.register, area, reading.day) is Coverage.DISPUTED
            shown.append(line(f"{name}?" if unsure else name))
        elif state is AssignmentState.PROPOSED:
            shown.append(line(("◇ ", "draft"), name))
        elif state is AssignmentState.UPCOMING:
            shown.append(line(("» ", "info"), name))
        elif state is AssignmentState.VACANT:
            shown.append(line(("○ ", "uncovered"), (name, "muted")))
    return joined(shown, ", ") if shown else line(("–", "muted"))


def listing(reading: Reading, only: Coverage | None = None) -> Listing:
    """Give the areas of the day, all or those that stand one way."""
    empty = (
        line((reading.words("There are no areas here yet."), "")),
        line((reading.words("Press N to write the first, or read in a list with Ctrl+P."), "muted")),
    )
    return Listing(AsNeeded(_entries(reading, only)), COLUMNS, empty=empty)


def _entries(reading: Reading, only: Coverage | None) -> Iterator[Entry]:
    found = by_subject(reading.judged, Area.kind)
    for coverage, areas in by_coverage(reading).items():
        if areas and only in {None, coverage}:
            yield Heading(reading.words(GROUPS[coverage]), len(areas))
            yield from (_row(reading, area, coverage, found.get(area.id, ())) for area in areas)


def _row(reading: Reading, area: Area, coverage: Coverage, judged: Sequence[Judged]) -> Row:
    sign = COVERAGE[coverage]
    name = line((f"{sign.sign} ", sign.style), area.name, practice(area, reading.words))
    councils = " ".join((*council_names(reading.register, area.id), *area.villages))
    return Row(area.id, (name, contact_line(reading, area.id), count_mark(judged)), find=councils)


def chips(reading: Reading) -> tuple[tuple[str, Line], ...]:
    """Give the filters over the list: all, and each way an area can stand, with their numbers."""
    groups = by_coverage(reading)
    total = sum(len(areas) for areas in groups.values())
    made = [("", line(reading.text("All {count}", count=total)))]
    for coverage, areas in groups.items():
        sign = COVERAGE[coverage]
        made.append((coverage.value, line((sign.sign, sign.style), f" {len(areas)}")))
    return tuple(made)
