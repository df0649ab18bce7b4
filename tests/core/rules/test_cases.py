import tomllib
from datetime import date
from pathlib import Path

import pytest

from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.rules.report import bound_values, judge
from tests.core.rules.notation import register_of

FOLDER = Path(__file__).parent / "cases"
VERDICTS = {"violated", "kept", "unjudged"}
APART = {"subject", "unjudged", "weight"}


def cases():
    for rule in RULES:
        path = FOLDER / f"{rule.code}.toml"
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield pytest.param(rule, case, id=f"{rule.code}: {case['name']}")


def found(rule, case, day=None):
    register = register_of(case["records"], rules=case.get("rules"), phase=Phase(case.get("phase", "operation")))
    return [one for one in judge(register, day or case["day"], [rule]) if one.finding.code == rule.code]


@pytest.mark.parametrize(("rule", "case"), cases())
def test_the_case_is_judged_as_it_says(rule, case):
    judged = found(rule, case)
    assert case["verdict"] in VERDICTS
    expected = case.get("finds", [])
    assert bool(expected) == (case["verdict"] != "kept")
    assert sorted(str(one.finding.subject) for one in judged) == sorted(want["subject"] for want in expected)
    for want in expected:
        (one,) = (one for one in judged if str(one.finding.subject) == want["subject"])
        unjudged = want.get("unjudged", case["verdict"] == "unjudged")
        assert one.finding.unjudged is unjudged
        assert one.kind is (Kind.INFORMATION if unjudged else Kind(want.get("weight", rule.kind)))
        values = bound_values(one.finding)
        assert {name: values.get(name) for name in want if name not in APART} == {
            name: str(value) for name, value in want.items() if name not in APART
        }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_cases_of_every_verdict(rule):
    written = tomllib.loads((FOLDER / f"{rule.code}.toml").read_text("utf-8"))["case"]
    assert {case["verdict"] for case in written} == VERDICTS
    assert len({case["name"] for case in written}) == len(written)


def test_no_file_of_cases_is_left_without_its_rule():
    assert {path.stem for path in FOLDER.glob("*.toml")} == {rule.code for rule in RULES}


@pytest.mark.parametrize(("rule", "case"), cases())
def test_what_a_finding_is_bound_to_changes_overnight_only_where_a_planned_event_lies_between(rule, case):
    tomorrow = date.fromordinal(case["day"].toordinal() + 1)
    bound = [[bound_values(one.finding) for one in found(rule, case, day)] for day in (case["day"], tomorrow)]
    assert (bound[0] != bound[1]) == case.get("changes_overnight", False)
