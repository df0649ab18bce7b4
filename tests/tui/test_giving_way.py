"""Where there is not room for all: messages keep what one can do, and columns that can be spared go first."""

import pytest

from lokalkontakt_core.services.actions import add_action
from lokalkontakt_tui.models.lines import line, plain_text, width_of
from lokalkontakt_tui.models.listing import Column, Listing, Row, column_widths, row_line
from lokalkontakt_tui.widgets.frame import message_fitted

MESSAGE = line(("✓ ", "good"), "Glud, Hjarnø og Snaptun er overdraget til Mette Øvig fra 1. april 2020.",
               ("  Ctrl+Z fortryder.", "muted"))  # fmt: skip


def test_a_message_that_has_room_is_whole():
    assert message_fitted(MESSAGE, width_of(MESSAGE)) == MESSAGE


@pytest.mark.parametrize("width", [60, 79, 90])
def test_what_happened_gives_way_to_what_one_can_do(width):
    shown = plain_text(message_fitted(MESSAGE, width))
    assert shown.startswith("✓ Glud")
    assert shown.endswith("…  Ctrl+Z fortryder.")
    assert len(shown) == width


def test_in_a_very_narrow_window_what_happened_comes_first():
    shown = plain_text(message_fitted(MESSAGE, 40))
    assert shown == "✓ Glud, Hjarnø og Snaptun er overdraget…"[:40]


def test_a_column_that_can_be_spared_goes_before_any_is_cut():
    columns = (Column(least=6), Column(grow=True, least=4), Column(spare=True))
    shown = Listing((Row("1", (line("Status"), line("Lokalkontakten"), line("Skriv adresse"))),), columns)
    texts = {
        width: plain_text(row_line(shown.rows[0], columns, column_widths(shown, width), shown.gap)).rstrip()
        for width in (37, 36, 20)
    }
    assert texts == {
        37: "Status  Lokalkontakten  Skriv adresse",
        36: "Status  Lokalkontakten",
        20: "Status  Lokalkontak…",
    }


async def test_late_actions_can_be_asked_for_without_naming_them(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("actions_late:")
        assert "Ingen opgave er over tiden." in person.seen()
    practised.do(add_action, text="Ring til Glud", due=practised.day.replace(day=1, month=4))
    async with at_the_desk(practised) as person:
        await person.do("actions_late:")
        assert "Ring til Glud" in person.seen()
