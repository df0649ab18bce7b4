"""Coverage: which areas have a contact, which are to be handed over, which are disputed, which have none."""

import enum
from collections import Counter
from datetime import date

from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

COVERAGE_QUESTION = "LKI001"
"""The import question that leaves open whether an area is covered at all (O1)."""


class Coverage(enum.StrEnum):
    """How an area stands on a day, in the order of what needs doing."""

    HANDOVER = "handover"
    DISPUTED = "disputed"
    UNCOVERED = "uncovered"
    COVERED = "covered"


def existing_areas(register: Register, day: date) -> tuple[Area, ...]:
    """Give the areas that exist on the day."""
    return tuple(area for area in register.all(Area) if area.ended is None or area.ended > day)


def is_disputed(register: Register, area: str) -> bool:
    """Tell whether an import leaves open if the area is covered, and nobody has answered yet."""
    questions = register.by(ImportQuestion, "area").get(area, ())
    return any(question.code == COVERAGE_QUESTION and question.answer is None for question in questions)


def coverage_of(register: Register, area: str, day: date) -> Coverage:
    """Tell how an area stands: an open question about it comes first, then the wish for a hand-over."""
    if is_disputed(register, area):
        return Coverage.DISPUTED
    active = [held.assignment for held in standing_on(register, day).of_area(area) if held.active and held.primary]
    if not active:
        return Coverage.UNCOVERED
    if any(assignment.handover_wish is not None and assignment.successor is None for assignment in active):
        return Coverage.HANDOVER
    return Coverage.COVERED


@frozen
class CoverageCounts:
    """How many areas stand how.

    Attributes:
        covered: Areas with a contact and no wish for another.
        handover: Areas with a contact and a wish for another.
        disputed: Areas with an open question on whether they are covered.
        uncovered: Areas with nobody.
    """

    covered: int
    handover: int
    disputed: int
    uncovered: int

    @property
    def total(self) -> int:
        """All areas."""
        return self.covered + self.handover + self.disputed + self.uncovered


def count_coverage(register: Register, day: date) -> CoverageCounts:
    """Count the areas of the day by how they stand."""
    counts = Counter(coverage_of(register, area.id, day) for area in existing_areas(register, day))
    return CoverageCounts(
        covered=counts[Coverage.COVERED],
        handover=counts[Coverage.HANDOVER],
        disputed=counts[Coverage.DISPUTED],
        uncovered=counts[Coverage.UNCOVERED],
    )
