"""Erasing a person at the desk: seen first, the name typed, and gone; writing out what is held is noted."""

import json

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.access_log import Access
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_core.services.persons import add_person


def somebody(workspace):
    workspace.do(add_person, name="Tordis Øvlisen", work_email="tordis@kommune.example")
    workspace.do(edit_area, area="glud", changes={"status_note": "Ring til Tordis Øvlisen"})
    return next(one.id for one in workspace.register.all(Person) if one.name == "Tordis Øvlisen")


async def test_a_person_is_erased_only_after_the_name_was_typed(imported, at_the_desk):
    tordis = somebody(imported)
    async with at_the_desk(imported, start="place:more") as person:
        await person.do(f"person:{tordis}")
        await person.do(f"erase_person:{tordis}")
        assert "Ring til Tordis Øvlisen" in person.seen()
        assert "Kan ikke fortrydes." in person.seen()
        await person.press("enter")
        assert person.register.get(Person, tordis).name == "Tordis Øvlisen", "the focus begins on Back"
        await person.do(f"erase_person:{tordis}")
        await person.press("shift+tab", "enter")
        await person.press("tab")
        await person.write("Tordis")
        await person.press("ctrl+s")
        assert "Det er ikke samme navn" in person.seen()
        await person.write(" Øvlisen")
        await person.press("ctrl+s")
        assert person.register.get(Person, tordis).name == "slettet person #1"
        assert person.register.get(Area, "glud").status_note == "Ring til slettet person #1"
        assert "Slettet for altid" in person.seen()


async def test_leaving_the_last_form_erases_nothing(imported, at_the_desk):
    tordis = somebody(imported)
    async with at_the_desk(imported, start="place:more") as person:
        await person.do(f"erase_person:{tordis}")
        await person.press("shift+tab", "enter", "escape")
        assert person.register.get(Person, tordis).name == "Tordis Øvlisen"


async def test_what_is_held_is_written_into_a_new_file_and_noted(imported, at_the_desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    tordis = somebody(imported)
    async with at_the_desk(imported, start="place:more") as person:
        await person.do(f"export_person:{tordis}")
        await person.press("ctrl+s")
        held = json.loads((tmp_path / f"{tordis}.json").read_text("utf-8"))
        assert held["person"]["work_email"] == "tordis@kommune.example"
        assert [entry.access for entry in imported.store.access.entries()] == [Access.EXPORT]
        await person.do(f"export_person:{tordis}")
        await person.press("ctrl+s")
        assert "findes i forvejen" in person.seen()


async def test_a_person_that_is_shown_is_noted_once_and_so_is_the_list(imported, at_the_desk):
    tordis = somebody(imported)
    async with at_the_desk(imported, start="place:more") as person:
        assert list(imported.store.access.entries()) == []
        await person.do(f"person:{tordis}")
        await person.press("escape")
        await person.do(f"person:{tordis}")
        (entry,) = imported.store.access.entries()
        assert (entry.subject, entry.access, entry.actor) == (tordis, Access.VIEW, "anna")
        await person.do("persons:")
        await person.rest()
        shown = sorted(entry.subject for entry in imported.store.access.entries())
        assert shown.count("*") == 1
        assert shown.count(tordis) == 1


async def test_where_nothing_can_be_noted_a_person_is_shown_and_it_is_said(imported, at_the_desk, monkeypatch):
    def refuse(_entry):
        raise StoreError("LKE117", place="hus")

    tordis = somebody(imported)
    monkeypatch.setattr(imported.store.access, "append", refuse)
    async with at_the_desk(imported, start="place:more") as person:
        await person.do(f"person:{tordis}")
        assert "tordis@kommune.example" in person.seen()
        assert "Visningen kunne ikke noteres" in person.seen()
