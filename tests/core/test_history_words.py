"""Every change that can be made has a line for the history and a word for its button, in both languages."""

import re
from pathlib import Path

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue

ROOT = Path(__file__).resolve().parents[2]
MADE = re.compile(r'ChangeSet\(\s*"([a-z_]+)"|^VERB = "([a-z_]+)"|_write\(context, "([a-z_]+)"', re.MULTILINE)
BY_KIND = [f"{verb}_{kind}" for verb in ("edit", "end") for kind in ("area", "contact", "council", "department")]
CANDIDATES = {"before"}  # a register of the past that is looked at and never written


def verbs():
    sources = [*(ROOT / "lokalkontakt_core").rglob("*.py"), *(ROOT / "tui").rglob("*.py")]
    own = [path for path in sources if "testing" not in path.parts]
    found = {verb for path in own for match in MADE.findall(path.read_text("utf-8")) for verb in match if verb}
    return sorted({*found, *BY_KIND, "undo", "redo", "tick_item", "untick_item"} - CANDIDATES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_has_a_line_and_a_button(language):
    catalogue = Catalogue(language)
    assert [verb for verb in verbs() if catalogue.find(f"verb.{verb}") is None] == []
    assert [verb for verb in verbs() if catalogue.find(f"verb.{verb}.do") is None] == []


def test_the_search_for_verbs_finds_them():
    assert {"hand_over", "record_own_yes", "import_list", "open_wave", "accept", "edit_area"} <= set(verbs())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_names_what_it_is_about_as_it_is_written(language):
    words = Catalogue(language).text("verb.hand_over", about=("{0.__class__}", "Mette Øvig"))
    assert "{0.__class__}" in words
    assert "Mette Øvig" in words
