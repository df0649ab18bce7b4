"""Open, make and fill registers for the full-screen program; front ends name no store, the host finds it."""

from datetime import date
from pathlib import Path
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.examples.hedensted import EXAMPLE, lay_example
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.importing.decoding import MOST_BYTES, decode
from lokalkontakt_core.ports.clock import Clock, SystemClock
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.scheme import create_scheme
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace


class Opener:
    """Opens registers.

    Args:
        host: The plugins.
        actor: Who works.
        day: The day to read on, None for the register's own.
        clock: The clock; the computer's when left out.
    """

    def __init__(self, host: Host, *, actor: str, day: date | None = None, clock: Clock | None = None) -> None:
        self._host = host
        self._actor = actor
        self._day = day
        self._clock = clock or SystemClock()

    @property
    def today(self) -> date:
        """The day, by the clock."""
        return self._clock.today()

    def open(self, url: str) -> Workspace:
        """Open the register at a URL or path, and finish closings of rounds that were interrupted.

        Raises:
            LokalkontaktError: What host, store or plugin says.
        """
        workspace = self._workspace(self._host.open_store(url))
        WaveDesk(workspace).settle()
        return workspace

    def example(self, url: str) -> Workspace:
        """Make a new register with the example and its practice data."""
        store = self._host.open_store(url, create=True)
        lay_example(store.register)
        workspace = self._workspace(store)
        workspace.do(demo_overlay)
        return workspace

    def empty(self, url: str, *, name: str, municipality: str, coordinator: str | None = None) -> Workspace:
        """Make a new register with nothing but its scheme; what would be refused is refused before anything is made."""
        values: dict[str, Any] = {"name": name, "municipality": municipality, "coordinator_name": coordinator}

        def begin(context: Context) -> ChangeSet:
            return create_scheme(context, **values)

        begin(Context(Register(), self._clock.today(), RandomIds()))
        workspace = self._workspace(self._host.open_store(url, create=True))
        workspace.do(begin)
        return workspace

    def _workspace(self, store: Store) -> Workspace:
        rules = self._host.rules()
        return Workspace(store, actor=self._actor, clock=self._clock, ids=RandomIds(), rules=rules, day=self._day)


def free_place(name: str = EXAMPLE) -> str:
    """Give a folder name beside where one stands that nothing has yet."""
    place, number = Path(name), 1
    while place.exists():
        number += 1
        place = Path(f"{name}-{number}")
    return str(place)


def read_text(file: str) -> str:
    """Read a file that holds a list.

    Raises:
        UsageError: LKE013 when there is no such file, LKE031 when it cannot be read.
        ImportFailedError: It is no text, or too large.
    """
    try:
        with Path(file).expanduser().open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except FileNotFoundError as problem:
        raise UsageError("LKE013", place=file) from problem
    except OSError as problem:
        raise UsageError("LKE031", place=file, problem=problem.strerror or type(problem).__name__) from problem
    return decode(data, name=Path(file).name).text
