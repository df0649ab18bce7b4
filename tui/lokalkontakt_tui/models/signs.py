"""The sign, the style and the word of every state: shape and word before colour."""

from collections.abc import Mapping

from lokalkontakt_core.coordination.assignments import AssignmentState
from lokalkontakt_core.coordination.coverage import Coverage
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import FICTIONAL, FICTIONAL_SIZE, Record
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Piece
from lokalkontakt_tui.models.reading import N_, Words


@frozen
class Sign:
    """How a state looks.

    Attributes:
        sign: One cell.
        style: The name of its style.
        word: What it is called, in English, to be translated.
    """

    sign: str
    style: str
    word: str

    @property
    def piece(self) -> Piece:
        """The sign in its style."""
        return (self.sign, self.style)


COVERAGE: Mapping[Coverage, Sign] = {
    Coverage.COVERED: Sign("●", "covered", N_("covered")),
    Coverage.HANDOVER: Sign("►", "handover", N_("to be handed over")),
    Coverage.DISPUTED: Sign("?", "disputed", N_("disputed")),
    Coverage.UNCOVERED: Sign("○", "uncovered", N_("without a contact")),
}
ASSIGNMENT: Mapping[AssignmentState, Sign] = {
    AssignmentState.PROPOSED: Sign("◇", "draft", N_("proposed")),
    AssignmentState.UPCOMING: Sign("»", "info", N_("begins later")),
    AssignmentState.ACTIVE: Sign("●", "covered", N_("covered")),
    AssignmentState.VACANT: Sign("○", "uncovered", N_("vacant")),
    AssignmentState.ENDED: Sign("–", "muted", N_("ended")),
}
KIND: Mapping[Kind, Sign] = {
    Kind.HARD: Sign("■", "uncovered", N_("blocks")),
    Kind.WARNING: Sign("▲", "handover", N_("to look at")),
    Kind.INFORMATION: Sign("i", "info", N_("for information")),
}
ACCEPTED = Sign("✓", "covered", N_("accepted"))
DONE, OPEN = Sign("✓", "covered", N_("done")), Sign("○", "muted", N_("not done yet"))


def sign_of(judged: Judged) -> Sign:
    """Give the sign of a finding."""
    return ACCEPTED if judged.acceptance is not None else KIND[judged.kind]


def practice(record: Record | None, words: Words) -> Piece:
    """Give the mark of invented practice data, nothing for real records or where the name says it itself.

    An area that was read from a list is there: of it the mark stands at what was invented, by `practised_size`.
    """
    mark = words(" (practice)")
    fictional = record is not None and record.source == FICTIONAL
    return (mark, "muted") if fictional and mark.strip() not in getattr(record, "name", "") else ("", "")


def partly_practice(record: Record) -> bool:
    """Tell whether a record is real, as an imported area is, and only something in it was invented for practice."""
    return isinstance(record, Area) and (record.source or "").endswith(FICTIONAL_SIZE)


def practised_size(area: Area, words: Words) -> Piece:
    """Give the mark of a size that was invented for practice: no list that is read tells the size of an area."""
    return (words(" (practice)"), "muted") if partly_practice(area) and area.size is not None else ("", "")
