"""What a rule is, and what it finds."""

import enum
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register

ALL_PHASES = frozenset(Phase)


class Kind(enum.StrEnum):
    """How heavy a finding weighs, heaviest first."""

    HARD = "hard"
    WARNING = "warning"
    INFORMATION = "information"


@frozen
class Finding:
    """Something that breaks a rule, or that a rule cannot judge.

    The words are in the catalogues under `<code>.what`, `<code>.why` and `<code>.remedy`; for what cannot be judged
    under `<code>.unknown` instead of `.what`.

    Attributes:
        code: The rule's code.
        subject: The record it is about.
        values: What fills the words; also what an acceptance binds to, so nothing in it may change by itself
            from one day to the next.
        unjudged: True when a fact is missing; the finding is information then, and says what is missing.
    """

    code: str
    subject: Ref
    values: Mapping[str, Any] = Factory(dict)
    unjudged: bool = False


Check = Callable[[Register, date], Iterator[Finding]]


@frozen
class Rule:
    """A rule of the scheme.

    Attributes:
        code: LK0nn for rule Gnn of the scheme; a plugin's rules carry the plugin's own prefix.
        name: A short English name, for example `meeting-gap`.
        kind: How heavy a violation weighs on a register as it stands.
        check: Yields the findings of a register on a day; pure.
        guards: The verbs of decisions this rule refuses when they would bring a new finding.
        phases: The phases it applies in; the check itself asks for the phase of each subject.
        parameters: Names and default values, overridden in `[rules.<code>]` of the scheme.
        remedies: The verbs of what one can do about a finding, best first; front ends offer them.
    """

    code: str
    name: str
    kind: Kind
    check: Check
    guards: frozenset[str] = frozenset()
    phases: frozenset[Phase] = ALL_PHASES
    parameters: Mapping[str, Any] = Factory(dict)
    remedies: tuple[str, ...] = ()


def parameter(register: Register, rule: Rule, name: str) -> Any:
    """Give a rule's parameter: the scheme's value, else the rule's default."""
    return register.scheme.rules.get(rule.code, {}).get(name, rule.parameters[name])
