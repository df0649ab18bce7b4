from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.area_page.status_report import status_report
from lokalkontakt_core.area_page.text import as_text
from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.errors import NotFoundError
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.evaluation import Evaluation
from lokalkontakt_core.records.knowledge import Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register

DAY, LAST = date(2020, 2, 10), date(2020, 1, 6)
SCHEME = Scheme(id=SCHEME_ID, name="Øvelse", municipality="Øvelse Kommune")
PILOT = Pilot(id="p", name="Rask Mølle", areas=("rask",), period=Period(date(2019, 11, 1), date(2020, 5, 1)))
STATUS = Report(id="r", type=ReportType.STATUS, day=LAST, name="Første", pilot="p")


def team(key, day, **given):
    return Meeting(id=key, name=f"Team {day:%d.%m}", type=MeetingType.PILOT_TEAM, pilot="p", day=day, **given)


RECORDS = (
    SCHEME,
    Area(id="rask", name="Rask Mølle"),
    PILOT,
    team("m1", date(2019, 12, 2)),
    team("m2", date(2020, 1, 20)),
    team("m3", date(2020, 2, 5), cancelled="Sne"),
    team("m4", date(2020, 2, 17)),
    team("m5", date(2020, 3, 16)),
    Evaluation(id="e1", pilot="p", day=date(2019, 12, 2), text="Godt fra start"),
    Evaluation(id="e2", pilot="p", day=date(2020, 1, 20), text="Skolen er med\nNæste skridt: hallen"),
    Evaluation(id="e3", day=date(2020, 1, 20), text="Om hele ordningen"),
    Knowledge(id="k1", pilot="p", day=date(2020, 2, 10), type=KnowledgeType.EXPERIENCE, text="Mød folk i Brugsen"),
    Knowledge(id="k2", pilot="p", day=date(2020, 2, 9), text="Fortroligt", visibility=Visibility.PRIVATE),
    Knowledge(id="k3", pilot="p", day=date(2020, 2, 9), text="Kun kontakter", visibility=Visibility.CONTACTS),
    Knowledge(id="k4", pilot="p", day=date(2020, 2, 11), text="I morgen"),
)


def report(*more, day=DAY, language="da"):
    return status_report(Register([*RECORDS, *more]), "p", day, Catalogue(language))


def points(page):
    return [[point.text for point in section.points] for section in page.sections[1:]]


def test_the_first_report_has_everything_from_the_beginning():
    assert points(report()) == [
        ["Team 02.12", "Team 20.01"],
        ["Godt fra start", "Skolen er med\nNæste skridt: hallen", "Mød folk i Brugsen"],
        ["Team 17.02"],
    ]


def test_the_next_report_has_what_is_new_since_the_one_before():
    page = report(STATUS)
    assert points(page)[:2] == [["Team 20.01"], ["Skolen er med\nNæste skridt: hallen", "Mød folk i Brugsen"]]
    assert "6. januar 2020" in page.lead[0]


def test_a_report_of_the_same_day_is_the_one_that_is_being_written():
    assert points(report(evolve(STATUS, day=DAY))) == points(report())


def test_what_is_not_for_all_colleagues_is_not_in_it():
    text = as_text(report())
    assert "Fortroligt" not in text
    assert "Kun kontakter" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_noted_that_is_said(language):
    page = status_report(Register([SCHEME, PILOT, RECORDS[1]]), "p", DAY, Catalogue(language))
    said = Catalogue(language).text("status_report.nothing")
    assert [section.paragraphs for section in page.sections[1:]] == [(said,)] * 3
    assert "status_report." not in as_text(page)


def test_a_pilot_that_is_only_proposed_has_no_days():
    proposed = Register([SCHEME, evolve(PILOT, period=None), RECORDS[1]])
    labels = [label for label, _ in status_report(proposed, "p", DAY, Catalogue("da")).sections[0].facts]
    assert labels == ["Status", "Områder"]


def test_an_unknown_pilot_is_refused():
    with pytest.raises(NotFoundError, match="LKE201"):
        status_report(Register([SCHEME]), "p", DAY, Catalogue("da"))
