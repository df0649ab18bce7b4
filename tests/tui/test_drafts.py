"""Nothing typed is lost: forms that are left, another language in the middle, and two people at one record."""

import pytest

from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.extension.outcome import Outcome, PluginState
from lokalkontakt_core.language.collation import search_key
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.matching import marked, match_in, words_marked
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.widgets.rows import RowList


async def test_what_was_typed_into_a_form_stands_there_again_and_can_be_thrown_away(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n")
        await person.write("Kragelund")
        await person.press("escape")
        assert "Det, du har skrevet, er gemt" in person.message
        await person.press("n")
        seen = person.seen()
        assert "Det, du skrev sidst, står her igen." in seen
        assert "Kragelund" in seen
        await person.press("shift+tab", "shift+tab")
        await person.press("ctrl+s", "escape")
        await person.press("n")
        assert "Kragelund" in person.seen()
        dialog = person.app.screen
        dialog.query_one("#buttons").focus()
        await person.press("right", "right", "enter")
        assert "Kragelund" not in person.seen()


async def test_a_form_left_untouched_says_nothing(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n", "escape")
        assert person.message == ""
        await person.press("n")
        assert "står her igen" not in person.seen()


async def test_what_was_saved_is_no_draft_any_more(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n")
        await person.write("Kragelund")
        await person.press("escape", "n", "ctrl+s", "enter")
        assert person.register.find(Area, "kragelund") is not None
        await person.press("n")
        assert "står her igen" not in person.seen()


async def test_the_language_changes_inside_a_form_and_what_was_typed_stays(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n")
        await person.write("Kragelund")
        await person.press("ctrl+l")
        await person.pilot.pause()
        seen = person.seen()
        assert "New area" in seen
        assert "Kragelund" in seen


async def test_what_others_changed_elsewhere_in_the_record_stays(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        await person.press("ctrl+s")
        somebody_else.do(edit_area, area="glud", changes={"status_note": "fra Bo"})
        await person.press("enter")
        await person.press("enter")
        glud = person.register.get(Area, "glud")
        assert glud.name == "Gludx"
        assert glud.status_note == "fra Bo"


async def test_of_two_versions_of_one_field_one_is_chosen(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        await person.press("ctrl+s")
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        await person.press("enter")
        seen = person.seen()
        assert "Gludx" in seen
        assert "Glud By" in seen
        await person.press("ctrl+s", "enter")
        assert person.register.get(Area, "glud").name == "Gludx"


async def test_leaving_a_field_to_the_others_writes_nothing(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        await person.press("ctrl+s")
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        revision = imported.store.register.head()
        await person.press("enter", "right", "ctrl+s")
        assert imported.store.register.head() == revision
        assert person.register.get(Area, "glud").name == "Glud By"
        assert "det, de andre skrev" in person.message


@pytest.mark.parametrize(
    ("text", "key", "found"),
    [("Ålborg", "å", "Å"), ("Aalborg", "ålb", "Aalb"), ("Rårup", "rup", "rup"), ("Østerå", "øs", "Øs")],
)
def test_a_match_is_marked_in_the_spelling_of_the_text(text, key, found):
    start, end = match_in(text, key)
    assert text[start:end] == found


def test_a_line_without_a_match_is_left_as_it_is():
    one = line(("● ", "covered"), "Glud")
    assert marked(one, "xyz") == one
    assert marked(one, "lu") == (("● ", "covered"), ("G", ""), ("lu", "match"), ("d", ""))


@pytest.mark.parametrize(
    ("text", "keys", "pieces"),
    [
        ("Overdrag Glud …", ["overd", "glud"], (("Overd", "match"), ("rag ", ""), ("Glud", "match"), (" …", ""))),
        ("Rårup", ["raa", "aarup"], (("Rårup", "match"),)),
        ("Glud", ["xyz"], (("Glud", ""),)),
        ("Glud", [], (("Glud", ""),)),
    ],
)
def test_each_of_several_words_is_marked(text, keys, pieces):
    assert words_marked(text, [search_key(key) for key in keys]) == pieces


async def test_the_palette_marks_the_letters_that_match(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.press("ctrl+p")
        await person.write("overd glu")
        (row, *_) = person.app.screen.query_one(RowList).listing.rows
        assert row.key == "hand_over:glud"
        assert [text for text, style in row.cells[0] if style == "match"] == ["Overd", "Glu"]


async def test_a_search_marks_what_it_found(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("slash")
        await person.write("glu")
        listing = person.app.screen.rows.listing
        assert ("Glu", "match") in listing.shown(listing.rows[0]).cells[0]


class HostWithWords(Host):
    """A host with one loaded plugin: the command line stands for it, as it has words of its own."""

    def outcomes(self):
        return (Outcome("fremmed", "lokalkontakt_cli.main", "fremmed", "1.0", PluginState.LOADED),)


def test_the_words_of_a_loaded_plugin_are_found_and_stay_when_the_language_changes(imported):
    own = "An example, read as on {day}. --on DAY chooses another day."
    assert Desk(imported, Words("da"), Host([])).words.catalogue.find(own) is None
    desk = Desk(imported, Words("da"), HostWithWords([]))
    assert desk.words.catalogue.find(own) is not None
    desk.speak("en")
    desk.speak("da")
    assert desk.words.catalogue.find(own) is not None
