"""The activity log: one line in the field, time only where the scheme asks for it."""

from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.services.activities import edit_activity, log_activity, remove_activity
from lokalkontakt_core.services.projects import add_project
from lokalkontakt_core.services.scheme import edit_scheme
from lokalkontakt_core.services.undo import undo

DAY = date(2020, 5, 1)


@pytest.fixture
def glud(world):
    world.assigned("glud", world.mette)
    return "glud"


@pytest.fixture
def timed(world):
    world.do(edit_scheme, changes={"hours_logging": True})


def logged(world, **given):
    return world.do(log_activity, **{"area": "glud", "type": "visit", **given}).edits[0].after


def test_a_line_needs_area_and_kind_only(world, glud):
    line = logged(world)
    assert (line.area, line.contact, line.type, line.day) == (glud, world.mette, ActivityType.VISIT, DAY)
    assert (line.minutes, line.note, line.project) == (None, None, None)


def test_time_is_off_until_the_municipality_chooses_it(world, glud):
    assert world.register.scheme.hours_logging is False
    world.refuses("LKE760", log_activity, area=glud, type="visit", minutes=60)
    line = logged(world)
    world.refuses("LKE760", edit_activity, activity=line.id, changes={"minutes": 60})


@pytest.mark.usefixtures("glud", "timed")
@pytest.mark.parametrize("minutes", [0, 1, 90, 1440])
def test_time_is_whole_minutes_of_a_day(world, minutes):
    assert logged(world, minutes=minutes).minutes == minutes


@pytest.mark.usefixtures("glud", "timed")
@pytest.mark.parametrize(
    ("minutes", "code"), [(-60, "LKE291"), (200 * 60, "LKE291"), (1441, "LKE291"), (True, "LKE216"), (1.5, "LKE216")]
)
def test_minus_one_hour_and_200_hours_are_refused(world, minutes, code):
    world.refuses(code, log_activity, area="glud", type="visit", minutes=minutes)


def test_the_contact_is_asked_for_where_it_cannot_be_told(world):
    assert world.refuses("LKE762", log_activity, area="hjarnoe", type="visit").values["number"] == 0
    line = logged(world, area="hjarnoe", contact=world.jens)
    assert line.contact == world.jens


@pytest.mark.usefixtures("glud")
def test_nothing_is_logged_ahead_of_time(world):
    world.refuses("LKE761", log_activity, area="glud", type="visit", day=date(2020, 5, 2))


@pytest.mark.usefixtures("glud")
def test_a_project_is_one_of_the_area(world):
    here, there = (world.new(add_project, name=name, areas=[name.lower()]).id for name in ("Glud", "Hjarnoe"))
    assert logged(world, project=here).project == here
    world.refuses("LKE763", log_activity, area="glud", type="process", project=there)


@pytest.mark.usefixtures("glud")
def test_what_lies_outside_the_role_is_written_not_refused(world):
    assert logged(world, type="daily_work").type.outside_the_role


@pytest.mark.usefixtures("glud", "timed")
def test_several_mistakes_are_told_at_once(world):
    refusal = world.refuses("LKE200", log_activity, area="glud", type="flight", minutes=-1, day=date(2021, 1, 1))
    assert {one.code for one in refusal.details} == {"LKE217", "LKE291", "LKE761"}


@pytest.mark.usefixtures("glud")
def test_a_line_is_changed_taken_out_and_brought_back(world):
    line = logged(world, note="Kaffe hos lokalrådet")
    world.do(edit_activity, activity=line.id, changes={"type": "meeting"})
    assert world.get(Activity, line.id).type is ActivityType.MEETING
    before = world.register
    removed = world.do(remove_activity, activity=line.id)
    assert world.register.all(Activity) == ()
    world.do(undo, commit=Commit(7, datetime(2020, 5, 1, tzinfo=UTC), "anna", removed))
    assert world.register == before
