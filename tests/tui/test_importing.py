"""Reading a file into the register that is open: everything is shown first, and saved as one change."""

import pytest

from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_tui.flows.program import screen_text

FILE = "Område;Størrelse;Klynge\nGlud;stort;\nNyby;lille;Sydøst\n"


async def read_in(person, file):
    await person.do("read_file:")
    await person.write(file)
    await person.press("tab")
    await person.write("Arket")
    await person.press("ctrl+s")
    await person.pilot.pause()


@pytest.fixture
def table(tmp_path, monkeypatch):
    """Write a table into the current folder."""
    monkeypatch.chdir(tmp_path)

    def written(text, name="omraader.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


async def test_a_table_is_shown_before_it_is_read_in_and_can_be_undone(at_the_desk, imported, table):
    async with at_the_desk(imported) as person:
        await read_in(person, table(FILE))
        seen = screen_text(person.app)
        assert "1 nye, 1 ændrede" in seen
        assert "Sydøst er ny og bliver oprettet" in seen
        assert person.app.desk.reading.register.find(Area, "nyby") is None
        await person.press("enter")
        register = person.app.desk.reading.register
        assert (register.get(Area, "nyby").cluster, register.get(Area, "glud").size) == ("sydoest", Size.LARGE)
        person.app.desk.workspace.undo()
        assert person.app.desk.workspace.register.find(Area, "nyby") is None


async def test_what_must_be_corrected_is_shown_and_the_other_rows_can_be_read_in(at_the_desk, imported, table):
    async with at_the_desk(imported) as person:
        await read_in(person, table(FILE.replace("stort", "kæmpe")))
        seen = screen_text(person.app)
        assert "omraader · B2" in seen
        assert "LKE633" in seen
        assert "Læs de andre rækker ind" in seen
        await person.press("enter")
        register = person.app.desk.reading.register
        assert register.find(Area, "nyby") is not None
        assert register.get(Area, "glud").size is None


async def test_a_file_that_cannot_be_read_is_told_under_its_field(at_the_desk, imported, table):
    async with at_the_desk(imported) as person:
        await read_in(person, table("Farve;Form\nrød;rund\n"))
        assert "LKE620" in screen_text(person.app)


async def test_a_name_in_a_table_is_never_markup(at_the_desk, imported, table):
    async with at_the_desk(imported) as person:
        await read_in(person, table("Område;Om området\n[red]Nyby[/red];[/] {0}\n"))
        seen = screen_text(person.app)
        assert "[red]Nyby[/red]" in seen
        assert "[/] {0}" in seen


async def test_what_somebody_else_wrote_meanwhile_is_told_of_before_anything_is_saved(
    at_the_desk, imported, somebody_else, table
):
    async with at_the_desk(imported) as person:
        await read_in(person, table(FILE))
        somebody_else.do(edit_area, area="glud", changes={"size": "medium"})
        await person.look()
        await person.press("enter")
        assert "En anden har rettet imens" in screen_text(person.app)
        assert person.register.find(Area, "nyby") is None
