"""Loading a plugin: import it, check it against what the library promises, and tell what became of it."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
from typing import TYPE_CHECKING, Any

import pluggy
from attrs import evolve

from lokalkontakt_core import API_VERSION
from lokalkontakt_core.extension import hooks
from lokalkontakt_core.extension.outcome import Outcome, PluginState

if TYPE_CHECKING:  # the host runs on every start
    from types import ModuleType

    from lokalkontakt_core.extension.finding import FoundPlugin


def _installed_by(plugin: ModuleType, distribution: str, package: str) -> str:
    """Give what pip is to install for a plugin that lacks a package: its extra, where it names one."""
    extra = getattr(plugin, "EXTRA", None)
    return f"'{distribution}[{extra}]'" if extra and distribution else package


def failed(outcome: Outcome, state: PluginState, code: str, problem: Exception | None, **values: Any) -> Outcome:
    """Give a plugin's outcome with what is wrong with it."""
    shown = {"name": outcome.name, "problem": type(problem).__name__ if problem else "", **values}
    return evolve(outcome, state=state, code=code, values=shown, problem=problem)


def _misnamed(plugin: ModuleType) -> tuple[str, ...]:
    """Give the marked functions that are no hook of ours; pluggy would register them silently and never call them."""
    known = {name for name, _ in inspect.getmembers(hooks, inspect.isfunction)}
    marked = (name for name, function in vars(plugin).items() if hasattr(function, f"{hooks.PROJECT}_impl"))
    return tuple(sorted(name for name in marked if name not in known))


def _registered(manager: pluggy.PluginManager, outcome: Outcome, plugin: ModuleType) -> Outcome:
    written_for = getattr(plugin, "LOKALKONTAKT_API", None)
    if written_for != API_VERSION:
        return failed(outcome, PluginState.WRONG_API, "LKE503", None, written_for=str(written_for), api=API_VERSION)
    for package in getattr(plugin, "REQUIRES", ()):
        if importlib.util.find_spec(package) is None:
            install = _installed_by(plugin, outcome.distribution, package)
            return failed(outcome, PluginState.MISSING_DEPENDENCY, "LKE502", None, package=package, install=install)
    misnamed = _misnamed(plugin)
    if misnamed:
        return failed(outcome, PluginState.BROKEN, "LKE505", None, hooks=misnamed)
    try:
        manager.register(plugin, outcome.name)
    except (ValueError, pluggy.PluginValidationError) as problem:
        if manager.has_plugin(outcome.name):
            manager.unregister(name=outcome.name)
        return failed(outcome, PluginState.BROKEN, "LKE504", problem)
    return evolve(outcome, state=PluginState.LOADED)


def load_plugin(manager: pluggy.PluginManager, outcome: Outcome, point: FoundPlugin) -> Outcome:
    """Import a plugin, check it and register it, and give what became of it; nothing it does is raised."""
    try:
        plugin = importlib.import_module(point.module)
    except ImportError as problem:
        missing = problem.name if problem.name and not point.module.startswith(problem.name) else None
        if missing is None:
            return failed(outcome, PluginState.BROKEN, "LKE504", problem)
        return failed(outcome, PluginState.MISSING_DEPENDENCY, "LKE502", problem, package=missing, install=missing)
    except Exception as problem:  # noqa: BLE001 - a stranger's code
        return failed(outcome, PluginState.BROKEN, "LKE504", problem)
    return _registered(manager, outcome, plugin)
