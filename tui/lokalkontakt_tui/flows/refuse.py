"""Refusals and conflicts: what, why, and choices that can be carried out from the very dialog."""

import enum
from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.errors import ConflictError, LokalkontaktError
from lokalkontakt_tui.actions import flow_of
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.refusal import RefusalDialog
from lokalkontakt_tui.models.refusals import choices_for, conflict_page, refusal_page

_EDIT = "edit"


class Way(enum.Enum):
    """Where a person goes from a refusal.

    Attributes:
        LEFT: Back, with nothing done.
        ELSEWHERE: Something else was done instead.
        AGAIN: What was missing is there now: the first thing is worth trying again.
        EDIT: Back to what was filled in.
    """

    LEFT = enum.auto()
    ELSEWHERE = enum.auto()
    AGAIN = enum.auto()
    EDIT = enum.auto()


async def refuse(
    app: DeskApp,
    error: LokalkontaktError,
    choices: tuple[tuple[str, str], ...] = (),
    subject: Mapping[str, Any] | None = None,
    *,
    editable: bool = False,
) -> Way:
    """Show a refusal, do what is chosen, and tell where the person goes on.

    Args:
        app: The application.
        error: What was refused.
        choices: Actions and labels that are done instead of the first thing.
        subject: The arguments of the use case, to show all conditions of a confirmation.
        editable: True when there is a form to go back to.
    """
    reading = app.desk.reading
    helping = choices_for(reading, error, subject or {})
    page = refusal_page(reading, error, subject or {})
    back = ((_EDIT, app.words("Change what you typed")),) if editable else ()
    dialog = RefusalDialog(app.words("That cannot be done yet"), page, (*helping, *choices, *back))
    action = await app.push_screen_wait(dialog)
    if action is None:
        return Way.LEFT
    if action == _EDIT:
        return Way.EDIT
    verb, _, rest = action.partition(":")
    before = app.desk.stamp
    await flow_of(verb)(app, rest)
    return Way.AGAIN if action in dict(helping) and app.desk.stamp != before else Way.ELSEWHERE


async def tell_conflict(app: DeskApp, conflict: ConflictError) -> bool:
    """Show what somebody else wrote first and what one was to write, and tell whether one goes on with one's own.

    Nothing was written over. Where the use case refuses now there is nothing to go on with.
    """
    app.renew()
    reading, words = app.desk.reading, app.words
    title = words("Somebody else has changed this meanwhile")
    choices = (("mine", words("Go on with mine: show the consequences as they are now")),)
    page = conflict_page(reading, conflict)
    dialog = RefusalDialog(title, page, choices if conflict.values.get("again") is not None else ())
    goes_on = await app.push_screen_wait(dialog) == "mine"
    app.renew()
    return goes_on
