"""The filter by a focus area or aim of the strategy, the same for all that can bear one."""

from collections.abc import Iterable
from typing import TypeVar

from lokalkontakt_cli.looking import Reading
from lokalkontakt_cli.parts import option
from lokalkontakt_core.coordination.strategy import by_theme
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.services.suggest import fold

T = TypeVar("T", Project, Pilot, Knowledge)

FOCUS = option("--focus", "focus", metavar="TEXT", help="Only what bears this focus area or aim of the strategy")


def bearing(opened: Reading, things: Iterable[T], typed: str | None) -> list[T]:
    """Give the things that bear the focus area or aim that was asked for; all when none was.

    Raises:
        UsageError: LKE764 when there is none of that name, LKE765 when there are none at all.
    """
    if typed is None:
        return list(things)
    # What the scheme no longer names can still be asked for while something bears it.
    known = {fold(one.name): one.name for one in opened.register.derived(by_theme, opened.day)}
    if not known:
        raise UsageError("LKE765", field=FieldName("focus"), name=typed)
    if fold(typed) not in known:
        raise UsageError("LKE764", field=FieldName("focus"), name=typed, options=tuple(known.values()))
    return [one for one in things if known[fold(typed)] in one.focus]
