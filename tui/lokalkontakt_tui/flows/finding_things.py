"""Find anything, and get help."""

from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.palette import PaletteDialog
from lokalkontakt_tui.dialogs.reader import ReaderDialog
from lokalkontakt_tui.models import help as help_model
from lokalkontakt_tui.models.reading import N_

HELP_WIDTH = 74
_IN_A_DIALOG = (
    N_("Tab goes to the next field, Shift+Tab back. Enter goes on, Ctrl+S is the main button."),
    N_("Esc goes back without changing anything."),
    N_("Days can be written as 1/4, 1.4.2020, tomorrow or fri."),
)


async def find(app: DeskApp, _rest: str) -> None:
    """Open the palette and do what is chosen."""
    action = await app.push_screen_wait(PaletteDialog())
    if action is not None:
        app.act(action)


async def help(app: DeskApp, _rest: str) -> None:  # noqa: A001 - the action's name
    """Show the help of the screen that is seen."""
    screen = app.screen
    sentences = getattr(screen, "SENTENCES", ()) or _IN_A_DIALOG
    keys = screen.keys() if hasattr(screen, "keys") else ()
    page = help_model.page(app.words, sentences, keys, HELP_WIDTH)
    await app.push_screen_wait(ReaderDialog(app.words("Help"), page))
