"""What the program stands in: plugins, clock and environment, and what the environment says where no option does."""

import os
from collections.abc import Mapping

from attrs import Factory

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.language.symbols import Symbols
from lokalkontakt_core.ports.clock import Clock, SystemClock
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.values import frozen

REGISTER_VARIABLE = "LOKALKONTAKT_REGISTER"
ACTOR_VARIABLE = "LOKALKONTAKT_ACTOR"
SYMBOLS_VARIABLE = "LOKALKONTAKT_SYMBOLS"

CURRENT_FOLDER = "."
NO_REGISTER_THERE = frozenset({"LKE103", "LKE104", "LKE141", "LKE144", "LKE173", "LKE174"})
"""The codes that say: nothing is broken, there just is no register."""


@frozen
class Surroundings:
    """What the program stands in; tests give their own.

    Attributes:
        host: The plugins.
        clock: The clock.
        environ: The environment variables.
    """

    host: Host = Factory(Host)
    clock: Clock = Factory(SystemClock)
    environ: Mapping[str, str] = Factory(lambda: os.environ)

    @property
    def named_register(self) -> str | None:
        """The register the environment names."""
        return self.environ.get(REGISTER_VARIABLE) or None

    @property
    def symbols(self) -> str:
        """The symbols the environment asks for, else signs."""
        return self.environ.get(SYMBOLS_VARIABLE) or Symbols.SIGNS

    def actor(self) -> str:
        """Give who works: as the environment says, else the login name."""
        if said := self.environ.get(ACTOR_VARIABLE):
            return said
        import getpass  # noqa: PLC0415 - listings do not ask who is looking

        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):  # no such user in the system's table, or no table
            return "unknown"

    def open_store(self, named: str | None) -> Store:
        """Open the register that is named, else the one in the current folder.

        Raises:
            StoreError: LKE010 when none is named and the current folder holds none; else what the plugin says.
        """
        if named is not None:
            return self.host.open_store(named)
        try:
            return self.host.open_store(CURRENT_FOLDER)
        except StoreError as problem:
            if problem.code in NO_REGISTER_THERE:
                raise StoreError("LKE010") from problem
            raise
