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
