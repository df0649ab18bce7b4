import tomllib
from pathlib import Path

import pytest

from lokalkontakt_core.surveys.lint import excuses
from lokalkontakt_core.surveys.lint.checking import check_form
from lokalkontakt_core.surveys.lint.fixing import apply_edits
from lokalkontakt_core.surveys.lint.registry import RULES
from lokalkontakt_core.surveys.lint.subject import Settings

FOLDER = Path(__file__).parent / "cases"
HEAD = '[form]\nform_id = "prove"\nversion = "1"\nform_title = "Prøve"\n\n'
CODES = (*(rule.code for rule in RULES), excuses.UNUSED, excuses.UNREASONED)
SEVERITIES = {rule.code: rule.severity for rule in RULES}


def written(code):
    return tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))["case"]


def cases():
    for code in CODES:
        for case in written(code):
            yield pytest.param(code, case, id=f"{code}: {case['name']}")


def report_of(case):
    settings = Settings(anonymous=case.get("anonymous", False), respondents=case.get("respondents", 30))
    return check_form(HEAD + case["form"], settings)


@pytest.mark.parametrize(("code", "case"), cases())
def test_the_case_is_judged_as_it_says(code, case):
    report = report_of(case)
    assert report.form is not None, report.findings
    found = [one for one in report.findings if one.code == code]
    expected = case.get("finds", [])
    assert sorted(one.path for one in found) == sorted(want["path"] for want in expected)
    for want in expected:
        fitting = [one for one in found if one.path == want["path"] and one.text == want.get("text", one.text)]
        assert fitting, (want, [one.text for one in found])
        if "fixed" in want:
            fixed = apply_edits(HEAD + case["form"], fitting[0].fix.edits)
            assert want["fixed"] in fixed


@pytest.mark.parametrize("code", CODES)
def test_each_rule_has_cases_that_are_found_and_cases_that_are_not(code):
    assert {bool(case.get("finds")) for case in written(code)} == {True, False}
    assert len({case["name"] for case in written(code)}) == len(written(code))


def test_no_file_of_cases_is_left_without_its_rule():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(CODES)


@pytest.mark.parametrize(("code", "case"), cases())
def test_a_finding_knows_its_place_in_the_file(code, case):
    text = HEAD + case["form"]
    for one in report_of(case).findings:
        assert 0 <= one.start <= one.end <= len(text)
        before = text[: one.start]
        assert (one.line, one.column) == (before.count("\n") + 1, one.start - before.rfind("\n"))
        assert one.text == text[one.start : one.end] or one.text.endswith("…")
        if one.code in SEVERITIES:
            assert one.severity is SEVERITIES[one.code]
