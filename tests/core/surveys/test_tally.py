import tomli_w

from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.result_values import ResultKind
from lokalkontakt_core.surveys.results import results_of

ROWS = [
    {"type": "note", "name": "hello", "label": "Hej"},
    {"type": "integer", "name": "members", "label": "Hvor mange er I?"},
    {"type": "decimal", "name": "hours", "label": "Hvor mange timer?"},
    {"type": "range", "name": "grade", "label": "Fra 0 til 10?"},
    {"type": "date", "name": "met", "label": "Hvornår mødtes I?"},
    {"type": "rank three", "name": "order", "label": "I hvilken rækkefølge?"},
    {"type": "acknowledge", "name": "read", "label": "Vi har læst det."},
    {"type": "calculate", "name": "twice", "calculation": "${members} * 2"},
    {"type": "begin_repeat", "name": "places", "label": "Steder"},
    {"type": "select_one three", "name": "place", "label": "Hvilket?"},
    {"type": "end_repeat"},
    {"type": "select_one ${place}", "name": "best", "label": "Hvilket er bedst?"},
]
CHOICES = {"three": {name: {"label": name.upper()} for name in ("a", "b", "c")}}
FORM = load_form(tomli_w.dumps({"form": {"form_id": "t"}, "choices": CHOICES, "survey": ROWS}))


def results(*answers, **settings):
    responses = tuple(Response(f"r{number}", given, "da") for number, given in enumerate(answers))
    usual = {"threshold": 5, "anonymous": False}
    found = results_of(FORM, responses, **{**usual, **settings})
    return {question.key: question for question in found.questions}


def test_notes_and_calculations_have_no_results():
    assert set(results({})) == {"members", "hours", "grade", "met", "order", "read", "place", "best"}


def test_numbers_are_summed_up_exactly():
    figures = results({"hours": "0.1"}, {"hours": "0.2"}, {"hours": "0.3"}, {"hours": "2"}, {})["hours"].figures
    assert (figures.base, figures.least, figures.most) == (4, 0.1, 2.0)
    assert (figures.mean, figures.median) == (0.65, 0.25)
    assert figures.values == ((0.1, 1), (0.2, 1), (0.3, 1), (2.0, 1))


def test_a_range_shows_how_often_each_step_was_given():
    figures = results({"grade": "7"}, {"grade": "10"}, {"grade": "7"})["grade"].figures
    assert figures.values == ((7.0, 2), (10.0, 1))


def test_numbers_nobody_gave_have_no_mean():
    figures = results({}, {})["members"].figures
    assert (figures.base, figures.mean, figures.median, figures.least) == (0, None, None, None)


def test_a_ranking_counts_first_places_and_gives_mean_places():
    figures = results({"order": "a b c"}, {"order": "a c b"}, {"order": "b a c"}, {"order": "c a b"})["order"].figures
    assert [(option.name, option.count, option.share, option.score) for option in figures.options] == [
        ("a", 2, 0.5, 1.5),
        ("b", 1, 0.25, 2.25),
        ("c", 1, 0.25, 2.25),
    ]


def test_an_acknowledgement_counts_as_one_choice():
    (option,) = results({"read": "OK"}, {})["read"].figures.options
    assert (option.count, option.share) == (1, 1.0)


def test_days_are_listed_like_texts():
    question = results({"met": "2020-03-02"}, {"met": "2020-01-10"})["met"]
    assert question.kind is ResultKind.TEXT
    assert [text.text for text in question.figures.texts] == ["2020-01-10", "2020-03-02"]


def test_answers_in_repeats_are_counted_one_by_one():
    given = {"places": [{"place": "a"}, {"place": "b"}]}
    figures = results(given, {"places": [{"place": "a"}]}, {})["place"].figures
    assert figures.base == 3
    assert [option.count for option in figures.options] == [2, 1, 0]


def test_many_answers_in_a_repeat_by_few_respondents_stay_hidden_in_an_anonymous_wave():
    given = [{"places": [{"place": "a"}] * 10}, *({"members": "3"} for _ in range(5))]
    found = results(*given, anonymous=True)
    assert found["place"].figures is None
    assert found["members"].figures.base == 5


def test_an_anonymous_wave_with_too_few_responses_shows_no_question_but_how_many_answered():
    responses = tuple(Response(f"r{number}", {"members": "3"}, "da") for number in range(4))
    found = results_of(FORM, responses, threshold=5, anonymous=True)
    assert (found.responses, found.questions, found.hidden.values) == (4, (), {"threshold": 5})


def test_the_threshold_of_the_wave_is_the_one_that_counts():
    given = [{"members": "3"}] * 7
    assert results(*given, anonymous=True, threshold=7)["members"].figures.base == 7
    eight = results_of(FORM, [Response("r", {}, "da")] * 7, threshold=8, anonymous=True)
    assert eight.hidden.values == {"threshold": 8}


def test_options_that_are_answers_are_told_as_texts():
    found = results({"places": [{"place": "a"}], "best": "a"}, {"best": "b"})["best"]
    assert found.kind is ResultKind.TEXT
    assert found.figures.base == 2
