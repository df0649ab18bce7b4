import string

from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.search.index import WordIndex

WORDS = st.lists(st.text(string.ascii_lowercase[:3] + "å", min_size=1, max_size=4), max_size=6)


@given(st.lists(WORDS, max_size=12), st.sets(st.integers(0, 11)), WORDS.filter(bool), st.booleans())
def test_the_index_finds_what_reading_every_text_finds(texts, dropped, wanted, searched_before):
    index = WordIndex()
    for number, words in enumerate(texts):
        if searched_before:
            index.find(["a"])
        index.put(number, words)
    for number in dropped & set(range(len(texts))):
        index.drop(number, texts[number])
    expected = {
        number
        for number, words in enumerate(texts)
        if number not in dropped and all(any(word.startswith(one) for word in words) for one in wanted)
    }
    assert index.find(wanted) == expected
