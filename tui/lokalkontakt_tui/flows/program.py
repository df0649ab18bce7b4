"""What concerns the program itself: colours, language, cursor, the screen as text, leaving."""

from pathlib import Path

from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.theme import CONTRAST, DARK, LIGHT

SHOW_CURSOR, HIDE_CURSOR = "\x1b[?25h", "\x1b[?25l"


async def theme(app: DeskApp, _rest: str) -> None:
    """Change between light and dark."""
    app.theme = LIGHT if app.theme == DARK else DARK


async def contrast(app: DeskApp, _rest: str) -> None:
    """Show everything in black and white."""
    app.theme = CONTRAST


async def language(app: DeskApp, _rest: str) -> None:
    """Change between Danish and English."""
    app.desk.speak("en" if app.words.language == "da" else "da")
    app.renew()


async def cursor(app: DeskApp, _rest: str) -> None:
    """Show the terminal's own cursor on what is active, or hide it again."""
    app.cursor_shown = not app.cursor_shown
    driver = app._driver  # noqa: SLF001 - Textual hides the cursor and has no way to show it
    if driver is not None:
        driver.write(SHOW_CURSOR if app.cursor_shown else HIDE_CURSOR)
    shown, hidden = app.words("The terminal's cursor is shown."), app.words("The terminal's cursor is hidden.")
    app.say(shown if app.cursor_shown else hidden, "info")


def screen_text(app: DeskApp) -> str:
    """Give what is seen as lines of text."""
    strips = app.screen._compositor.render_strips(app.screen.size)  # noqa: SLF001 - the only way to what is seen
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


def _written(text: str) -> str:
    """Write a text into a new file in the folder one stands in, and give its name."""
    place, number = Path("lokalkontakt.txt"), 1
    while place.exists():
        number += 1
        place = Path(f"lokalkontakt-{number}.txt")
    place.write_text(text, encoding="utf-8")
    return str(place)


async def save_text(app: DeskApp, _rest: str) -> None:
    """Write the screen as text into the folder one stands in."""
    try:
        place = _written(screen_text(app))
    except OSError as problem:
        app.say(app.words("The file could not be written: {problem}.", problem=problem.strerror or ""), "error")
        return
    app.say(app.words("The screen is saved in {place}.", place=place))


async def leave(app: DeskApp, _rest: str) -> None:
    """Close the program; everything is saved already."""
    app.exit()
