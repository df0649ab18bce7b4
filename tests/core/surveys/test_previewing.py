import pytest

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.program import compile_form
from lokalkontakt_core.surveys.engine.surroundings import World
from lokalkontakt_core.surveys.previewing import PreviewSession

HEAD = """
[form]
form_id = "{form_id}"
default_language = "da"
form_title = {{ da = "Prøve", en = "Trial" }}
"""
NAME = '[[survey]]\ntype = "text"\nname = "name"\nlabel = { da = "Navn", en = "Name" }\n'
AGE = '[[survey]]\ntype = "integer"\nname = "age"\nrequired = true\nlabel = "Alder"\n'
TOWN = '[[survey]]\ntype = "text"\nname = "town"\ndefault = "Glud"\nlabel = "By"\n'


def program(*rows, form_id="f"):
    return compile_form(load_form(HEAD.format(form_id=form_id) + "".join(rows)))


@pytest.fixture
def trial():
    return PreviewSession(program(NAME, AGE), World(), "en")


def test_it_is_answered_like_any_form_and_nothing_is_stored(trial):
    trial.answer("Anna")
    trial.next()
    assert trial.title == "Trial"
    assert trial.mode is None
    with pytest.raises(FormError, match="SF092"):
        trial.submit()
    assert trial.handed_in is None
    trial.answer("40")
    assert trial.submit().stored is False
    assert trial.handed_in == {"name": "Anna", "age": "40"}


def test_a_language_the_form_is_not_written_in_is_passed_over():
    assert PreviewSession(program(NAME), World(), "de").language == "da"


def test_one_can_begin_again_in_the_same_language(trial):
    trial.answer("Anna")
    trial.next()
    trial.restart()
    assert trial.interview.current.path == "name"
    assert trial.interview.value("name") == ""
    assert trial.language == "en"


def test_answers_stay_by_name_when_the_form_changes(trial):
    trial.answer("Anna")
    trial.next()
    trial.answer("40")
    trial.change_form(program(AGE.replace("Alder", "Hvor gamle er I?"), NAME, form_id="another"))
    assert trial.interview.value("name") == "Anna"
    assert trial.interview.current.path == "age"
    assert trial.interview.current.label == "Hvor gamle er I?"
    assert trial.language == "en"


def test_questions_that_are_gone_take_their_answers_with_them(trial):
    trial.answer("Anna")
    trial.next()
    trial.change_form(program(NAME))
    assert trial.interview.current.path == "name"
    assert trial.interview.answers() == {"name": "Anna"}


def test_a_new_question_begins_with_its_default_and_an_emptied_one_stays_empty(trial):
    trial.change_form(program(NAME, AGE, TOWN))
    assert trial.interview.value("town") == "Glud"
    trial.answer("", "town")
    trial.change_form(program(TOWN, NAME, AGE))
    assert trial.interview.value("town") == ""


def test_an_answer_that_fits_no_more_is_shown_as_wrong(trial):
    trial.answer("Anna")
    trial.change_form(program(NAME.replace('"text"', '"integer"'), AGE))
    assert "name" in {violation.path for violation in trial.interview.violations()}


def test_whoever_stood_at_the_end_stands_there_afterwards(trial):
    trial.go_to("")
    trial.change_form(program(NAME, TOWN))
    assert trial.interview.at_end


REPEAT = (
    '[[survey]]\ntype = "begin_repeat"\nname = "age"\nCOUNT\n'
    '[[survey]]\ntype = "begin_repeat"\nname = "inner"\nrepeat_count = "2"\n'
    + NAME
    + '[[survey]]\ntype = "end_repeat"\n[[survey]]\ntype = "end_repeat"\n'
)


def test_a_question_may_become_a_repeat_and_back(trial):
    trial.answer("40", "age")
    trial.change_form(program(REPEAT.replace("COUNT", "")))
    trial.interview.add_instance("age")
    trial.answer("Bo", "age[1]/inner[2]/name")
    trial.change_form(program(REPEAT.replace("COUNT", 'repeat_count = "1"')))
    assert trial.interview.value("age[1]/inner[2]/name") == "Bo"
    trial.change_form(program(NAME, AGE))
    assert trial.interview.value("age") == ""
