import contextlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.services import typed


def test_a_name_is_composed_and_its_blanks_are_tidied():
    assert typed.name("name", "  Ha\u030arby \u00a0 By ") == "Hårby By"


@pytest.mark.parametrize("blank", ["", "   ", "\u00a0", "---", "…"])
def test_a_name_without_a_letter_or_digit_is_refused(blank):
    with pytest.raises(UsageError) as caught:
        typed.name("name", blank)
    assert (caught.value.code, caught.value.values["field"]) == ("LKE218", "name")


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("Glud\x1b[31m", "U+001B"),
        ("Gl\nud", "U+000A"),
        ("Glud\u202etxt", "U+202E"),
        ("Gl\u200bud", "U+200B"),
        ("Glud\ud800", "U+D800"),
        ("Gl\u2028ud", "U+2028"),
        ("\x00Glud", "U+0000"),
    ],
)
def test_a_line_with_an_unseen_character_is_refused_with_the_place(text, character):
    with pytest.raises(UsageError) as caught:
        typed.one_line("note", text)
    assert caught.value.code == "LKE220"
    assert caught.value.values["character"] == character
    assert ord(text[caught.value.values["place"] - 1]) == int(character.removeprefix("U+"), base=16)


def test_several_lines_keep_their_breaks_and_lose_blanks_at_the_ends():
    assert typed.lines("text", "\r\n En \r\nto\tre  \r tre \n\n") == "En\nto\tre\n tre"


def test_several_lines_refuse_what_turns_the_text():
    with pytest.raises(UsageError) as caught:
        typed.lines("text", "En\u2066to")
    assert caught.value.code == "LKE220"


@pytest.mark.parametrize(("given", "limit"), [("x" * 121, 120), ("å" * 300, 120)])
def test_a_name_over_the_limit_is_refused_with_limit_and_length(given, limit):
    with pytest.raises(UsageError) as caught:
        typed.name("name", given)
    assert caught.value.code == "LKE219"
    assert (caught.value.values["limit"], caught.value.values["length"]) == (limit, len(given))


def test_a_name_of_exactly_the_limit_is_taken():
    assert len(typed.name("name", "x" * typed.NAME_LIMIT)) == typed.NAME_LIMIT


def test_blank_optional_text_counts_as_left_out():
    assert typed.optional_line("note", "  ") is None
    assert typed.optional_lines("note", "\n \n") is None
    assert typed.optional_line("note", None) is None


@given(st.text(max_size=150))
def test_tidying_is_done_once_and_for_all(text):
    with contextlib.suppress(UsageError):
        tidy = typed.one_line("note", text)
        assert typed.one_line("note", tidy) == tidy
        assert unicodedata.is_normalized("NFC", tidy)
        assert not set(tidy) & set("\n\r\t\x1b")
