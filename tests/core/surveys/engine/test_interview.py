from datetime import UTC, datetime

import pytest

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.pages import Option, Progress, Stop
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.replay import replay
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.engine.violations import Fault
from tests.core.surveys.engine.helpers import form_of, row, text, world
from tests.core.surveys.engine.samples import sample_text


@pytest.fixture(scope="module")
def program():
    return compile_form(load_form(sample_text()))


@pytest.fixture
def interview(program):
    return Interview(program, world())


def fill(interview, **answers):
    for path, answer in answers.items():
        assert interview.answer(answer, path) == ()


def test_the_first_page_is_the_first_row_that_is_shown(interview):
    page = interview.current
    assert (page.path, page.stop, page.control) == ("welcome", Stop.NOTE, Control.DISPLAY)
    assert interview.next() == ()
    assert interview.current.options == (Option("nord", "Nord"), Option("syd", "Syd"))


def test_a_required_question_without_answer_stays_until_it_is_passed_over(interview):
    interview.next()
    (violation,) = interview.next()
    assert (violation.path, violation.fault, violation.message.id) == ("part", Fault.REQUIRED, "answer.required-one-of")
    assert interview.current.path == "part"
    assert interview.next(check=False) == ()
    assert interview.current.path == "town"


def test_back_goes_one_page_and_stays_at_the_first(interview):
    interview.next()
    interview.back()
    interview.back()
    assert interview.current.path == "welcome"


def test_back_from_the_end_is_the_last_page(interview):
    interview.go_to("")
    assert interview.at_end
    assert interview.current is None
    interview.back()
    assert interview.current.path == "agreed"


def test_what_does_not_apply_is_left_out_and_counted(interview):
    fill(interview, part="nord", town="glud", people="900", members="9", knows="ja")
    with_contact = interview.progress
    fill(interview, knows="nej")
    assert interview.progress == Progress(0, 13, 5, 12)
    assert with_contact.total == 20
    interview.go_to("knows")
    interview.next()
    assert (interview.current.path, interview.current.skipped) == ("why_unknown", 10)


def test_position_counts_questions_and_not_notes(interview):
    assert interview.progress.position == 0
    interview.next()
    assert interview.progress.position == 1


def test_an_answer_outside_its_constraint_is_not_stored_and_told_in_the_forms_words(interview):
    (violation,) = interview.answer("0", "people")
    assert violation.fault is Fault.CONSTRAINT
    assert violation.wording == "Skriv et tal fra 1 til 5000."
    assert interview.value("people") == ""


def test_an_answer_of_the_wrong_type_is_told_with_what_was_typed(interview):
    fill(interview, knows="ja")
    (violation,) = interview.answer("12", "grade")
    assert violation.message == Message("answer.out-of-range", {"typed": "12", "least": "0", "most": "10"})
    (violation,) = interview.answer("1.250", "hours")
    assert violation.message.id == "answer.thousands"


def test_a_danish_comma_is_read_in_a_number(interview):
    fill(interview, knows="ja", hours="1,5")
    assert interview.value("hours") == "1.5"


def test_several_options_may_be_given_as_a_list_and_are_kept_in_the_order_of_the_list(interview):
    fill(interview, knows="ja", often="uge", uses=["puljer", "finde"])
    assert interview.value("uses") == "finde puljer"


def test_an_answer_is_blank_while_it_does_not_apply_and_comes_back(interview):
    fill(interview, knows="ja", often="uge", uses="andet", uses_other="kaffe")
    fill(interview, knows="nej")
    assert [interview.value(key) for key in ("often", "uses", "uses_other")] == ["", "", ""]
    assert "uses_other" not in interview.answers()
    fill(interview, knows="ja")
    assert interview.value("uses_other") == "kaffe"


def test_an_option_that_is_no_longer_offered_reads_as_blank_and_comes_back(interview):
    fill(interview, part="nord", town="glud")
    fill(interview, part="syd")
    assert interview.value("town") == ""
    interview.go_to("town")
    assert [option.name for option in interview.current.options] == ["rarup"]
    (violation,) = interview.answer("glud", "town")
    assert violation.message.id == "answer.not-a-choice"
    fill(interview, part="nord")
    assert interview.value("town") == "glud"


def test_an_option_answered_anew_meanwhile_does_not_come_back(interview):
    fill(interview, part="nord", town="glud", people="9")
    fill(interview, part="syd", town="rarup")
    fill(interview, part="nord")
    assert interview.value("town") == ""


