"""A draft of a survey round can be changed as long as nobody was asked."""

import pytest

from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_schemas.forms import shipped_form


@pytest.fixture
def draft(practised):
    own = shipped_form("wish").text + "\n# vores egen\n"
    return WaveDesk(practised).plan(name="Ønsker I en kontakt", form_text=own, mode=WaveMode.NAMED, areas=["glud"])


async def test_a_draft_is_changed_with_the_letter_r_and_what_is_not_touched_stays(practised, draft, at_the_desk):
    async with at_the_desk(practised, start="place:waves") as person:
        await person.press("r")
        assert "som den står i kladden" in person.seen()
        await person.write("?")
        await person.press("ctrl+s")
        assert "Obs-punkter bagefter" in person.seen()
        await person.press("enter")
        wave = person.register.get(Wave, draft.id)
        assert wave.name == "Ønsker I en kontakt?"
        assert (wave.form, wave.areas, wave.mode) == (draft.form, draft.areas, draft.mode)
        assert "er gemt" in person.message


async def test_another_form_and_other_areas_can_be_chosen(practised, draft, at_the_desk):
    async with at_the_desk(practised, start=f"wave:{draft.id}") as person:
        await person.press("r")
        boxes = {box.field.name: box for box in person.app.screen.boxes}
        boxes["form_text"].control.focus()
        await person.press("home")
        boxes["areas"].control.focus()
        await person.press("end", "space")
        await person.press("ctrl+s", "enter")
        wave = person.register.get(Wave, draft.id)
        assert wave.form != draft.form
        assert len(wave.areas) == 2
        assert person.register.find(FrozenForm, draft.form) is None


async def test_two_who_change_one_draft_choose_between_their_versions(practised, draft, at_the_desk):
    bo = Workspace(practised.store, actor="bo", clock=practised.clock, ids=CountedIds(9000), rules=practised.rules)
    async with at_the_desk(practised, start="place:waves") as person:
        await person.press("r")
        await person.write("?")
        WaveDesk(bo).edit(draft.id, name="Bos runde", closes=None)
        await person.look()
        await person.press("ctrl+s")
        assert "Bos runde" in person.seen()
        await person.press("ctrl+s", "enter")
        assert person.register.get(Wave, draft.id).name == "Ønsker I en kontakt?"


async def test_a_round_that_is_open_is_not_changed_and_it_is_said_why(practised, draft, at_the_desk):
    WaveDesk(practised).open(draft.id)
    async with at_the_desk(practised, start="place:waves") as person:
        await person.press("r")
        assert not person.app.screen.is_modal
        assert "Kun en kladde kan rettes" in person.message
