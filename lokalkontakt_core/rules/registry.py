"""The rules that ship with the library, in the order of their codes, and the collecting of plugins' rules."""

from collections.abc import Mapping, Sequence

from lokalkontakt_core.errors import PluginError
from lokalkontakt_core.rules import (
    lk001_offered,
    lk002_voluntary,
    lk003_via_the_joint_council,
    lk004_employed,
    lk005_workplace,
    lk006_departments,
    lk007_two_yeses,
    lk008_time_granted,
    lk009_workload,
    lk010_several_areas,
    lk011_outgoing,
    lk012_outside_hours,
    lk013_agreement,
    lk014_inside_the_role,
    lk015_usual_contacts,
    lk016_shared_knowledge,
    lk017_both_ways,
    lk018_meeting_interval,
    lk019_standing_items,
    lk020_meeting_owner,
    lk021_made_known,
    lk022_onboarding,
    lk023_large_projects,
    lk024_passed_on,
    lk025_one_contact,
    lk026_handover,
    lk027_three_pilots,
    lk028_half_a_year,
    lk029_natural_cooperation,
    lk030_central_actors,
    lk031_three_profiles,
    lk032_no_hours_in_pilots,
    lk033_team_meetings,
    lk034_status_report,
    lk035_management_informed,
    lk036_evaluated_together,
    lk037_all_experience,
    lk038_by_the_deadline,
    lk039_months_not_days,
    lk040_kinds_of_knowledge,
    lk041_known_version,
    lk042_explain_the_no,
    lk043_two_parts,
    settings,
)
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.principles import Principle

OWNER = "lokalkontakt"
"""Who owns the rules that ship with the library, in the message about a code that two owners have."""

RULES: tuple[Rule, ...] = (
    lk001_offered.RULE,
    lk002_voluntary.RULE,
    lk003_via_the_joint_council.RULE,
    lk004_employed.RULE,
    lk005_workplace.RULE,
    lk006_departments.RULE,
    lk007_two_yeses.RULE,
    lk008_time_granted.RULE,
    lk009_workload.RULE,
    lk010_several_areas.RULE,
    lk012_outside_hours.RULE,
    lk013_agreement.RULE,
    lk014_inside_the_role.RULE,
    lk016_shared_knowledge.RULE,
    lk017_both_ways.RULE,
    lk018_meeting_interval.RULE,
    lk019_standing_items.RULE,
    lk020_meeting_owner.RULE,
    lk021_made_known.RULE,
    lk022_onboarding.RULE,
    lk023_large_projects.RULE,
    lk024_passed_on.RULE,
    lk025_one_contact.RULE,
    lk026_handover.RULE,
    lk027_three_pilots.RULE,
    lk028_half_a_year.RULE,
    lk029_natural_cooperation.RULE,
    lk030_central_actors.RULE,
    lk031_three_profiles.RULE,
    lk033_team_meetings.RULE,
    lk034_status_report.RULE,
    lk035_management_informed.RULE,
    lk036_evaluated_together.RULE,
    lk037_all_experience.RULE,
    lk038_by_the_deadline.RULE,
    lk040_kinds_of_knowledge.RULE,
    lk041_known_version.RULE,
    lk043_two_parts.RULE,
)

PRINCIPLES: tuple[Principle, ...] = (
    lk011_outgoing.PRINCIPLE,
    lk015_usual_contacts.PRINCIPLE,
    lk032_no_hours_in_pilots.PRINCIPLE,
    lk039_months_not_days.PRINCIPLE,
    lk042_explain_the_no.PRINCIPLE,
)
"""The rules of the scheme that find nothing, because the program is made so; a test holds each."""


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
