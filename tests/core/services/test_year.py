"""The year wheel, closed days, what is due about meetings, and the words of their notices."""

from datetime import date

import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.clashes import clashes
from lokalkontakt_core.coordination.closed_days import Holidays, closed_on, spans_in
from lokalkontakt_core.coordination.due import due
from lokalkontakt_core.coordination.due_row import DueKind
from lokalkontakt_core.coordination.year import YearKind, YearState, year_wheel
from lokalkontakt_core.notices.recipients import recipient_of
from lokalkontakt_core.notices.validity import GONE, no_longer_holds
from lokalkontakt_core.notices.wording import compose
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.scheme import ClosedDays
from lokalkontakt_core.services.actions import add_action
from lokalkontakt_core.services.agenda import propose_item
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.closed_days import close_days
from lokalkontakt_core.services.hand_over import hand_over
from lokalkontakt_core.services.meeting_series import add_meeting_series
from lokalkontakt_core.services.meetings import cancel_meeting, move_meeting
from lokalkontakt_core.services.minutes import finish_minutes, write_note
from lokalkontakt_core.services.plan_meetings import add_meeting, plan_meetings
from lokalkontakt_core.texts import Text

EASTER = Text({"da": "Anden påskedag", "en": "Easter Monday"})
NONE = Holidays()


@pytest.fixture
def planned(world):
    series = world.new(add_meeting_series, name="Koordinerende møde", minutes=90, place="Rådhuset")
    world.do(plan_meetings, meeting_series=series.id, until=date(2020, 12, 31))
    return sorted(world.register.all(Meeting), key=lambda one: one.day)


@pytest.fixture
def called(world, planned):
    world.assigned("glud", world.mette)
    world.do(propose_item, meeting=planned[0].id, title="Cykelstien {navn} <b>")
    world.do(call_meeting, meeting=planned[0].id)
    return planned[0].id


def notice(world, kind):
    return next(one for one in world.register.all(Notice) if one.notice_kind is kind)


def kinds(world):
    return {row.kind for row in due(world.register, world.day)}


# closed days


def test_days_that_come_back_yearly_do_so_across_new_year_and_not_before_they_began():
    christmas = ClosedDays(name="Jul", period=Period(date(2019, 12, 23), date(2020, 1, 3)), yearly=True)
    assert list(spans_in(christmas, 2019)) == [(date(2019, 12, 23), date(2020, 1, 2))]
    assert list(spans_in(christmas, 2020)) == [
        (date(2019, 12, 23), date(2020, 1, 2)),
        (date(2020, 12, 23), date(2021, 1, 2)),
    ]
    assert list(spans_in(christmas, 2018)) == []


def test_a_leap_day_that_comes_back_is_the_28th_in_other_years():
    leap = ClosedDays(name="Skuddag", period=Period(date(2020, 2, 29), date(2020, 3, 1)), yearly=True)
    assert list(spans_in(leap, 2021)) == [(date(2021, 2, 28), date(2021, 2, 28))]


def test_a_holiday_goes_before_a_day_that_was_closed(world):
    world.do(close_days, name="Påskeuge", first=date(2020, 4, 6), last=date(2020, 4, 13))
    holidays = Holidays({date(2020, 4, 13): EASTER})
    assert closed_on(world.register, holidays, date(2020, 4, 13)).name is EASTER
    assert closed_on(world.register, holidays, date(2020, 4, 6)).name == "Påskeuge"
    assert closed_on(world.register, holidays, date(2020, 4, 14)) is None


# the year wheel


def test_the_wheel_marks_what_is_past_next_to_come_and_cancelled(world, planned):
    world.do(cancel_meeting, meeting=planned[3].id, reason="Ferie")
    world.day = date(2020, 5, 6)
    row = year_wheel(world.register, 2020, world.day, NONE).row(YearKind.COORDINATION)
    assert [one.state for one in row] == [YearState.DONE, YearState.NEXT, YearState.COMING, YearState.CANCELLED]


def test_the_wheel_shows_closed_days_and_hand_overs_of_its_year_only(world, planned):
    world.do(close_days, name="Sommer", first=date(2020, 7, 20), last=date(2020, 7, 31))
    world.assigned("glud", world.mette)
    world.do(hand_over, areas=["glud"], contact=world.jens, start=date(2020, 8, 1))
    wheel = year_wheel(world.register, 2020, world.day, NONE)
    assert [one.name for one in wheel.row(YearKind.CLOSED)] == ["Sommer"]
    (handed,) = wheel.row(YearKind.HANDOVER)
    assert (handed.first, [ref.id for ref in handed.refs]) == (date(2020, 8, 1), ["glud"])
    other = year_wheel(world.register, 2021, world.day, NONE)
    assert [one for one in other.entries if one.kind is not YearKind.COORDINATION] == []


def test_a_meeting_to_come_on_a_closed_day_clashes_and_other_days_are_named(world, planned):
    world.do(close_days, name="Sommer", first=date(2020, 7, 6), last=date(2020, 7, 12))
    (clash,) = clashes(world.register, world.day, NONE)
    assert clash.meeting.day == date(2020, 7, 7)
    assert clash.alternatives == (date(2020, 6, 30), date(2020, 7, 13), date(2020, 7, 14))
    world.do(move_meeting, meeting=clash.meeting.id, day=date(2020, 7, 14))
    assert clashes(world.register, world.day, NONE) == ()


