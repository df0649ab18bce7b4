import importlib.util
import re
import string
from pathlib import Path

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.surveys.lint import excuses
from lokalkontakt_core.surveys.lint.checking import check_form
from lokalkontakt_core.surveys.lint.documentation import HEADINGS, documentation
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.registry import RULES
from tests.core.surveys.lint.test_cases import CODES, cases, report_of

ROOT = Path(__file__).resolve().parents[4]
by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def pages():
    spec = importlib.util.spec_from_file_location("generate_forms", ROOT / "docs" / "forms" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


@by_rule
def test_the_check_of_a_rule_documents_it_under_the_fixed_headings(rule):
    text = documentation(rule)
    assert (text.code, text.name) == (rule.code, rule.name)
    assert tuple(text.sections) == HEADINGS
    assert all(text.sections.values())
    assert text.summary.endswith(".")


def test_codes_are_in_order_and_used_once():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"SF1\d\d", code) for code in codes)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_the_pages_are_as_the_code_says():
    folder = ROOT / "docs" / "forms"
    written = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    written.pop("differences.md")  # made and tested elsewhere: tests/oracle
    assert written == pages()


@in_both
@pytest.mark.parametrize("code", CODES)
def test_every_code_has_its_three_texts(code, language):
    words = Catalogue(language)
    assert all(words.find(f"{code}.{part}") for part in ("what", "why", "remedy"))


def test_every_severity_has_a_word():
    for language in LANGUAGES:
        words = Catalogue(language)
        assert len({words.find(f"severity.{severity.value}") for severity in Severity}) == len(Severity)


def test_every_placeholder_of_a_finding_is_filled():
    for parameters in cases():
        _, case = parameters.values
        for finding in report_of(case).findings:
            for language in LANGUAGES:
                wording = "".join(Catalogue(language).find(finding.message(part).id) for part in ("what", "remedy"))
                needed = {name for _, name, _, _ in string.Formatter().parse(wording) if name}
                assert needed <= set(finding.values), finding.code


def test_words_for_no_code_are_left_over():
    written = re.findall(r'msgid "(SF1\d\d)\.', (ROOT / "lokalkontakt_core/locale/da/lint.po").read_text("utf-8"))
    assert set(written) == set(CODES)
    assert {excuses.UNUSED, excuses.UNREASONED} <= set(CODES)


def test_a_finding_speaks_of_what_was_written():
    text = '[form]\nform_id = "x"\n[[survey]]\ntype = "text"\nname = "why_low"\nlabel = "Hvorfor?"\n'
    (finding,) = check_form(text).findings
    assert "why_low" in Catalogue("da").message(finding.message("what"))
    assert finding.proposal == "whylow"
