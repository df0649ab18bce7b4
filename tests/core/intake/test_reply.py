import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.intake.entry import EntryType
from lokalkontakt_core.intake.reply import MOST_CHARACTERS, MOST_ENTRIES, read_reply
from lokalkontakt_core.records.knowledge import Direction, KnowledgeType

TODAY = date(2020, 5, 1)

REPLY = """\ufeff# Svar
Navn: Mette Øvig
Dag: 3. marts 2020

Viden
Områder: Glud, Hjarnø
Retning: Fra området
Venter på svar: ja
Tekst: Stien ved skolen er mørk.
  Borgerne siger: hvornår kommer der lys?

# en bemærkning
Spørgsmål
Område: Glud
Tekst:
Hvem rydder sne?

AGENDA ITEM:
Text: Lys på stier

Status på opgave
Opgave: Ring til skolen
Færdig: ja

Viden
Områder:
Tekst:
"""


def read(text):
    return read_reply(text, name="svar.txt", today=TODAY)


def refused(text):
    with pytest.raises(LokalkontaktError) as caught:
        read(text)
    return caught.value


def test_a_reply_hands_in_one_thing_a_block_in_either_language():
    first, second, third, fourth = read(REPLY)
    assert (first.type, first.areas, first.direction) == (EntryType.KNOWLEDGE, ("Glud", "Hjarnø"), Direction.FROM_AREA)
    assert first.text == "Stien ved skolen er mørk.\nBorgerne siger: hvornår kommer der lys?"
    assert (first.by, first.day, first.owes_answer) == ("Mette Øvig", date(2020, 3, 3), True)
    assert (second.knowledge, second.owes_answer, second.text) == (KnowledgeType.QUESTION, True, "Hvem rydder sne?")
    assert (third.type, third.text) == (EntryType.AGENDA, "Lys på stier")
    assert (fourth.type, fourth.action, fourth.done) == (EntryType.ACTION, "Ring til skolen", True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "LKE727"),
        ("Viden\nTekst:\n", "LKE727"),
        ("Hej\n\nViden\nTekst: x", "LKE728"),
        ("Viden\nvrøvl\nTekst: x", "LKE728"),
        ("Viden\nRetning: sidelæns\nTekst: x", "LKE733"),
        ("Viden\nVenter på svar: måske\nTekst: x", "LKE733"),
        ("Dag: 30. februar\nViden\nTekst: x", "LKE020"),
        ("Hej\nDav\nViden\nTekst: x", "LKE200"),
        ("a" * (MOST_CHARACTERS + 1), "LKE738"),
        ("Viden\nTekst: x\n" * (MOST_ENTRIES + 1), "LKE738"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(text, code):
    error = refused(text)
    assert error.code == code or (code == "LKE020" and error.code in {"LKE020", "LKE021"})


def test_the_line_that_belongs_nowhere_is_named():
    assert refused("# x\nHej\nViden\nTekst: x").values["line"] == 2


def test_words_of_a_text_before_a_colon_stay_words():
    (entry,) = read("Viden\nOmråder: Glud\nTekst: To ting\nDag: og nat\nOmråder: begge")
    assert entry.text == "To ting\nDag: og nat\nOmråder: begge"
    assert entry.areas == ("Glud",)


def test_the_same_words_have_the_same_key_whoever_breaks_the_lines():
    (one,), (other,) = read("Viden\nTekst: Ny  bro\n"), read("Viden\r\nTekst: ny bro\r\n\r\n")
    assert one.key == other.key
    (third,) = read("Viden\nOmråder: Glud\nTekst: ny bro")
    assert third.key != one.key


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_with_a_code(text):
    with contextlib.suppress(LokalkontaktError):
        assert read(text)
