from lokalkontakt_cli.line_interview import LineInterview
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.answering import Answering
from lokalkontakt_core.testing.memory import memory_store

FORM = """
[form]
form_id = "small"
version = "1"
default_language = "da"
form_title = { da = "Lille skema", en = "Small form" }

[choices.yes_no]
yes = { label = { da = "Ja", en = "Yes" } }
no = { label = { da = "Nej", en = "No" } }

[choices.colours]
red = { label = { da = "Rød", en = "Red" } }
blue = { label = { da = "Blå", en = "Blue" } }
green = { label = { da = "Grøn", en = "Green" } }

[[survey]]
type = "note"
name = "hello"
label = { da = "Velkommen", en = "Welcome" }

[[survey]]
type = "select_one yes_no"
name = "knows"
label = { da = "Kender I den?", en = "Do you know it?" }
required = true

[[survey]]
type = "text"
name = "why"
label = { da = "Hvorfor ikke?", en = "Why not?" }
relevant = "${knows} = 'no'"

[[survey]]
type = "select_multiple colours"
name = "likes"
label = { da = "Hvilke farver?", en = "Which colours?" }

[[survey]]
type = "integer"
name = "count"
label = { da = "Hvor mange er I?", en = "How many are you?" }
"""


class Respondent:
    """Types prepared lines and keeps what is told."""

    def __init__(self, *lines):
        self.lines = list(lines)
        self.told = []

    def ask(self, prompt):
        self.told.append(prompt)
        return self.lines.pop(0) if self.lines else None

    def heard(self):
        return "\n".join(self.told)


def store_with_wave():
    responses = memory_store().responses
    responses.open_wave(
        WaveSetup("wave-1", WaveMode.NAMED, FORM, "Lille skema", ("invitation-1",), {"invitation-1": "Glud"})
    )
    return responses


def interview(responses, respondent, language="en"):
    session = Answering(responses).begin(responses.codes("wave-1")["invitation-1"], language=language)
    catalogue = Catalogue(language, ("lokalkontakt_cli",))
    return LineInterview(session, catalogue, respondent.told.append, respondent.ask).run()


def answers(responses):
    (response,) = responses.scan("wave-1")
    return dict(response.answers)


def test_a_whole_form_is_answered_with_digits_and_handed_in():
    responses, respondent = store_with_wave(), Respondent("", "2", "Vi vidste det ikke", "1 3", "12", "send")
    assert interview(responses, respondent) is True
    assert answers(responses) == {"knows": "no", "why": "Vi vidste det ikke", "likes": "red green", "count": "12"}
    assert "Question 1 of" in respondent.heard()
    assert "Thank you" in respondent.heard()


def test_a_number_that_is_no_choice_is_asked_again():
    responses, respondent = store_with_wave(), Respondent("", "9", "nej", "0", "1", "p")
    assert interview(responses, respondent) is False
    assert respondent.heard().count("There is no such choice") == 3


def test_a_demanded_answer_cannot_be_left_empty():
    responses, respondent = store_with_wave(), Respondent("", "", "1", "", "", "send")
    assert interview(responses, respondent) is True
    assert answers(responses)["knows"] == "yes"


def test_what_is_no_number_is_said_and_asked_again():
    responses, respondent = store_with_wave(), Respondent("", "1", "2", "mange", "3", "send")
    assert interview(responses, respondent) is True
    assert answers(responses)["count"] == "3"


def test_letters_go_back_and_enter_keeps_what_stands_there():
    responses, respondent = store_with_wave(), Respondent("", "1", "2", "b", "", "4", "send")
    assert interview(responses, respondent) is True
    assert answers(responses) == {"knows": "yes", "likes": "blue", "count": "4"}
    assert "Your answer until now: Blue" in respondent.heard()


def test_in_a_text_a_single_letter_is_an_answer_and_a_full_stop_makes_it_a_command():
    responses, respondent = store_with_wave(), Respondent("", "2", "p", "b", ".p")
    assert interview(responses, respondent) is False
    again = Respondent(".o", "p")
    assert interview(responses, again) is False
    assert "   p" in again.told