def test_values_are_piped_into_texts_as_they_are(interview):
    fill(interview, part="nord", town="glud")
    interview.go_to("people")
    assert interview.current.label == "Hvor mange bor der i glud?"


def test_a_calculation_follows_what_it_reads(interview):
    fill(interview, people="900", members="9")
    assert interview.value("share") == "1"
    fill(interview, members="")
    assert interview.value("share") == ""


def test_an_answer_can_be_taken_away(interview):
    fill(interview, people="900")
    fill(interview, people="")
    assert interview.value("people") == ""


def test_the_language_changes_at_any_moment_and_answers_stay(interview):
    fill(interview, part="syd")
    interview.go_to("part")
    interview.speak("en")
    assert (interview.current.label, interview.current.value) == ("Where do you live?", "syd")
    assert [option.label for option in interview.current.options] == ["North", "South"]
    with pytest.raises(FormError, match="SF094"):
        interview.speak("de")


def test_a_later_answer_can_put_an_earlier_one_outside_its_constraint(interview):
    fill(interview, people="100", members="50")
    fill(interview, people="20")
    assert [(found.path, found.fault) for found in interview.violations() if found.path == "members"] == [
        ("members", Fault.CONSTRAINT)
    ]


def test_the_review_lists_what_applies_with_answers_in_words(interview):
    fill(interview, part="nord", knows="nej")
    lines = {line.path: line for line in interview.review()}
    assert "often" not in lines
    assert (lines["part"].answer, lines["part"].number) == ("Nord", 1)
    assert lines["town"].violations[0].fault is Fault.REQUIRED


COMPLETE = {
    "part": "nord",
    "town": "glud",
    "people": "900",
    "members": "9",
    "knows": "nej",
    "why_unknown": "et møde",
    "goes_on": "nej",
    "why_stop": "tid",
    "took_part": "3",
    "agreed": "OK",
}


def test_submit_gives_the_answers_that_apply_and_refuses_while_something_is_missing(interview):
    with pytest.raises(FormError, match="SF092"):
        interview.submit()
    fill(interview, knows="ja", often="uge")
    fill(interview, **COMPLETE)
    assert interview.submit() == {**COMPLETE, "share": "1"}


def test_a_draft_resumes_where_it_was_left_with_what_does_not_apply(program, interview):
    fill(interview, knows="ja", often="uge")
    fill(interview, knows="nej")
    interview.go_to("why_unknown")
    interview.speak("en")
    resumed = Interview.restore(program, interview.save(), world())
    assert (resumed.current, resumed.language) == (interview.current, "en")
    assert resumed.save() == interview.save()
    fill(resumed, knows="ja")
    assert resumed.value("often") == "uge"


def test_a_draft_of_another_form_is_refused(interview):
    other = form_of(text("a"))
    with pytest.raises(FormError, match="SF091"):
        Interview.restore(other, interview.save())


def test_a_page_that_does_not_apply_any_more_gives_way_to_the_one_before(interview):
    fill(interview, knows="ja")
    interview.go_to("grade")
    fill(interview, knows="nej")
    assert interview.current.path == "knows"


def test_a_question_that_does_not_exist_or_apply_is_told_with_a_near_one(interview):
    with pytest.raises(FormError) as raised:
        interview.go_to("peple")
    assert (raised.value.code, raised.value.values["suggestion"]) == ("SF090", "people")
    with pytest.raises(FormError, match="SF090"):
        interview.answer("x", "why_stop")


def test_a_note_a_calculation_and_a_readonly_question_take_no_answer():
    form = form_of(
        row("note", "n", label="n"), text("a"), text("fixed", readonly="${a} = 'x'"), text("c", calculation="1")
    )
    interview = Interview(form)
    for path in ("n", "c"):
        with pytest.raises(FormError, match="SF097"):
            interview.answer("x", path)
    assert interview.answer("y", "fixed") == ()
    interview.answer("x", "a")
    with pytest.raises(FormError, match="SF097"):
        interview.answer("z", "fixed")
    assert interview.value("fixed") == "y"


def test_a_fixed_default_stands_from_the_start_and_does_not_come_back_when_cleared():
    form = form_of(row("integer", "a", label="a", default="7"))
    interview = Interview(form)
    assert interview.value("a") == "7"
    interview.answer("", "a")
    assert Interview.restore(form, interview.save()).value("a") == ""


