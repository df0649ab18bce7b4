"""The screens of agreements and of checklists: what is missing, and writing it from there."""

from datetime import timedelta

import pytest

from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.agreements import write_agreement
from lokalkontakt_core.services.distribute import distribute
from lokalkontakt_core.services.onboarding import start_onboarding, tick_item
from lokalkontakt_tui.models import agreements, onboarding
from lokalkontakt_tui.screens.preparing import AgreementsScreen


def contact_named(workspace, reading, name):
    return next(one.id for one in workspace.register.all(Contact) if reading.name(one.ref) == name)


def groups(found):
    return {key: [one.area.id for one in all_of] for key, all_of in found.items() if all_of}


def test_areas_are_grouped_by_how_they_stand_with_their_agreement(practised, read):
    practised.do(write_agreement, area="glud", text="Vi mødes hver anden måned.", day=practised.day)
    found = groups(agreements.standings(read(practised)))
    assert found["written"] == ["glud"]
    assert "hjarnoe" in found["missing"]
    assert "bjerre" in found["uncovered"]


def test_an_agreement_with_the_contact_before_does_not_count_for_the_new_one(practised, read):
    reading = read(practised)
    practised.do(write_agreement, area="glud", text="Vi mødes.", day=practised.day)
    mette = contact_named(practised, reading, "Mette Øvig")
    practised.do(distribute, pairs=[("glud", mette)])
    found = groups(agreements.standings(read(practised)))
    assert "glud" in found["missing"]
    assert "written" not in found


def test_what_is_overdue_stands_first_and_says_since_when(practised, read):
    mette = contact_named(practised, read(practised), "Mette Øvig")
    practised.do(distribute, pairs=[("glud", mette)])
    practised.read_on(practised.day + timedelta(days=400))
    reading = read(practised)
    rows = agreements.listing(reading).rows
    assert rows[0].key == "glud"
    assert rows[0].cells[0][0] == ("▲ ", "warning")


async def test_an_agreement_is_written_and_corrected_from_the_list(practised, at_the_desk):
    async with at_the_desk(practised, start="agreement_list:") as person:
        assert "7 Mere: Samarbejdsaftaler" in person.seen()
        await person.press("r")
        assert person.message.startswith("i Der er ingen aftale at rette")
        await person.press("n")
        await person.write("Vi ringer")
        await person.press("ctrl+s", "enter")
        (agreement,) = person.register.all(Agreement)
        assert (agreement.area, agreement.text) == ("barrit", "Vi ringer")
        person.app.screen.rows.go_to("barrit")
        await person.press("r")
        await person.write(" altid")
        await person.press("ctrl+s", "enter")
        (agreement,) = person.register.all(Agreement)
        assert "altid" in agreement.text
        await person.press("ctrl+z", "enter")
        (agreement,) = person.register.all(Agreement)
        assert agreement.text == "Vi ringer"


async def test_an_agreement_is_read_as_a_screen_of_its_own_in_a_narrow_window(practised, at_the_desk):
    practised.do(write_agreement, area="barrit", text="Vi mødes\npå torvet.", day=practised.day)
    async with at_the_desk(practised, size=(80, 24), start="agreement_list:") as person:
        person.app.screen.rows.go_to("barrit")
        await person.press("enter")
        assert "på torvet." in person.seen()
        await person.press("escape")
        assert isinstance(person.app.screen, AgreementsScreen)


def test_contacts_are_grouped_by_how_far_they_are_prepared(practised, read):
    reading = read(practised)
    kim, mette = (contact_named(practised, reading, name) for name in ("Kim Rosenkilde", "Mette Øvig"))
    practised.do(start_onboarding, contact=kim, items=("Mødt lokalrådet",))
    reading = read(practised)
    assert onboarding.group_of(reading, kim) == "open"
    assert onboarding.group_of(reading, mette) == "later"
    assert onboarding.group_of(reading, contact_named(practised, reading, "Frank Kjær")) == "none"
    practised.do(tick_item, contact=kim, number=1)
    assert onboarding.group_of(read(practised), kim) == "done"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_checklist_is_begun_from_the_list(practised, at_the_desk, size):
    async with at_the_desk(practised, size=size, start="onboarding_list:") as person:
        contact = person.app.screen.rows.key
        await person.press("r", "enter")
        assert onboarding.items_of(person.app.reading, contact)
        assert "0 af " in person.seen()


async def test_many_missing_agreements_lead_to_their_list_in_one_key(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("place:overview")
        rows = person.app.screen.query_one("#rows").listing.rows
        assert "agreement_list:" in {row.key for row in rows}
