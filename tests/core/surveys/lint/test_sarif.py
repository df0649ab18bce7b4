import json

from lokalkontakt_core.surveys.lint.checking import check_form
from lokalkontakt_core.surveys.lint.registry import RULES
from lokalkontakt_core.surveys.lint.sarif import sarif

TEXT = """[form]
form_id = "x"

[[survey]]
type = "text"
name = "æøå"
label = "A"

# allow SF120: det bliver her
[[survey]]
type = "text"
name = "why_low"
label = "B"
relevant = "${æøå}"
"""


def log():
    report = check_form(TEXT)
    said = sarif(
        report.findings, report.excused, text=TEXT, uri="skema.toml", version="1.0", say=lambda finding: finding.code
    )
    return json.loads(json.dumps(said))


def test_each_finding_is_a_result_with_its_region_in_code_points():
    (run,) = log()["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    results = {result["ruleId"]: result for result in run["results"] if "suppressions" not in result}
    assert set(results) == {"SF120", "SF100"}
    region = results["SF100"]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (14, 13, 19)
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == "${æøå}"
    assert results["SF100"]["level"] == "error"
    assert results["SF120"]["level"] == "note"


def test_a_fix_is_told_as_a_replacement():
    (run,) = log()["runs"]
    (fixed,) = (result for result in run["results"] if "fixes" in result)
    (change,) = fixed["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"]["text"] == "${æøå} != ''"
    assert change["artifactLocation"]["uri"] == "skema.toml"


def test_an_exception_is_a_suppressed_result_with_its_reason():
    (run,) = log()["runs"]
    (suppressed,) = (result for result in run["results"] if "suppressions" in result)
    assert suppressed["suppressions"] == [{"kind": "inSource", "justification": "det bliver her"}]


def test_every_rule_is_described():
    (run,) = log()["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in RULES]
