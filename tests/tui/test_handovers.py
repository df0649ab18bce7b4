"""The guided hand-over, absence, need and confirmations, by keys."""

from datetime import date

import pytest

from lokalkontakt_core.coordination.handovers import HandoverState, state_of_handover
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.answer import Answer
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.services.absences import record_absence
from lokalkontakt_core.services.attestations import attest
from lokalkontakt_core.services.handovers import begin_handover, edit_handover


def contact_called(register, name):
    return next(one.id for one in register.all(Contact) if name_of(register, one.ref) == name)


@pytest.fixture
def begun(practised):
    """A hand-over of Glud and Hjarnø that has just begun."""
    practised.do(begin_handover, areas=["glud", "hjarnoe"])
    return practised


@pytest.fixture
def settled(begun):
    """The same, settled with Mette Øvig for today."""
    (handover,) = begun.register.all(Handover)
    mette = contact_called(begun.register, "Mette Øvig")
    begun.do(edit_handover, handover=handover.id, changes={"successor": mette, "agreed": begun.day})
    return begun


async def save(person):
    await person.press("ctrl+s", "enter")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_guide_shows_every_step_and_what_was_settled(settled, at_the_desk, size):
    (handover,) = settled.register.all(Handover)
    async with at_the_desk(settled, size=size) as person:
        await person.do(f"handover:{handover.id}")
        seen = person.seen()
        for step in ("1 Områder", "2 Ny lokalkontakt", "3 Dato og overlap", "4 Tjekliste", "5 Besked", "6 Afslut"):
            assert step in seen
        assert "Mette Øvig" in seen
        assert "» 4" in seen


async def test_a_handover_is_taken_through_its_steps_by_keys(begun, at_the_desk):
    (handover,) = begun.register.all(Handover)
    async with at_the_desk(begun) as person:
        await person.do(f"handover_successor:{handover.id}")
        await person.press("tab", "m")
        await save(person)
        assert name_of(person.register, person.register.get(Contact, now(person).successor).ref).startswith("M")
        await person.do(f"handover_day:{handover.id}")
        await person.write("1/5")
        await save(person)
        assert now(person).agreed == date(2020, 5, 1)
        await person.do(f"handover_add:{handover.id}")
        await person.write("Nøglen")
        await save(person)
        assert [one.text for one in now(person).items] == ["Nøglen"]
        await person.do(f"handover_tick:{handover.id}")
        await person.press("space", "down", "space", "down", "space", "down", "space")
        await save(person)
        assert all(one.done is not None for one in now(person).items)
        assert len(now(person).items) == 4


async def test_the_guide_goes_on_to_the_next_step_when_one_is_done(begun, at_the_desk):
    (handover,) = begun.register.all(Handover)
    async with at_the_desk(begun) as person:
        await person.do(f"handover:{handover.id}")
        assert person.app.screen.rows.key == "successor"
        await person.press("enter", "enter", "tab", "m", "ctrl+s")
        assert "tænkt på  – → Mette Øvig" in person.seen()
        await person.press("enter")
        assert person.app.screen.rows.key == "day"
        assert person.app.focused is person.app.screen.rows
        await person.press("enter", "enter")
        assert "Første dag" in person.seen()


def now(person):
    return person.register.all(Handover)[0]


async def test_carrying_out_is_seen_first_and_can_be_undone_closing_cannot(settled, at_the_desk):
    (handover,) = settled.register.all(Handover)
    async with at_the_desk(settled) as person:
        await person.do(f"carry_out_handover:{handover.id}")
        assert "Overdrag Glud og Hjarnø" in person.seen()
        await person.press("enter")
        assert state_of_handover(person.register, now(person)) is HandoverState.HANDED_OVER
        assert "Ctrl+Z" in person.message
        await person.do(f"close_handover:{handover.id}")
        assert "LKE746" in person.seen()
        assert "Sæt kryds" in person.seen()
        await person.press("enter")
        await person.press("space", "down", "space", "down", "space")
        await save(person)
        await person.do(f"close_handover:{handover.id}")
        assert "Kan ikke fortrydes" in person.seen()
        await person.press("enter")
        assert now(person).closed is None
        await person.do(f"close_handover:{handover.id}")
        await person.press("left", "enter")
        assert now(person).closed == date(2020, 5, 1)
        assert "Ctrl+Z" not in person.message


