"""Questions of imports in rows."""

from collections.abc import Sequence

from lokalkontakt_cli.output import Row
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.register import Register


def question_row(register: Register, question: ImportQuestion) -> Row:
    """Give a question."""
    return {
        "id": question.id,
        "name": name_of(register, question.ref),
        "code": question.code,
        "area_id": question.area,
        "lines": list(question.lines),
        "options": list(question.options),
        "answer": question.answer,
        "answered": question.answered,
        "source": question.source,
    }


def option_words(catalogue: Catalogue, options: Sequence[str]) -> str:
    """Give answers as they are typed, each with its words where the catalogue has some."""
    return ", ".join(
        f"{option} ({words})" if (words := catalogue.find(f"coverage_answer.{option}")) else option
        for option in options
    )
