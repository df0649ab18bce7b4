"""The overview: what is ahead beside what waits, who covers what in wide windows, and the way to each place."""

from datetime import timedelta

import pytest

from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.services.attestations import attest
from lokalkontakt_core.services.call_meeting import call_meeting
from lokalkontakt_core.services.plan_meetings import add_meeting
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_schemas.forms import shipped_form
from lokalkontakt_tui.models import overview
from lokalkontakt_tui.models.lines import plain_text


def a_meeting(workspace, **given):
    day = workspace.day + timedelta(days=4)
    workspace.do(add_meeting, name="Koordinerende møde", day=day, starts="09:00", minutes=90, **given)
    (meeting,) = workspace.register.all(Meeting)
    return meeting


async def test_the_next_meeting_is_told_with_what_is_to_be_done_for_it(practised, at_the_desk):
    meeting = a_meeting(practised)
    async with at_the_desk(practised) as person:
        seen = person.seen()
        assert "Næste møde" in seen
        assert "tirsdag den 5. maj 2020" in seen
        assert "▲ Mødet er ikke indkaldt endnu" in seen
    practised.do(call_meeting, meeting=meeting.id)
    async with at_the_desk(practised) as person:
        assert "Mødet er ikke indkaldt endnu" not in person.seen()
        assert "er indkaldt" in person.seen()


async def test_a_committee_s_own_meeting_asks_for_no_call(practised, at_the_desk):
    a_meeting(practised, type=MeetingType.COMMITTEE)
    async with at_the_desk(practised) as person:
        assert "tirsdag den 5. maj 2020" in person.seen()
        assert "ikke indkaldt" not in person.seen()


async def test_no_meeting_planned_is_told_and_leads_to_the_meetings(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        assert "Der er ikke planlagt noget." in person.seen()
        actions = [
            item.action for section in person.app.screen.query_one("#side").page.sections for item in section.parts
        ]
        assert "place:meetings" in actions


@pytest.mark.parametrize(("mode", "told"), [(WaveMode.NAMED, True), (WaveMode.ANONYMOUS, False)])
async def test_an_open_round_tells_how_many_have_answered_only_where_that_gives_nobody_away(
    practised, at_the_desk, mode, told
):
    rounds = WaveDesk(practised)
    wave = rounds.plan(name="Evaluering", form_text=shipped_form("wish").text, mode=mode)
    rounds.open(wave.id)
    async with at_the_desk(practised) as person:
        seen = person.seen()
        assert "Evaluering" in seen
        assert ("0 af 28" in seen) is told


async def test_a_wide_window_shows_who_covers_what(practised, at_the_desk):
    async with at_the_desk(practised, size=(200, 50)) as person:
        assert "Hvem dækker hvad  bekræftet: endnu ikke" in person.seen()
    async with at_the_desk(practised, size=(120, 40)) as person:
        assert "Hvem dækker hvad" not in person.seen()


async def test_every_place_is_reached_by_its_number_from_every_other(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        for number in "23456712":
            await person.press(number)
            assert f" {number} " in person.seen().splitlines()[1]
            assert person.app.screen.place != "overview" or number == "1"


def test_who_covers_what_tells_when_a_contact_confirmed_it(practised, read):
    frank = next(one.id for one in practised.register.all(Contact) if read(practised).name(one.ref) == "Frank Kjær")
    practised.do(attest, contact=frank)
    page = overview.who_covers_what(read(practised))
    heads = [plain_text(item.text) for item in page.sections[0].parts]
    assert "Frank Kjær  bekræftet i dag" in heads
    assert page.sections[0].note == ""


async def test_the_overview_can_be_left_before_what_was_done_last_is_read(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        left, later, read = person.app.screen, [], []
        left.call_after_refresh = later.append
        left.once_painted(lambda: read.append("painted"))
        later[0]()
        person.app.go("areas")
        later[0]()
        await person.pilot.pause()
        assert read == ["painted"]
