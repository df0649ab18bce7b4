"""`form list`, `form check`: survey forms."""

import enum
from collections.abc import Mapping
from pathlib import Path

from lokalkontakt_cli.commands.form_carrying import tables_beside
from lokalkontakt_cli.commands.wave_life import form_text
from lokalkontakt_cli.documents import read_text
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.filing import write_file
from lokalkontakt_cli.output import Column, Format
from lokalkontakt_cli.parameters import Choice, Whole, data_format
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.form_findings import (
    COLUMNS,
    change_lines,
    finding_lines,
    finding_row,
    sarif_log,
    summary_lines,
)
from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form, read_form
from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
from lokalkontakt_core.surveys.lint.checking import Report
from lokalkontakt_core.surveys.lint.checking import check_form as check_text
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.fixing import apply_fixes
from lokalkontakt_core.surveys.lint.subject import Settings
from lokalkontakt_schemas.forms import shipped_forms


@command()
@data_format
@pass_session
def list_forms(session: Session, *, form: Format) -> None:
    """List the forms that ship with the program."""
    rows = []
    for shipped in shipped_forms():
        loaded = load_form(shipped.text)
        rows.append(
            {
                "id": shipped.name,
                "name": loaded.title.in_language(session.words.language, loaded.default_language),
                "version": loaded.version,
                "languages": list(loaded.languages),
                "questions": sum(1 for _ in loaded.questions()),
            }
        )
    columns = (
        Column("id", "Form"),
        Column("name", "Title"),
        Column("version", "Version"),
        Column("languages", "Languages", lambda row: ", ".join(row["languages"])),
        Column("questions", "Questions", right=True),
    )
    session.output.listing(form, columns, rows)


class CheckFormat(enum.StrEnum):
    """How the findings about a form are written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"
    SARIF = "sarif"


@command(
    "Everything that is found is told at once, each with its place, what it means and what one can do. Ends with 1 "
    "when there is an error or a warning; advice does not count.",
    "An exception is written into the file with its reason: # allow SF121: the answers stay here.",
    "--fix changes only what makes no difference to the form, and shows each change.",
)
@argument("file", "FILE")
@option("--fix", is_flag=True, help="Put right what can be put right for certain")
@option("--anonymous", is_flag=True, help="The answers must not be traceable to a person")
@option("--respondents", type=Whole(1), default=30, metavar="NUMBER", help="Anonymous: how many are expected to answer")
@option("--group", type=Whole(1), default=5, metavar="NUMBER", help="Anonymous: the least answers in a group; 5")
@option("--format", "form", type=Choice(CheckFormat), default=CheckFormat.TEXT, help="How to write it")
@pass_session
def check_form(
    session: Session, *, file: str, fix: bool, anonymous: bool, respondents: int, group: int, form: CheckFormat
) -> ExitCode:
    """Check a form file."""
    settings = Settings(anonymous=anonymous, respondents=respondents, group=group)
    types = session.host.question_types()
    text = _fixed(session, file, settings, types) if fix else form_text(file)
    report = check_text(text, settings, types=types, tables=_tables(text, file))
    _tell(session, report, text, file, form)
    weighty = any(finding.severity is not Severity.INFORMATION for finding in report.findings)
    return ExitCode.FINDINGS if weighty else ExitCode.OK


def _tables(text: str, file: str) -> Mapping[str, list[dict[str, str]]]:
    """Give the CSV files a form names that lie beside it; a form that cannot be read names none."""
    try:
        written, _ = read_form(text)
    except FormError:
        return {}
    return tables_beside(written, Path(file).parent)


def _fixed(session: Session, file: str, settings: Settings, types: QuestionTypes) -> str:
    """Put a form file right, show what was changed, and give its text.

    Raises:
        UsageError: LKE013 when there is no such file, LKE031 when it cannot be read.
    """
    before = read_text(file)
    text, changes = apply_fixes(before, settings, types=types, tables=_tables(before, file))
    if changes:
        write_file(Path(file).resolve(), text.encode("utf-8"), replace=True)
    for change in changes:
        for line in change_lines(session, change):
            session.output.say(line)
    name = Path(file).name
    session.output.say(
        session.plural(
            "{count} change was made in {name}.", "{count} changes were made in {name}.", len(changes), name=name
        )
    )
    return text


def _tell(session: Session, report: Report, text: str, file: str, form: CheckFormat) -> None:
    name = Path(file).name
    if form is CheckFormat.SARIF:
        session.output.json(sarif_log(session, report, text, file))
    elif form is CheckFormat.TEXT:
        for finding in report.findings:
            for line in finding_lines(session, finding, name):
                session.output.line(line)
    else:
        rows = [finding_row(session, finding) for finding in report.findings]
        session.output.listing(Format(form.value), COLUMNS, rows)
    advice = sum(finding.severity is Severity.INFORMATION for finding in report.findings)
    problems = len(report.findings) - advice
    session.output.say(session.plural("{count} problem in {name}.", "{count} problems in {name}.", problems, name=name))
    if advice:
        session.output.say(session.plural("{count} piece of advice.", "{count} pieces of advice.", advice))
    for line in summary_lines(session, report):
        session.output.say(line)
