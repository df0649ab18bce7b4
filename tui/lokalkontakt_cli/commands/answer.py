"""`answer CODE`: answer a survey with a code; nothing else of the register is opened or shown."""

import sys

import click

from lokalkontakt_cli.line_interview import LineInterview
from lokalkontakt_cli.parts import argument, command
from lokalkontakt_cli.plain import visible
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_core.respondent_world import respondent_world
from lokalkontakt_core.surveys.answering import Answering


@command(
    "Every answer is kept as you go: leave when you like, and go on later with the same code.",
    "It works line by line, without redrawing, so that screen readers and old consoles can follow.",
)
@argument("code", "CODE")
@pass_session
def answer(session: Session, *, code: str) -> None:
    """Answer a survey."""
    answering = Answering(session.store.responses, respondent_world(session.surroundings.clock))
    respondent = answering.begin(code, language=session.words.language)
    LineInterview(respondent, session.catalogue, session.output.line, _ask).run()


def _ask(prompt: str) -> str | None:
    click.echo(visible(prompt), nl=False)
    line = sys.stdin.readline()
    return line.rstrip("\r\n") if line else None
