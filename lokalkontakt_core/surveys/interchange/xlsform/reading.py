"""Read an XLSForm workbook: a form as written, what is to be said about it, and where everything came from."""

from difflib import get_close_matches

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.identity import slug
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.engine.rows import Written
from lokalkontakt_core.surveys.interchange.languages import code_of
from lokalkontakt_core.surveys.interchange.remarks import Remark, Remarks, Weight
from lokalkontakt_core.surveys.interchange.sheets import Cells, Sheet, Workbook, column_letters
from lokalkontakt_core.surveys.interchange.xlsform.choices import ChoiceReader
from lokalkontakt_core.surveys.interchange.xlsform.headings import Heading, choice_headings, survey_headings
from lokalkontakt_core.surveys.interchange.xlsform.logic import with_plain_blanks
from lokalkontakt_core.surveys.interchange.xlsform.origins import Origins
from lokalkontakt_core.surveys.interchange.xlsform.settings import Settings, read_settings
from lokalkontakt_core.surveys.interchange.xlsform.survey import SurveyReader
from lokalkontakt_core.surveys.interchange.xlsform.wording import Languages
from lokalkontakt_core.texts import Text

_READ = ("survey", "choices", "settings", "external_choices")


@frozen
class Imported:
    """A form that was read from another system.

    Attributes:
        form: The form as written, for `load_form` by way of its text, or for another writer.
        remarks: Everything to be said, most of it about what was not carried over.
        origins: Where every part came from.
    """

    form: Written
    remarks: tuple[Remark, ...]
    origins: Origins


def _has_types(sheet: Sheet) -> bool:
    headings = next((cells for cells in sheet.rows if any(cells)), ())
    return any(heading.column == "type" for heading in survey_headings(headings))


