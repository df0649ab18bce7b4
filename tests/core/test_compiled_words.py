import gettext
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lokalkontakt_cli
import lokalkontakt_core
import lokalkontakt_tui
from lokalkontakt_core.compiled_words import CompiledWords, words_of

PACKAGES = (lokalkontakt_core, lokalkontakt_cli, lokalkontakt_tui)


def compiled(words, order):
    """Lay out a `.mo` file as the format has it: a header, two lists of lengths and places, then the texts."""
    pairs = sorted((msgid.encode(), wording.encode()) for msgid, wording in words.items())
    places, texts, start = [], b"", 28 + 16 * len(pairs)
    for texts_of_one_kind in zip(*pairs, strict=True):
        for text in texts_of_one_kind:
            places += [len(text), start + len(texts)]
            texts += text + b"\0"
    header = [0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0]
    return struct.pack(f"{order}{len(header) + len(places)}I", *header, *places) + texts


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.__name__)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_wording_is_the_one_that_the_standard_library_finds(package, language):
    folder = Path(package.__file__).parent
    ours = words_of(package.__name__, str(folder), language)
    with (folder / "locale" / language / "LC_MESSAGES" / f"{package.__name__}.mo").open("rb") as file:
        table = gettext.GNUTranslations(file)._catalog
    assert len(table) > 100
    assert {msgid: ours.find(msgid) for msgid in table if msgid} == {msgid: table[msgid] for msgid in table if msgid}


@pytest.mark.parametrize("order", ["<", ">"])
@given(
    words=st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))), other=st.text()
)
def test_what_is_there_is_found_and_nothing_else_in_either_byte_order(order, words, other):
    found = CompiledWords(compiled(words, order))
    assert {msgid: found.find(msgid) for msgid in words} == words
    assert found.find(other) == words.get(other)


def test_a_package_without_words_says_everything_as_it_was_written():
    words = words_of("nobody", "/nowhere", "da")
    assert words.find("Usage:") is None
    assert words.text("Usage:") == "Usage:"
