from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.coordination.parameters import AGREEMENT_DAYS, WISH_DEADLINE, choosing
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.rules import lk013_agreement
from lokalkontakt_core.rules.base import Finding, Kind, Rule
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.rules.report import judge
from lokalkontakt_core.rules.settings import SettingProblem, phases_of
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)


def problems(rules, used=RULES):
    judged = judge(register_of("", rules=rules), DAY, used)
    return [
        (one.finding.values["place"], one.finding.values["problem"]) for one in judged if one.finding.code == "LK000"
    ]


@pytest.mark.parametrize(
    ("rules", "place", "problem"),
    [
        ({"LK013": {"days": "60"}}, "[rules.LK013] days", SettingProblem.UNUSABLE_VALUE),
        ({"LK013": {"days": True}}, "[rules.LK013] days", SettingProblem.UNUSABLE_VALUE),
        ({"LK013": {"days": -1}}, "[rules.LK013] days", SettingProblem.UNUSABLE_VALUE),
        ({"LK013": {"days": 3661}}, "[rules.LK013] days", SettingProblem.UNUSABLE_VALUE),
        (
            {"LK038": {"deadline": datetime(2020, 4, 30, 12, tzinfo=UTC)}},
            "[rules.LK038] deadline",
            SettingProblem.UNUSABLE_VALUE,
        ),
        ({"LK005": {"phases": ["operating"]}}, "[rules.LK005] phases", SettingProblem.UNUSABLE_VALUE),
        ({"LK005": {"phases": "pilot"}}, "[rules.LK005] phases", SettingProblem.UNUSABLE_VALUE),
        ({"LK005": {"phases": [["pilot"]]}}, "[rules.LK005] phases", SettingProblem.UNUSABLE_VALUE),
        ({"LK013": {"dage": 60}}, "[rules.LK013] dage", SettingProblem.NO_SUCH_SETTING),
        ({"LK999": {"days": 60}}, "[rules.LK999]", SettingProblem.NO_SUCH_RULE),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_its_place(rules, place, problem):
    assert problems(rules) == [(place, problem)]


def test_the_section_of_meetings_is_known_and_its_figures_are_looked_at():
    assert problems({"MEETINGS": {"call_days": 21}}) == []
    wrong = problems({"MEETINGS": {"call_days": "x", "phases": ["pilot"]}})
    assert wrong == [
        ("[rules.MEETINGS] call_days", SettingProblem.UNUSABLE_VALUE),
        ("[rules.MEETINGS] phases", SettingProblem.NO_SUCH_SETTING),
    ]


def test_all_unusable_settings_are_reported_at_once():
    assert len(problems({"LK013": {"days": "x", "dage": 1}, "LK999": {}})) == 3


def test_usable_settings_give_no_finding():
    rules = {
        "LK013": {"days": 0, "phases": ["pilot"]},
        "LK038": {"deadline": date(2020, 4, 30)},
        "LK005": {"phases": []},
    }
    assert problems(rules) == []


def test_a_rule_goes_on_with_its_default_when_its_setting_cannot_be_used():
    lines = "area glud\ncontact mette\nassign glud mette 2020-01-01.."
    broken = register_of(lines, rules={"LK013": {"days": "1"}})
    assert AGREEMENT_DAYS.of(broken) == 60
    assert WISH_DEADLINE.of(broken) is None
    (finding,) = lk013_agreement.RULE.check(broken, date(2020, 3, 2))
    assert finding.values["deadline"] == date(2020, 3, 1)


def test_the_phases_of_a_rule_can_be_set_and_an_empty_list_turns_it_off():
    lines = "area aale\ncontact frank workplace=school\nassign aale frank ?.."
    lk005 = next(rule for rule in RULES if rule.code == "LK005")
    off = register_of(lines, rules={"LK005": {"phases": []}})
    assert phases_of(off, lk005) == frozenset()
    assert judge(off, DAY, [lk005]) == ()
    elsewhere = register_of(lines, rules={"LK005": {"phases": ["pilot"]}})
    assert phases_of(elsewhere, lk005) == {Phase.PILOT}
    assert judge(elsewhere, DAY, [lk005]) == ()
    assert len(judge(register_of(lines), DAY, [lk005])) == 1


def test_a_rule_of_a_stranger_that_breaks_is_named_and_stops_no_other():
    def breaks(register, day):
        yield Finding("XX001", register.scheme.ref)
        raise ZeroDivisionError(day)

    stranger = Rule("XX001", "breaks", Kind.HARD, breaks)
    judged = judge(register_of("area bjerre\nanswer bjerre yes ? via=Fællesrådet"), DAY, [stranger, *RULES])
    assert {one.finding.code for one in judged} == {"LK000", "LK025", "LK038"}
    (broken,) = (one for one in judged if one.finding.code == "LK000")
    assert broken.kind is Kind.WARNING
    assert broken.finding.values["problem"] is SettingProblem.RULE_FAILED
    assert broken.finding.values["rule"] == "XX001"


@pytest.mark.parametrize(
    ("held", "value", "then"),
    [
        ({}, 60, {}),
        ({}, 30, {"LK013": {"days": 30}}),
        ({"LK013": {"days": 30}}, 30, {"LK013": {"days": 30}}),
        ({"LK013": {"days": 30}}, 60, {"LK013": {"days": 60}}),
        ({"LK013": {"days": 30}}, None, {}),
        ({"LK013": {"days": 30, "phases": []}}, None, {"LK013": {"phases": []}}),
        ({"LK013": {"days": "60"}}, 60, {"LK013": {"days": 60}}),
        ({"LK013": {}, "LK005": {"phases": []}}, 60, {"LK013": {}, "LK005": {"phases": []}}),
    ],
)
def test_choosing_a_figure_writes_only_what_differs_or_could_not_be_used(held, value, then):
    assert choosing(register_of("", rules=held), [(AGREEMENT_DAYS, value)]) == then
