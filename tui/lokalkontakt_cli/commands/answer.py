"""`answer CODE`: answer a survey with a code; nothing else of the register is opened or shown."""

import sys

import click

from lokalkontakt_cli.line_interview import LineInterview
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.plain import visible
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.terminals import full_screen_is_possible
from lokalkontakt_core.respondent_world import respondent_world
from lokalkontakt_core.surveys.answering import Answering


@command(
    "Every answer is kept as you go: leave when you like, and go on later with the same code.",
    "--plain works line by line, without redrawing, so that screen readers and old consoles can follow.",
)
@argument("code", "CODE")
@option("--plain", is_flag=True, help="Line by line instead of the full screen")
@pass_session
def answer(session: Session, *, code: str, plain: bool) -> None:
    """Answer a survey."""
    clock = session.surroundings.clock
    door = Answering(session.store.responses, respondent_world(clock), session.host.question_types())
    respondent = door.begin(code, language=session.words.language)
    if plain or not full_screen_is_possible(session.surroundings.environ):
        LineInterview(respondent, session.catalogue, session.output.line, _ask).run()
        return
    from lokalkontakt_tui.answering.app import answer as answer_on_full_screen  # noqa: PLC0415 - plain does without

    answer_on_full_screen(respondent, clock, session.host.packages())


def _ask(prompt: str) -> str | None:
    click.echo(visible(prompt), nl=False)
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None
