"""The journal on screen: what waits, noted in a case, no longer edited, and taken out again."""

from datetime import date

import pytest

from lokalkontakt_core.notices.keys import notice_key
from lokalkontakt_core.ports.delivery_store import Delivery, DeliveryState
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.services.asking_areas import offer_all
from lokalkontakt_core.services.journaling import journalise
from lokalkontakt_core.services.report_log import record_report
from lokalkontakt_core.services.scheme import edit_scheme


@pytest.fixture
def reported(imported):
    imported.do(record_report, type=ReportType.STATUS, name="[/] =Status", text="Alt går {godt}", day=date(2020, 4, 1))
    return imported


def report_of(register):
    return next(one for one in register.all(Report) if one.name == "[/] =Status")


async def test_the_list_is_under_more_and_empty_says_what_comes(imported, at_the_desk):
    async with at_the_desk(imported, start="place:more") as person:
        await person.press("u")
        await person.rest()
        assert "Der er ingen dokumenter endnu." in person.seen()


async def test_a_document_is_noted_in_a_case_and_the_noting_is_undone(reported, at_the_desk):
    async with at_the_desk(reported, start="journal_list:") as person:
        await person.rest()
        assert "Ikke journaliseret endnu" in person.seen()
        assert "[/] =Status" in person.seen()
        assert "Alt går {godt}" in person.seen()
        await person.press("r")
        await person.write("20/1234")
        await person.press("ctrl+s", "enter")
        held = report_of(person.register).journaled
        assert (held.case, held.day) == ("20/1234", person.app.reading.day)
        assert "Ikke journaliseret endnu" not in person.seen()
        await person.do("undo:")
        await person.press("enter")
        assert report_of(person.register).journaled is None


async def test_what_is_journaled_is_shown_with_its_case_and_offers_no_edit(reported, at_the_desk):
    report = report_of(reported.register)
    reported.do(journalise, document=Ref("report", report.id), case="20/1234", kle="01.11.20")
    async with at_the_desk(reported) as person:
        await person.do(f"report:{report.id}")
        assert "20/1234 · 01.11.20" in person.seen()
        assert "Ikke journaliseret alligevel" in person.seen()
        assert "Fjern" not in person.seen()
        await person.do(f"take_from_journal:report/{report.id}")
        await person.press("enter")
        assert report_of(person.register).journaled is None
        assert "Fjern" in person.seen()


async def test_a_subject_that_is_none_is_told(reported, at_the_desk):
    report = report_of(reported.register)
    async with at_the_desk(reported) as person:
        await person.do(f"document:report/{report.id}")
        await person.press("r")
        await person.write("20/1234")
        await person.press("tab")
        await person.write("landdistrikt")
        await person.press("ctrl+s")
        assert "er ikke et KLE-emne" in person.seen()
        assert report_of(person.register).journaled is None


async def test_where_there_is_a_duty_the_overview_leads_to_the_list_in_one_key(reported, at_the_desk):
    async with at_the_desk(reported) as person:
        assert "ikke journaliseret endnu" not in person.seen()
    reported.do(edit_scheme, changes={"rules": {"JOURNAL": {"days": 14}}})
    async with at_the_desk(reported) as person:
        assert "1 dokument er ikke journaliseret endnu" in person.seen()
        await person.press("enter")
        assert "Ikke journaliseret endnu" in person.seen()


async def test_how_many_are_not_journaled_stands_beside_the_journal(reported, at_the_desk):
    async with at_the_desk(reported, start="place:more") as person:
        (row,) = [line for line in person.seen().splitlines() if "Hvad der er journaliseret" in line]
        assert " 1 " in row


@pytest.fixture
def sent(practised):
    """The offers of the practice register to the councils; one of them was sent."""
    practised.do(offer_all, tell=True)
    notice = next(one for one in practised.register.all(Notice) if one.notice_kind is NoticeKind.OFFER)
    now = practised.clock.now()
    delivery = Delivery(notice_key(notice), notice.id, DeliveryState.SENT, changed=now)
    assert practised.store.deliveries.put(delivery, version=None)
    return practised, notice


async def test_a_message_that_was_sent_is_noted_from_the_list(sent, at_the_desk):
    practised, notice = sent
    async with at_the_desk(practised, start="journal_list:", size=(200, 50)) as person:
        await person.rest()
        assert "Besked: " in person.seen()
        assert "Sådan skriver registret beskeden nu" in person.seen()
        await person.press("r")
        await person.write("20/1234")
        await person.press("ctrl+s", "enter")
        assert person.register.get(Notice, notice.id).journaled.case == "20/1234"


async def test_the_outbox_shows_where_a_message_stands_and_leads_to_noting_it(sent, at_the_desk):
    practised, notice = sent
    async with at_the_desk(practised) as person:
        await person.do(f"message:{notice_key(notice)}")
        assert "Notér journaliseringen …" in person.seen()
    practised.do(journalise, document=notice.ref, case="20/1234", sent=practised.day)
    async with at_the_desk(practised) as person:
        await person.do(f"message:{notice_key(notice)}")
        assert "20/1234" in person.seen()
        assert "Ikke journaliseret alligevel …" in person.seen()


async def test_a_message_that_was_called_back_meanwhile_is_told_in_the_form(sent, at_the_desk):
    practised, notice = sent
    other = next(one for one in practised.register.all(Notice) if one.id != notice.id)
    async with at_the_desk(practised) as person:
        await person.do(f"journalise:notice/{other.id}")
        await person.write("20/1234")
        await person.press("ctrl+s")
        assert "er ikke sendt" in person.seen()
