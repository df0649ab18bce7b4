"""The plugin: the calendar `denmark`; the package `holidays` is imported when a year is asked for, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokalkontakt_core.extension.hooks import hookimpl

if TYPE_CHECKING:  # loaded whenever meetings are shown
    from collections.abc import Sequence

    from lokalkontakt_core.ports.calendar import Calendar

LOKALKONTAKT_API = "1"
REQUIRES = ("holidays",)
EXTRA = "calendar"


@hookimpl
def lokalkontakt_calendars() -> Sequence[Calendar]:
    """Give the calendar."""
    from lokalkontakt_calendar.denmark import Denmark  # noqa: PLC0415 - nothing is imported before it is asked for

    return (Denmark(),)
