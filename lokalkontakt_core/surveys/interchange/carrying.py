"""Carry a form over from a workbook: read it, write it as a form file, and check that as every form is checked."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.interchange.form_text import write_form
from lokalkontakt_core.surveys.interchange.remarks import Remark, Weight
from lokalkontakt_core.surveys.interchange.sheets import Workbook
from lokalkontakt_core.surveys.interchange.xlsform.reading import Imported, read_xlsform

Tables = Mapping[str, Iterable[Mapping[str, str]]]


@frozen
class Carried:
    """A form that was carried over.

    Attributes:
        text: The form file.
        form: The form, None when something keeps it from being used.
        remarks: What is to be said: problems of the form, what was lost, what was changed.
    """

    text: str
    form: Form | None
    remarks: tuple[Remark, ...]

    @property
    def usable(self) -> bool:
        """Whether nothing must be put right first."""
        return self.form is not None and all(one.weight is not Weight.ERROR for one in self.remarks)


def carry_over(imported: Imported, *, types: QuestionTypes = STANDARD, tables: Tables | None = None) -> Carried:
    """Write what was read as a form file and check it.

    Args:
        imported: What was read.
        types: The question types that may be used.
        tables: Rows of the CSV files the form names, by file name.
    """
    text = write_form(imported.form)
    form: Form | None = None
    problems: tuple[Remark, ...] = ()
    try:
        form = load_form(text, types=types, tables=tables)
        compile_form(form, types)
    except FormError as error:
        found = [one for one in error.details or (error,) if isinstance(one, FormError)]
        problems = tuple(imported.origins.remark(one) for one in found)
        form = None
    return Carried(text, form, (*problems, *imported.remarks))


def from_xlsform(
    book: Workbook,
    *,
    fallback_id: str = "form",
    language: str = "da",
    types: QuestionTypes = STANDARD,
    tables: Tables | None = None,
) -> Carried:
    """Carry an XLSForm over; the arguments are those of `read_xlsform` and `carry_over`.

    Raises:
        FormError: SF220 when there is no survey sheet, SF269 when it has no column for types or names.
    """
    imported = read_xlsform(book, fallback_id=fallback_id, language=language, types=types)
    return carry_over(imported, types=types, tables=tables)
