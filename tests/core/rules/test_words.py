import enum
import importlib
import importlib.util
import pkgutil
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from lokalkontakt_core import rules
from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.coordination.due import Due, DueKind, Urgency
from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.coordination.role_limits import RoleLimit
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.rules import settings
from lokalkontakt_core.rules.documentation import HEADINGS, documentation
from lokalkontakt_core.rules.registry import PRINCIPLES, RULES
from lokalkontakt_core.rules.report import judge
from tests.core.rules.notation import register_of

ROOT = Path(__file__).resolve().parents[3]
ALL = (settings.RULE, *RULES)
CASES = Path(__file__).parent / "cases"
PARTS = ("title", "what", "why", "remedy", "unknown", "unknown_title")

by_code = pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def pages():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "rules" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


@by_code
def test_the_module_of_a_rule_documents_it_under_the_fixed_headings(rule):
    module = importlib.import_module(rule.check.__module__)
    assert module.__doc__.startswith(f"{rule.code} {rule.name}: ")
    text = documentation(rule)
    assert tuple(text.sections) == HEADINGS
    assert all(text.sections.values())
    assert text.summary.endswith(".")


def test_each_module_of_a_rule_is_in_the_registry():
    found = {name for _, name, _ in pkgutil.iter_modules(rules.__path__) if re.match(r"lk\d{3}_", name)}
    modules = {rule.check.__module__: rule.code for rule in RULES} | {one.module: one.code for one in PRINCIPLES}
    assert found == {module.rpartition(".")[2] for module in modules}
    assert all(module.rpartition(".")[2].startswith(code.lower()) for module, code in modules.items())


@in_both
@by_code
def test_a_rule_has_all_its_words_and_quotes_the_scheme(rule, language):
    words = Catalogue(language)
    texts = {part: words.find(f"{rule.code}.{part}") for part in PARTS}
    assert None not in texts.values()
    assert re.search(r"“[^”]{12,}”", texts["why"])


@by_code
def test_the_quote_is_the_same_in_both_languages_and_stands_in_the_documentation(rule):
    quotes = [re.findall(r"“([^”]+)”", Catalogue(language).find(f"{rule.code}.why")) for language in LANGUAGES]
    assert quotes[0] == quotes[1]
    if rule is not settings.RULE:
        why = documentation(rule).sections["Why"]
        assert [quote for quote in quotes[0] if quote not in why] == []


@in_both
@by_code
def test_everything_one_can_do_has_words(rule, language):
    words = Catalogue(language)
    assert rule.remedies
    assert [verb for verb in rule.remedies if words.find(f"remedy.{verb}") is None] == []


def enumerations():
    modules = [importlib.import_module(rule.check.__module__) for rule in ALL]
    own = (
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, enum.StrEnum) and value.__module__ == module.__name__
    )
    return [Fact, Urgency, RoleLimit, *own]


@in_both
@pytest.mark.parametrize("options", enumerations(), ids=lambda options: options.__name__)
def test_every_value_a_finding_can_name_has_words(options, language):
    words = Catalogue(language)
    for option in options:
        shown = words.shown(option)
        assert shown != option.value or language == "en"
        assert "_" not in shown


@in_both
@pytest.mark.parametrize("kind", DueKind)
def test_each_row_of_the_work_list_has_words_for_one_and_for_many(kind, language):
    words = Catalogue(language)
    refs = (Ref("area", "glud"), Ref("area", "as"))
    for number in (1, 2):
        text = words.message(Due(kind, refs[:number], "assign", number=number).message)
        assert "due." not in text
        assert "…" not in text


def written_findings():
    for rule in RULES:
        for case in tomllib.loads((CASES / f"{rule.code}.toml").read_text("utf-8"))["case"]:
            register = register_of(case["records"], rules=case.get("rules"))
            for one in judge(register, case["day"], [rule]):
                yield pytest.param(register, one.finding, id=f"{rule.code}: {case['name']}")


@in_both
@pytest.mark.parametrize(("register", "finding"), written_findings())
def test_the_words_of_a_finding_are_filled_to_the_last_placeholder(register, finding, language):
    words = Catalogue(language)
    for message in (finding.title, finding.what, finding.why, finding.remedy):
        text = words.message(message, namer=lambda ref: name_of(register, ref))
        assert text != message.id
        assert "…" not in text
        assert not re.search(r"[{}]|\b(area|contact|department|scheme)/|fact\.", text)


def test_a_finding_reads_as_a_person_would_say_it():
    register = register_of(
        "area glud\narea hjarnoe\ncontact mette own=no:2020-01-01\nassign glud mette ?..\nassign hjarnoe mette ?.."
    )
    words = Catalogue("da")
    said = {
        one.finding.code: words.message(one.finding.what, namer=lambda ref: name_of(register, ref))
        for one in judge(register, date(2020, 5, 1), RULES)
    }
    assert said["LK007"] == "Hos Mette er eget ja (svaret er nej) og lederens ja ikke registreret."
    assert said["LK008"] == "Mette: det er ikke registreret, hvilken tid afdelingen har bevilget."
    assert said["LK010"] == (
        "Om Glud og Hjarnoe passer sammen for Mette, kan ikke ses. Der mangler oplysning om områdernes størrelse, "
        "områdernes naboer og områdernes samarbejde."
    )


def test_the_pages_of_the_rules_are_up_to_date():
    folder = ROOT / "docs" / "rules"
    assert {path.name: path.read_text("utf-8") for path in folder.glob("*.md")} == pages()
