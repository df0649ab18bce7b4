"""Refusals and conflicts: what, why, and choices that can be carried out from the very dialog."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.errors import ConflictError, LokalkontaktError
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.refusal import RefusalDialog
from lokalkontakt_tui.models.refusals import choices_for, conflict_page, refusal_page


async def refuse(
    app: DeskApp, error: LokalkontaktError, choices: tuple[tuple[str, str], ...] = (),
    subject: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Show a refusal and do what is chosen.

    Args:
        app: The application.
        error: What was refused.
        choices: Actions and labels of the deed itself.
        subject: The arguments of the use case, to show all conditions of a confirmation.
    """
    reading = app.desk.reading
    offered = (*choices_for(reading, error, subject or {}), *choices)
    title = app.words("That cannot be done yet")
    action = await app.push_screen_wait(RefusalDialog(title, refusal_page(reading, error, subject or {}), offered))
    if action is not None:
        app.act(action)


async def tell_conflict(app: DeskApp, conflict: ConflictError) -> None:
    """Show that somebody else wrote first; nothing was written over, and nothing of one's own is lost without a word."""
    app.renew()
    reading = app.desk.reading
    title = app.words("Somebody else has changed this meanwhile")
    await app.push_screen_wait(RefusalDialog(title, conflict_page(reading, conflict), ()))
    app.renew()