@pytest.mark.parametrize(
    ("starts", "minutes", "clashing"),
    [("10:29", 30, True), ("10:30", 30, False), ("08:00", 61, True), (None, 30, True)],
)
def test_a_meeting_at_the_time_of_the_committee_s_clashes(world, starts, minutes, clashing):
    world.new(add_meeting, name="Kontakter", day=date(2020, 5, 12), starts="09:00", minutes=90)
    world.new(
        add_meeting, name="Udvalg", day=date(2020, 5, 12), type=MeetingType.COMMITTEE, starts=starts, minutes=minutes
    )
    found = clashes(world.register, world.day, NONE)
    assert [(one.meeting.name, one.why.name) for one in found] == [("Kontakter", "Udvalg")] * clashing
    assert all(date(2020, 5, 12) not in one.alternatives for one in found)


def test_a_committee_s_meeting_that_was_cancelled_clashes_with_none(world):
    world.new(add_meeting, name="Kontakter", day=date(2020, 5, 12))
    world.new(add_meeting, name="Udvalg", day=date(2020, 5, 12), type=MeetingType.COMMITTEE)
    assert len(clashes(world.register, world.day, NONE)) == 1
    committee = next(one for one in world.register.all(Meeting) if one.type is MeetingType.COMMITTEE)
    world.do(cancel_meeting, meeting=committee.id, reason="Ferie")
    assert clashes(world.register, world.day, NONE) == ()


# what is due


def test_a_register_without_meetings_is_asked_for_none(world):
    assert kinds(world).isdisjoint({DueKind.MINUTES, DueKind.MEETING_UNCALLED, DueKind.NO_MEETING, DueKind.ACTIONS})


def test_a_meeting_soon_is_to_be_called_and_then_to_be_written_up(world, called):
    assert DueKind.MEETING_UNCALLED not in kinds(world)
    world.day = date(2020, 5, 6)
    row = next(row for row in due(world.register, world.day) if row.kind is DueKind.MINUTES)
    assert (row.day, row.refs[0].id, row.verb) == (date(2020, 5, 12), called, "finish_minutes")
    world.do(write_note, meeting=called, number=1, note="Ja")
    world.do(finish_minutes, meeting=called)
    assert DueKind.MINUTES not in kinds(world)


def test_a_committee_s_meeting_and_one_of_long_ago_ask_for_nothing(world):
    world.do(add_meeting, name="Udvalget", day=date(2020, 5, 7), type=MeetingType.COMMITTEE)
    world.do(add_meeting, name="Udvalget", day=date(2020, 4, 7), type=MeetingType.COMMITTEE)
    world.do(add_meeting, name="Gammelt", day=date(2018, 4, 7))
    assert kinds(world).isdisjoint({DueKind.MINUTES, DueKind.MEETING_UNCALLED})


def test_an_uncalled_meeting_is_due_two_weeks_before(world, planned):
    row = next(row for row in due(world.register, world.day) if row.kind is DueKind.MEETING_UNCALLED)
    assert row.day == date(2020, 4, 21)


def test_when_no_next_meeting_is_planned_that_is_due_after_the_interval(world):
    world.do(add_meeting, name="Møde", day=date(2020, 4, 7))
    row = next(row for row in due(world.register, world.day) if row.kind is DueKind.NO_MEETING)
    assert (row.day, row.verb) == (date(2020, 6, 7), "plan_meetings")


def test_actions_over_their_day_are_one_row(world):
    for text, day in (("Ring", date(2020, 4, 2)), ("Skriv", date(2020, 4, 1)), ("Vent", date(2020, 6, 1))):
        world.do(add_action, text=text, due=day)
    row = next(row for row in due(world.register, world.day) if row.kind is DueKind.ACTIONS)
    assert (row.number, row.day) == (2, date(2020, 4, 1))


# notices


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ("Indkaldelse: Koordinerende møde tirsdag den 5. maj 2020", "Kl. 9.00–10.30.", "Sted: Rådhuset")),
        ("en", ("Call: Koordinerende møde Tuesday 5 May 2020", "9:00–10:30.", "Place: Rådhuset")),
    ],
)
def test_a_call_says_when_where_and_what_about(world, called, language, words):
    one = notice(world, NoticeKind.MEETING_CALLED)
    letter = compose(world.register, one, recipient_of(world.register, one, world.day), Catalogue(language))
    assert letter.subject == words[0]
    for text in words[1:]:
        assert text in letter.body
    assert "4. Cykelstien {navn} <b>" in letter.body


def test_a_call_is_not_sent_after_the_meeting_was_moved_and_the_move_is(world, called):
    old = notice(world, NoticeKind.MEETING_CALLED)
    assert no_longer_holds(world.register, old, world.day) is None
    world.do(move_meeting, meeting=called, day=date(2020, 5, 12))
    assert no_longer_holds(world.register, old, world.day) == "LKE711"
    new = notice(world, NoticeKind.MEETING_MOVED)
    assert no_longer_holds(world.register, new, world.day) is None
    letter = compose(world.register, new, recipient_of(world.register, new, world.day), Catalogue("da"))
    assert "12. maj 2020" in letter.subject


def test_a_cancelled_meeting_is_told_with_its_reason_and_nothing_after_its_day(world, called):
    world.do(cancel_meeting, meeting=called, reason="Smittefare")
    one = notice(world, NoticeKind.MEETING_CANCELLED)
    letter = compose(world.register, one, recipient_of(world.register, one, world.day), Catalogue("da"))
    assert "er aflyst: Smittefare" in letter.body
    assert no_longer_holds(world.register, notice(world, NoticeKind.MEETING_CALLED), world.day) == "LKE711"
    assert no_longer_holds(world.register, one, date(2020, 5, 6)) == "LKE711"


def test_a_notice_of_a_meeting_that_is_gone_does_not_hold(world, called):
    one = notice(world, NoticeKind.MEETING_CALLED)
    meeting = world.get(Meeting, called)
    without = world.register.apply(type(world.change(add_action, text="x"))("x", world.register.remove(meeting)))
    assert no_longer_holds(without, one, world.day) == GONE
