"""What the global options lead to: a session, the version, or the full-screen program."""

from typing import TYPE_CHECKING

import click

from lokalkontakt_cli.session import Session
from lokalkontakt_cli.surroundings import CURRENT_FOLDER, NO_REGISTER_THERE, Surroundings
from lokalkontakt_cli.terminals import full_screen_is_possible
from lokalkontakt_cli.words import Words
from lokalkontakt_core import __version__
from lokalkontakt_core.errors import StoreError, UsageError

if TYPE_CHECKING:  # only the full-screen program needs them
    from lokalkontakt_tui.desk import Desk
    from lokalkontakt_tui.opening import Opener

_REGISTERS_IN_IT = "LKE191"


def show_version() -> None:
    """Write the version."""
    click.echo(f"lokalkontakt {__version__}")


def session(surroundings: Surroundings | None, *, words: Words) -> Session:
    """Make the session."""
    return Session(words, surroundings=surroundings or Surroundings())


def demand_terminal(session: Session) -> None:
    """Refuse where the full-screen program cannot be shown.

    Raises:
        UsageError: LKE035.
    """
    if not full_screen_is_possible(session.surroundings.environ):
        raise UsageError("LKE035")


def _has_register(session: Session) -> bool:
    """Tell whether the current folder is a register; one that cannot be opened is one, and is told of."""
    try:
        session.host.open_store(CURRENT_FOLDER)
    except StoreError as problem:
        if problem.code not in {*NO_REGISTER_THERE, _REGISTERS_IN_IT}:
            raise
        return False
    return True


def _wanted(session: Session) -> str | None:
    """Give the register that was named, else the current folder's, else none."""
    if session.named_register is not None:
        return session.named_register
    return CURRENT_FOLDER if _has_register(session) else None


def full_screen(session: Session) -> None:
    """Open the full-screen program on the register that was named, else on the current folder's, else on none.

    Raises:
        UsageError: LKE035 where there is no terminal for it.
    """
    demand_terminal(session)
    from lokalkontakt_tui.starting import run  # noqa: PLC0415 - the only command that needs textual

    run(_wanted(session), language=session.words.language, actor=session.actor, day=session.asked_day)


def desk(session: Session) -> "tuple[Desk, Opener]":
    """Open the same register for a full-screen program that is shown already."""
    from lokalkontakt_tui.opening import desk_on  # noqa: PLC0415 - see above

    return desk_on(
        _wanted(session),
        language=session.words.language,
        actor=session.actor,
        day=session.asked_day,
        host=session.host,
    )
