"""The figures a municipality chooses: those of the rules, of meetings and the journal, the weights of suggestions."""

from collections.abc import Mapping, Sequence
from typing import Any

from lokalkontakt_core.coordination.parameters import CALL_DAYS, JOURNAL_DAYS, Parameter
from lokalkontakt_core.coordination.suggestion import settings as suggestion
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.values import frozen

PHASES = "phases"
"""The setting of every rule that says in which phases its findings count."""


def known_phases(value: Any) -> frozenset[Phase] | None:
    """Give the phases a setting names; None when it is no list of phases."""
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) and item in set(Phase) for item in value):
        return None
    return frozenset(Phase(item) for item in value)


@frozen
class PhasesOfRule(Parameter[tuple[str, ...]]):
    """In which phases the findings of a rule count; in none, the rule is off."""

    def usable(self, value: Any) -> bool:
        """Tell whether a value is a list of phases."""
        return known_phases(value) is not None


def phases_setting(rule: Rule) -> PhasesOfRule:
    """Give the setting that says in which phases the findings of a rule count."""
    return PhasesOfRule(rule.code, PHASES, tuple(phase for phase in Phase if phase in rule.phases), tuple)


def figures(rules: Sequence[Rule]) -> tuple[Parameter[Any], ...]:
    """Give the numbers and days that can be chosen: those of the rules in their order, then all others."""
    of_rules = (parameter for rule in rules for parameter in rule.parameters)
    return (*of_rules, CALL_DAYS, JOURNAL_DAYS, *suggestion.PARAMETERS)


def settable(rules: Sequence[Rule]) -> Mapping[str, Mapping[str, Parameter[Any]]]:
    """Give everything `[rules]` of a scheme can hold, by section and name."""
    sections: dict[str, dict[str, Parameter[Any]]] = {rule.code: {PHASES: phases_setting(rule)} for rule in rules}
    for parameter in (*figures(rules), *suggestion.PAIRS.values()):
        sections.setdefault(parameter.code, {})[parameter.name] = parameter
    return sections
