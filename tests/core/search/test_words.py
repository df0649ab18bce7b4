import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.search.words import matches, words_of


def marked(text, typed):
    return [text[start:end] for start, end in matches(text, words_of(typed))]


def test_words_are_folded_and_parted_by_everything_else():
    assert words_of("Rårup, Aale-Hjortsvang (2020) og_så") == ["rårup", "åle", "hjortsvang", "2020", "og", "så"]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Skolen i Rårup", "raarup", ["Rårup"]),
        ("Raarup Skole", "rår", ["Raar"]),
        ("Aabenraa", "å", ["Aa"]),
        ("Ølsted og Oelsted", "øl", ["Øl", "Oel"]),
        ("CYKELSTI ved skolen", "cykel sko", ["CYKEL", "sko"]),
        ("Straße", "strass", ["Straß"]),
        ("Crème", "creme", ["Crème"]),
        ("Hornsyld-Bråskov", "bråskov hornsyld", ["Hornsyld", "Bråskov"]),
        ("stien", "sti stien", ["stien"]),
        ("skolevej", "vej", []),
        ("alt", "", []),
        ("alt", "–", []),
    ],
)
def test_matches_are_beginnings_of_words_in_either_spelling(text, typed, found):
    assert marked(text, typed) == found


@given(st.text(max_size=40), st.text(max_size=12))
def test_matches_lie_in_the_text_in_order_and_never_overlap(text, typed):
    places = matches(text, words_of(typed))
    edges = [edge for place in places for edge in place]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in places)


@given(st.text(max_size=40))
def test_every_word_of_a_text_is_found_by_itself(text):
    for word in words_of(text):
        assert word in words_of(word)