async def test_a_handover_begins_on_the_area_and_goes_on_from_there(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("begin_handover:glud")
        await save(person)
        assert "» 2 Ny lokalkontakt" in person.seen()
        await person.do("area:glud")
        assert "Gå videre med overdragelsen" in person.seen()
        await person.do("handover_list:")
        assert "Glud" in person.seen()


async def test_a_handover_is_given_up_with_a_reason(begun, at_the_desk):
    (handover,) = begun.register.all(Handover)
    async with at_the_desk(begun) as person:
        await person.do(f"give_up_handover:{handover.id}")
        await person.write("Susanne bliver")
        await save(person)
        assert now(person).given_up == "Susanne bliver"


@pytest.mark.parametrize("step", ["areas", "successor", "day", "checklist", "notice", "close"])
async def test_each_step_is_a_screen_of_its_own_where_there_is_no_room(settled, at_the_desk, step):
    (handover,) = settled.register.all(Handover)
    async with at_the_desk(settled, size=(80, 24)) as person:
        await person.do(f"handover_step:{handover.id},{step}")
        assert "no longer" not in person.seen()
        assert "ikke længere" not in person.seen()


async def test_the_due_list_leads_to_the_handover(begun, at_the_desk):
    async with at_the_desk(begun) as person:
        assert "Overdragelsen af Glud og Hjarnø er i gang" in person.seen()


async def test_an_absence_is_noted_with_a_substitute_and_ended(practised, at_the_desk):
    susanne = contact_called(practised.register, "Susanne Ernst")
    async with at_the_desk(practised) as person:
        await person.do(f"absence:{susanne}")
        await person.press("tab")
        await person.write("1/7")
        await person.press("tab", "m")
        await save(person)
        (absence,) = person.register.all(Absence)
        assert (absence.period.start, absence.period.end) == (date(2020, 5, 1), date(2020, 7, 1))
        assert absence.substitute is not None
        await person.do("area:glud")
        assert "Gå til" in person.seen()
        await person.press("escape")
        await person.do(f"contact:{susanne}")
        assert "er stedfortræder" in person.seen()
        await person.press("escape")
        await person.do(f"end_absence:{absence.id}")
        await save(person)
        assert person.register.get(Absence, absence.id).period.end == date(2020, 7, 1)


async def test_who_is_away_without_a_substitute_stands_on_the_work_list_and_gets_one(practised, at_the_desk):
    practised.do(record_absence, contact=contact_called(practised.register, "Susanne Ernst"))
    (absence,) = practised.register.all(Absence)
    async with at_the_desk(practised) as person:
        assert "Susanne Ernst er væk uden stedfortræder" in person.seen()
        await person.do(f"name_substitute:{absence.id}")
        await person.press("m")
        await save(person)
        assert person.register.get(Absence, absence.id).substitute is not None
        assert "er væk uden stedfortræder" not in person.seen()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_the_need_is_said_in_one_sentence_and_listed_by_what_needs_doing(imported, at_the_desk, size):
    async with at_the_desk(imported, size=size) as person:
        await person.do("need_list:")
        seen = person.seen()
        assert "15–16 områder mangler en lokalkontakt" in seen
        assert "Mangler en lokalkontakt" in seen
        assert "ikke tilbudt" in seen


async def test_all_areas_are_offered_a_contact_answer_together_and_the_rest_are_reminded(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("offer_all:")
        await save(person)
        assert len(person.register.all(Offer)) == 28
        await person.do("record_answers:as,bjerre")
        await save(person)
        assert {one.area for one in person.register.all(Answer)} == {"as", "bjerre"}
        await person.do("remind_areas:")
        await person.press("enter")
        assert "udbakken" in person.message


async def test_contacts_are_asked_confirm_and_say_otherwise(practised, at_the_desk):
    susanne = contact_called(practised.register, "Susanne Ernst")
    async with at_the_desk(practised) as person:
        await person.do(f"ask_attestation:{susanne}")
        await save(person)
        (question,) = person.register.all(Attestation)
        assert question.contact == susanne
        await person.do(f"attest:{susanne}")
        await save(person)
        assert person.register.get(Attestation, question.id).areas == ("glud", "hjarnoe", "snaptun")
        await person.do("area:glud")
        assert "Bekræftet den" in person.seen()
        await person.press("escape")
        await person.do("attestation_list:")
        assert "Susanne Ernst" in person.seen()


async def test_who_says_otherwise_is_shown_with_what_differs(practised, at_the_desk):
    susanne = contact_called(practised.register, "Susanne Ernst")
    practised.do(attest, contact=susanne, areas=["glud", "as"])
    async with at_the_desk(practised) as person:
        assert "Susanne Ernst har bekræftet andre områder" in person.seen()
        await person.do(f"attestation:{susanne}")
        seen = person.seen()
        assert "Hjarnø  står her, men blev ikke nævnt" in seen
        assert "As  blev nævnt, men står her ikke" in seen
