"""Make new registers, the example, an empty one, or one to read a list into, and read the file that holds the list."""

from pathlib import Path
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.examples.hedensted import EXAMPLE, lay_example
from lokalkontakt_core.examples.overlay import demo_events, demo_overlay
from lokalkontakt_core.importing.decoding import decode
from lokalkontakt_core.os_trouble import OsTrouble, os_trouble
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.scheme import create_scheme
from lokalkontakt_core.tables.files import MOST_BYTES
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_tui.opening import Opener


def make_example(opener: Opener, url: str) -> Workspace:
    """Make a new register with the example, its practice data, and half a year of what happened there."""
    store = opener.host.open_store(url, create=True)
    lay_example(store.register)
    workspace = opener.workspace(store)
    workspace.do(demo_overlay)
    workspace.do(demo_events)
    return workspace


def make_empty(opener: Opener, url: str, *, name: str, municipality: str, coordinator: str | None = None) -> Workspace:
    """Make a new register with nothing but its scheme; what would be refused is refused before anything is made."""
    values: dict[str, Any] = {"name": name, "municipality": municipality, "coordinator_name": coordinator}

    def begin(context: Context) -> ChangeSet:
        return create_scheme(context, **values)

    begin(Context(Register(), opener.today, RandomIds()))
    workspace = opener.workspace(opener.host.open_store(url, create=True))
    workspace.do(begin)
    return workspace


def free_place(name: str = EXAMPLE) -> str:
    """Give a folder name beside where one stands that nothing has yet."""
    place, number = Path(name), 1
    while place.exists():
        number += 1
        place = Path(f"{name}-{number}")
    return str(place)


def file_name(file: str) -> str:
    """Give the name of a file without its folders."""
    return Path(file).name


def read_bytes(file: str) -> bytes:
    """Read a file that holds a list or tables.

    Raises:
        UsageError: LKE013 when there is no such file, LKE031 when it cannot be read.
    """
    try:
        with Path(file).expanduser().open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as problem:
        trouble = os_trouble(problem)
        if trouble is OsTrouble.MISSING:
            raise UsageError("LKE013", place=file) from problem
        raise UsageError("LKE031", place=file, problem=trouble) from problem


def text_of(content: bytes, file: str) -> str:
    """Give the text of a file that holds a list.

    Raises:
        ImportFailedError: It is no text, or too large.
    """
    return decode(content, name=Path(file).name).text
