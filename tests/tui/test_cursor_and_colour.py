"""What screen readers follow, and what is left when there are no colours."""

import re

import pytest

from lokalkontakt_tui.models.signs import COVERAGE, KIND
from lokalkontakt_tui.theme import CONTRAST, DARK, LIGHT, THEMES


def luminance(colour):
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ["muted", "covered", "handover", "uncovered", "disputed", "info", "primary", "text"])
def test_text_stands_out_from_every_ground_it_stands_on(theme, role):
    ink = {"primary": theme.primary, "text": theme.foreground}.get(role) or theme.variables[role]
    for ground in (theme.background, theme.surface, theme.panel, theme.variables["select"]):
        assert contrast(ink, ground) >= 4.5


def test_the_colours_are_those_of_the_brief():
    light, dark, _ = THEMES
    assert (light.background, light.variables["select"], light.variables["bar"]) == ("#FAF8F3", "#D3E6DE", "#17463C")
    assert (dark.background, dark.variables["handover"], dark.primary) == ("#12181A", "#F2C173", "#7FCDB3")


def test_no_two_states_share_a_sign():
    assert len({sign.sign for sign in COVERAGE.values()}) == len(COVERAGE)
    assert len({sign.sign for sign in KIND.values()}) == len(KIND)


async def test_without_colour_every_state_still_has_its_sign_and_its_word(imported, at_the_desk, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_desk(imported, start="place:areas") as person:
        assert person.app.no_color
        svg = person.app.export_screenshot()
        colours = set(re.findall(r"-r\d+ \{ fill: (#[0-9a-fA-F]{6})|<rect fill=\"(#[0-9a-fA-F]{6})", svg))
        title_of_the_picture = {"", "#c5c8c6"}
        colours = {colour for pair in colours for colour in pair} - title_of_the_picture
        assert len(colours) > 3
        assert all(len({colour[1:3], colour[3:5], colour[5:7]}) == 1 for colour in colours)
        seen = person.seen()
        for word in ("► skal overdrages", "Skal overdrages", "Uafklaret", "Uden lokalkontakt", "Dækket"):
            assert word in seen
        rows = [line for line in seen.splitlines() if re.search(r"[▌ ][●►○?] \w", line)]
        assert len(rows) > 15


async def test_the_terminals_cursor_follows_the_highlight_of_a_list(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        for key in ("down", "down", "end", "pageup", "home"):
            await person.press(key)
            x, y = person.app.cursor_position
            assert person.seen().splitlines()[y][x - 1] == "▌"


async def test_the_terminals_cursor_follows_buttons_links_and_fields(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.rest()
        await person.press("enter")
        x, y = person.app.cursor_position
        assert person.seen().splitlines()[y][x:].startswith("Overdrag …")
        await person.press("tab", "tab")
        x, y = person.app.cursor_position
        assert person.seen().splitlines()[y][x:].startswith("Tilknyt stedfortræder …")
        await person.press("enter")
        x, y = person.app.cursor_position
        assert person.seen().splitlines()[y][x - 1] == "▌"


async def test_the_terminals_cursor_stands_in_the_first_field_when_a_form_opens_and_on_the_button_when_it_asks(
    imported, at_the_desk
):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        x, y = person.app.cursor_position
        assert person.seen().splitlines()[y][:x].rstrip().endswith("Glud")
        await person.write("x")
        await person.press("ctrl+s")
        x, y = person.app.cursor_position
        assert person.seen().splitlines()[y][x:].startswith("Gem ændringerne")


async def test_themes_can_be_changed_on_any_screen_and_lists_follow(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas", theme=LIGHT) as person:
        for theme in (DARK, CONTRAST, LIGHT, "textual-dark", "ansi-light"):
            person.app.theme = theme
            await person.pilot.pause()
            assert "Skal overdrages" in person.seen()
