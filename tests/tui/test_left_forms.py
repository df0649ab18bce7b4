"""Forms that were left: what was typed is kept; every field nobody touched shows what holds when they are opened."""

from datetime import date

import pytest

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_tui.models.drafts import Draft
from lokalkontakt_tui.models.forms import DateField, Field, Form, LongField, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.widgets.fields import FieldBox

LATER = date(2020, 5, 4)
OPTIONS = tuple(Option(value, line(value)) for value in ("a", "b", "c"))


def fields(person):
    """Give what stands in the controls of the form that is open."""
    return {box.field.name: box.raw for box in person.app.screen.boxes}


def on_a_later_day(person):
    person.workspace.read_on(LATER)
    person.app.renew()


async def test_a_day_nobody_touched_is_that_of_the_day_the_form_is_opened_again(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("end_area:glud")
        assert fields(person) == {"ended": "1.5.2020", "reason": ""}
        await person.press("tab")
        await person.write("Lagt sammen")
        await person.press("escape")
        on_a_later_day(person)
        await person.do("end_area:glud")
        assert "Det, du skrev sidst, står her igen." in person.seen()
        assert fields(person) == {"ended": "4.5.2020", "reason": "Lagt sammen"}
        await person.press("ctrl+s", "enter")
        assert person.register.get(Area, "glud").ended == LATER


async def test_a_day_that_was_typed_stands_as_it_was_typed_on_a_later_day(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("end_area:glud")
        await person.write("2/5")
        await person.press("escape")
        on_a_later_day(person)
        await person.do("end_area:glud")
        assert fields(person) == {"ended": "2/5", "reason": ""}


async def test_what_was_typed_and_taken_out_again_leaves_nothing(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n")
        await person.write("Ny")
        await person.press("escape", "n", "backspace", "backspace", "escape")
        assert "er ikke gemt længere" in person.message
        await person.press("n")
        assert "står her igen" not in person.seen()


async def test_whoever_begins_afresh_and_leaves_is_not_told_that_it_is_kept(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n")
        await person.write("Kragelund")
        await person.press("escape", "n")
        person.app.screen.query_one("#buttons").focus()
        await person.press("right", "right", "enter", "escape")
        assert "er ikke gemt længere" in person.message


async def test_a_form_nobody_typed_in_is_not_kept_when_its_consequences_are_left(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("end_area:glud")
        await person.press("ctrl+s", "escape")
        assert (person.message, person.app.desk.drafts) == ("", {})
        on_a_later_day(person)
        await person.do("end_area:glud")
        assert fields(person) == {"ended": "4.5.2020", "reason": ""}


async def test_what_was_typed_is_kept_when_the_consequences_are_left(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("end_area:glud")
        await person.press("tab")
        await person.write("Lagt sammen")
        await person.press("ctrl+s", "escape")
        assert "Det, du har skrevet, er gemt" in person.message
        on_a_later_day(person)
        await person.do("end_area:glud")
        assert fields(person) == {"ended": "4.5.2020", "reason": "Lagt sammen"}


async def test_a_field_with_a_problem_is_shown_again_beside_what_was_typed_in_others(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("end_area:glud")
        await person.write("i overmorgen agtigt")
        await person.press("tab")
        await person.write("Lagt sammen")
        await person.press("ctrl+s")
        assert fields(person) == {"ended": "i overmorgen agtigt", "reason": "Lagt sammen"}


async def test_a_day_nobody_touched_is_written_as_the_other_language_writes_it(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("end_area:glud")
        await person.press("tab")
        await person.write("Lagt sammen")
        await person.press("ctrl+l")
        await person.taken_in()
        assert fields(person) == {"ended": "2020-05-01", "reason": "Lagt sammen"}


async def test_what_others_wrote_where_nobody_typed_is_shown_and_is_no_clash(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write(" By")
        await person.press("escape")
        somebody_else.do(edit_area, area="glud", changes={"status_note": "fra Bo"})
        await person.look()
        await person.do("edit_area:glud")
        assert (fields(person)["name"], fields(person)["status_note"]) == ("Glud By", "fra Bo")
        await person.press("ctrl+s", "enter")
        glud = person.register.get(Area, "glud")
        assert (glud.name, glud.status_note) == ("Glud By", "fra Bo")


async def test_what_others_wrote_where_somebody_typed_is_a_clash_however_often_the_form_was_left(
    imported, somebody_else, at_the_desk
):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write(" By")
        await person.press("escape")
        somebody_else.do(edit_area, area="glud", changes={"name": "Gammel Glud", "status_note": "fra Bo"})
        await person.look()
        for _ in range(2):
            await person.do("edit_area:glud")
            assert (fields(person)["name"], fields(person)["status_note"]) == ("Glud By", "fra Bo")
            await person.press("escape")
        await person.do("edit_area:glud")
        await person.press("ctrl+s")
        assert [box.field.name for box in person.app.screen.boxes] == ["name"]
        assert "Gammel Glud" in person.seen()
        await person.press("ctrl+s", "enter")
        glud = person.register.get(Area, "glud")
        assert (glud.name, glud.status_note) == ("Glud By", "fra Bo")


@pytest.mark.parametrize(
    ("field", "untouched", "typed"),
    [
        (Field("x", "X", value="Glud"), "Glud", "Glud By"),
        (DateField("x", "X", value=LATER), "4.5.2020", "5/5"),
        (LongField("x", "X", value="En\r\nto\ntre"), "En\r\nto\r\ntre", "En"),
        (OneOf("x", "X", value="b", options=OPTIONS), ("b",), ("a",)),
        (ManyOf("x", "X", value=("c", "a"), options=OPTIONS), ("a", "c"), ()),
    ],
    ids=["text", "day", "long", "one-of", "many-of"],
)
async def test_a_field_is_touched_when_something_else_stands_in_it(imported, at_the_desk, field, untouched, typed):
    async with at_the_desk(imported) as person:
        desk = person.app.desk
        assert FieldBox(field, desk).touched is False
        assert FieldBox(field, desk, untouched).touched is False
        box = FieldBox(field, desk, typed)
        assert (box.touched, box.raw) == (True, typed)


async def test_a_choice_that_is_no_longer_offered_gives_way_to_the_one_that_stands(imported, at_the_desk):
    field = OneOf("x", "X", value="b", options=OPTIONS)
    async with at_the_desk(imported) as person:
        box = FieldBox(field, person.app.desk, ("gone",))
        assert (box.raw, box.touched) == (("b",), False)


@pytest.mark.parametrize(
    ("name", "day", "fits"),
    [("Glud", LATER, True), ("Glud", date(2020, 5, 5), True), ("Gammel Glud", LATER, False)],
    ids=["the-same", "untouched-field-moved", "typed-over-field-moved"],
)
def test_a_draft_fits_as_long_as_what_it_was_typed_over_stands(name, day, fits):
    draft = Draft({"name": "Glud By"}, {"name": "Glud", "day": LATER}, memory_store().register.read())
    form = Form("Ret", (Field("name", "Navn", value=name), DateField("day", "Dag", value=day)), "Gem")
    assert draft.fits(form) is fits
