"""The plugin: the engine `optimise`; the solver is imported when a suggestion is worked out, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokalkontakt_core.extension.hooks import hookimpl

if TYPE_CHECKING:  # loaded whenever a suggestion is asked for
    from collections.abc import Sequence

    from lokalkontakt_core.coordination.suggestion.engines import Engine

LOKALKONTAKT_API = "1"
REQUIRES = ("highspy", "numpy")
EXTRA = "optimise"


@hookimpl
def lokalkontakt_suggestion_engines() -> Sequence[Engine]:
    """Give the engine."""
    from lokalkontakt_optimise.engine import Optimise  # noqa: PLC0415 - nothing is imported before it is asked for

    return (Optimise(),)
