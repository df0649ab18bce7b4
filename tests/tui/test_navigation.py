"""Finding one's way: every place, letter and command leads to something, and nothing is in two hands."""

import pytest

from lokalkontakt_core.coordination.due import Due, DueKind
from lokalkontakt_core.records.base import Ref
from lokalkontakt_tui.actions import WHERE
from lokalkontakt_tui.models.more import ENTRIES
from lokalkontakt_tui.models.palette import COMMANDS, everything
from lokalkontakt_tui.models.places import PLACES
from lokalkontakt_tui.models.work_list import action_of
from lokalkontakt_tui.screens.places import screen_of


def verb_of(action):
    return action.partition(":")[0]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.key)
def test_every_place_has_its_screen(place):
    assert place.key == screen_of(place.key).PLACE


def test_no_two_places_have_one_number():
    numbers = [place.number for place in PLACES]
    assert numbers == sorted(set(numbers))


def test_no_two_things_under_more_have_one_letter():
    letters = [letter for letter, *_ in ENTRIES]
    assert [letter for letter in letters if letters.count(letter) > 1] == []


def test_everything_under_more_leads_somewhere():
    assert [action for _, action, *_ in ENTRIES if verb_of(action) not in WHERE] == []


def test_every_command_of_the_palette_leads_somewhere():
    assert [action for action, _ in COMMANDS if verb_of(action) not in WHERE] == []


def test_the_palette_has_no_command_twice():
    actions = [action for action, _ in COMMANDS]
    assert [action for action in actions if actions.count(action) > 1] == []


def test_the_palette_finds_everything_that_stands_under_more():
    commands = {action for action, _ in COMMANDS}
    assert {action for _, action, *_ in ENTRIES} - commands == set()


def test_everything_the_palette_gives_leads_somewhere(practised, read):
    hits = everything(read(practised))
    assert sorted({verb_of(hit.action) for hit in hits} - {*WHERE}) == []


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("kind", DueKind)
def test_whatever_waits_is_reached_with_one_key(kind, number):
    refs = tuple(Ref("area", f"area-{index}") for index in range(number))
    action = action_of(Due(kind, refs, "verb", number=number))
    verb, _, rest = action.partition(":")
    assert verb in WHERE
    if verb == "choose":
        assert rest.partition("|")[0] in WHERE


def test_no_letter_under_more_takes_what_a_key_does_everywhere():
    everywhere = {"d", *(place.number for place in PLACES)}
    assert everywhere & {letter for letter, *_ in ENTRIES} == set()


async def test_a_capital_letter_does_what_its_key_does(practised, at_the_desk):
    async with at_the_desk(practised, start="place:areas") as person:
        await person.press("7", "O")
        await person.pilot.pause()
        assert "Mere: Obs-punkter" in person.seen()
        await person.press("2", "T")
        await person.pilot.pause()
        assert "Tilknyt en lokalkontakt til Glud" in person.seen()


async def test_a_capital_letter_in_a_text_field_is_typed(practised, at_the_desk):
    async with at_the_desk(practised, start="place:areas") as person:
        await person.press("slash", "O", "T")
        await person.pilot.pause()
        assert "OT" in person.seen()
        assert "Tilknyt en lokalkontakt" not in person.seen()


async def test_a_cursor_that_comes_back_at_once_leaves_the_detail_as_it_is(practised, at_the_desk):
    async with at_the_desk(practised, start="place:areas") as person:
        screen, shown = person.app.screen, []
        screen.page_view.show = lambda page, *, top=True: shown.append(top)
        screen._follow()
        assert shown == []
        screen.rows.go_to(screen.rows.listing.rows[1].key)
        screen._follow()
        assert shown[0] is True


async def test_more_stands_under_headings_where_all_of_it_is_seen_at_once(practised, at_the_desk):
    async with at_the_desk(practised, start="place:more") as person:
        seen = person.seen()
        assert "Arbejdet med områderne" in seen
        assert "Plugins" in seen
    async with at_the_desk(practised, size=(80, 24), start="place:more") as person:
        assert "Arbejdet med områderne" not in person.seen()
        await person.pilot.resize_terminal(120, 40)
        await person.pilot.pause()
        assert "Arbejdet med områderne" in person.seen()
