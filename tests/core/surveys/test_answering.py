from datetime import UTC, datetime

import pytest
import tomli_w
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import FormError, NotFoundError, RefusedError
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.wave import Wave, WaveMode
from lokalkontakt_core.respondent_world import respondent_world
from lokalkontakt_core.surveys.answering import Answering


@pytest.fixture
def opened(desk, planned):
    """Open a round and give it with the code of a respondent: `opened("Glud Lokalråd", mode=…)`."""

    def give(name="Glud Lokalråd", **changes):
        wave = desk.open(planned(**changes).id)
        return wave, next(row.code for row in desk.codes(wave.id) if row.name == name)

    return give


def test_a_code_opens_the_form_under_the_respondents_name(desk, opened):
    _wave, code = opened()
    session = desk.answering().begin(code)
    assert (session.label, session.title, session.mode) == (
        "Glud Lokalråd",
        "Ønsker I en lokalkontakt?",
        WaveMode.NAMED,
    )
    assert (session.language, session.languages, session.resumed) == ("da", ("da", "en"), False)
    assert session.interview.current.path == "intro"


def test_an_anonymous_round_tells_no_name(desk, opened, store):
    wave, code = opened(mode=WaveMode.ANONYMOUS)
    assert desk.answering().begin(code).label == ""
    assert store.responses.setup(wave.id).labels == {}


def test_a_code_may_be_typed_in_any_case_and_without_hyphens(desk, opened):
    _wave, code = opened()
    assert desk.answering().begin(f" {code.lower().replace('-', ' ')} ").label == "Glud Lokalråd"


def test_a_wrong_code_a_foreign_code_and_the_code_of_a_closed_round_tell_the_same(desk, opened, planned):
    wave, code = opened()
    other = desk.open(planned(name="En anden").id)
    closed_code = desk.codes(other.id)[0].code
    desk.close(other.id)
    slip = ("0" if code[0] != "0" else "1") + code[1:]
    for typed in (slip, closed_code, "", "[/] x", "Å" * 14, "0" * 14, code[:-1], wave.id):
        with pytest.raises(NotFoundError) as refusal:
            desk.answering().begin(typed)
        assert (refusal.value.code, refusal.value.values) == ("LKE311", {})


def test_a_used_code_says_that_the_answer_has_been_received(desk, opened, answer):
    wave, code = opened()
    assert answer(wave, "Glud Lokalråd", wish="yes").stored
    with pytest.raises(RefusedError) as refusal:
        desk.answering().begin(code)
    assert refusal.value.code == "LKE312"


def test_every_step_is_saved_and_the_same_code_goes_on_there(desk, opened):
    _wave, code = opened()
    session = desk.answering().begin(code)
    session.next()
    session.answer("yes")
    session.next()
    session.answer(["find", "tell"], "tasks")
    session.in_language("en")

    again = desk.answering().begin(code)
    assert again.resumed
    assert (again.language, again.interview.current.path) == ("en", "agreed")
    assert (again.interview.value("wish"), again.interview.value("tasks")) == ("yes", "find tell")
    assert desk.answering().begin(code, language="da").language == "da"


def test_an_answer_that_is_not_right_is_not_saved(desk, opened):
    _wave, code = opened()
    session = desk.answering().begin(code)
    assert session.answer("perhaps", "wish") != ()
    assert not desk.answering().begin(code).resumed


def test_going_back_and_to_the_review_is_saved_too(desk, opened):
    _wave, code = opened()
    session = desk.answering().begin(code)
    session.next()
    session.back()
    assert desk.answering().begin(code).interview.current.path == "intro"
    session.go_to("")
    assert desk.answering().begin(code).interview.at_end


def test_a_question_that_demands_an_answer_keeps_the_form_from_being_sent(desk, opened):
    wave, code = opened()
    session = desk.answering().begin(code)
    with pytest.raises(FormError) as refusal:
        session.submit()
    assert refusal.value.code == "SF092"
    assert [violation.path for violation in session.interview.violations()] == ["wish"]
    assert desk.status(wave.id).submitted == 0


def test_what_does_not_apply_is_kept_while_answering_and_left_out_when_sent(desk, opened, store):
    wave, code = opened()
    session = desk.answering().begin(code)
    session.answer("yes", "wish")
    session.answer(["find"], "tasks")
    session.answer("no", "wish")
    assert desk.answering().begin(code).interview.value("tasks") == ""
    session.submit()
    (response,) = store.responses.scan(wave.id)
    assert response.answers == {"wish": "no"}
    assert response.id == f"{wave.id}--glud"


