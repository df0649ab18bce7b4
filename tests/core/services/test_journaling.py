"""Documents in the journal: minutes only when they are final, and nothing that is journaled is changed."""

from datetime import date

import pytest

from lokalkontakt_core.area_page.documents import document_page
from lokalkontakt_core.area_page.text import as_text
from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.coordination.journal import documents
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.services.actions import add_action
from lokalkontakt_core.services.agenda import propose_item
from lokalkontakt_core.services.journaling import journalise, take_from_journal
from lokalkontakt_core.services.minutes import finish_minutes, record_attendance, write_note
from lokalkontakt_core.services.plan_meetings import add_meeting
from lokalkontakt_core.services.report_log import edit_report, record_report, remove_report


@pytest.fixture
def meeting(world):
    found = world.new(add_meeting, name="Møde i maj", day=world.day)
    world.do(propose_item, meeting=found.id, title="Cykelstien")
    number = len(world.get(Meeting, found.id).agenda)
    world.do(write_note, meeting=found.id, number=number, note="Vi spørger Vej og Park.")
    world.do(record_attendance, meeting=found.id, present=[world.anna])
    return found.ref


def test_minutes_are_journaled_only_when_they_are_final(world, meeting):
    assert documents(world.register, world.day) == ()
    world.refuses("LKE275", journalise, document=meeting, case="20/1")
    world.do(finish_minutes, meeting=meeting.id)
    assert [one.ref for one in documents(world.register, world.day)] == [meeting]
    world.do(journalise, document=meeting, case="20/1", kle="01.11", by=world.anna)
    held = world.get(Meeting, meeting.id).journaled
    assert (held.case, held.kle, held.day, held.by) == ("20/1", "01.11", world.day, world.anna)


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_as_a_page_hold_who_came_what_was_said_and_what_was_decided(world, meeting, language):
    world.do(add_action, text="Ring til Vej og Park", meeting=meeting.id, owner=world.anna, due=date(2020, 6, 1))
    world.do(finish_minutes, meeting=meeting.id)
    world.do(journalise, document=meeting, case="20/1")
    catalogue = Catalogue(language)
    written = as_text(document_page(world.register, world.get(Meeting, meeting.id), catalogue))
    for told in ("Cykelstien", "Vi spørger Vej og Park.", "Anna Eksempel", "Ring til Vej og Park", "20/1"):
        assert told in written
    assert catalogue.shown(date(2020, 6, 1)) in written


def test_a_report_that_is_journaled_is_neither_changed_nor_removed(world):
    report = world.new(record_report, type=ReportType.STATUS, name="Status").ref
    world.do(journalise, document=report, case="20/1")
    world.refuses("LKE274", edit_report, report=report.id, changes={"name": "Anden"})
    world.refuses("LKE274", remove_report, report=report.id)
    world.do(take_from_journal, document=report)
    assert world.get(Report, report.id).journaled is None
    world.do(remove_report, report=report.id)


def test_a_document_of_later_is_not_there_yet(world):
    world.do(record_report, type=ReportType.STATUS, name="Status")
    assert documents(world.register, date(2020, 4, 30)) == ()


@pytest.mark.parametrize("kle", ["01", "01.11", "01.11.20", "01.11.20-G01", " 01.11.20-g01 "])
def test_a_subject_is_a_group_perhaps_with_more(world, kle):
    report = world.new(record_report, type=ReportType.STATUS, name="Status").ref
    world.do(journalise, document=report, case="20/1", kle=kle)
    assert world.get(Report, report.id).journaled.kle == kle.strip().upper()


@pytest.mark.parametrize("kle", ["1", "01.1", "01.11.20.30", "landdistrikt", "01.11.20G01"])
def test_what_is_no_subject_is_refused(world, kle):
    report = world.new(record_report, type=ReportType.STATUS, name="Status").ref
    world.refuses("LKE273", journalise, document=report, case="20/1", kle=kle)


def test_what_is_no_document_is_not_journaled(world):
    world.refuses("LKE276", journalise, document=Ref("area", "glud"), case="20/1")
    world.refuses("LKE201", take_from_journal, document=Ref("report", "nothing"))
