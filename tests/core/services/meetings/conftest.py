"""A series of meetings, its meetings planned, and the first of them called."""

from datetime import date

import pytest

from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.meeting_series import add_meeting_series
from lokalkontakt_core.services.plan_meetings import plan_meetings
from tests.core.services.meetings.helpers import HOLIDAYS


@pytest.fixture
def series(world):
    return world.new(add_meeting_series, name="Koordinerende møde", first=date(2020, 5, 1), minutes=90)


@pytest.fixture
def planned(world, series):
    world.do(plan_meetings, meeting_series=series.id, until=date(2020, 12, 31), holidays=HOLIDAYS)
    return sorted(world.register.all(Meeting), key=lambda one: one.day)


@pytest.fixture
def called(world, planned):
    world.assigned("glud", world.mette)
    world.do(call_meeting, meeting=planned[0].id)
    return planned[0].id
