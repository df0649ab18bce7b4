"""Our engine beside ODK's: what differs is what a rule says, and the report tells it."""

import json
import re
from pathlib import Path

import pytest

from tests.oracle import theirs
from tests.oracle.cases import paths
from tests.oracle.comparing import FILLINGS, compare, handed_in
from tests.oracle.report import STOPPED, report, unexplained
from tests.oracle.rules import OTHER, RULES, TABLE

PAGE = Path(__file__).resolve().parents[2] / "docs" / "forms" / "differences.md"
SECTIONS = re.compile(r"^## (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text("utf-8")


def rows(page, heading):
    """Give the first cells of the table under a heading."""
    section = page.partition(f"\n## {heading}")[2].partition("\n## ")[0]
    cells = [line.split(" | ")[0].removeprefix("| ") for line in section.splitlines() if line.startswith("| ")]
    return cells[1:]


def test_the_report_names_every_form_once(page):
    told = rows(page, "Every form") + rows(page, "Forms that the other engine does not run")
    refused = rows(page, "Forms that are refused")
    assert sorted(told + refused) == sorted({path.stem for path in paths()})


def test_the_report_says_every_rule_as_it_stands(page):
    assert rows(page, "What the semantics") == [rule.name for rule in TABLE]
    assert rows(page, "What they do not speak of") == [rule.name for rule in OTHER]
    assert all(f"| {rule.name} | {rule.topic} | {rule.says} |" in page for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_every_rule_was_met_and_no_difference_is_without_one(page):
    met = dict(re.findall(r"^\| ([a-z-]+) \| [^|]* \| [^|]* \| (\d+) \|", page, re.MULTILINE))
    assert {rule.name for rule in RULES if int(met[rule.name]) == 0} == set()
    assert "Differences that no rule explains: 0." in page


def test_the_report_names_the_engine_as_it_is_pinned(page):
    pinned = json.loads((theirs.FOLDER / "package.json").read_text("utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pinned.values())
    assert f"@getodk/xforms-engine {pinned['@getodk/xforms-engine']}" in page.replace("\n", " ")


def test_there_are_as_many_forms_and_fillings_as_promised():
    assert len(paths()) >= 80
    assert FILLINGS >= 10
    assert len({path.stem for path in paths()}) == len(paths())


def test_what_is_handed_in_is_read_with_the_number_of_every_instance():
    about = "<orx:meta><orx:instanceID>u</orx:instanceID></orx:meta>"
    xml = f"<data id='x'><g><r><a>1</a></r><r><a> </a><b/></r></g>{about}</data>"
    found = handed_in(xml)
    assert found["/data/g[1]/r[2]/a[1]"] == " "
    assert len(found) == 3


@pytest.mark.oracle
@pytest.mark.slow
@pytest.mark.skipif(bool(theirs.missing()), reason=theirs.missing() or "present")
def test_both_engines_say_the_same_but_for_the_rules(page):
    pytest.importorskip("pyxform")
    from tests.oracle.cases import read_case  # noqa: PLC0415 - reads all forms

    cases = [read_case(path) for path in paths()]
    compared = compare(cases)
    strange = unexplained(compared)
    assert [(one.case.name, one.path, one.what, one.ours, one.theirs) for one in strange] == []
    assert {done.case.name for done in compared if done.problem} == set(STOPPED)
    assert report(cases, compared) == page, "write it anew: python -m scripts.compare_engines"
