"""What an import left open about an area."""

from lokalkontakt_core.coordination.coverage import COVERAGE_QUESTION
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.register import Register


def open_question(register: Register, area: str) -> ImportQuestion | None:
    """Give the open question about whether an area is covered, if there is one."""
    questions = register.by(ImportQuestion, "area").get(area, ())
    return next((one for one in questions if one.code == COVERAGE_QUESTION and one.answer is None), None)