def test_an_expression_default_runs_once():
    form = form_of(text("a", default="x"), text("b", default="concat(${a}, '!')"))
    interview = Interview(form)
    assert interview.value("b") == "x!"
    interview.answer("y", "a")
    assert interview.value("b") == "x!"


def test_a_trigger_runs_the_calculation_only_when_it_changes():
    form = form_of(text("a"), text("b"), row("calculate", "c", calculation="concat(${a}, ${b})", trigger="${a}"))
    interview = Interview(form)
    interview.answer("1", "b")
    assert interview.value("c") == ""
    interview.answer("x", "a")
    assert interview.value("c") == "x1"
    interview.answer("2", "b")
    assert interview.value("c") == "x1"


def test_facts_about_the_interview_come_from_the_world():
    form = form_of(row("start", "s"), row("end", "e"), row("today", "t"), row("username", "u"), text("a"))
    interview = Interview(form, world(properties={"username": "vibeke"}))
    interview.answer("x", "a")
    assert interview.submit() == {
        "s": "2026-03-05T14:30:15.250+00:00",
        "e": "2026-03-05T14:30:15.250+00:00",
        "t": "2026-03-05",
        "u": "vibeke",
        "a": "x",
    }


def test_a_form_that_asks_for_time_says_so_when_none_is_handed_in():
    form = form_of(row("calculate", "day", calculation="today()"))
    with pytest.raises(FormError, match="SF096"):
        Interview(form)


def test_what_needs_a_camera_is_shown_as_not_possible():
    interview = Interview(form_of(row("image", "photo", label="Billede", required="yes"), text("a")))
    assert (interview.current.stop, interview.current.possible) == (Stop.NOTE, False)
    assert interview.next() == ()
    assert interview.violations() == ()


def test_options_in_chance_order_stay_so_through_a_draft():
    choices = {"many": {f"c{n}": f"C{n}" for n in range(20)}}
    form = form_of(row("select_one many", "q", label="q", parameters="randomize=true"), choices=choices)
    interview = Interview(form, world())
    order = [option.name for option in interview.current.options]
    assert order != sorted(order, key=lambda name: int(name[1:]))
    resumed = Interview.restore(form, interview.save(), world(random=lambda: 0.77))
    assert [option.name for option in resumed.current.options] == order


def test_a_replay_of_the_log_is_exact_though_time_and_chance_differ(program):
    form = form_of(
        text("a"),
        row("calculate", "lot", calculation="random() + string-length(${a})"),
        row("calculate", "when", calculation="if(${a} = '', '', now())"),
        row("calculate", "id", calculation="once(uuid())"),
    )
    first = Interview(form, world())
    first.answer("x", "a")
    first.next()
    first.answer("xy", "a")
    first.back()
    other = World(now=lambda: datetime(1999, 1, 1, tzinfo=UTC), random=lambda: 0.5, uuid=lambda: "another")
    again = replay(form, first.log, other)
    assert again.save() == first.save()
    assert again.current == first.current
    assert again.log == first.log


def test_a_replay_of_a_resumed_interview_begins_with_its_draft(program, interview):
    fill(interview, knows="ja")
    resumed = Interview.restore(program, interview.save(), world())
    fill(resumed, often="uge")
    assert replay(program, resumed.log).save() == resumed.save()


def test_user_text_is_never_a_reference_in_a_label():
    form = form_of(text("a"), row("note", "n", label="Tak, ${a}"))
    interview = Interview(form)
    interview.answer("${a} [/] {x}", "a")
    interview.next()
    assert interview.current.label == "Tak, ${a} [/] {x}"


def test_taking_up_a_draft_is_no_change_that_a_trigger_follows():
    form = form_of(
        text("a"),
        row("calculate", "when", calculation="now()", trigger="${a}"),
        row("text", "own", label="own", calculation="concat('om ', ${a})", trigger="${a}"),
    )
    interview = Interview(form, world())
    interview.answer("x", "a")
    interview.answer("selv", "own")
    resumed = Interview.restore(form, interview.save(), world(now=lambda: datetime(1999, 1, 1, tzinfo=UTC)))
    assert resumed.answers() == interview.answers()
    resumed.answer("y", "a")
    assert (resumed.value("own"), resumed.value("when")[:4]) == ("om y", "1999")
