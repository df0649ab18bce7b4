"""The results of 28 fixed answers, against what was worked out by hand in tests/data/surveys/evaluation_28.toml."""

from fractions import Fraction

import pytest

from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.result_values import ResultKind

FEW, COMPLEMENT, TEXT = (f"results.hidden.{why}" for why in ("few", "complement", "text"))


@pytest.fixture(scope="module")
def named(evaluations):
    return evaluations(WaveMode.NAMED)


@pytest.fixture(scope="module")
def anonymous(evaluations):
    return evaluations(WaveMode.ANONYMOUS)


def by_key(results):
    return {question.key: question for question in results.questions}


def check(figures, expected):
    assert figures.base == expected["base"]
    assert figures.missing == expected.get("missing", figures.missing)
    if "counts" in expected:
        assert {option.name: option.count for option in figures.options} == expected["counts"]
        for option in figures.options:
            assert option.share == pytest.approx(option.count / expected["base"])
    if "mean" in expected:
        assert figures.mean == pytest.approx(float(Fraction(expected["mean"])))
    if "median" in expected:
        assert figures.median == expected["median"]
    if "texts" in expected:
        assert [text.text for text in figures.texts] == expected["texts"]


def test_every_question_of_the_form_has_its_result_by_hand(named, fill_ins):
    desk, wave = named
    assert list(by_key(desk.results(wave.id))) == [
        question.key for question in desk.form(wave.id).questions() if question.type != "note"
    ]
    assert set(by_key(desk.results(wave.id))) == set(fill_ins["results"])


def test_a_named_wave_gives_the_results_worked_out_by_hand(named, fill_ins):
    desk, wave = named
    results = desk.results(wave.id)
    assert results.responses == 28
    for key, question in by_key(results).items():
        assert question.hidden is None
        check(question.figures, fill_ins["results"][key])


def test_an_anonymous_wave_gives_the_same_but_holds_back_what_rests_on_four_answers(anonymous, fill_ins):
    desk, wave = anonymous
    for key, question in by_key(desk.results(wave.id)).items():
        if key == "change":
            assert (question.figures, question.hidden.id, question.hidden.values) == (None, FEW, {"threshold": 5})
        else:
            check(question.figures, fill_ins["results"][key])


def test_texts_carry_the_respondent_in_a_named_wave_only(named, anonymous):
    for (desk, wave), owners in ((named, 6), (anonymous, 0)):
        texts = by_key(desk.results(wave.id))["keep"].figures.texts
        assert len([text for text in texts if text.response is not None]) == owners


def test_dont_know_stands_beside_the_base_with_its_own_count(named):
    desk, wave = named
    internal = by_key(desk.results(wave.id))["internal"].figures
    assert [(option.name, option.count, option.share) for option in internal.missing_options] == [("dk", 15, None)]
    assert internal.base == 13


def test_scales_have_means_and_plain_choices_have_none(named):
    desk, wave = named
    questions = by_key(desk.results(wave.id))
    assert questions["knowledge"].kind is ResultKind.SCALE
    assert (questions["frequency"].kind, questions["frequency"].figures.mean) == (ResultKind.ONE, None)
    assert (questions["usedfor"].kind, questions["keep"].kind) == (ResultKind.MANY, ResultKind.TEXT)


def test_each_question_names_the_section_it_stands_in(named):
    desk, wave = named
    sections = {key: question.section.in_language("da") for key, question in by_key(desk.results(wave.id)).items()}
    assert sections["contact"] == "Om jer"
    assert sections["initiative"] == "Samarbejdet med lokalkontakten"
    assert sections["speed"] == "Samarbejdet med kommunen"


def test_a_named_wave_is_split_by_cluster_and_holds_back_the_group_of_three(named, fill_ins):
    desk, wave = named
    groups = {
        group.label.in_language("da"): group
        for group in by_key(desk.results(wave.id, by="cluster"))["rightperson"].groups
    }
    assert list(groups) == ["Nord", "Syd", "Øst"]
    for name, expected in fill_ins["by_cluster"]["rightperson"].items():
        check(groups[name].figures, expected)
    assert (groups["Øst"].figures, groups["Øst"].hidden.id) == (None, FEW)


def test_a_named_wave_is_split_by_a_question(named, fill_ins):
    desk, wave = named
    results = desk.results(wave.id, by="contact")
    groups = {group.name: group for group in by_key(results)["rightperson"].groups}
    for name, expected in fill_ins["by_contact"]["rightperson"].items():
        check(groups[name].figures, expected)
    assert by_key(results)["contact"].groups == ()
    assert results.by == "contact"


def test_an_anonymous_split_protects_the_two_who_are_in_no_group(anonymous, fill_ins):
    desk, wave = anonymous
    groups = {group.name: group for group in by_key(desk.results(wave.id, by="contact"))["rightperson"].groups}
    check(groups["yes"].figures, fill_ins["by_contact"]["rightperson"]["yes"])
    # 27 answers in all, 15 of "yes": with the 11 of "no" shown too, the one left over could be worked out.
    assert (groups["no"].figures, groups["no"].hidden.id) == (None, COMPLEMENT)


def test_an_anonymous_split_shows_all_groups_when_nothing_is_left_over(anonymous):
    desk, wave = anonymous
    groups = by_key(desk.results(wave.id, by="contact"))["answeredby"].groups
    assert [group.figures.base for group in groups] == [15, 11]


def test_an_anonymous_split_does_not_tell_an_empty_group_from_a_small_one(anonymous):
    desk, wave = anonymous
    yes, no = by_key(desk.results(wave.id, by="contact"))["frequency"].groups
    assert yes.figures.base == 13
    assert (no.figures, no.hidden.id) == (None, FEW)


def test_texts_are_never_split_in_an_anonymous_wave(anonymous):
    desk, wave = anonymous
    groups = by_key(desk.results(wave.id, by="contact"))["keep"].groups
    assert [(group.figures, group.hidden.id) for group in groups] == [(None, TEXT), (None, TEXT)]


@pytest.mark.parametrize("by", ["cluster", "size"])
def test_an_anonymous_wave_cannot_be_split_by_area(anonymous, by):
    desk, wave = anonymous
    with pytest.raises(RefusedError) as refusal:
        desk.results(wave.id, by=by)
    assert refusal.value.code == "LKE318"


@pytest.mark.parametrize("by", ["usedfor", "keep", "intro", "farve"])
def test_results_are_split_only_by_questions_with_one_choice(named, by):
    desk, wave = named
    with pytest.raises(UsageError) as refusal:
        desk.results(wave.id, by=by)
    assert refusal.value.code == "LKE319"
    assert "contact" in refusal.value.values["known"]
    assert by not in refusal.value.values["known"]
