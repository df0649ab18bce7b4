"""The session of one run: what the global options say, and host, store and workspace, each made on first use."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

import click

from lokalkontakt_cli.looking import Reading, looked_at, noticed_edits
from lokalkontakt_cli.output import Output
from lokalkontakt_cli.surroundings import Surroundings
from lokalkontakt_cli.words import LANGUAGES, PACKAGE, Words
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.language.dates import parse_date
from lokalkontakt_core.language.symbols import choose_symbols
from lokalkontakt_core.naming import name_in_change, name_of
from lokalkontakt_core.periods import UNKNOWN, Unknown
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register

if TYPE_CHECKING:  # listings do without it
    from lokalkontakt_core.workspace import Workspace

R = TypeVar("R")

_UNKNOWN_WORDS = frozenset({"unknown", "ukendt"})


class Session:
    """One run of the command line.

    Args:
        words: The language.
        surroundings: What the program stands in.
    """

    def __init__(self, words: Words, *, surroundings: Surroundings) -> None:
        self.words = words
        self.output = Output(words)
        self.surroundings = surroundings
        self._register: str | None = None
        self._actor: str | None = None
        self._on: str | None = None
        self._store: Store | None = None
        self._catalogue: Catalogue | None = None
        self._packages: tuple[str, ...] = ()
        self._opened_on: Reading | Workspace | None = None
        choose_symbols(surroundings.symbols)

    def hear(
        self,
        *,
        register: str | None = None,
        language: str | None = None,
        actor: str | None = None,
        on: str | None = None,
        symbols: str | None = None,
    ) -> None:
        """Take in what the program's own options say; what is left out stays as it is.

        Args:
            register: The register to work on.
            language: `da` or `en`.
            actor: Who works.
            on: The day to read the register on, as typed, where a command is not told another one.
            symbols: `signs` or `plain`.

        Raises:
            UsageError: LKE006 when the language is none of ours; LKE040 when the symbols are.
        """
        if symbols is not None:
            choose_symbols(symbols)
        if language is not None:
            if language not in LANGUAGES:
                raise UsageError("LKE006", given=language, options=LANGUAGES)
            self.words = Words(language)
            self.output = Output(self.words)
        self._register = register if register is not None else self._register
        self._actor = actor if actor is not None else self._actor
        self._on = on if on is not None else self._on

    @property
    def host(self) -> Host:
        """The plugins."""
        return self.surroundings.host

    @property
    def named_register(self) -> str | None:
        """The register asked for by option or environment, None when the current folder is to be tried."""
        return self._register or self.surroundings.named_register

    @cached_property
    def actor(self) -> str:
        """Who works: as said by option or environment, else the login name."""
        return self._actor or self.surroundings.actor()

    def work_on(self, url: str, store: Store) -> None:
        """Work on a register that was just made or named, whatever the global options say."""
        self._register = url
        self._store = store

    @property
    def store(self) -> Store:
        """The open store; opened once.

        Raises:
            StoreError: LKE010 when no register was named and the current folder holds none; else what the plugin says.
        """
        if self._store is None:
            self._store = self.surroundings.open_store(self.named_register)
        return self._store

    def reading(self, on: str | None = None) -> "Reading":
        """Open the register to look only: without rules and history, which listings do not need, it starts faster.

        Args:
            on: The day to read it on, as typed; the example day, else today, when left out.
        """
        register = looked_at(self.store)
        example_day = _example_day(register)
        today = example_day or self.surroundings.clock.today()
        asked = on if on is not None else self._on
        self._opened_on = Reading(register, parse_date(asked, today) if asked is not None else today)
        if asked is None:
            self._tell_example(example_day)
        self._tell_noticed()
        return self._opened_on

    def workspace(self, *, on: str | None = None, judging: bool = True) -> "Workspace":
        """Open the register to work on it.

        Args:
            on: The day to read it on, as typed; the example day, else today, when left out.
            judging: Whether rules are wanted.
        """
        from lokalkontakt_core.ports.ids import RandomIds  # noqa: PLC0415 - listings make nothing new
        from lokalkontakt_core.workspace import Workspace  # noqa: PLC0415 - listings change nothing

        workspace = Workspace(
            self.store,
            actor=self.actor,
            clock=self.surroundings.clock,
            ids=RandomIds(),
            rules=self.host.rules() if judging else (),
        )
        self._opened_on = workspace
        asked = on if on is not None else self._on
        if asked is not None:
            workspace.read_on(parse_date(asked, workspace.day))
        else:
            self._tell_example(_example_day(workspace.register))
        return workspace

    def _tell_example(self, day: date | None) -> None:
        if day is not None:
            self.say("An example, read as on {day}. --on DAY chooses another day.", day=day)

    def _tell_noticed(self) -> None:
        """Say that records were edited by hand, where the store has noticed it while reading."""
        if count := noticed_edits(self.store):
            text = self.plural(
                "{count} record was edited past the program and is not counted in: lokalkontakt outside list",
                "{count} records were edited past the program and are not counted in: lokalkontakt outside list",
                count,
            )
            self.output.say(text)

    @property
    def catalogue(self) -> Catalogue:
        """The words with those of the plugins that are loaded by now."""
        packages = (PACKAGE, *self.host.packages())
        if self._catalogue is None or packages != self._packages:
            self._packages = packages
            self._catalogue = Catalogue(self.words.language, packages, self.words.loaded)
        return self._catalogue

    def name(self, ref: Ref) -> str:
        """Give what a record is called."""
        return name_of(self._opened_on.register, ref) if self._opened_on is not None else ref.id

    def name_in(self, change: ChangeSet, ref: Ref) -> str:
        """Give what a record is called that a change is about, also when it is gone since."""
        return name_in_change(self._opened_on.register, change, ref) if self._opened_on is not None else ref.id

    def text(self, msgid: str, /, **values: object) -> str:
        """Give a filled wording."""
        return self.catalogue.text(msgid, namer=self.name, **values)

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """Give the filled wording for a number of things."""
        return self.catalogue.plural(singular, plural, count, namer=self.name, **values)

    def say(self, msgid: str, /, **values: object) -> None:
        """Tell the person something, on stderr."""
        self.output.say(self.text(msgid, **values))

    @property
    def today(self) -> date:
        """The day the register is read on; before one is open, that of the clock."""
        if self._opened_on is not None:
            return self._opened_on.day
        return self.asked_day or self.surroundings.clock.today()

    @property
    def asked_day(self) -> date | None:
        """The day that the program's own `--on` says; None when it says none.

        Raises:
            UsageError: LKE020 or LKE021.
        """
        return parse_date(self._on, self.surroundings.clock.today()) if self._on is not None else None

    def day(self, typed: str | None) -> date | None:
        """Read a day as typed, seen from the day the register is read on; None stays None.

        Raises:
            UsageError: LKE020 or LKE021.
        """
        if typed is None:
            return None
        return parse_date(typed, self.today)

    def fact_day(self, typed: str | None) -> date | Unknown | None:
        """Read the day of a fact, which may be unknown (`unknown`, `ukendt`); None stays None."""
        if typed is not None and typed.strip().casefold() in _UNKNOWN_WORDS:
            return UNKNOWN
        return self.day(typed)


def _example_day(register: Register) -> date | None:
    scheme = register.find(Scheme, SCHEME_ID)
    return scheme.example_day if scheme is not None else None


def pass_session(function: Callable[..., R]) -> Callable[..., R]:
    """Give a command the session as its first argument."""
    decorated: Callable[..., R] = click.make_pass_decorator(Session)(function)
    return decorated
