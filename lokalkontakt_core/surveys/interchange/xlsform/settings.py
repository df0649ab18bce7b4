"""The settings sheet: what the form is called, its version, and the language of what has no other."""

from attrs import Factory, frozen

from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight
from lokalkontakt_core.surveys.interchange.sheets import Sheet
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
    for written, cell in zip(headings, cells, strict=False):
        value, key = with_plain_blanks(cell), setting_key(written)
        if not value or not key:
            continue
        language = _title_language(written)
        if language is not None:
            settings.titles[language] = value
            settings.headings.setdefault(TITLE, written.strip())
            continue
        if key not in CARRIED:
            remarks.add("SF203", Weight.LOST, sheet=sheet.name, row=number, column=written.strip(), value=value)
            continue
        if key in settings.values:
            other = settings.headings[key]
            remarks.add("SF213", Weight.LOST, sheet=sheet.name, row=number, column=written.strip(), other=other)
            continue
        settings.values[key] = with_straight_quotes(value) if key == "instance_name" else value
        settings.headings[key] = written.strip()
    return settings
