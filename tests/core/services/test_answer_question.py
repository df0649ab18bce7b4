from datetime import date

import pytest

from lokalkontakt_core.coordination.coverage import COVERAGE_QUESTION, Coverage, coverage_of
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.answer_question import answer_question
from lokalkontakt_core.services.areas import add_area


@pytest.fixture
def asked(world):
    """An imported area that stands in both lists, as Stenderup does in Bilag 1 (O1)."""
    area = Area(id="stenderup", name="Stenderup", source="Bilag 1", source_key="stenderup")
    assignment = Assignment(
        id="assignment-s",
        area=area.id,
        contact=world.mette,
        confirmation=Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED),
    )
    question = ImportQuestion(
        id="question-s",
        code=COVERAGE_QUESTION,
        area=area.id,
        lines=("Stenderup – Mette Øvig", "Stenderup"),
        options=("covered", "uncovered", "two_places"),
        source="Bilag 1",
        source_key="LKI001:stenderup",
    )
    world.register = Register([*world.register, area, assignment, question])
    assert coverage_of(world.register, "stenderup", world.day) is Coverage.DISPUTED
    return world


def test_covered_keeps_the_assignment(asked):
    asked.do(answer_question, question="question-s", answer="covered")
    assert coverage_of(asked.register, "stenderup", asked.day) is Coverage.COVERED
    assert asked.get(Assignment, "assignment-s").period == Period()


def test_uncovered_ends_the_assignment_and_keeps_its_record(asked):
    asked.do(answer_question, question="question-s", answer="uncovered")
    assert coverage_of(asked.register, "stenderup", asked.day) is Coverage.UNCOVERED
    assert asked.get(Assignment, "assignment-s").period == Period(UNKNOWN, asked.day)


def test_two_places_makes_a_second_area_under_a_name_of_ones_choice(asked):
    asked.do(answer_question, question="question-s", answer="two_places", name="Stenderup ved Tørring")
    assert coverage_of(asked.register, "stenderup", asked.day) is Coverage.COVERED
    second = asked.get(Area, "stenderup-ved-toerring")
    assert (second.name, second.source) == ("Stenderup ved Tørring", "Bilag 1")
    assert coverage_of(asked.register, second.id, asked.day) is Coverage.UNCOVERED


def test_the_answer_is_kept_with_the_source_key(asked):
    asked.do(answer_question, question="question-s", answer="covered")
    question = asked.get(ImportQuestion, "question-s")
    assert (question.answer, question.answered, question.source_key) == ("covered", asked.day, "LKI001:stenderup")


def test_a_question_is_answered_once_with_one_of_its_answers(asked):
    refusal = asked.refuses("LKE217", answer_question, question="question-s", answer="maybe")
    assert refusal.values["options"] == ("covered", "uncovered", "two_places")
    asked.do(answer_question, question="question-s", answer="covered")
    asked.refuses("LKE248", answer_question, question="question-s", answer="uncovered")
    asked.refuses("LKE201", answer_question, question="question-x", answer="covered")


def test_the_second_place_needs_a_name_of_its_own(asked):
    asked.refuses("LKE249", answer_question, question="question-s", answer="two_places")
    asked.refuses("LKE249", answer_question, question="question-s", answer="two_places", name="  ")
    asked.refuses("LKE223", answer_question, question="question-s", answer="two_places", name="stenderup")
    asked.do(add_area, name="Stenderup (2)")
    asked.refuses("LKE223", answer_question, question="question-s", answer="two_places", name="Stenderup (2)")


def test_an_assignment_that_lies_ahead_is_not_ended_by_the_answer(asked):
    ahead = Assignment(
        id="assignment-a",
        area="stenderup",
        contact=asked.jens,
        period=Period(date(2020, 9, 1)),
        confirmation=Confirmation(day=asked.day, how=ConfirmedHow.DECIDED),
    )
    asked.register = Register([*asked.register, ahead])
    asked.do(answer_question, question="question-s", answer="uncovered")
    assert asked.get(Assignment, "assignment-a") == ahead
