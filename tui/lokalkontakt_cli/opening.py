"""What the global options lead to: a session, the version, or the full-screen program."""

import click

from lokalkontakt_cli.session import CURRENT_FOLDER, Session, Surroundings
from lokalkontakt_cli.words import LANGUAGES, Words
from lokalkontakt_core import __version__
from lokalkontakt_core.errors import StoreError, UsageError


def show_version() -> None:
    """Write the version."""
    click.echo(f"lokalkontakt {__version__}")


def session(
    surroundings: Surroundings | None, *, words: Words, register: str | None, language: str | None, actor: str | None
) -> Session:
    """Make the session.

    Raises:
        UsageError: LKE006 when the language is none of ours.
    """
    if language is not None and language not in LANGUAGES:
        raise UsageError("LKE006", given=language, options=LANGUAGES)
    return Session(words, register=register, actor=actor, surroundings=surroundings or Surroundings())


def full_screen(session: Session) -> None:
    """Open the full-screen program on the register that was named, else on the current folder's, else on none."""
    from lokalkontakt_tui.app import run  # noqa: PLC0415 - the only command that needs textual

    register = session.named_register
    if register is None:
        try:
            session.host.open_store(CURRENT_FOLDER)
        except StoreError:
            register = None
        else:
            register = CURRENT_FOLDER
    run(register, language=session.words.language, actor=session.actor, day=None)
