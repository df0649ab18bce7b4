"""Collecting the question types of plugins beside those of the engine."""

from collections.abc import Mapping, Sequence

from lokalkontakt_core.errors import PluginError
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionType, QuestionTypes
from lokalkontakt_core.surveys.guarding import guarded

OWNER = "lokalkontakt"
"""Who owns the types of XLSForm, in the message about a name that two owners have."""


def collect_types(from_plugins: Mapping[str, Sequence[QuestionType]]) -> QuestionTypes:
    """Give the types of the engine and of plugins as one registry.

    Args:
        from_plugins: Plugin name to its types.

    Raises:
        PluginError: LKE323 when a name is taken, naming both owners.
    """
    owners = dict.fromkeys((*STANDARD.by_name, *STANDARD.aliases), OWNER)
    types = STANDARD
    for owner, given in from_plugins.items():
        for kind in given:
            if kind.name in owners:
                raise PluginError("LKE323", type=kind.name, owner=owner, other=owners[kind.name])
            owners[kind.name] = owner
        types = types.with_types(*(guarded(kind, owner) for kind in given))
    return types