def test_two_windows_with_one_code_give_one_answer(desk, opened, store):
    wave, code = opened()
    first, second = desk.answering().begin(code), desk.answering().begin(code)
    first.answer("yes", "wish")
    second.answer("no", "wish")
    assert first.submit().stored
    assert not second.submit().stored
    assert [response.answers["wish"] for response in store.responses.scan(wave.id)] == ["yes"]


def test_who_is_still_answering_when_the_round_closes_is_told_so(desk, opened):
    wave, code = opened()
    session = desk.answering().begin(code)
    session.answer("yes", "wish")
    desk.close(wave.id)
    session.answer("no", "wish")
    with pytest.raises(RefusedError) as refusal:
        session.submit()
    assert refusal.value.code == "LKE113"
    assert desk.status(wave.id).submitted == 0


def test_the_status_names_who_has_answered_in_a_named_round(desk, opened, answer):
    wave, code = opened()
    answer(wave, "As", wish="yes")
    desk.answering().begin(code).answer("yes", "wish")
    status = desk.status(wave.id)
    assert (status.invited, status.submitted, status.started, status.share) == (7, 1, 1, 1 / 7)
    assert [person.name for person in status.people if person.submitted] == ["As"]


def test_the_status_of_an_open_anonymous_round_tells_no_count_and_no_name(desk, opened, answer):
    wave, _code = opened(mode=WaveMode.ANONYMOUS)
    answer(wave, "As", wish="yes")
    status = desk.status(wave.id)
    assert (status.invited, status.submitted, status.started, status.share, status.people) == (7, None, None, None, ())
    desk.close(wave.id)
    status = desk.status(wave.id)
    assert (status.submitted, status.started, status.people) == (1, None, ())


def test_an_anonymous_round_is_read_only_after_closing(desk, opened):
    wave, _code = opened(mode=WaveMode.ANONYMOUS)
    with pytest.raises(RefusedError) as refusal:
        desk.results(wave.id)
    assert refusal.value.code == "LKE305"
    desk.close(wave.id)
    assert desk.results(wave.id).hidden is not None


@pytest.mark.parametrize("altered", [{"mode": WaveMode.NAMED}, {"threshold": 1}])
def test_a_wave_file_edited_by_hand_does_not_break_the_promise_of_anonymity(desk, opened, answer, altered):
    wave, _code = opened(mode=WaveMode.ANONYMOUS)
    for name in ("As", "Daugård", "Hjarnø", "Ørum"):
        answer(wave, name, wish="no", comment="Vi er fire")
    desk.close(wave.id)
    register = desk.workspace.register
    edited = evolve(register.get(Wave, wave.id), **altered)
    desk.workspace.do(lambda _context: ChangeSet("adopt_outside", register.put(edited)))
    results = desk.results(wave.id)
    assert (results.responses, results.questions, results.hidden.values) == (4, (), {"threshold": 5})


def test_text_of_respondents_stays_what_it_is(desk, opened, answer):
    wave, _code = opened()
    for name, text in (("As", "[/] x {wave} %s"), ("Ørum", "<b>'; DROP TABLE areas; --")):
        answer(wave, name, wish="no", comment=text)
    comments = next(question for question in desk.results(wave.id).questions if question.key == "comment")
    assert [text.text for text in comments.figures.texts] == ["<b>'; DROP TABLE areas; --", "[/] x {wave} %s"]


ROWS = [
    {"type": "calculate", "name": "moment", "calculation": "string(now())"},
    {"type": "calculate", "name": "day", "calculation": "string(today())"},
    {"type": "calculate", "name": "number", "calculation": "uuid()"},
    {"type": "text", "name": "why", "label": "Hvorfor?"},
]


@pytest.mark.parametrize(
    ("mode", "moment"), [(WaveMode.NAMED, "2020-05-04T23:45"), (WaveMode.ANONYMOUS, "2020-05-04T00:00")]
)
def test_a_form_may_ask_for_the_moment_but_an_anonymous_answer_carries_the_day_only(opened, store, mode, moment):
    text = tomli_w.dumps({"form": {"form_id": "moment"}, "survey": ROWS})
    wave, code = opened(form_text=text, mode=mode)
    clock = FixedClock(datetime(2020, 5, 4, 21, 45, tzinfo=UTC))
    session = Answering(store.responses, respondent_world(clock)).begin(code)
    session.answer("Derfor", "why")
    session.submit()
    (response,) = store.responses.scan(wave.id)
    assert response.answers["moment"].startswith(moment)
    assert response.answers["day"] == "2020-05-04"
    assert response.answers["number"][14] == "4"
    assert len(response.answers["number"]) == 36


def test_answering_needs_nothing_but_the_response_store(opened, store):
    _wave, code = opened()
    session = Answering(store.responses).begin(code)
    session.answer("no", "wish")
    assert session.submit().stored
