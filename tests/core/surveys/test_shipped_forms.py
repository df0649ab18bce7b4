import re
from itertools import pairwise

import pytest

from lokalkontakt_core.errors import NotFoundError
from lokalkontakt_core.surveys.adoption import wish_question
from lokalkontakt_core.surveys.engine.form import Group, Question
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.frozen_forms import digest_of
from lokalkontakt_core.surveys.shipped import shipped_form_names, shipped_form_text
from lokalkontakt_core.surveys.tally import kind_of

FORMS = {name: load_form(shipped_form_text(name)) for name in shipped_form_names()}
EVALUATION = FORMS["evaluation"]
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def asked(form):
    return [question for question in form.questions() if question.type != "note"]


def texts(form):
    def of(items):
        for item in items:
            yield item.label
            if isinstance(item, Group):
                yield from of(item.items)
            else:
                yield from (item.hint, item.required_message, item.constraint_message)

    yield form.title
    yield from (text for text in of(form.items) if text)
    yield from (choice.label for choices in form.lists.values() for choice in choices.choices)


def asked_on_the_way(**answers):
    interview = Interview(EVALUATION)
    for path, value in answers.items():
        assert interview.answer(value, path) == ()
    return [path for path in interview.paths() if EVALUATION.question(path).type != "note"]


@every_form
def test_a_shipped_form_is_named_by_its_id(form):
    assert FORMS[form.form_id] is form


@every_form
def test_every_text_is_there_in_danish_and_in_english(form):
    assert form.languages == ("da", "en")
    assert [text for text in texts(form) if set(text) != {"da", "en"} or not all(text.by_language.values())] == []


@every_form
def test_names_and_codes_fit_other_survey_systems(form):
    assert [question.key for question in form.questions() if not re.fullmatch(r"[a-z]{1,20}", question.key)] == []
    codes = {choice.name for choices in form.lists.values() for choice in choices.choices}
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]{1,5}", code)] == []


@every_form
def test_every_choice_list_is_used(form):
    assert {question.list_name for question in asked(form) if question.list_name} == set(form.lists)


@every_form
def test_scales_are_balanced_round_their_middle_and_have_dont_know_last(form):
    for name, choices in form.lists.items():
        scores = [choice.score for choice in choices.choices if not choice.missing]
        if any(score is not None for score in scores):
            assert len(scores) == 5, name
            assert {after - before for before, after in pairwise(scores)} == {1}, name
            assert choices.choices[-1].missing, name


@every_form
def test_open_texts_ask_not_to_name_persons_and_have_a_limit(form):
    for question in asked(form):
        if question.type == "text":
            assert "Nævn ikke enkeltpersoner." in question.hint.in_language("da")
            assert "do not name individual persons" in question.hint.in_language("en")
            assert question.constraint is not None


@every_form
def test_texts_are_plain_and_address_the_council(form):
    danish = [text.in_language("da") for text in texts(form)]
    assert [
        text for text in danish if "!" in text or re.search(r"\b(du|dig|din|dit|dine)\b", text, re.IGNORECASE)
    ] == []
    labels = [question.label.in_language("da") for question in asked(form)]
    assert [label for label in labels if len(label) > 100 or not label.endswith("?")] == []


@every_form
def test_one_question_asks_one_thing(form):
    joined = re.compile(r"\b(og|samt|eller|både)\b", re.IGNORECASE)
    allowed = {"agreement", "external"}  # “I og lokalkontakten”, “jer og kommunen”: two parties, one thing
    assert [q.key for q in asked(form) if joined.search(q.label.in_language("da")) and q.key not in allowed] == []


def test_the_evaluation_has_15_to_25_questions_on_every_way_through():
    assert len(asked(EVALUATION)) == 25
    ways = {
        contact: asked_on_the_way(contact=contact, **extra)
        for contact, extra in (("yes", {"frequency": "week"}), ("no", {}), ("dk", {}))
    }
    assert {contact: len(way) for contact, way in ways.items()} == {"yes": 22, "no": 18, "dk": 16}


def test_areas_without_a_contact_are_not_asked_about_one():
    way = asked_on_the_way(contact="no")
    assert {"offered", "turnto"} <= set(way)
    assert {"frequency", "initiative", "agreement", "usedfor", "reachable", "time"} & set(way) == set()


def test_an_area_that_wants_no_contact_is_not_asked_what_it_would_want_of_one():
    assert "priorities" not in asked_on_the_way(contact="yes", goon="no")
    assert "change" in asked_on_the_way(contact="yes", goon="no")


def test_simple_casework_and_fast_action_are_two_questions_on_two_scales():
    lists = {key: EVALUATION.question(key).list_name for key in ("casework", "speed")}
    assert lists == {"casework": "howeasy", "speed": "howfast"}


def test_questions_about_the_municipality_ask_how_things_are_so_that_rounds_can_be_compared():
    group = next(item for item in EVALUATION.items if isinstance(item, Group) and item.name == "cooperation")
    questions = [item for item in group.items if isinstance(item, Question) and item.type != "note"]
    assert len(questions) == 8
    assert "otte" in EVALUATION.question("halfyear").label.in_language("da")
    change = re.compile(r"blevet|bedre|lettere|hurtigere|end før|improved|better|easier|faster", re.IGNORECASE)
    for question in questions:
        assert question.relevant is None
        assert not any(change.search(text) for text in question.label.by_language.values())


def test_what_stands_alone_cannot_be_chosen_with_others():
    interview = Interview(EVALUATION)
    interview.answer("yes", "contact")
    assert interview.answer(["none", "find"], "usedfor")[0].wording.startswith("“Vi har ikke brugt")
    assert interview.answer(["none"], "usedfor") == ()
    assert interview.answer(["find", "tell"], "usedfor") == ()
    interview.answer("yes", "goon")
    assert interview.answer(["find", "ideas", "funds", "news"], "priorities") != ()
    assert interview.answer(["find", "dk"], "priorities") != ()
    assert interview.answer(["find", "ideas", "funds"], "priorities") == ()


def test_only_what_decides_the_way_is_required():
    assert [question.key for question in asked(EVALUATION) if question.required is not None] == ["contact", "goon"]
    assert [question.key for question in asked(FORMS["wish"]) if question.required is not None] == ["wish"]


def test_the_wish_form_is_short_and_can_be_adopted():
    wish = FORMS["wish"]
    assert len(asked(wish)) <= 9
    question = wish_question(wish)
    assert question is wish.question("wish")
    assert {choice.name: choice.columns.get("area_answer") for choice in wish.choices(question)} == {
        "yes": "yes", "no": "no", "later": None, "dk": None,
    }  # fmt: skip
    assert wish_question(EVALUATION) is None


def test_every_question_of_a_shipped_form_has_results():
    for form in FORMS.values():
        assert [question.key for question in asked(form) if kind_of(form, question) is None] == []


def test_the_digest_of_a_form_is_that_of_its_utf_8_text():
    assert digest_of("Å") == "0a94dc9d420d1142d6b71de60f9bf7e2f345a4d62c9f141b091539769ddf3075"


def test_an_unknown_form_names_the_known_ones():
    with pytest.raises(NotFoundError) as missing:
        shipped_form_text("evaluering")
    assert (missing.value.code, missing.value.values["known"]) == ("LKE315", ("evaluation", "intake", "wish"))
