"""`form list`, `form check`: survey forms."""

from pathlib import Path

from lokalkontakt_cli.commands.wave_life import form_text
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.output import Column, Format
from lokalkontakt_cli.parameters import data_format
from lokalkontakt_cli.parts import argument, command
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.program import compile_form
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


@command("Everything that is wrong is told at once, each with its place. Ends with 1 when there is something.")
@argument("file", "FILE")
@data_format
@pass_session
def check_form(session: Session, *, file: str, form: Format) -> ExitCode:
    """Check a form file."""
    problems: tuple[object, ...] = ()
    try:
        compile_form(load_form(form_text(file)))
    except FormError as problem:
        problems = problem.details or (problem,)
    rows = [_problem_row(session, one) for one in problems if isinstance(one, FormError)]
    columns = (
        Column("code", "Code"),
        Column("path", "Place"),
        Column("line", "Line", right=True),
        Column("message", "Problem"),
        Column("remedy", "What you can do"),
    )
    session.output.listing(form, columns, rows)
    session.output.say(
        session.plural("{count} problem in {name}.", "{count} problems in {name}.", len(rows), name=Path(file).name)
    )
    return ExitCode.FINDINGS if rows else ExitCode.OK


def _problem_row(session: Session, problem: FormError) -> dict[str, object]:
    what, why, remedy = session.catalogue.explain(problem)
    return {
        "id": f"{problem.code}:{problem.values.get('path', '')}",
        "name": problem.code,
        "code": problem.code,
        "path": problem.values.get("path"),
        "line": problem.values.get("line"),
        "column": problem.values.get("column"),
        "message": what,
        "why": why,
        "remedy": remedy,
    }
