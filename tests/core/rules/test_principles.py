"""The rules of the scheme that find nothing: each is held by a test here, or by the ones it names."""

import importlib
import re
from datetime import date

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.coordination.suggestion.settings import Settings
from lokalkontakt_core.notices.recipients import Recipient
from lokalkontakt_core.notices.wording import compose
from lokalkontakt_core.periods import Month, MonthRange
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.principles import HEADINGS, by_code, documentation_of
from lokalkontakt_core.rules.registry import PRINCIPLES, RULES
from lokalkontakt_core.rules.report import judge
from tests.core.rules.notation import register_of
from tests.core.rules.test_words import written_findings

DAY = date(2020, 5, 1)

in_both = pytest.mark.parametrize("language", LANGUAGES)
by_principle = pytest.mark.parametrize("principle", PRINCIPLES, ids=lambda one: one.code)


@by_principle
def test_the_module_of_a_principle_documents_it_under_the_fixed_headings(principle):
    module = importlib.import_module(principle.module)
    assert module.__doc__.startswith(f"{principle.code} {principle.name}: ")
    text = documentation_of(principle)
    assert tuple(text.sections) == HEADINGS
    assert all(text.sections.values())
    assert text.summary.endswith(".")


@in_both
@by_principle
def test_a_principle_has_its_words_and_quotes_the_scheme_as_its_module_does(principle, language):
    words = Catalogue(language)
    shown = [words.message(one) for one in (principle.title, principle.what, principle.why, principle.remedy)]
    assert not [text for text in shown if text.startswith("LK") or "{" in text]
    quotes = re.findall(r"“([^”]{12,})”", shown[2])
    assert quotes
    assert [quote for quote in quotes if quote not in documentation_of(principle).sections["Why"]] == []


def test_a_principle_is_found_by_its_code_and_a_rule_is_none():
    assert by_code(PRINCIPLES, "LK011").name == "outgoing"
    assert by_code(PRINCIPLES, "LK002") is None


def test_lk011_no_record_and_no_weight_of_the_suggestion_scores_how_outgoing_somebody_is():
    told = {one.name for kind in (Person, Contact) for one in fields(kind)}
    assert not [name for name in told if re.search(r"outgoing|score|skill|rating|rank", name)]
    assert not [one.name for one in fields(Settings) if re.search(r"outgoing|score|skill|rating|rank", one.name)]


def told_to_the_council(kind, about):
    """Give the notices that make a contact known to the people of an area, in both languages."""
    register = register_of(
        "area glud\ncontact mette\ncontact bo\nassign glud bo ?..2020-05-01 id=a successor=b\n"
        "assign glud mette 2020-05-01.. id=b"
    )
    council = Council(id="c", name="Glud Lokalråd", areas=("glud",))
    register = Register([*register, council])
    notice = Notice(id="n", notice_kind=kind, about=about, recipient=council.ref, reference="", why="confirm")
    recipient = Recipient(council.ref, council.name, "glud@example.org")
    return {language: compose(register, notice, recipient, Catalogue(language)).body for language in LANGUAGES}


@pytest.mark.parametrize("kind", [NoticeKind.ASSIGNMENT_CONFIRMED, NoticeKind.HANDOVER])
def test_lk015_whoever_is_told_of_a_new_contact_is_told_that_the_usual_contacts_stay(kind):
    told = told_to_the_council(kind, Ref("assignment", "b"))
    assert "I kan stadig bruge de kontakter i kommunen, I plejer." in told["da"]
    assert "You can still use the contacts in the municipality you are used to." in told["en"]


def test_lk032_hours_are_asked_for_in_operation_and_not_of_an_area_or_contact_in_a_pilot():
    lines = "area glud\narea as\ncontact mette\ncontact bo granted=10\nassign glud mette ?..\nassign as bo ?..\n"
    hours = {"LK008", "LK009"}

    def asked(extra):
        return {one.finding.code for one in judge(register_of(lines + extra), DAY, RULES)} & hours

    assert asked("") == hours
    assert asked("pilot glud,as mette,bo 2020-04-01..2020-10-01") == set()


months = st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))


@given(months, months, st.dates(date(1990, 1, 1), date(2101, 1, 1)))
def test_lk039_a_step_of_the_plan_is_over_when_its_last_month_is_and_never_before(one, other, day):
    first, last = sorted((one, other))
    step = PlanStep(id="p", when=MonthRange(first, last), task="Opgave")
    assert step.day is None
    assert step.when.over(day) == ((day.year, day.month) > (last.year, last.month))


HARD = {rule.code: rule for rule in RULES if rule.kind is Kind.HARD}
hard = [param for param in written_findings() if param.values[1].code in HARD]


@in_both
@pytest.mark.parametrize(("register", "finding"), hard)
def test_lk042_every_written_no_says_what_why_and_what_one_can_do(register, finding, language):
    words = Catalogue(language)
    what, why, remedy = (words.message(one) for one in (finding.what, finding.why, finding.remedy))
    assert min(len(what), len(why), len(remedy)) > 15
    assert len({what, why, remedy}) == 3
    offered = [words.find(f"remedy.{verb}") for verb in HARD[finding.code].remedies]
    assert offered
    assert None not in offered


def test_lk042_each_hard_rule_is_among_the_written_cases():
    assert {param.values[1].code for param in hard} == set(HARD)
    assert all(rule.guards for rule in HARD.values())
