"""Refusals and conflicts: what, why, and choices that can be carried out from the very dialog."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.errors import ConflictError, LokalkontaktError
from lokalkontakt_tui.actions import flow_of
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.refusal import RefusalDialog
from lokalkontakt_tui.models.refusals import choices_for, conflict_page, refusal_page


async def refuse(
    app: DeskApp,
    error: LokalkontaktError,
    choices: tuple[tuple[str, str], ...] = (),
    subject: Mapping[str, Any] | None = None,
) -> bool:
    """Show a refusal, do what is chosen, and tell whether it is worth trying the first thing again.

    Args:
        app: The application.
        error: What was refused.
        choices: Actions and labels that are done instead of the first thing.
        subject: The arguments of the use case, to show all conditions of a confirmation.
    """
    reading = app.desk.reading
    helping = choices_for(reading, error, subject or {})
    page = refusal_page(reading, error, subject or {})
    dialog = RefusalDialog(app.words("That cannot be done yet"), page, (*helping, *choices))
    action = await app.push_screen_wait(dialog)
    if action is None:
        return False
    verb, _, rest = action.partition(":")
    before = app.desk.stamp
    await flow_of(verb)(app, rest)
    return action in dict(helping) and app.desk.stamp != before


async def tell_conflict(app: DeskApp, conflict: ConflictError) -> None:
    """Show that somebody else wrote first: nothing was written over."""
    app.renew()
    reading = app.desk.reading
    title = app.words("Somebody else has changed this meanwhile")
    await app.push_screen_wait(RefusalDialog(title, conflict_page(reading, conflict), ()))
    app.renew()
