"""LK000 settings: the scheme sets something for a rule that cannot be used, or a rule cannot be run.

Why:
    A setting with a slip of the pen must not be ignored in silence, and must not stop the program either: the rule
    goes on with its default, and this finding says so.

Breaks the rule:
    `[rules.LK013]` with `days = "60"`, or a section for a rule there is none of.

Keeps the rule:
    `[rules.LK013]` with `days = 45`.

Cannot be judged:
    Does not happen: the settings are all there is to know.

Since:
    0.1
"""

import enum
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lokalkontakt_core.coordination.phases import phase_of_area
from lokalkontakt_core.coordination.standing import Held
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule
from lokalkontakt_core.rules.figures import PHASES, known_phases, settable


class SettingProblem(enum.StrEnum):
    """What is wrong; the words are in the catalogues."""

    NO_SUCH_RULE = "no_such_rule"
    NO_SUCH_SETTING = "no_such_setting"
    UNUSABLE_VALUE = "unusable_value"
    RULE_FAILED = "rule_failed"


def phases_of(register: Register, rule: Rule) -> frozenset[Phase]:
    """Give the phases a rule counts in: those the scheme sets, else the rule's own."""
    chosen = known_phases(register.scheme.rules.get(rule.code, {}).get(PHASES))
    return rule.phases if chosen is None else chosen


def counting(register: Register, rule: Rule, all_held: Iterable[Held], day: date) -> tuple[Held, ...]:
    """Give the assignments, running or to come, whose area is in a phase the rule counts in."""
    phases = phases_of(register, rule)
    if len(phases) == len(Phase):
        return tuple(held for held in all_held if held.binding)
    return tuple(
        held for held in all_held if held.binding and phase_of_area(register, held.assignment.area, day) in phases
    )


def unusable_settings(register: Register, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Give a finding for every setting of a rule that cannot be used.

    Args:
        register: Its scheme holds the settings.
        rules: The rules there are.
    """
    known = settable(rules)
    for code, chosen in sorted(register.scheme.rules.items()):
        if code not in known:
            yield _finding(register, code, "", SettingProblem.NO_SUCH_RULE)
            continue
        for name, value in sorted(chosen.items()):
            if name not in known[code]:
                yield _finding(register, code, name, SettingProblem.NO_SUCH_SETTING)
            elif not known[code][name].usable(value):
                yield _finding(register, code, name, SettingProblem.UNUSABLE_VALUE)


def failed(register: Register, rule: Rule) -> Finding:
    """Give the finding that says a rule raised an exception instead of judging."""
    return _finding(register, rule.code, "", SettingProblem.RULE_FAILED)


def _finding(register: Register, code: str, name: str, problem: SettingProblem) -> Finding:
    place = f"[rules.{code}] {name}".rstrip()
    return Finding(RULE.code, register.scheme.ref, {"rule": code, "place": place, "problem": problem})


def _check(_register: Register, _day: date) -> Iterator[Finding]:
    # Which settings can be used depends on all the rules there are, so `judge` asks `unusable_settings` instead.
    return iter(())


RULE = Rule("LK000", "settings", Kind.WARNING, _check, remedies=("edit_scheme", "accept"))
