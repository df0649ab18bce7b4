import pytest

from lokalkontakt_tui.theme import CONTRAST, DARK, LIGHT

SCREENS = ("place:overview", "place:areas", "place:contacts", "place:waves", "place:outbox", "place:more", "findings:",
           "history_list:", "persons:", "departments:", "plugins:", "area:glud", "welcome:")  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)], ids=str)
@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
async def test_every_screen_is_shown_in_every_width_and_colour(imported, at_the_desk, size, theme):
    async with at_the_desk(imported, size=size, theme=theme) as person:
        for action in SCREENS:
            await person.do(action)
            lines = person.seen().splitlines()
            assert lines[0].startswith(" lokalkontakt │ Hedensted 2019/20")
            assert len(lines) == size[1]
            assert "Hjælp" in lines[-1]


@pytest.mark.parametrize("size", [(79, 24), (100, 19), (30, 8)], ids=str)
async def test_a_window_that_is_too_small_says_so_and_shows_nothing_cut(imported, at_the_desk, size):
    async with at_the_desk(imported, size=size) as person:
        assert "Vinduet er for" in " ".join(person.seen().split())
        assert "Det venter på dig" not in person.seen()


async def test_the_digits_go_to_the_places_and_the_tab_of_the_place_stands_out(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        for digit, name in (("2", "AreasScreen"), ("3", "ContactsScreen"), ("5", "WavesScreen"), ("6", "OutboxScreen"),
                            ("7", "MoreScreen"), ("1", "OverviewScreen")):  # fmt: skip
            await person.press(digit)
            assert type(person.app.screen).__name__ == name


async def test_places_day_and_keys_can_be_clicked(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        line = person.seen().splitlines()
        await person.pilot.click("#places", offset=(line[1].index("Områder"), 0))
        await person.pilot.pause()
        assert type(person.app.screen).__name__ == "AreasScreen"
        await person.pilot.click("#keys", offset=(person.seen().splitlines()[-1].index("Overdrag"), 0))
        await person.pilot.pause()
        assert "Overdrag Glud" in person.seen()
        await person.press("escape")
        await person.pilot.click("#header", offset=(line[0].index("fredag"), 0))
        await person.pilot.pause()
        assert "Vis registret pr. en anden dag" in person.seen()


async def test_another_day_is_shown_in_the_header_and_the_way_back_is_an_empty_field(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.press("d")
        await person.write("1.6.20")
        await person.press("ctrl+s")
        assert "▲ Vist pr. 1. juni 2020" in person.seen().splitlines()[0]
        await person.press("d", "delete", "ctrl+s")
        assert "fredag den 1. maj 2020" in person.seen().splitlines()[0]


async def test_the_language_changes_everywhere_at_once(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.press("ctrl+l")
        assert "15–16 of 28 areas need a local contact." in person.seen()
        await person.press("2")
        assert "To be handed over" in person.seen()
        await person.press("ctrl+l")
        assert "Skal overdrages" in person.seen()


async def test_light_and_dark_change_with_ctrl_t_also_in_a_dialog(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.press("ctrl+t")
        assert person.app.theme == DARK
        await person.press("2", "o", "ctrl+t")
        assert person.app.theme == LIGHT
        assert "Overdrag Glud" in person.seen()


async def test_ctrl_c_tells_how_to_leave_and_ctrl_q_leaves(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.press("ctrl+c")
        assert "Ctrl+Q lukker programmet. Alt er gemt." in person.seen()
        assert person.app.is_running
        await person.pilot.press("ctrl+q")
        assert person.app._exit


async def test_help_tells_the_keys_of_the_screen_and_fits_one_page(imported, at_the_desk):
    async with at_the_desk(imported, size=(80, 24), start="place:areas") as person:
        await person.press("question_mark")
        seen = person.seen()
        assert "Her kan du" in seen
        assert "Overdrag" in seen
        page = person.app.screen.query_one("#page")
        assert page.virtual_size.height <= page.size.height
        await person.press("escape")
        assert type(person.app.screen).__name__ == "AreasScreen"
