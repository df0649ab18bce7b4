"""Writing something out: a new file is asked for, written, and told of."""

from collections.abc import Callable
from pathlib import Path

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.flows.refuse import refuse
from lokalkontakt_tui.models.forms import Field, Form


def _written(path: Path, write: Callable[[Path], None]) -> Path:
    whole = path.expanduser()
    write(whole)
    return whole


async def write_out(
    app: DeskApp, title: str, place: str, write: Callable[[Path], None], *, intro: str = "", help_: str = ""
) -> None:
    """Ask for a file and write it; one that is there already is never overwritten.

    Args:
        app: The program.
        title: The verb and its thing.
        place: The file that is proposed.
        write: Writes a file that is not there yet; raises `FileExistsError` when it is.
        intro: A few words over the field.
        help_: A few words under it.
    """
    words = app.words
    file = Field("file", words("File"), help_, required=True, value=place)
    filled = await app.push_screen_wait(FormDialog(Form(title, (file,), words("Write it"), intro)))
    if filled is None:
        return
    path = Path(str(filled.values["file"]))
    try:
        path = _written(path, write)
    except FileExistsError:
        app.say(words("There is a file {place} already.", place=str(path)), "error")
    except OSError as problem:
        app.say(words("The file could not be written: {problem}.", problem=problem.strerror or ""), "error")
    except LokalkontaktError as error:
        await refuse(app, error)
    else:
        app.say(words("It is written in {place}.", place=str(path)))
