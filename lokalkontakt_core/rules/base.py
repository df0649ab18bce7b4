"""What a rule is, and what it finds."""

import enum
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from attrs import Factory

from lokalkontakt_core.coordination.parameters import Parameter
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

ALL_PHASES = frozenset(Phase)

CONFIRMING = frozenset({"apply_suggestion", "confirm", "distribute", "hand_over", "name_substitute", "record_absence"})
"""The decisions by which a contact comes to stand for an area."""


class Kind(enum.StrEnum):
    """How heavy a finding weighs, heaviest first."""

    HARD = "hard"
    WARNING = "warning"
    INFORMATION = "information"


@frozen
class Finding:
    """Something that breaks a rule, or that a rule cannot judge.

    The words are in the catalogues: `<code>.what`, `.why` and `.remedy`, a heading without the subject's name under
    `.title`; for what cannot be judged `.unknown` instead of `.what` and `.unknown_title` instead of `.title`.

    Attributes:
        code: The rule's code.
        subject: The record it is about.
        values: What fills the words; also what an acceptance binds to, so nothing in it may change by itself
            from one day to the next. What cannot be judged names the missing facts under `missing`.
        unjudged: True when a fact is missing; the finding is information then, and says what is missing.
        concerns: The records, mostly assignments, that bring it about. A decision that adds one to a finding of a
            rule that guards it is refused, even when the finding itself stood before.
        weight: How heavy it weighs where that is not its rule's kind; None for the rule's.
    """

    code: str
    subject: Ref
    values: Mapping[str, Any] = Factory(dict)
    unjudged: bool = False
    concerns: tuple[Ref, ...] = ()
    weight: Kind | None = None

    @property
    def title(self) -> Message:
        """A heading to stand beside the subject's name."""
        return Message(f"{self.code}.{'unknown_title' if self.unjudged else 'title'}", self.values)

    @property
    def what(self) -> Message:
        """What was found, or what cannot be judged and which facts are missing."""
        return Message(f"{self.code}.{'unknown' if self.unjudged else 'what'}", self.values)

    @property
    def why(self) -> Message:
        """Why the scheme asks for it, with the scheme's own words."""
        return Message(f"{self.code}.why", self.values)

    @property
    def remedy(self) -> Message:
        """What one can do."""
        return Message(f"{self.code}.remedy", self.values)


Check = Callable[[Register, date], Iterator[Finding]]


@frozen
class Rule:
    """A rule of the scheme.

    Attributes:
        code: LK0nn for rule Gnn of the scheme; a plugin's rules carry the plugin's own prefix.
        name: A short English name, for example `meeting-gap`.
        kind: How heavy a violation weighs on a register as it stands.
        check: Yields the findings of a register on a day; pure. It need not ask for the phase.
        guards: The verbs of decisions this rule refuses when they would bring a new finding.
        phases: The phases of a subject in which its findings count; `phases` in the scheme's `[rules.<code>]`
            overrides them, and an empty list turns the rule off.
        parameters: The figures a scheme can set under `[rules.<code>]`.
        remedies: The verbs of what one can do about a finding, best first; front ends offer them.
    """

    code: str
    name: str
    kind: Kind
    check: Check
    guards: frozenset[str] = frozenset()
    phases: frozenset[Phase] = ALL_PHASES
    parameters: tuple[Parameter[Any], ...] = ()
    remedies: tuple[str, ...] = ()
