"""Where there is not room for all: messages keep what one can do, and columns that can be spared go first."""

from lokalkontakt_core.services.actions import add_action
from lokalkontakt_tui.models.lines import line, plain_text, width_of
from lokalkontakt_tui.models.listing import Column, Listing, Row, column_widths, row_line
from lokalkontakt_tui.widgets.frame import message_rows

MESSAGE = line(("✓ ", "good"), "Glud, Hjarnø og Snaptun er overdraget til Mette Øvig fra 1. april 2020.",
               ("  Ctrl+Z fortryder.", "muted"))  # fmt: skip


def rows(width, message=MESSAGE):
    return [plain_text(row) for row in message_rows(message, width)]


def test_a_message_that_has_room_is_one_row():
    assert message_rows(MESSAGE, width_of(MESSAGE)) == (MESSAGE,)


def test_what_one_can_do_goes_under_what_happened_where_one_row_has_no_room():
    assert rows(79) == [
        "✓ Glud, Hjarnø og Snaptun er overdraget til Mette Øvig fra 1. april 2020.",
        "  Ctrl+Z fortryder.",
    ]


def test_in_a_very_narrow_window_a_message_is_broken_and_nothing_is_cut_off():
    assert rows(40) == [
        "✓ Glud, Hjarnø og Snaptun er overdraget",
        "  til Mette Øvig fra 1. april 2020.",
        "  Ctrl+Z fortryder.",
    ]


def test_a_message_takes_three_rows_at_most():
    shown = rows(30, line(("✗ ", "error"), "Ordet " * 40))
    assert len(shown) == 3
    assert shown[-1].endswith("…")
    assert max(map(len, shown)) <= 30


async def test_a_refusal_in_a_narrow_window_is_read_to_its_end(practised, at_the_desk):
    async with at_the_desk(practised, size=(80, 24)) as person:
        remedy = "Vent til dagen, eller flyt det hertil."
        person.app.say("Møde i udvalget er først mandag den 4. maj 2020.", "error", remedy)
        await person.pilot.pause()
        assert remedy in person.seen()
        assert "Hjælp" in person.seen().splitlines()[-1]
        person.app.say("Gjort.")
        await person.pilot.pause()
        assert person.app.screen.query_one("#message").size.height == 1


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
