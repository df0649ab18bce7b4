"""What became of each plugin that was found."""

import enum
from collections.abc import Mapping
from typing import Any

from attrs import Factory

from lokalkontakt_core.values import frozen


class PluginState(enum.StrEnum):
    """The four ways a plugin can end, and the one before it was asked for."""

    FOUND = "found"
    LOADED = "loaded"
    MISSING_DEPENDENCY = "missing_dependency"
    WRONG_API = "wrong_api"
    BROKEN = "broken"


@frozen
class Outcome:
    """A plugin, and what became of it.

    Attributes:
        name: The entry point's name.
        module: The module it names.
        distribution: The package that brought it.
        version: That package's version.
        state: What became of it.
        code: The error code that explains a state other than found and loaded.
        values: What fills the words of that code.
        problem: The exception as it came, for whoever mends the plugin.
    """

    name: str
    module: str
    distribution: str
    version: str
    state: PluginState = PluginState.FOUND
    code: str | None = None
    values: Mapping[str, Any] = Factory(dict)
    problem: Exception | None = None
