"""The story of the first day, by keys only, from the register that the import made."""

import pytest

from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.answer import Answer
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact


def contact_named(register, name):
    return next(one for one in register.all(Contact) if name_of(register, one.ref) == name)


async def make_confirmable(person, name):
    """Record own yes, manager's yes and time for the contact with the cursor, from its detail."""
    await person.press("slash")
    await person.write(name)
    await person.press("enter")
    await person.rest()
    await person.press("enter", "enter")
    assert "Registrér svaret fra" in person.seen()
    await person.press("ctrl+s", "enter")
    await person.press("enter")
    assert "Registrér lederens svar" in person.seen()
    await person.press("ctrl+s", "enter")
    await person.press("enter")
    assert "fået bevilget" in person.seen()
    await person.write("5")
    await person.press("ctrl+s", "enter")
    await person.press("escape", "escape")


@pytest.mark.slow
async def test_by_keys_only_a_contact_is_made_confirmable_a_yes_recorded_confirmed_glud_handed_over_and_undone(
    imported, at_the_desk
):
    async with at_the_desk(imported) as person:
        assert "15–16 af 28 områder" in person.seen()

        await person.press("3")
        await make_confirmable(person, "Frank")
        frank = contact_named(person.register, "Frank Kjær")
        assert frank.own_yes is not None
        assert frank.own_yes.yes
        assert frank.manager_yes is not None
        assert frank.granted is not None
        assert frank.granted.minutes_per_week == 300

        await person.press("2", "slash")
        await person.write("Bjerre")
        await person.press("enter")
        await person.rest()
        await person.press("enter", "tab", "tab", "enter")
        assert "Registrér svaret fra Bjerre" in person.seen()
        await person.press("ctrl+s", "enter")
        assert [answer.area for answer in person.register.all(Answer)] == ["bjerre"]

        await person.press("escape", "t")
        assert "Tilknyt en lokalkontakt til Bjerre" in person.seen()
        await person.press("f", "ctrl+s", "enter")
        assert person.message.startswith("✓ Bjerre: Frank Kjær er foreslået.")

        await person.rest()
        await person.press("enter", "enter")
        assert "Bekræft Frank Kjær for Bjerre" in person.seen()
        await person.press("enter")
        assert coverage_of(person.register, "bjerre", person.workspace.day) is Coverage.COVERED

        await person.press("escape", "1")
        assert "Glud, Hjarnø og Snaptun skal overdrages" in person.seen()
        await person.press("2", "home")
        await person.rest()
        await person.press("slash")
        await person.write("Glud")
        await person.press("enter", "o")
        assert "Overdrag Glud" in person.seen()
        await person.press("f", "enter")
        await person.press("ctrl+s")
        assert "skal overdrages" in person.seen()
        await person.press("enter")
        assert coverage_of(person.register, "glud", person.workspace.day) is Coverage.COVERED
        assert person.message.startswith("✓ Glud: Frank Kjær fra")

        await person.press("escape", "ctrl+z")
        assert "Fortryd:" in person.seen()
        await person.press("enter")
        assert coverage_of(person.register, "glud", person.workspace.day) is Coverage.HANDOVER
        held = [one for one in person.register.by(Assignment, "area")["glud"] if one.period.end is None]
        assert len(held) == 1


@pytest.mark.slow
async def test_handing_over_three_areas_from_the_overview_takes_six_keys_after_enter_and_a_date(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.press("home")
        rows = person.app.screen.query_one("#rows")
        row = next(row.key for row in rows.listing.rows if row.key.startswith("hand_over:glud"))
        rows.go_to(row)
        await person.press("enter")
        keys = ["m", "enter", "enter", "enter", "enter", "enter"]
        assert "Overdrag Glud, Hjarnø og Snaptun" in person.seen()
        await person.press(*keys)
        for area in ("glud", "hjarnoe", "snaptun"):
            assert coverage_of(person.register, area, person.workspace.day) is Coverage.COVERED


async def test_a_row_about_many_areas_asks_which_and_then_does_its_verb(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        rows = person.app.screen.query_one("#rows").listing.rows
        key = next(row.key for row in rows if row.key.startswith("choose:answer|"))
        await person.do(key)
        assert "Registrér svaret: hvilket område?" in person.seen()
        await person.press("1")
        await person.pilot.pause()
        assert "As" in person.app.screen.title_text()
        assert type(person.app.screen).__name__ == "FormDialog"
