"""Making, changing and ending what the register holds, and what is recorded about it, each by its form."""

from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.neighbour import Neighbour, neighbour_id
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.records.person import Person


async def save(person):
    """Show the consequences, then do it."""
    await person.press("ctrl+s", "enter")


async def test_an_area_is_made_changed_and_ended(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n")
        await person.write("Kragelund")
        await save(person)
        assert person.register.get(Area, "kragelund").name == "Kragelund"
        await person.do("edit_area:kragelund")
        await person.press("tab", "tab", "right", "right")
        await save(person)
        assert person.register.get(Area, "kragelund").size is Size.MEDIUM
        await person.do("end_area:kragelund")
        await save(person)
        assert person.register.get(Area, "kragelund").ended is not None
        assert "Kragelund" not in "".join(person.seen().splitlines()[2:-2])


async def test_a_contact_a_person_and_a_department_are_made_and_changed(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("new_department:")
        await person.write("Fritid")
        await save(person)
        department = person.register.all(Department)[0]
        assert department.core
        await person.do("new_contact:")
        await person.write("Mette Prøve")
        await save(person)
        contact = person.register.all(Contact)[-1]
        assert name_of(person.register, contact.ref) == "Mette Prøve"
        await person.do(f"edit_contact:{contact.id}")
        await person.press("right")
        await save(person)
        assert person.register.get(Contact, contact.id).department == department.id
        await person.do(f"edit_person:{contact.person}")
        await person.press("tab")
        await person.write("konsulent")
        await save(person)
        assert person.register.get(Person, contact.person).title == "konsulent"
        await person.do(f"end_contact:{contact.id}")
        await save(person)
        assert person.register.get(Contact, contact.id).ended is not None


async def test_a_required_field_that_is_empty_is_named_and_nothing_is_written(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        before = person.register.revision
        await person.do("new_person:")
        await person.press("ctrl+s")
        assert "✗ Det mangler." in person.seen()
        await person.press("escape")
        assert person.register.revision == before


async def test_council_neighbours_offer_and_agreement_are_written_down(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("council:glud")
        await person.write("Glud Lokalråd")
        await person.press("tab")
        await person.write("raad")
        await person.press("at")
        await person.write("glud.example")
        await save(person)
        council = person.register.all(Council)[0]
        assert (council.name, council.email, council.areas) == ("Glud Lokalråd", "raad@glud.example", ("glud",))
        await person.do("neighbours:glud")
        await person.press("s", "s", "tab", "right")
        await save(person)
        edge = person.register.get(Neighbour, neighbour_id("glud", "stenderup"))
        assert edge.cooperation is True
        await person.do("offer:glud,hjarnoe")
        await save(person)
        assert {offer.area for offer in person.register.all(Offer)} == {"glud", "hjarnoe"}
        await person.do("agreement:glud")
        await person.write("Vi mødes")
        await save(person)
        assert person.register.all(Agreement)[0].text == "Vi mødes"
        await person.do(f"read_agreement:{person.register.all(Agreement)[0].id}")
        assert "Vi mødes" in person.seen()


async def test_the_open_question_about_stenderup_is_settled(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("question_of:stenderup")
        assert "Sådan står det i bilaget" in person.seen()
        await save(person)
        assert person.register.all(ImportQuestion)[0].answer == "covered"


async def test_a_checklist_is_begun_and_several_items_ticked_in_one_change(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        contact = next(one for one in person.register.all(Contact)
                       if not person.register.by(Onboarding, "contact").get(one.id))  # fmt: skip
        await person.do(f"onboarding:{contact.id}")
        await person.press("enter")
        assert person.register.by(Onboarding, "contact")[contact.id]
        before = person.register.revision
        await person.do(f"onboarding:{contact.id}")
        await person.press("space", "down", "space")
        await save(person)
        items = person.register.by(Onboarding, "contact")[contact.id][0].items
        assert [item.done is not None for item in items[:3]] == [True, True, False]
        assert person.register.revision == before + 1


async def test_a_finding_is_accepted_with_a_reason_and_the_acceptance_withdrawn(imported, at_the_desk):
    async with at_the_desk(imported, start="findings:") as person:
        asking = sum(one.open for one in person.workspace.judged())
        await person.press("a")
        assert "Acceptér med en begrundelse" in person.seen()
        await person.write("Aftalt")
        await save(person)
        accepted = person.register.all(Acceptance)
        assert [one.reason for one in accepted] == ["Aftalt"]
        assert sum(one.open for one in person.workspace.judged()) == asking - 1
        await person.do(f"withdraw_acceptance:{accepted[0].id}")
        await person.press("enter")
        assert person.register.all(Acceptance) == ()


async def test_undo_and_redo_show_what_they_do_first(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("new_person:")
        await person.write("Anna")
        await save(person)
        await person.press("ctrl+z")
        assert "Fortryd:" in person.seen()
        await person.press("enter")
        assert "Anna" not in {one.name for one in person.register.all(Person)}
        await person.press("ctrl+y")
        assert "Gendan:" in person.seen()
        await person.press("enter")
        assert "Anna" in {one.name for one in person.register.all(Person)}


async def test_undo_inside_a_text_field_takes_back_typing_and_leaves_the_register_alone(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        before = person.register.revision
        await person.do("new_person:")
        await person.write("Anna")
        await person.press("ctrl+z")
        assert "Ann" in person.seen()
        assert "Anna" not in person.seen()
        await person.press("escape")
        assert person.register.revision == before


async def test_the_history_lists_changes_and_undoes_the_one_with_the_cursor(imported, at_the_desk):
    async with at_the_desk(imported, start="history_list:") as person:
        assert "Bilag" in person.seen()
        await person.press("f")
        assert "Fortryd:" in person.seen() or "Det kan ikke lade sig gøre" in person.seen()
        await person.press("escape")


async def test_two_areas_are_marked_and_handed_over_together(practised, at_the_desk):
    async with at_the_desk(practised, start="place:areas") as person:
        await person.press("space", "down", "space")
        assert "2 valgt." in person.seen()
        await person.press("o")
        assert "Overdrag Glud og Hjarnø" in person.seen()
