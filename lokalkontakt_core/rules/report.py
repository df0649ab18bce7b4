"""All findings of a register on a day, with what has been accepted, and the difference a change makes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attrs import evolve

from lokalkontakt_core.coordination.phases import phase_of
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules import settings
from lokalkontakt_core.rules.base import ALL_PHASES, Finding, Kind, Rule
from lokalkontakt_core.values import frozen


@frozen
class Judged:
    """A finding with its weight.

    Attributes:
        finding: What was found.
        rule: The rule that found it.
        kind: Its weight: the finding's own, else the rule's; information when the rule could not judge.
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
    return {name: _bound(value) for name, value in sorted(finding.values.items())}


def _bound(value: Any) -> str:
    return ", ".join(map(_bound, value)) if isinstance(value, tuple) else str(value)


def holding_acceptance(finding: Finding, accepted: Iterable[Acceptance], day: date) -> Acceptance | None:
    """Give the acceptance that holds for a finding on the day: of its code, subject and values, and not run out."""
    values = bound_values(finding)
    for acceptance in accepted:
        if (
            acceptance.code == finding.code
            and acceptance.subject == finding.subject
            and (acceptance.until is None or day <= acceptance.until)
            and dict(acceptance.values) == values
        ):
            return acceptance
    return None


def _united(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Give each thing said of a subject once, with all the records that bring it about."""
    by_subject: dict[Ref, list[Finding]] = {}
    for finding in findings:
        by_subject.setdefault(finding.subject, []).append(finding)
    for same_subject in by_subject.values():
        if len(same_subject) == 1:
            yield same_subject[0]
            continue
        said: dict[tuple[Any, ...], Finding] = {}
        for finding in same_subject:
            key = (finding.unjudged, tuple(bound_values(finding).items()))
            before = said.get(key)
            concerns = (*before.concerns, *finding.concerns) if before is not None else finding.concerns
            said[key] = evolve(finding, concerns=tuple(dict.fromkeys(concerns)))
        yield from said.values()


def _found(register: Register, day: date, rules: Sequence[Rule]) -> Iterator[tuple[Rule, Finding]]:
    """Run the rules and keep what counts in the phase of each subject."""
    for rule in rules:
        phases = settings.phases_of(register, rule)
        if not phases:
            continue
        try:
            findings = tuple(rule.check(register, day))
        except Exception:  # noqa: BLE001 - a stranger's rule: it is named in a finding, the others go on
            yield settings.RULE, settings.failed(register, rule)
            continue
        for finding in _united(findings):
            if phases == ALL_PHASES or phase_of(register, finding.subject, day) in phases:
                yield rule, finding
    for finding in settings.unusable_settings(register, rules):
        yield settings.RULE, finding


def judge(register: Register, day: date, rules: Sequence[Rule]) -> tuple[Judged, ...]:
    """Run the rules and give every finding, heaviest first, then in the order of the rules.

    A hard finding is never accepted away.
    """
    accepted: dict[Ref, list[Acceptance]] = {}
    for acceptance in register.all(Acceptance):
        accepted.setdefault(acceptance.subject, []).append(acceptance)
    judged = [_judged(finding, rule, accepted, day) for rule, finding in _found(register, day, rules)]
    weight = list(Kind)
    return tuple(sorted(judged, key=lambda one: weight.index(one.kind)))


def _judged(finding: Finding, rule: Rule, accepted: Mapping[Ref, Sequence[Acceptance]], day: date) -> Judged:
    kind = Kind.INFORMATION if finding.unjudged else finding.weight or rule.kind
    candidates = accepted.get(finding.subject, ()) if accepted and kind is Kind.WARNING else ()
    return Judged(finding, rule, kind, holding_acceptance(finding, candidates, day) if candidates else None)


@frozen
class Consequences:
    """What a change does to the findings.

    Attributes:
        new: Findings there were not before.
        gone: Findings there are no more.
        before: How many asked for something before.
        after: How many ask for something after.
        aggravated: The new ones, and those that stood before and now concern a further record.
    """

    new: tuple[Judged, ...]
    gone: tuple[Judged, ...]
    before: int
    after: int
    aggravated: tuple[Judged, ...] = ()


class _Known:
    """Findings to look others up in."""

    def __init__(self, judged: Sequence[Judged]) -> None:
        self._by_subject: dict[tuple[str, Ref], list[Finding]] = {}
        self._causes: set[tuple[str, bool, Ref]] = set()
        for one in judged:
            finding = one.finding
            self._by_subject.setdefault((finding.code, finding.subject), []).append(finding)
            self._causes.update((finding.code, finding.unjudged, record) for record in finding.concerns)

    def __contains__(self, one: Judged) -> bool:
        said = self._by_subject.get((one.finding.code, one.finding.subject), ())
        return any(
            finding.unjudged is one.finding.unjudged and finding.values == one.finding.values for finding in said
        )

    def covers(self, one: Judged) -> bool:
        """Tell whether every record that brings a finding about brought one of its code about before."""
        finding = one.finding
        if not finding.concerns:
            return one in self
        return all((finding.code, finding.unjudged, record) in self._causes for record in finding.concerns)


def consequences(before: Sequence[Judged], after: Sequence[Judged]) -> Consequences:
    """Compare the findings before and after a change."""
    known, remaining = _Known(before), _Known(after)
    return Consequences(
        new=tuple(one for one in after if one not in known),
        gone=tuple(one for one in before if one not in remaining),
        before=sum(one.open for one in before),
        after=sum(one.open for one in after),
        aggravated=tuple(one for one in after if not known.covers(one)),
    )


def refuse_guarded(verb: str, result: Consequences) -> None:
    """Refuse a decision that a rule guards when it brings or aggravates a finding of that rule.

    Raises:
        RefusedError: LKE204 with the findings as `findings`; facts are never refused, their verbs are guarded by none.
    """
    refusing = tuple(one for one in result.aggravated if verb in one.rule.guards and not one.finding.unjudged)
    if refusing:
        raise RefusedError("LKE204", verb=verb, findings=refusing)
