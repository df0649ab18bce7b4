"""Any text, the shipped forms, and big forms."""

import ast
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lokalkontakt_core.surveys.lint
from lokalkontakt_core.surveys.engine.expressions.printer import print_tree
from lokalkontakt_core.surveys.lint.checking import MOST_FINDINGS, check_form
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.fixing import apply_fixes
from lokalkontakt_core.surveys.lint.subject import Settings
from lokalkontakt_core.surveys.shipped import shipped_form_names, shipped_form_text
from tests.core.surveys.engine.helpers import form_text, row
from tests.core.surveys.engine.samples import sample_text
from tests.core.surveys.engine.strategies import expressions, trees

COLUMNS = ("relevant", "constraint", "required", "calculation", "choice_filter", "default", "repeat_count")
TYPES = (
    "text",
    "integer",
    "decimal",
    "date",
    "select_one yesno",
    "select_multiple yesno",
    "note",
    "range",
    "rank yesno",
)
PACKAGE = Path(lokalkontakt_core.surveys.lint.__file__).parent


@pytest.mark.parametrize("name", shipped_form_names())
@pytest.mark.parametrize("anonymous", [True, False])
def test_a_shipped_form_is_clean(name, anonymous):
    report = check_form(shipped_form_text(name), Settings(anonymous=anonymous))
    assert report.findings == ()
    assert report.excused == ()
    assert report.undecided == 0
    assert set(report.coverage.values()) == {1.0}


def test_a_form_is_measured():
    report = check_form(shipped_form_text("evaluation"))
    assert report.metrics.questions == 25
    assert report.metrics.conditional == 9
    assert 5 <= report.metrics.minutes <= 15


@given(st.text())
def test_any_text_is_checked_without_a_traceback(text):
    assert check_form(text).findings


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([sample_text(), shipped_form_text("wish")]))
def test_a_form_with_characters_lost_and_doubled_is_checked_without_a_traceback(seed, text):
    chance = random.Random(seed)  # noqa: S311 - which characters are spoiled is no secret
    signs = list(text)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(signs))
        signs[place] = chance.choice(["", "", signs[place] * 2, "'", '"', "{", "${", "\n", "‘", "&&", "ø", "\\"])
    spoiled = "".join(signs)
    report = check_form(spoiled, Settings(anonymous=True))
    for finding in report.findings:
        assert 0 <= finding.start <= finding.end <= len(spoiled)
    fixed, _ = apply_fixes(spoiled)
    assert not any(one.fix and one.fix.safe for one in check_form(fixed).findings)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(TYPES), st.sampled_from(COLUMNS), st.one_of(expressions, trees)),
        min_size=4,
        max_size=4,
    )
)
def test_a_form_of_any_expressions_is_checked_without_a_traceback(rows):
    names = ("a", "b", "c-d", "e.f")
    written = [
        row(kind, name, label="Spørgsmål", **{column: print_tree(tree)})
        for name, (kind, column, tree) in zip(names, rows, strict=True)
    ]
    report = check_form(form_text(written), Settings(anonymous=True))
    assert report.form is not None or all(one.severity is Severity.ERROR for one in report.findings)


def test_a_form_that_cannot_be_used_tells_all_problems_of_the_loader_with_their_exact_place():
    text = (
        '[form]\nform_id = "x"\n[[survey]]\ntype = "text"\nname = "a"\nlabel = "A"\nrelevant = "1 = ${b}"\ntipe = 1\n'
    )
    report = check_form(text)
    assert report.form is None
    assert {(one.code, one.line, one.text) for one in report.findings} >= {("SF004", 8, "1")}
    (unknown,) = (one for one in report.findings if one.code == "SF060")
    assert (unknown.line, unknown.column) == (7, 17)


def test_a_big_form_of_hard_conditions_is_checked_in_bounded_work():
    options = {f"o{number}": {"label": f"Mulighed {number}"} for number in range(30)}
    rows = [row("select_one many", f"q{number}", label="Spørgsmål") for number in range(12)]
    hard = " and ".join(
        f"(${{q{n}}} = 'o1' or ${{q{(n + 5) % 12}}} = 'o2' or ${{q{(n + 7) % 12}}} = 'o3')" for n in range(12)
    )
    rows += [
        row("text", f"t{number}", label="Tekst", relevant=f"{hard} and ${{q0}} != 'o{number % 30}'")
        for number in range(150)
    ]
    report = check_form(form_text(rows, {"many": options}))
    assert report.form is not None
    assert report.undecided > 0


def test_the_rules_stand_beside_the_engine_and_know_nothing_above_it():
    allowed = ("surveys.engine", "surveys.lint", "messages", "errors", "texts", "language")
    imported = {
        node.module
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lokalkontakt_core")
    }
    assert {name for name in imported if not name.removeprefix("lokalkontakt_core.").startswith(allowed)} == set()


def test_very_many_findings_of_one_rule_are_counted_and_not_listed():
    rows = [row("text", f"why_{number}", label="Hvorfor?") for number in range(MOST_FINDINGS + 3)]
    report = check_form(form_text(rows, {"one": {"x": {"label": "X"}}}))
    assert sum(one.code == "SF120" for one in report.findings) == MOST_FINDINGS
    assert report.left_out == 3
