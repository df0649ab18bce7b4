from datetime import date

import pytest

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.adoption import ProposalKind

DAY = date(2020, 5, 4)
YES, NO = AnswerValue.YES, AnswerValue.NO


@pytest.fixture
def wave(desk, planned, answer):
    wave = desk.open(planned().id)
    answer(wave, "As", wish="yes", respondent="chair")
    answer(wave, "Bjerre Lokalråd", wish="yes", respondent="board")
    answer(wave, "Bjerre Beboerforening", wish="no")
    answer(wave, "Daugård", wish="later")
    answer(wave, "Glud Lokalråd", wish="no")
    answer(wave, "Hjarnø", wish="dk")
    return wave


def hold(desk, area, value, day):
    record = Answer(id=f"answer-{area}", area=area, day=day, value=value)
    register = desk.workspace.register
    desk.workspace.do(lambda _context: ChangeSet("record_answer", register.put(record)))


def kinds(desk, wave):
    return {proposal.area: proposal.kind for proposal in desk.proposals(wave.id)}


def held(desk):
    register = desk.workspace.register
    areas = ("as", "bjerre", "daugaard", "glud", "hjarnoe", "oerum")
    found = {area: answer_of(register, area, DAY) for area in areas}
    return {area: answer.value for area, answer in found.items() if answer is not None}


def test_nothing_is_adopted_by_itself(desk, wave):
    desk.close(wave.id)
    assert desk.workspace.register.all(Answer) == ()


def test_what_areas_said_is_proposed_with_disagreement_shown(desk, wave):
    proposals = {proposal.area: proposal for proposal in desk.proposals(wave.id)}
    assert kinds(desk, wave) == {
        "as": ProposalKind.NEW,
        "bjerre": ProposalKind.SPLIT,
        "daugaard": ProposalKind.UNDECIDED,
        "glud": ProposalKind.NEW,
        "hjarnoe": ProposalKind.UNDECIDED,
    }
    bjerre = proposals["bjerre"]
    assert [(voice.council, voice.value, voice.label.in_language("da")) for voice in bjerre.voices] == [
        ("council-a", YES, "Ja"),
        ("council-b", NO, "Nej tak"),
    ]
    assert (bjerre.value, bjerre.wanted) == (None, {YES, NO})
    assert proposals["as"].voices[0].capacity.in_language("da") == "Formanden"


def test_adopting_writes_one_change_set_and_leaves_disagreement_alone(desk, wave):
    outcome = desk.adopt(wave.id)
    assert outcome.commit.change.verb == "adopt_wave"
    assert held(desk) == {"as": YES, "glud": NO}
    adopted = answer_of(desk.workspace.register, "as", DAY)
    assert (adopted.wave, adopted.respondent, adopted.source, adopted.day) == (wave.id, "Formanden", "Foråret", DAY)


def test_adopting_twice_changes_nothing(desk, wave):
    desk.adopt(wave.id)
    assert desk.adopt(wave.id).commit is None
    assert kinds(desk, wave)["as"] is ProposalKind.SAME


def test_the_coordinator_resolves_a_disagreement_among_what_was_said(desk, wave):
    desk.adopt(wave.id, areas=[], resolve={"bjerre": YES})
    assert held(desk) == {"bjerre": YES}
    assert answer_of(desk.workspace.register, "bjerre", DAY).respondent == "Lokalrådet samlet"


@pytest.mark.parametrize(
    "wrong",
    [
        {"resolve": {"as": NO}},  # nobody in As said no
        {"resolve": {"daugaard": YES}},  # "not now" is neither
        {"resolve": {"oerum": YES}},  # nobody answered
        {"areas": ["oerum"]},
        {"areas": ["kragelund"]},
    ],
)
def test_an_answer_nobody_gave_is_not_adopted(desk, wave, wrong):
    with pytest.raises(UsageError) as refusal:
        desk.adopt(wave.id, **wrong)
    assert refusal.value.code == "LKE306"
    assert held(desk) == {}


def test_only_the_areas_named_are_adopted(desk, wave):
    desk.adopt(wave.id, areas=["glud", "daugaard"])
    assert held(desk) == {"glud": NO}


def test_an_older_answer_is_changed_and_kept_in_the_register(desk, wave):
    hold(desk, "as", NO, date(2020, 1, 14))
    assert kinds(desk, wave)["as"] is ProposalKind.CHANGED
    desk.adopt(wave.id)
    assert held(desk)["as"] is YES
    assert len(desk.workspace.register.all(Answer)) == 3


def test_an_answer_of_the_same_day_is_taken_over(desk, wave):
    hold(desk, "as", NO, DAY)
    desk.adopt(wave.id)
    assert held(desk)["as"] is YES
    assert len(desk.workspace.register.all(Answer)) == 2


def test_an_answer_newer_than_the_round_stands_unless_the_coordinator_says_otherwise(desk, wave):
    desk.close(wave.id)
    later = date(2020, 5, 20)
    desk.workspace.read_on(later)
    hold(desk, "as", NO, date(2020, 5, 10))
    assert kinds(desk, wave)["as"] is ProposalKind.OUTDATED
    desk.adopt(wave.id)
    register = desk.workspace.register
    assert answer_of(register, "as", later).value is NO
    assert answer_of(register, "glud", later).day == DAY
    desk.adopt(wave.id, resolve={"as": YES})
    assert answer_of(desk.workspace.register, "as", later).value is YES


def test_a_preview_writes_nothing(desk, wave):
    preview = desk.preview_adopt(wave.id)
    assert {edit.after.area for edit in preview.change.edits} == {"as", "glud"}
    assert held(desk) == {}
    desk.workspace.commit(preview)
    assert held(desk) == {"as": YES, "glud": NO}


def refusal_of(call):
    with pytest.raises(RefusedError) as refusal:
        call()
    return refusal.value.code


def test_only_a_named_round_with_a_form_that_asks_can_be_adopted(desk, planned):
    anonymous = desk.open(planned(mode=WaveMode.ANONYMOUS).id)
    evaluation = desk.open(planned(form="evaluation").id)
    draft = planned()
    for wave, code in ((anonymous, "LKE307"), (evaluation, "LKE308"), (draft, "LKE303")):
        assert refusal_of(lambda wave=wave: desk.proposals(wave.id)) == code
        assert refusal_of(lambda wave=wave: desk.adopt(wave.id)) == code


def test_adopted_answers_can_be_undone_in_one_go(desk, wave):
    desk.adopt(wave.id)
    desk.workspace.undo()
    assert held(desk) == {}
