"""The settings sheet: what the form is called, its version, and the language of what has no other."""

from attrs import Factory, frozen

from lokalkontakt_core.surveys.interchange.languages import code_of
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.sheets import Sheet, column_letters
from lokalkontakt_core.surveys.interchange.xlsform.headings import setting_key
from lokalkontakt_core.surveys.interchange.xlsform.logic import with_plain_blanks, with_straight_quotes

CARRIED = ("form_id", "version", "default_language", "style", "instance_name")
TITLE = "form_title"


@frozen
class Settings:
    """The settings as written, and under which headings they stood.

    Attributes:
        values: Setting to its cell.
        titles: Language as written to the title in it; '' for the one without a language.
        headings: Setting to its heading.
    """

    values: dict[str, str] = Factory(dict)
    titles: dict[str, str] = Factory(dict)
    headings: dict[str, str] = Factory(dict)


@frozen
class _Cell:
    sheet: str
    row: int
    heading: str
    value: str

    def tell(self, remarks: Remarks, code: str, weight: Weight, **values: str) -> None:
        remarks.add(code, weight, sheet=self.sheet, row=self.row, column=self.heading, **values)


def _title_language(written: str) -> str | None:
    """Give the language of a title as written, '' for the one without; None when the heading is no title's.

    XLSForm has one title only; ours has further ones under `form_title_en`, which other programs pass over.
    """
    base, _, language = (part.strip() for part in written.partition("::"))
    key = setting_key(base)
    if key.startswith(f"{TITLE}_"):
        return written.strip()[len(TITLE) + 1 :]
    return language if key == TITLE else None


def read_settings(sheet: Sheet | None, remarks: Remarks) -> Settings:
    """Read the settings; those that mean nothing here are remarked."""
    settings = Settings()
    if sheet is None:
        return settings
    rows = [(number, cells) for number, cells in sheet.numbered() if any(cell.strip() for cell in cells)]
    if len(rows) <= 1:
        return settings
    (_, headings), (number, cells), *further = rows
    for further_row, _ in further:
        remarks.add("SF219", Weight.LOST, sheet=sheet.name, row=further_row)
    for index, cell in enumerate(cells):
        written = with_plain_blanks(headings[index]) if index < len(headings) else ""
        value = with_plain_blanks(cell)
        if value and not written:
            letters = column_letters(index + 1)
            remarks.add("SF217", Weight.LOST, sheet=sheet.name, row=number, column=letters)
        elif value:
            _setting(settings, _Cell(sheet.name, number, written, value), remarks)
    return settings


def _setting(settings: Settings, cell: _Cell, remarks: Remarks) -> None:
    """Take one setting; the first of two that mean the same counts."""
    key, language = setting_key(cell.heading), _title_language(cell.heading)
    place = f"{TITLE}_{code_of(language)[0]}" if language else TITLE if language is not None else key
    other = settings.headings.get(place)
    if language is None and key not in CARRIED:
        cell.tell(remarks, "SF203", Weight.LOST, value=cell.value)
    elif other is not None:
        cell.tell(remarks, "SF213", Weight.LOST, other=other)
    else:
        straight = with_straight_quotes(cell.value) if key == "instance_name" else cell.value
        if straight != cell.value:
            cell.tell(remarks, "SF210", Weight.CHANGED)
        settings.headings[place] = cell.heading
        if language is None:
            settings.values[key] = straight
        else:
            settings.titles[language] = cell.value
