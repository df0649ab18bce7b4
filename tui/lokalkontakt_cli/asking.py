"""Questions to the person at the keyboard, for the few acts that cannot be taken back."""

import sys

import click

from lokalkontakt_cli.session import Session
from lokalkontakt_core.errors import UsageError

_YES = frozenset({"j", "ja", "y", "yes"})


def agreed(session: Session, *, yes: bool) -> bool:
    """Tell whether the person agrees to what was just said: by `--yes`, else when asked at a terminal.

    Raises:
        UsageError: LKE032 when nobody is there to be asked.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError("LKE032")
    click.echo(session.text("Go on? [y/N] "), err=True, nl=False)
    if sys.stdin.readline().strip().lower() in _YES:
        return True
    session.say("Nothing was done.")
    return False