def test_the_overview_takes_one_to_a_question_by_its_number():
    responses, respondent = store_with_wave(), Respondent("", "1", "1", "5", "1", "2", "Nej tak", "", "", "send")
    assert interview(responses, respondent) is True
    assert answers(responses)["knows"] == "no"
    assert answers(responses)["why"] == "Nej tak"


def test_help_says_what_can_be_typed():
    responses, respondent = store_with_wave(), Respondent("?", "p")
    interview(responses, respondent)
    assert "Type the number of your choice" in respondent.heard()


def test_it_speaks_danish_with_its_own_letters():
    responses, respondent = store_with_wave(), Respondent("", "1", "t", "p")
    assert interview(responses, respondent, "da") is False
    assert "Spørgsmål 1 af" in respondent.heard()
    assert "Jeres svar indtil nu: Ja" in respondent.heard()


def test_every_answer_is_kept_when_the_program_is_torn_away():
    responses, respondent = store_with_wave(), Respondent("", "2", "Fordi")
    assert interview(responses, respondent) is False
    again = Respondent("o", "p")
    interview(responses, again)
    assert "   Fordi" in again.told


def test_handing_in_after_somebody_else_did_says_which_answer_stands():
    responses = store_with_wave()
    slow = Respondent("", "1", "", "")
    session = Answering(responses).begin(responses.codes("wave-1")["invitation-1"], language="en")
    interview(responses, Respondent("", "2", "Først", "", "", "send"))
    slow.lines.append("send")
    catalogue = Catalogue("en", ("lokalkontakt_cli",))
    assert LineInterview(session, catalogue, slow.told.append, slow.ask).run() is True
    assert "It stands" in slow.heard()
    assert answers(responses)["knows"] == "no"


REPEATED = """
[form]
form_id = "small"
version = "1"
default_language = "da"
form_title = "Husstand"

[[survey]]
type = "begin_repeat"
name = "people"
label = "Personer"

[[survey]]
type = "text"
name = "name"
label = "Navn"

[[survey]]
type = "end_repeat"

[[survey]]
type = "select_one ${name}"
name = "who"
label = "Hvem?"
"""


def repeated(*lines, language="en"):
    responses, respondent = memory_store().responses, Respondent(*lines)
    responses.open_wave(
        WaveSetup("wave-1", WaveMode.NAMED, REPEATED, "Husstand", ("invitation-1",), {"invitation-1": "Glud"})
    )
    handed_in = interview(responses, respondent, language)
    return answers(responses) if handed_in else None, respondent.heard()


def test_one_more_of_a_repeat_is_added_and_one_taken_away():
    given, heard = repeated("Per Hansen", "+", "Åse", "+", "Bo", "- 1", "", "2", "send")
    assert given == {"people": [{"name": "Åse"}, {"name": "Bo"}], "who": "Bo"}
    assert ["Until now: 1" in heard, "Until now: 3" in heard, "Until now: 2" in heard] == [True] * 3


def test_an_option_of_several_words_is_said_as_it_was_written():
    given, heard = repeated("Per Hansen", "", "1", "2", "", "", "send")
    assert given == {"people": [{"name": "Per Hansen"}], "who": "Per Hansen"}
    assert "   Per Hansen" in heard


def test_what_cannot_be_added_or_taken_away_is_told():
    given, heard = repeated("Per", "-9", "seks", "-", "", "", "send")
    assert given == {"people": [{"name": "Per"}]}
    assert heard.count("Type + for one more") == 2
    assert "people[9]" in heard


def test_repeats_are_spoken_of_in_danish():
    _, heard = repeated("Per", "+", "Åse", "", "", "send", language="da")
    assert "Indtil nu: 2" in heard
    assert "+ tilføjer én mere" in heard


def test_a_ranking_is_read_out_in_its_own_order():
    form = FORM.replace("select_multiple colours", "rank colours")
    responses, respondent = memory_store().responses, Respondent("", "1", "3 1 2", "b", "p")
    responses.open_wave(
        WaveSetup("wave-1", WaveMode.NAMED, form, "Lille skema", ("invitation-1",), {"invitation-1": "Glud"})
    )
    assert interview(responses, respondent) is False
    assert "Your answer until now: Green, Red, Blue" in respondent.heard()
