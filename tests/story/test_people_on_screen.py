"""People on the screen: one is away, one leaves, and each confirms what they cover."""

from datetime import date

import pytest

from lokalkontakt_core.coordination.attestations import AttestationState, attested, confirmed_on
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.contact import Contact
from tests.story import operation, rollout
from tests.story.living_scheme import lived_through
from tests.story.on_screen import AtTheScreen

pytestmark = pytest.mark.slow

BEFORE = (*rollout.CHAPTERS, *operation.CHAPTERS[:4])


def areas_of(scheme, contact):
    held = scheme.register.by(Assignment, "contact")[contact]
    return sorted(one.area for one in held if one.confirmation is not None and one.period.contains(scheme.day))


async def is_away(person, contact, substitute):
    """Noted on the contact's page; on those days the substitute stands in."""
    scheme = person.scheme
    (area, *_) = areas_of(scheme, contact)
    await person.place("3")
    await person.row(contact)
    await person.button(f"absence:{contact}")
    await person.do_form(start=date(2021, 4, 6), back=date(2021, 5, 4), substitute=substitute)
    await person.on(date(2021, 4, 10))
    assert [one.contact for one in scheme.active_in(area) if one.role is Role.SUBSTITUTE] == [substitute]
    await person.on(date(2021, 5, 10))
    assert [one.contact for one in scheme.active_in(area)] == [contact]


async def leaves(person, contact, successor):
    """The areas are vacant from that very day (G4), and are spread in the workbench."""
    scheme, left = person.scheme, areas_of(person.scheme, contact)
    await person.place("3")
    await person.row(contact)
    await person.button(f"contact_more:{contact}")
    await person.menu(f"employment:{contact}")
    await person.do_form(end=date(2021, 6, 1))
    await person.place("1")
    await person.row(f"hand_over_from:{contact}")  # it waits on the overview
    await person.on(date(2021, 6, 1))
    assert {coverage_of(person.register, area, scheme.day) for area in left} == {Coverage.UNCOVERED}
    assert "LK004" in {one.finding.code for one in scheme.desk.judged()}
    await person.workbench()
    await person.put(left, successor)
    await person.press("ctrl+s")
    await person.do_form(reason="Jens er stoppet")
    assert {coverage_of(person.register, area, scheme.day) for area in left} == {Coverage.COVERED}


async def test_who_is_away_has_a_substitute_and_who_leaves_a_successor(at_the_desk):
    scheme = lived_through(*BEFORE)
    scheme.on(date(2021, 4, 1))
    jens, bo = scheme.contact_called("Jens Prøve"), scheme.contact_called("Bo Eksempel")
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        await is_away(person, jens, bo)
        await leaves(person, jens, bo)
    assert scheme.facts == lived_through(*BEFORE, operation.somebody_is_away_and_somebody_leaves).facts


async def test_contacts_are_asked_confirm_what_they_cover_and_who_is_late_waits_on_the_overview(at_the_desk):
    before = (*BEFORE, operation.somebody_is_away_and_somebody_leaves)
    scheme = lived_through(*before)
    bo = scheme.contact_called("Bo Eksempel")
    async with at_the_desk(scheme.desk) as somebody:
        person = AtTheScreen(somebody, scheme)
        await person.on(date(2021, 6, 7))
        await person.place("7", "c")
        await person.press("n")
        await person.do_form()
        await person.on(date(2021, 6, 14))
        await person.place("7", "c")
        await person.row(bo)
        await person.press("s")
        await person.do_form()
        assert {confirmed_on(person.register, one, scheme.day) for one in areas_of(scheme, bo)} == {scheme.day}
        others = {one.state for contact, one in attested(person.register, scheme.day).items() if contact != bo}
        assert others == {AttestationState.ASKED}
        await person.on(date(2021, 7, 1))
        await person.place("1")
        await person.row("remind_attestation:")
        assert person.register.get(Contact, bo).id not in person.rows.key
    assert scheme.facts == lived_through(*before, operation.contacts_confirm_what_they_cover).facts
