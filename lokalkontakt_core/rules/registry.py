"""The rules that ship with the library, in the order of their codes, and the collecting of plugins' rules."""

from collections.abc import Mapping, Sequence

from lokalkontakt_core.errors import PluginError
from lokalkontakt_core.rules import (
    lk002_voluntary,
    lk004_employed,
    lk005_workplace,
    lk006_departments,
    lk007_two_yeses,
    lk008_time_granted,
    lk009_workload,
    lk010_several_areas,
    lk012_outside_hours,
    lk013_agreement,
    lk022_onboarding,
    lk025_one_contact,
    lk026_handover,
    lk038_by_the_deadline,
    settings,
)
from lokalkontakt_core.rules.base import Rule

OWNER = "lokalkontakt"
"""Who owns the rules that ship with the library, in the message about a code that two owners have."""

RULES: tuple[Rule, ...] = (
    lk002_voluntary.RULE,
    lk004_employed.RULE,
    lk005_workplace.RULE,
    lk006_departments.RULE,
    lk007_two_yeses.RULE,
    lk008_time_granted.RULE,
    lk009_workload.RULE,
    lk010_several_areas.RULE,
    lk012_outside_hours.RULE,
    lk013_agreement.RULE,
    lk022_onboarding.RULE,
    lk025_one_contact.RULE,
    lk026_handover.RULE,
    lk038_by_the_deadline.RULE,
)


def collect(builtin: Sequence[Rule], from_plugins: Mapping[str, Sequence[Rule]]) -> tuple[Rule, ...]:
    """Give the rules of the library and of plugins as one list.

    Args:
        builtin: The library's own, in the order they are listed.
        from_plugins: Plugin name to its rules.

    Raises:
        PluginError: LKE510 when a code is taken, naming both owners.
    """
    owners = {settings.RULE.code: OWNER}
    collected: list[Rule] = []
    for owner, rules in {OWNER: builtin, **from_plugins}.items():
        for rule in rules:
            if rule.code in owners:
                raise PluginError("LKE510", code=rule.code, owner=owner, other=owners[rule.code])
            owners[rule.code] = owner
            collected.append(rule)
    return tuple(collected)
