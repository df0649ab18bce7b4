"""The host: finds plugins, loads the wanted ones, and tells what became of each; one broken plugin stops nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pluggy

from lokalkontakt_core.errors import PluginError, UsageError
from lokalkontakt_core.extension import hooks
from lokalkontakt_core.extension.bare_paths import refuse_file_name
from lokalkontakt_core.extension.finding import FoundPlugin, installed
from lokalkontakt_core.extension.loading import failed, load_plugin
from lokalkontakt_core.extension.outcome import Outcome, PluginState
from lokalkontakt_core.extension.url import Location

if TYPE_CHECKING:  # the host runs on every start
    from collections.abc import Iterable, Sequence
    from datetime import date
    from importlib.metadata import EntryPoint

    from lokalkontakt_core.coordination.closed_days import Holidays
    from lokalkontakt_core.coordination.suggestion.engines import Engine
    from lokalkontakt_core.ports.notifier import Notifier
    from lokalkontakt_core.ports.store import Store
    from lokalkontakt_core.rules.base import Rule
    from lokalkontakt_core.surveys.engine.question_types import QuestionTypes
    from lokalkontakt_core.texts import Text

DEFAULT_NOTIFIER_SCHEME = "eml"


class Host:
    """Holds the plugins of one program; the front end owns it.

    Args:
        found: The entry points to work with; those of the installed packages when left out.
    """

    def __init__(self, found: Iterable[EntryPoint] | None = None) -> None:
        self._manager = pluggy.PluginManager(hooks.PROJECT)
        self._manager.add_hookspecs(hooks)
        points = installed(hooks.ENTRY_POINTS) if found is None else map(FoundPlugin.of, found)
        self._points = {point.name: point for point in sorted(points, key=lambda point: point.name)}
        self._outcomes = {
            name: Outcome(name, point.value, point.distribution, point.version) for name, point in self._points.items()
        }

    def outcomes(self) -> tuple[Outcome, ...]:
        """Give what became of every plugin, by name."""
        return tuple(self._outcomes.values())

    def packages(self) -> tuple[str, ...]:
        """Give the packages of the plugins that are loaded; their catalogues hold the words of what they bring."""
        loaded = (one.module.partition(".")[0] for one in self.outcomes() if one.state is PluginState.LOADED)
        return tuple(dict.fromkeys(loaded))

    def load_all(self) -> tuple[Outcome, ...]:
        """Load every plugin that is not loaded yet and give what became of each."""
        for name in self._points:
            self._load(name)
        return self.outcomes()

    def load(self, name: str) -> None:
        """Load one plugin by name.

        Raises:
            PluginError: LKE501 when there is none of that name, else the code of its outcome.
        """
        if name not in self._points:
            raise PluginError("LKE501", name=name, known=tuple(self._points))
        outcome = self._load(name)
        if outcome.state is not PluginState.LOADED:
            raise PluginError(outcome.code or "LKE504", **outcome.values) from outcome.problem

    def open_store(self, url: str, *, create: bool = False, filling: bool = False) -> Store:
        """Open the stores of a register, or make new ones.

        Args:
            url: A URL such as `toml:./hedensted`, or a bare path.
            create: True to make a new, empty register.
            filling: True to open one too where copying was broken off, so that it can go on.

        Raises:
            UsageError: LKE106 when no plugin knows the scheme; `known` lists the ones there are, the details those
                that only lack a package, with what installs it. LKE156 for a bare path that is called like a file.
            StoreError: What the plugin says; LKE504 when the plugin itself fails.
        """
        refuse_file_name(url)
        place = Location.parse(url)
        self._load_for(place.scheme)
        store = self._first(
            "lokalkontakt_open_store", scheme=place.scheme, location=place.location, create=create, filling=filling
        )
        if store is None:
            known = self._schemes("lokalkontakt_store_schemes")
            raise UsageError(
                "LKE106", scheme=place.scheme, known=known, details=self._short_of("lokalkontakt_open_store")
            )
        opened: Store = store
        return opened

    def open_notifier(self, url: str) -> Notifier:
        """Open a channel for notices by URL, for example `eml:./udbakke`.

        Raises:
            UsageError: LKE107 when no plugin knows the scheme.
        """
        place = Location.parse(url, DEFAULT_NOTIFIER_SCHEME)
        self._load_for(place.scheme)
        notifier = self._first("lokalkontakt_open_notifier", scheme=place.scheme, location=place.location)
        if notifier is None:
            raise UsageError("LKE107", scheme=place.scheme, known=self._schemes("lokalkontakt_notifier_schemes"))
        opened: Notifier = notifier
        return opened

    def rules(self) -> tuple[Rule, ...]:
        """Give the rules of the library and of every plugin.

        Raises:
            PluginError: LKE510 when two owners have the same code.
        """
        from lokalkontakt_core.rules.registry import RULES, collect  # noqa: PLC0415 - opening a store needs no rules

        rules: tuple[Rule, ...] = collect(RULES, self._from_plugins("lokalkontakt_rules"))
        return rules

    def question_types(self) -> QuestionTypes:
        """Give the question types of the engine and of every plugin.

        Raises:
            PluginError: LKE323 when two owners have a type of the same name.
        """
        from lokalkontakt_core.surveys.question_types import collect_types  # noqa: PLC0415 - few commands ask forms

        return collect_types(self._from_plugins("lokalkontakt_question_types"))

    def engines(self) -> dict[str, Engine]:
        """Give what finds suggestions, by name: the engines of plugins, then that of the library."""
        from lokalkontakt_core.coordination.suggestion.search import Search  # noqa: PLC0415 - few commands suggest

        given = self._from_plugins("lokalkontakt_suggestion_engines").values()
        found: dict[str, Engine] = {engine.name: engine for engines in given for engine in engines}
        found.pop(Search.name, None)  # the library's own keeps its name
        return {**found, Search.name: Search()}

    def holidays(self, first_year: int, last_year: int) -> Holidays:
        """Give the holidays of some years, both included, and of the year after, as the calendars of plugins know them.

        The year after, because a day that is proposed in place of a closed one may fall into it. A calendar that fails
        counts as none: its plugin is shown as broken.
        """
        from datetime import MAXYEAR  # noqa: PLC0415 - few commands ask

        from lokalkontakt_core.coordination.closed_days import Holidays  # noqa: PLC0415 - same

        last = min(last_year + 1, MAXYEAR)
        names: dict[date, Text] = {}
        known = False
        for plugin, calendars in self._from_plugins("lokalkontakt_calendars").items():
            for calendar in calendars:
                given = self._call(plugin, lambda one=calendar: one.holidays(first_year, last).items())
                known = known or bool(given)
                names = {**dict(given), **names}
        return Holidays(names, known)

    def _from_plugins(self, hook: str) -> dict[str, Sequence[Any]]:
        """Ask every plugin that answers a hook; plugin name to what it gave."""
        self.load_all()
        answering = getattr(self._manager.hook, hook).get_hookimpls()
        return {one.plugin_name: self._call(one.plugin_name, one.function) for one in answering}

    def _load_for(self, scheme: str) -> None:
        """Load the plugin that is named like the scheme, else all: any of them may serve it."""
        if scheme in self._points:
            self.load(scheme)
        else:
            self.load_all()

    def _schemes(self, hook: str) -> tuple[str, ...]:
        self.load_all()
        return tuple(sorted({scheme for names in getattr(self._manager.hook, hook)() for scheme in names}))

    def _short_of(self, hook: str) -> tuple[PluginError, ...]:
        """Give the plugins that would answer a hook if a package they need were installed, each with its reason."""
        return tuple(
            PluginError(outcome.code or "LKE502", **outcome.values)
            for outcome in self._outcomes.values()
            if outcome.state is PluginState.MISSING_DEPENDENCY and hasattr(sys.modules.get(outcome.module), hook)
        )

    def _first(self, hook: str, **arguments: Any) -> Any:
        return getattr(self._manager.hook, hook)(**arguments)

    def _call(self, name: str, function: Any) -> Sequence[Any]:
        """Ask one plugin for what it brings; one that fails gives nothing and is shown as broken."""
        try:
            return tuple(function())
        except Exception as problem:  # noqa: BLE001 - a stranger's code
            self._outcomes[name] = failed(self._outcomes[name], PluginState.BROKEN, "LKE504", problem)
            return ()

    def _load(self, name: str) -> Outcome:
        outcome = self._outcomes[name]
        if outcome.state is PluginState.FOUND:
            outcome = self._outcomes[name] = load_plugin(self._manager, outcome, self._points[name])
        return outcome
