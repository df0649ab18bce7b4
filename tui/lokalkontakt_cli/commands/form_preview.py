"""`form preview FILE`: answer a form without a round, and see why everything stands as it does."""

import sys

import click

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.form_source import FileSource
from lokalkontakt_cli.line_preview import LinePreview
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.plain import visible
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.terminals import full_screen_is_possible
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.respondent_world import respondent_world
from lokalkontakt_core.surveys.interchange.languages import CODE
from lokalkontakt_tui.models.lines import plain_text
from lokalkontakt_tui.models.trial import LoadedForm, Trial, problem_lines


@command(
    "FILE is a form file, an XLSForm (.xlsx, .xls, .csv, .tsv, .md), a SurveyJS form (.json), or the name of a form "
    "that ships with the program. Nothing is stored.",
    "Beside the questions stands the state of the form: every value, and why a question is hidden. The file is read "
    "anew when it is saved; answers stay by the name of their question.",
    "--plain works line by line; the word inspect tells the state there.",
)
@argument("file", "FILE")
@option("--plain", is_flag=True, help="Line by line instead of the full screen")
@option("--form-language", metavar="CODE", default="da", help="The language of texts that name none; da when left out")
@pass_session
def preview_form(session: Session, *, file: str, plain: bool, form_language: str) -> ExitCode:
    """Try a form out without a round."""
    if not CODE.fullmatch(form_language):
        raise UsageError("LKE006", given=form_language, options=("da", "en", "de"))
    clock, types = session.surroundings.clock, session.host.question_types()
    source = FileSource(session, file, types, form_language)
    world, plugins = respondent_world(clock), session.host.packages()
    trial = Trial(source, types, world, session.words.language, plugins)
    if not plain and full_screen_is_possible(session.surroundings.environ):
        from lokalkontakt_tui.preview.app import preview  # noqa: PLC0415 - plain does without

        preview(trial, clock)
        return ExitCode.OK
    loaded = source.read()
    if loaded.form is None:
        return _tell_problems(session, file, loaded)
    if loaded.remarks:
        session.output.say(
            session.plural(
                "{count} thing is not as in the file: lokalkontakt form import {file}",
                "{count} things are not as in the file: lokalkontakt form import {file}",
                loaded.remarks,
                file=file,
            )
        )
    LinePreview(trial.begin(loaded.form), trial, session.catalogue, session.output.line, _ask).run()
    return ExitCode.OK


def _tell_problems(session: Session, file: str, loaded: LoadedForm) -> ExitCode:
    session.say("The form {file} cannot be used as it stands.", file=file)
    for one in problem_lines(loaded.problems):
        session.output.say(plain_text(one))
    return ExitCode.FINDINGS


def _ask(prompt: str) -> str | None:
    click.echo(visible(prompt), nl=False)
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None
