import pytest

from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.engine.interview import Interview
from tests.core.surveys.engine.helpers import form_of, row

ANSWERS = [
    ("integer", "1.000", "1000"),
    ("integer", " 007 ", "7"),
    ("integer", "−5", "-5"),
    ("integer", "1,5", None),
    ("integer", "x", None),
    ("decimal", "1.000,50", "1000.5"),
    ("decimal", "-0,0", "0"),
    ("decimal", "1,2,3", None),
    ("decimal", "1.250", None),
    ("date", "2026-02-28", "2026-02-28"),
    ("date", "2026-02-30", None),
    ("date", "i morgen", None),
    ("time", "9.30", "09:30"),
    ("time", "25:00", None),
    ("dateTime", "2026-02-28T10:00", "2026-02-28T10:00"),
    ("dateTime", "2026-02-28", None),
    ("geopoint", "55.77, 9.70", "55.77 9.70"),
    ("geopoint", "95 9", None),
    ("acknowledge", "OK", "OK"),
    ("acknowledge", "ja", None),
    ("text", "  e\u0301t\r\nto\x00 ", "ét\nto"),
    ("select_one yesno", "ja", "ja"),
    ("select_one yesno", "Ja", None),
    ("select_multiple yesno", "nej ja nej", "ja nej"),
    ("select_multiple yesno", "ja x", None),
    ("rank yesno", "nej  ja", "nej ja"),
    ("rank yesno", "nej", None),
    ("rank yesno", "nej nej", None),
    ("range", "5", "5"),
    ("range", "11", None),
    ("range", "2,5", None),
]


@pytest.mark.parametrize(("kind", "typed", "stored"), ANSWERS)
def test_an_answer_is_normalised_or_refused(kind, typed, stored):
    interview = Interview(form_of(row(kind, "q", label="q")))
    violations = interview.answer(typed, "q")
    assert bool(violations) is (stored is None)
    assert interview.value("q") == (stored or "")


def test_a_scale_in_steps_of_a_half_takes_halves():
    interview = Interview(form_of(row("range", "q", label="q", parameters="start=0 end=5 step=0.5")))
    assert interview.answer("2,5", "q") == ()
    (violation,) = interview.answer("2,3", "q")
    assert violation.message == Message("answer.off-step", {"typed": "2.3", "least": "0", "most": "5", "step": "0.5"})
