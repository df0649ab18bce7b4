"""A progress bar on stderr, where a person can see it; to a file or a program nothing is written."""

import os
import sys
from types import TracebackType
from typing import Self

import click

from lokalkontakt_cli.session import Session

_WIDTH = 30
_EVERY = 256
"""How many things go by between two looks at whether the bar has moved, when it is not known how many there are."""


class Bar:
    """Tells how far something has come; used in a `with`, and gone when that is left.

    Args:
        session: The language.
        doing: What is being done, in words.
        total: How many steps there will be, about; None when nobody knows.
    """

    def __init__(self, session: Session, doing: str, total: int | None) -> None:
        self._text = doing
        self._session = session
        self._total = total
        self._done = 0
        self._shown = -1
        self._visible = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        self._show()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._visible:
            click.echo("\r\x1b[K", err=True, nl=False)

    def step(self) -> None:
        """Count one thing."""
        self._done += 1
        if self._visible:
            self._show()

    def _show(self) -> None:
        if self._total is None:
            at = self._done // _EVERY
            after = self._session.words.catalogue.shown(self._done)
        else:
            at = min(100, 100 * self._done // max(1, self._total))
            filled = _WIDTH * at // 100
            after = f"{'█' * filled}{'░' * (_WIDTH - filled)} {at:3} %"
        if self._visible and at != self._shown:
            self._shown = at
            click.echo(f"\r{self._text} {after}\x1b[K", err=True, nl=False)
