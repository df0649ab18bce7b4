"""Drafts to the committee: chosen, written on, and noted with the change of the register they were made from."""

from lokalkontakt_core.records.report import Report, ReportType


async def test_the_list_of_areas_is_drafted_written_on_and_noted(imported, at_the_desk):
    async with at_the_desk(imported, start="report_log:") as person:
        await person.press("u")
        assert "1  " in person.seen()
        await person.press("1")
        assert "Lokalområder med og uden lokalkontakt" in person.seen()
        await person.press("ctrl+s", "enter")
        (report,) = person.register.all(Report)
        assert report.type is ReportType.AREA_LIST
        assert report.to == person.register.scheme.committee
        assert "- Korning – Lene Thorgaard" in report.text.splitlines()
        assert report.revision == person.register.revision - 1


async def test_a_draft_that_is_left_notes_nothing(imported, at_the_desk):
    async with at_the_desk(imported, start="report_log:") as person:
        await person.press("u", "escape")
        await person.press("u", "2")
        assert "Oplæg: lokalkontakter" in person.seen()
        await person.press("escape")
        assert person.register.all(Report) == ()


async def test_what_is_noted_without_a_draft_begins_empty(imported, at_the_desk):
    async with at_the_desk(imported, start="report_log:") as person:
        await person.press("n")
        assert "Oplæg:" not in person.seen()
        assert "Lokalområder med" not in person.seen()


async def test_what_was_drafted_is_saved_as_a_new_file(imported, at_the_desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with at_the_desk(imported, start="report_log:") as person:
        await person.press("u", "1")
        await person.press("ctrl+s", "enter")
        (report,) = person.register.all(Report)
        await person.do(f"save_report:{report.id}")
        await person.press("ctrl+s")
        await person.do(f"save_report:{report.id}")
        await person.press("ctrl+s")
        (file,) = tmp_path.iterdir()
        assert file.read_text("utf-8") == f"{report.text}\n"
        assert file.suffix == ".txt"
        assert "findes i forvejen" in person.seen()


async def test_nothing_is_asked_about_rounds_and_meetings_where_there_are_none(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("write_evaluation:")
        asked = {box.field.name for box in person.app.screen.boxes}
        assert "text" in asked
        assert not {"wave", "meeting"} & asked
