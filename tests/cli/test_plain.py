import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_cli.output import Column, Format, Output
from lokalkontakt_cli.plain import safe_cell, safe_json, visible, width
from lokalkontakt_cli.words import Words

HOSTILE = "\x1b]0;owned\x07\x9b31m\u202eabc\r\nnext\x00\x7f"


def test_escape_sequences_are_shown_and_not_obeyed():
    shown = visible(HOSTILE)
    assert shown == "␛]0;owned␇<U+009B>31m<U+202E>abc  next␀␡"


@given(st.text())
def test_a_visible_text_holds_no_control_and_is_one_line(text):
    shown = visible(text)
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) <= 0x9F for letter in shown)
    assert len(shown.splitlines()) <= 1


@given(st.text())
def test_visible_is_done_once_and_for_all(text):
    assert visible(visible(text)) == visible(text)


@given(st.dictionaries(st.text(), st.text()))
def test_safe_json_says_the_same_and_holds_no_control(document):
    written = safe_json(json.dumps(document, ensure_ascii=False))
    assert json.loads(written) == document
    assert not any(0x7F <= ord(letter) <= 0x9F or letter in "\u202a\u202e\u2066" for letter in written)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_what_a_spreadsheet_would_compute_is_made_text(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Glud", "1.5", "a=b", "", "Åle-Hjortsvang"])
def test_other_texts_stay_as_they_are(text):
    assert safe_cell(text) == text


def test_wide_letters_and_accents_are_counted_as_a_terminal_shows_them():
    assert width("Åle") == 3
    assert width("A\u030ale") == 3
    assert width("村") == 2


COLUMNS = (Column("id", "Id"), Column("name", "Name"))
ROWS = [{"id": "a", "name": HOSTILE}, {"id": "b", "name": "=1+1"}, {"id": "c", "name": "[/] x [@click=app.quit]z"}]


def test_hostile_names_in_a_table_stay_on_their_line(capsys):
    Output(Words("en")).listing(Format.TEXT, COLUMNS, ROWS)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert len(out.splitlines()) == 4
    assert "[/] x [@click=app.quit]z" in out


def test_hostile_names_in_csv_are_text(capsys):
    Output(Words("en")).listing(Format.CSV, COLUMNS, ROWS)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert [row["name"][0] for row in rows] == ["␛", "'", "["]


def test_hostile_names_in_json_come_back_as_they_were(capsys):
    Output(Words("en")).listing(Format.JSON, COLUMNS, ROWS)
    out = capsys.readouterr().out
    assert json.loads(out) == ROWS
    assert "\x1b" not in out


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("environ", "styled"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_only_a_terminal_that_wants_it_gets_bold(monkeypatch, environ, styled):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    Output(Words("en")).listing(Format.TEXT, COLUMNS, ROWS[:1])
    assert terminal.getvalue().startswith("\x1b[1m") is styled


def test_a_file_gets_no_escape_sequence(capsys):
    Output(Words("en")).listing(Format.TEXT, COLUMNS, ROWS)
    assert "\x1b" not in capsys.readouterr().out
