"""Undo, redo, and take in what was edited by hand; the consequences first."""

from collections.abc import Callable

from lokalkontakt_core.errors import ConflictError, LokalkontaktError
from lokalkontakt_core.preview import Preview
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.flows.refuse import refuse, tell_conflict
from lokalkontakt_tui.models.consequences import Proposed, page
from lokalkontakt_tui.models.history import sentence


async def undo(app: DeskApp, revision: str) -> None:
    """Undo a change, or one's own latest when no revision is named."""
    workspace = app.desk.workspace
    number = int(revision) if revision else None
    if number is None:
        latest = workspace.undoable()
        number = latest.revision if latest is not None else None
    wanted = next((one for one in workspace.history() if one.revision == number), None) if number else None
    said = sentence(app.reading, wanted) if wanted is not None else ""
    words = app.words
    texts = (words("Undo: {change}?", change=said), words("Undo"), words("Undone: {change}", change=said))
    await _take_back(app, lambda: workspace.preview_undo(number), texts, words("Ctrl+Y does it again."))


async def redo(app: DeskApp, _rest: str) -> None:
    """Take one's own latest undo back."""
    workspace, words = app.desk.workspace, app.words
    latest = workspace.redoable()
    said = ""
    if latest is not None:
        first = next((one for one in workspace.history() if one.revision == latest.change.undoes), latest)
        said = sentence(app.reading, first)
    texts = (words("Redo: {change}?", change=said), words("Redo"), words("Done again: {change}", change=said))
    await _take_back(app, workspace.preview_redo, texts, words("Ctrl+Z undoes it."))


async def adopt_outside(app: DeskApp, _rest: str) -> None:
    """Take in what somebody edited in the stored records past the program, as one change."""
    words = app.words
    texts = (words("Take in what was edited"), words("Take in"), words("What was edited is taken in."))
    await _take_back(app, app.desk.workspace.preview_adopt_outside, texts, words("Ctrl+Z undoes it."))


async def _take_back(app: DeskApp, make: Callable[[], Preview], texts: tuple[str, str, str], then: str) -> None:
    """Show what a change would do, and make it after a yes.

    Args:
        app: The application.
        make: Gives the preview.
        texts: The title, the button, and what is said afterwards.
        then: What one can do afterwards.
    """
    while await _taken_back(app, make, texts, then):
        pass


async def _taken_back(app: DeskApp, make: Callable[[], Preview], texts: tuple[str, str, str], then: str) -> bool:
    """Take back, and tell whether it is to be tried again after others have written."""
    try:
        preview = make()
    except LokalkontaktError as error:
        await refuse(app, error)
        return False
    title, button, done = texts
    reading = app.reading
    proposed = Proposed(preview.change, preview.candidate, preview.consequences, reading.day)
    answer = await app.push_screen_wait(ConfirmDialog(title, page(reading, proposed, ()), button, editable=False))
    if answer != "do":
        return False
    try:
        app.desk.workspace.commit(preview)
    except ConflictError as conflict:
        return await tell_conflict(app, conflict)
    except LokalkontaktError as error:
        await refuse(app, error)
        return False
    app.say(done, "good", then)
    return False
