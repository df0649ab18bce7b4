"""All findings of a register on a day, with what has been accepted, and the difference a change makes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from attrs import frozen

from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule


@frozen
class Judged:
    """A finding with its weight.

    Attributes:
        finding: What was found.
        rule: The rule that found it.
        kind: Its weight: the rule's, or information when the rule could not judge.
        acceptance: What accepts it on the day; None when nothing does.
    """

    finding: Finding
    rule: Rule
    kind: Kind
    acceptance: Acceptance | None

    @property
    def open(self) -> bool:
        """Tell whether it still asks for something: hard or a warning, and not accepted."""
        return self.kind is not Kind.INFORMATION and self.acceptance is None


def bound_values(finding: Finding) -> dict[str, str]:
    """Give the values of a finding as text, the way an acceptance keeps them."""
    return {name: str(value) for name, value in sorted(finding.values.items())}


def _acceptance_of(finding: Finding, accepted: Iterable[Acceptance], day: date) -> Acceptance | None:
    values = bound_values(finding)
    for acceptance in accepted:
        holds = acceptance.until is None or day <= acceptance.until
        if holds and acceptance.subject == finding.subject and dict(acceptance.values) == values:
            return acceptance
    return None


def judge(register: Register, day: date, rules: Sequence[Rule]) -> tuple[Judged, ...]:
    """Run the rules and give every finding, heaviest first, then in the order of the rules.

    A hard finding is never accepted away.
    """
    accepted: dict[str, list[Acceptance]] = {}
    for acceptance in register.all(Acceptance):
        accepted.setdefault(acceptance.code, []).append(acceptance)
    judged = []
    for rule in rules:
        for finding in rule.check(register, day):
            kind = Kind.INFORMATION if finding.unjudged else rule.kind
            candidates = accepted.get(rule.code, ()) if kind is Kind.WARNING else ()
            judged.append(Judged(finding, rule, kind, _acceptance_of(finding, candidates, day)))
    weight = list(Kind)
    return tuple(sorted(judged, key=lambda one: weight.index(one.kind)))


@frozen
class Consequences:
    """What a change does to the findings.

    Attributes:
        new: Findings there were not before.
        gone: Findings there are no more.
        before: How many asked for something before.
        after: How many ask for something after.
    """

    new: tuple[Judged, ...]
    gone: tuple[Judged, ...]
    before: int
    after: int


def _key(one: Judged) -> tuple[Any, ...]:
    finding = one.finding
    return (finding.code, finding.subject, finding.unjudged, tuple(bound_values(finding).items()))


def consequences(before: Sequence[Judged], after: Sequence[Judged]) -> Consequences:
    """Compare the findings before and after a change."""
    known = {_key(one) for one in before}
    remaining = {_key(one) for one in after}
    return Consequences(
        new=tuple(one for one in after if _key(one) not in known),
        gone=tuple(one for one in before if _key(one) not in remaining),
        before=sum(one.open for one in before),
        after=sum(one.open for one in after),
    )


def refuse_guarded(verb: str, result: Consequences) -> None:
    """Refuse a decision that a rule guards when it brings a new finding of that rule.

    Raises:
        RefusedError: LKE204 with the findings as `findings`; facts are never refused, their verbs are guarded by none.
    """
    refusing = tuple(one for one in result.new if verb in one.rule.guards and not one.finding.unjudged)
    if refusing:
        raise RefusedError("LKE204", verb=verb, findings=refusing)
