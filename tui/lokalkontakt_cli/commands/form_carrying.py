"""`form import`, `form export`: forms from and for other programs, with a list of what is not carried over."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from lokalkontakt_cli.commands.wave_life import form_text
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.filing import write_file
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import data_format
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.spreadsheets import MOST_BYTES, decoded, read_text, read_workbook, workbook_bytes
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.form_file import load_form, read_form
from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.surveys.engine.rows import Written
from lokalkontakt_core.surveys.interchange.carrying import Carried, carry_over
from lokalkontakt_core.surveys.interchange.languages import CODE
from lokalkontakt_core.surveys.interchange.limesurvey.writing import write_limesurvey
from lokalkontakt_core.surveys.interchange.remarks import Remark, Weight
from lokalkontakt_core.surveys.interchange.surveyjs.reading import read_surveyjs
from lokalkontakt_core.surveys.interchange.surveyjs.writing import write_surveyjs
from lokalkontakt_core.surveys.interchange.xlsform.reading import read_xlsform
from lokalkontakt_core.surveys.interchange.xlsform.writing import write_xlsform

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".md"})
"""The endings of XLSForm."""
_SURVEYJS = ".json"
OTHER_PROGRAMS = SPREADSHEETS | {_SURVEYJS}
"""The endings of forms that are carried over."""
_LIMESURVEY = ".txt"
_MOST_ROWS_SHOWN = 8
_TABLE_NAMED = re.compile(r"_from_file ([^\s/\\]+\.csv)\b|(?:pulldata|instance)\(\s*['\"]([^'\"/\\]+)['\"]")
_COLUMNS = (
    Column("weight", "Kind", lambda row: row["weight_words"]),
    Column("place", "Place"),
    Column("message", "What"),
    Column("remedy", "What you can do"),
    Column("code", "Code"),
)


def _rows_shown(rows: Sequence[int]) -> str:
    shown = ", ".join(map(str, rows[:_MOST_ROWS_SHOWN]))
    return f"{shown} …" if len(rows) > _MOST_ROWS_SHOWN else shown


def place_of(session: Session, remark: Remark) -> str:
    """Give where a remark is about: sheet, rows, column."""
    parts = [remark.sheet]
    if remark.rows:
        parts.append(session.text("row {rows}", rows=_rows_shown(remark.rows)))
    parts.append(remark.column)
    return ", ".join(part for part in parts if part)


def remark_row(session: Session, remark: Remark) -> Row:
    """Give a remark as a row of a listing."""
    what, why, remedy = session.catalogue.explain(remark.as_error())
    return {
        "id": f"{remark.code}:{remark.sheet}:{remark.column}:{remark.rows[0] if remark.rows else ''}",
        "name": remark.code,
        "code": remark.code,
        "weight": remark.weight.value,
        "weight_words": session.catalogue.shown(remark.weight),
        "sheet": remark.sheet,
        "rows": list(remark.rows),
        "column": remark.column,
        "place": place_of(session, remark),
        "message": what,
        "why": why,
        "remedy": remedy,
    }


def tell_remarks(session: Session, form: Format, remarks: Sequence[Remark]) -> None:
    """List remarks, the weightiest first."""
    order = list(Weight)
    rows = [remark_row(session, one) for one in sorted(remarks, key=lambda one: order.index(one.weight))]
    if form is not Format.TEXT:
        rows = [{key: value for key, value in row.items() if key != "weight_words"} for row in rows]
    session.output.listing(form, _COLUMNS, rows)


def tables_beside(form: Written, folder: Path) -> Mapping[str, list[dict[str, str]]]:
    """Give the CSV files a form names that lie in the folder."""
    cells = [cell for row in form.rows for cell in row.cells.values()]
    named = {first or f"{second}.csv" for cell in cells for first, second in _TABLE_NAMED.findall(cell)}
    found: dict[str, list[dict[str, str]]] = {}
    for name in sorted(named):
        path = folder / name
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            reader = csv.DictReader(io.StringIO(decoded(path.read_bytes(), name), newline=""))
            found[name] = [{key: value or "" for key, value in row.items() if key} for row in reader]
    return found


def carried_form(path: Path, language: str, types: QuestionTypes) -> Carried:
    """Read a form of another program: SurveyJS by the ending `.json`, else XLSForm.

    Raises:
        UsageError: LKE013, LKE031 or what `read_workbook` raises when the file cannot be read.
    """
    if path.suffix.lower() == _SURVEYJS:
        imported = read_surveyjs(read_text(path), fallback_id=path.stem, language=language)
    else:
        imported = read_xlsform(read_workbook(path), fallback_id=path.stem, language=language, types=types)
    return carry_over(imported, types=types, tables=tables_beside(imported.form, path.parent))


@command(
    "FILE is an XLSForm: .xlsx, .xls, .csv, .tsv, or markdown tables; or a SurveyJS form: .json. Everything that is "
    "not carried over, or is written differently, is listed with its sheet, rows and column.",
    "Ends with 1 when something must be put right before the form can be used; then nothing is written, unless "
    "--keep says so.",
)
@argument("file", "FILE")
@option("--to", metavar="FORM", help="The form file to write; nothing is written when left out")
@option("--form-language", metavar="CODE", default="da", help="The language of texts that name none; da when left out")
@option("--replace", is_flag=True, help="Write over a file that is there")
@option("--keep", is_flag=True, help="Write the file even when the form cannot be used yet")
@data_format
@pass_session
def import_form(
    session: Session, *, file: str, to: str | None, form_language: str, form: Format, replace: bool, keep: bool
) -> ExitCode:
    """Read a form from another program."""
    if not CODE.fullmatch(form_language):
        raise UsageError("LKE006", given=form_language, options=("da", "en", "de"))
    path = Path(file)
    if not path.is_file():
        raise UsageError("LKE013", place=file)
    carried = carried_form(path, form_language, session.host.question_types())
    usable = carried.usable
    if to is not None and (usable or keep):
        write_file(Path(to), carried.text.encode(), replace=replace)
    tell_remarks(session, form, carried.remarks)
    if carried.form is not None:
        count = len(carried.form.questions())
        session.output.say(session.plural("{count} question was read.", "{count} questions were read.", count))
    if to is not None:
        session.say("The form was written to {file}." if usable or keep else "Nothing was written.", file=to)
    return ExitCode.OK if usable else ExitCode.FINDINGS


def _written(target: Path, written: Written, loaded: Form) -> tuple[bytes, tuple[Remark, ...]]:
    """Give the content of a file in the shape its ending asks for, and what is to be said about it."""
    ending = target.suffix.lower()
    if ending == _SURVEYJS:
        document = write_surveyjs(loaded)
        return document.text.encode(), document.remarks
    if ending == _LIMESURVEY:
        structure = write_limesurvey(loaded)
        return structure.text.encode(), structure.remarks
    exported = write_xlsform(written)
    return workbook_bytes(exported.book, ending, target.name), exported.remarks


@command(
    "FORM is a form file, or the name of a form that ships with the program. The ending of --to says what is written: "
    ".xlsx, .csv, .tsv or .md for XLSForm, .txt for LimeSurvey, .json for SurveyJS.",
    "No text of the form can become a formula in the spreadsheet.",
)
@argument("file", "FORM")
@option("--to", metavar="FILE", required=True, help="The file to write")
@option("--replace", is_flag=True, help="Write over a file that is there")
@data_format
@pass_session
def export_form(session: Session, *, file: str, to: str, form: Format, replace: bool) -> ExitCode:
    """Write a form for another program."""
    text = form_text(file)
    written, _ = read_form(text)
    tables = tables_beside(written, Path(file).parent)
    loaded = load_form(text, types=session.host.question_types(), tables=tables)  # an unusable one is refused
    target = Path(to)
    content, remarks = _written(target, written, loaded)
    write_file(target, content, replace=replace)
    tell_remarks(session, form, remarks)
    session.say("The form was written to {file}.", file=to)
    return ExitCode.OK
