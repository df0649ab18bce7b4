"""Open registers for the full-screen program; front ends name no store, the host finds it."""

from datetime import date

from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.ports.clock import Clock, SystemClock
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.reading import Words


class Opener:
    """Opens registers.

    Args:
        host: The plugins.
        actor: Who works.
        day: The day to read on, None for the register's own.
        clock: The clock; the computer's when left out.
    """

    def __init__(self, host: Host, *, actor: str, day: date | None = None, clock: Clock | None = None) -> None:
        self.host = host
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
            LokalkontaktError: What host, store or plugin says; LKE214 when making the register was broken off before
                it had a scheme.
        """
        workspace = self.workspace(self.host.open_store(url))
        _ = workspace.register.scheme
        if any(wave.state is WaveState.CLOSING for wave in workspace.register.all(Wave)):
            from lokalkontakt_core.wave_desk import WaveDesk  # noqa: PLC0415 - seldom needed, and dear to load

            WaveDesk(workspace).settle()
        return workspace

    def workspace(self, store: Store) -> Workspace:
        """Give the workspace of an open store."""
        rules = self.host.rules()
        return Workspace(store, actor=self._actor, clock=self._clock, ids=RandomIds(), rules=rules, day=self._day)


def desk_on(
    register_url: str | None, *, language: str, actor: str, day: date | None = None, host: Host | None = None
) -> tuple[Desk, Opener]:
    """Open a register and give the desk it lies on, and what opens others.

    Args:
        register_url: The register to open; None for none, then the ways to begin are shown.
        language: `da` or `en`.
        actor: Who works.
        day: The day to read the register on; its own day, else today, when None.
        host: The plugins; those that are installed when left out.

    Raises:
        LokalkontaktError: The register cannot be opened.
    """
    host = host or Host()
    opener = Opener(host, actor=actor, day=day)
    workspace = opener.open(register_url) if register_url is not None else None
    return Desk(workspace, Words(language), host), opener
