"""The hooks a plugin may answer: our public promise.

A plugin is a module named in the entry-point group `lokalkontakt.plugins`. It holds nothing but functions marked with
`@hookimpl` and three constants, and imports its backend inside them:

    LOKALKONTAKT_API = "1"           # the version of this file it was written for
    REQUIRES = ("psycopg",)          # import names it cannot work without; may be left out
    EXTRA = "postgres"               # the extra of the plugin's own package that brings them; may be left out

Promise: a hook's name, meaning and arguments stay as long as `API_VERSION` stays; arguments are only ever added, and
pluggy lets an implementation name just those it wants.

docs/plugins.md has a whole plugin, and `lokalkontakt_core.testing.plugin` the kit that looks it through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:  # a plugin is loaded on every start, and none of these types is needed to call it
    from collections.abc import Sequence

    from lokalkontakt_core.coordination.suggestion.engines import Engine
    from lokalkontakt_core.ports.calendar import Calendar
    from lokalkontakt_core.ports.notifier import Notifier
    from lokalkontakt_core.ports.store import Store
    from lokalkontakt_core.rules.base import Rule
    from lokalkontakt_core.surveys.engine.question_types import QuestionType

PROJECT = "lokalkontakt"
ENTRY_POINTS = "lokalkontakt.plugins"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def lokalkontakt_store_schemes() -> Sequence[str]:  # type: ignore[empty-body]
    """Name the URL schemes this plugin opens stores for.

    Called when an unknown scheme is explained. Name the entry point like the scheme, and only your plugin is loaded
    for it.

    Returns:
        Lower-case names without colon, for example `("toml",)`.
    """


@hookspec(firstresult=True)
def lokalkontakt_open_store(
    scheme: str,
    location: str,
    create: bool,  # noqa: FBT001 - called by name
    filling: bool,  # noqa: FBT001
) -> Store | None:
    """Open a store, or make a new one.

    Called once for each register a front end opens.

    Args:
        scheme: The part of the URL before the first colon.
        location: All that comes after it, unchanged.
        create: True to make a new, empty store; what is there already must not be touched.
        filling: True to open a store too that is only half filled, which is otherwise refused with LKE160.

    Returns:
        The store; None when the scheme is another plugin's.

    Raises:
        StoreError: It cannot be opened or made, with a code that says why and what to do.
    """


@hookspec
def lokalkontakt_rules() -> Sequence[Rule]:  # type: ignore[empty-body]
    """Give further coordination rules.

    Called once when a workspace is opened. Codes carry the plugin's own prefix; a code that is taken is refused,
    naming both owners. Words stand in the plugin's own catalogue.

    Returns:
        The rules, in the order they are to be listed.
    """


@hookspec
def lokalkontakt_question_types() -> Sequence[QuestionType]:  # type: ignore[empty-body]
    """Give further question types for survey forms.

    Called once when a form is checked, tried out, carried over, answered or counted. A type names one of the controls
    every front end draws, how an answer is read and checked, and what its column holds when exported; so it is asked,
    counted and exported like any other. A name that is taken is refused, naming both owners. What `check` says comes
    by message id from the plugin's own catalogue.

    Returns:
        The types; nothing of an interview is known when they are asked for.
    """


@hookspec
def lokalkontakt_suggestion_engines() -> Sequence[Engine]:  # type: ignore[empty-body]
    """Give engines that find out who could cover what.

    Called once when a suggestion is asked for. What an engine needs is imported when it solves, not before. Every plan
    it gives is held against the limits and priced again before anybody sees it; one that does not hold is refused,
    naming the engine. The first engine is used when nobody names one.

    Returns:
        The engines, best first. The engine of the library is called `search`.
    """


@hookspec
def lokalkontakt_calendars() -> Sequence[Calendar]:  # type: ignore[empty-body]
    """Give calendars: which days are holidays.

    Called once when meetings are planned, moved or shown. What a calendar needs is imported when it is asked for a
    year, not before. The holidays of all calendars count; without any only the days the municipality has closed count,
    and that is said.

    Returns:
        The calendars; where two name one day, the first one's words are shown.
    """


@hookspec
def lokalkontakt_notifier_schemes() -> Sequence[str]:  # type: ignore[empty-body]
    """Name the URL schemes this plugin delivers notices by.

    Called when an unknown scheme is explained. Name the entry point like the scheme, and only your plugin is loaded
    for it.

    Returns:
        Lower-case names without colon, for example `("eml",)`.
    """


@hookspec(firstresult=True)
def lokalkontakt_open_notifier(scheme: str, location: str) -> Notifier | None:
    """Open a channel for notices.

    Called once for each run of the outbox. Nothing may be sent, and no connection opened, before `deliver` is called.

    Args:
        scheme: The part of the URL before the first colon.
        location: All that comes after it, unchanged.

    Returns:
        The channel; None when the scheme is another plugin's.
    """