class _Reader:
    def __init__(self, book: Workbook, types: QuestionTypes, language: str) -> None:
        self.book = book
        self.types = types
        self.remarks = Remarks()
        self.origins = Origins()
        self.assumed = language

    def sheet(self, name: str) -> Sheet | None:
        """Give a sheet by name; a second one of the same name is remarked."""
        found = self.book.named(name)
        for other in found[1:]:
            self.remarks.add("SF223", Weight.LOST, sheet=other.name, other=found[0].name)
        if found:
            self.origins.sheets[name] = found[0].name
        return found[0] if found else None

    def survey(self) -> Sheet:
        found = self.sheet("survey")
        if found is not None:
            return found
        if len(self.book.sheets) == 1 and _has_types(self.book.sheets[0]):  # as pyxform does, whatever its name
            self.origins.sheets["survey"] = self.book.sheets[0].name
            return self.book.sheets[0]
        names = tuple(sheet.name for sheet in self.book.sheets)
        near = get_close_matches("survey", [name.lower() for name in names], 1)
        suggestion = next((name for name in names if near and name.lower() == near[0]), "")
        raise FormError("SF220", found=names or ("–",), suggestion=suggestion or "–")

    def table(self, sheet: Sheet) -> tuple[Cells, list[tuple[int, Cells]]]:
        """Give headings and rows; cells that stand under no heading are remarked."""
        rows = list(sheet.numbered())
        while rows and not any(cell.strip() for cell in rows[0][1]):
            rows.pop(0)
        if not rows:
            return (), []
        headings = tuple(map(with_plain_blanks, rows[0][1]))
        empty = {index for index, cell in enumerate(headings) if not cell.strip()}
        for number, cells in rows[1:]:
            for index, cell in enumerate(cells):
                if cell.strip() and (index >= len(headings) or index in empty):
                    letters = column_letters(index + 1)
                    self.remarks.add("SF217", Weight.LOST, sheet=sheet.name, row=number, column=letters)
        return headings, rows[1:]

    def once(self, headings: tuple[Heading, ...], sheet: str) -> tuple[Heading, ...]:
        """Give the headings without those that mean what another one means already."""
        kept: dict[tuple[str, str], Heading] = {}
        for heading in headings:
            other = kept.setdefault((heading.column, heading.language), heading)
            if other is not heading:
                written = other.written
                self.remarks.add("SF213", Weight.LOST, sheet=sheet, column=heading.written, other=written)
        return tuple(kept.values())

    def lacks(self, headings: tuple[Heading, ...], column: str) -> bool:
        """Tell whether no heading means a column."""
        return all(heading.column != column for heading in headings)

    def told_columns(self, headings: tuple[Heading, ...], sheet: str) -> bool:
        """Tell whether a sheet of options has the columns it needs; those it lacks are remarked."""
        missing = [column for column in ("list_name", "name") if self.lacks(headings, column)]
        for column in missing:
            self.remarks.add("SF269", Weight.ERROR, sheet=sheet, row=1, column=column, suggestion="–")
        return not missing

    def read(self, fallback_id: str) -> Imported:
        survey = self.survey()
        settings = read_settings(self.sheet("settings"), self.remarks)
        self.origins.settings.update(settings.headings)
        languages = Languages(settings.values.get("default_language", ""), self.assumed, self.remarks)
        cells, rows = self.table(survey)
        headings = self.once(survey_headings(cells), survey.name)
        for column in ("type", "name"):
            if cells and self.lacks(headings, column):
                near = get_close_matches(column, [heading.written.lower() for heading in headings], 1)
                raise FormError("SF269", sheet=survey.name, column=column, suggestion="".join(near) or "–")
        options = [
            (sheet, *self.table(sheet)) for sheet in (self.sheet("choices"), self.sheet("external_choices")) if sheet
        ]
        of_options = [(sheet, self.once(choice_headings(top), sheet.name), below) for sheet, top, below in options]
        languages.settle((*headings, *(one for _, found, _ in of_options for one in found)), survey.name)
        reader = SurveyReader(languages, self.origins, self.remarks, self.types)
        reader.read(survey, headings, rows)
        choices = ChoiceReader(languages, self.origins, self.remarks)
        for sheet, found, below in of_options:
            if not below or self.told_columns(found, sheet.name):
                choices.read(sheet, found, below)
        title = self.title(settings, languages.default)
        lists = {name: tuple(found.values()) for name, found in choices.lists.items()}
        texts = (
            title,
            *(text for row in reader.rows for text in row.texts.values()),
            *(choice.label for found in lists.values() for choice in found),
        )
        codes = dict.fromkeys((languages.default, *(code for text in texts for code in text)))
        self.tell_unread(survey)
        values = {**self.settings(settings, fallback_id), "default_language": languages.default}
        form = Written(values, title, tuple(codes), lists, tuple(reader.rows))
        return Imported(form, self.remarks.all(), self.origins)

    def settings(self, settings: Settings, fallback_id: str) -> dict[str, str]:
        values = dict(settings.values)
        if not values.get("form_id"):
            values["form_id"] = slug(fallback_id)
            sheet = self.origins.sheets.get("settings", "settings")
            self.remarks.add("SF221", Weight.CHANGED, sheet=sheet, column="form_id", form_id=values["form_id"])
        order = ("form_id", "version", "default_language", "style", "instance_name")
        return {key: values[key] for key in order if key in values}

    def title(self, settings: Settings, default: str) -> Text:
        wordings = {code_of(written)[0] if written else default: title for written, title in settings.titles.items()}
        return Text(wordings)

    def tell_unread(self, survey: Sheet) -> None:
        for sheet in self.book.sheets:
            if sheet is not survey and sheet.name.strip().lower() not in _READ and any(map(any, sheet.rows)):
                self.remarks.add("SF204", Weight.LOST, sheet=sheet.name, count=len(sheet.rows))


def read_xlsform(
    book: Workbook, *, fallback_id: str = "form", language: str = "da", types: QuestionTypes = STANDARD
) -> Imported:
    """Read an XLSForm.

    What the form file has no place for is remarked with sheet, rows and column; nothing is dropped in silence.

    Args:
        book: The sheets.
        fallback_id: The form's id when the settings name none, the file's name as a rule.
        language: The code of the language of texts that name none.
        types: The question types that may be used.

    Raises:
        FormError: SF220 when there is no survey sheet, SF269 when it has no column for types or names.
    """
    return _Reader(book, types, language).read(fallback_id)
