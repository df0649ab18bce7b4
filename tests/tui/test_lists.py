"""Lists while one works in them: what is made gets the cursor, and marks say what they are good for."""

import pytest

from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.areas import add_area


async def test_what_was_just_made_has_the_cursor(practised, at_the_desk):
    async with at_the_desk(practised, start="place:contacts") as person:
        await person.press("n", "tab")
        await person.write("Ida Landmand")
        await person.press("ctrl+s", "enter")
        made = person.register.get(Contact, person.app.screen.rows.key)
        assert person.register.get(Person, made.person).name == "Ida Landmand"


async def test_the_cursor_stays_where_it_is_when_others_make_something(practised, at_the_desk):
    async with at_the_desk(practised, start="place:areas") as person:
        await person.press("down")
        before = person.app.screen.rows.key
        person.workspace.do(add_area, name="Aaby")
        person.app.screen.renew_quietly()
        await person.taken_in()
        assert person.app.screen.rows.key == before


@pytest.mark.parametrize(
    ("start", "keys"),
    [
        ("place:areas", "2 valgt.  O Overdrag · F Fordel · Esc ophæv"),
        ("need_list:", "2 valgt.  S Registrér svar · I Mind om svar · Esc ophæv"),
    ],
)
async def test_marks_name_the_keys_that_take_all_of_them(start, keys, practised, at_the_desk):
    async with at_the_desk(practised, start=start) as person:
        await person.press("space", "down", "space")
        assert keys in person.seen()


async def test_what_is_done_with_one_row_is_not_done_with_the_first_of_several(practised, at_the_desk):
    async with at_the_desk(practised, start="place:areas") as person:
        await person.press("space", "down", "space", "r")
        assert "Det gøres med én række ad gangen.  O Overdrag · F Fordel" in person.seen()
        await person.press("escape", "r")
        assert "Ret Hjarnø" in person.seen()


async def test_marks_are_gone_when_something_was_done_with_them(practised, at_the_desk):
    async with at_the_desk(practised, start="need_list:") as person:
        await person.press("space", "down", "space", "s", "ctrl+s")
        assert person.app.screen_stack[-2].rows.marked
        await person.press("enter")
        assert person.app.screen.rows.marked == frozenset()


async def test_without_a_row_only_the_keys_that_need_none_are_offered(practised, at_the_desk):
    async with at_the_desk(practised, start="place:waves") as person:
        bar = person.seen().splitlines()[-1]
        assert "N  Ny runde" in bar
        assert "Åbn" not in bar
        assert "Resultater" not in bar
        await person.press("s")
        assert "Her er ingen række at gøre det med." in person.seen()


async def test_help_is_offered_under_the_key_that_works_while_one_types(practised, at_the_desk):
    async with at_the_desk(practised, start="place:areas") as person:
        assert "?  Hjælp" in person.seen().splitlines()[-1]
        await person.press("slash")
        assert "F1  Hjælp" in person.seen().splitlines()[-1]
        await person.press("escape")
        assert "?  Hjælp" in person.seen().splitlines()[-1]
