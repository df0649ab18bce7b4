import pytest


def made(ran):
    """Give the ids a command made."""
    assert ran.code == 0, ran.err
    return ran.lines


@pytest.fixture
def planned(cli):
    """A register with a series, and the days of its meetings made until the end of 2020."""
    cli("meeting", "series", "add", "Koordinerende møde", "--each", "1. tirsdag", "--minutes", "1:30")
    return made(cli("meeting", "plan", "Koordinerende møde", "--until", "2020-12-31"))


def test_a_series_gives_meetings_on_its_weekday(cli, planned):
    (series,) = cli("meeting", "series", "list", "--format", "json").json
    assert (series["weekday"], series["week"], series["interval_months"], series["minutes"]) == ("tuesday", 1, 2, 90)
    days = [one["day"] for one in cli("meeting", "list", "--format", "json").json]
    assert days == ["2020-05-05", "2020-07-07", "2020-09-01", "2020-11-03"]


@pytest.mark.parametrize("rhythm", ["the 31st", "den 31.", "31", "5. tirsdag", "1. t", "dagligt"])
def test_a_series_on_a_date_is_refused(cli, rhythm):
    ran = cli("meeting", "series", "add", "Møde", "--each", rhythm)
    assert ran.code == 2
    assert "LKE708" in ran.err


def test_a_meeting_on_a_holiday_is_refused_with_days_near_it_and_kept_on_request(cli):
    ran = cli("meeting", "add", "Møde", "--day", "2020-06-01")
    assert ran.code == 1
    assert "Second Day of Pentecost" in ran.err or "Pentecost Monday" in ran.err or "Whit" in ran.err
    assert "2 June 2020" in ran.err
    assert cli("meeting", "add", "Møde", "--day", "2020-06-01", "--anyway").code == 0


def test_a_day_proposed_in_place_of_christmas_is_not_new_years_day(cli):
    refused = cli("meeting", "add", "Møde", "--day", "2020-12-25")
    assert refused.code == 1
    assert "28 December 2020" in refused.err
    assert "1 January 2021" not in refused.err
    assert "8 January 2021" in refused.err


def test_a_closed_day_moves_what_is_planned_on_it(cli):
    cli("meeting", "close-days", "Uge 27", "--first", "2020-07-06", "--last", "2020-07-10")
    cli("meeting", "series", "add", "Møde", "--each", "first Tuesday")
    cli("meeting", "plan", "Møde", "--until", "2020-07-31")
    assert [one["day"] for one in cli("meeting", "list", "--format", "json").json] == ["2020-05-05", "2020-07-14"]
    assert cli("meeting", "open-days", "uge 27").code == 0


def test_calling_writes_a_message_to_each_active_contact(cli, planned):
    assert cli("meeting", "call", "next").code == 0
    show = cli("meeting", "show", "next", "--format", "json").json
    assert show["state"] == "called"
    assert len(show["attendance"]) == len(cli("outbox", "list", "--format", "json").json) + 1
    assert {one["type"] for one in show["agenda"][:3]} == {"knowledge", "challenges", "experience"}


def test_a_meeting_is_named_by_its_day(cli, planned):
    assert cli("meeting", "show", "7/7", "--format", "json").json["day"] == "2020-07-07"
    assert cli("meeting", "show", "2020-07-08").code == 2


def test_of_meetings_with_one_name_those_to_come_are_told_with_day_and_id(cli, planned):
    ran = cli("meeting", "call", "koordinerende møde")
    assert ran.code == 2
    assert "LKE709" in ran.err
    assert ran.err.index("5 May 2020") < ran.err.index("7 July 2020")
    assert planned[0] in ran.err


def test_of_two_meetings_on_a_day_both_are_told(cli, planned):
    (other,) = made(cli("meeting", "add", "Udvalget", "--type", "committee", "--day", "2020-05-05"))
    ran = cli("meeting", "show", "2020-05-05")
    assert "LKE709" in ran.err
    assert planned[0] in ran.err
    assert other in ran.err
    assert cli("meeting", "show", "Udvalget", "--format", "json").json["id"] == other


def test_without_a_meeting_to_come_next_is_refused(cli):
    ran = cli("meeting", "show", "next")
    assert ran.code == 2
    assert "LKE707" in ran.err


def test_points_come_to_the_agenda_and_leave_it(cli, planned):
    cli("meeting", "propose", "next", "Cykelstien", "--minutes", "15", "--area", "Glud")
    cli("meeting", "point", "next", "4", "--to", "1")
    agenda = cli("meeting", "agenda", "next", "--format", "json").json
    assert (agenda[0]["title"], agenda[0]["minutes"], agenda[0]["areas"]) == ("Cykelstien", 15, ["Glud"])
    assert next(one["number"] for one in agenda if one["type"] == "automatic") is None
    cli("meeting", "point", "next", "1", "--remove")
    assert cli("meeting", "point", "next", "1", "--remove", "--to", "2").code == 2
    assert cli("meeting", "point", "next", "9", "--title", "x").code == 2
    cli("meeting", "fill", "next")
    filled = cli("meeting", "agenda", "next", "--format", "json").json
    assert all(one["number"] for one in filled)


def test_the_agenda_says_how_its_time_boxes_add_up_and_when_they_go_beyond_the_meeting(cli, planned):
    day = ("--day", "2020-05-12")
    cli("meeting", "add", "Kort", *day, "--minutes", "60")
    assert "60" not in cli("meeting", "agenda", "2020-05-12").err
    cli("meeting", "propose", "2020-05-12", "Cykelstien", "--minutes", "45")
    assert "45 of 60 minutes; 15 are left" in cli("meeting", "agenda", "2020-05-12").err
    cli("meeting", "propose", "2020-05-12", "Skolen", "--minutes", "30")
    assert "75 minutes, 15 more than the meeting of 60" in cli("meeting", "agenda", "2020-05-12").err
    assert "Punkterne tager 75 minutter" in cli("meeting", "agenda", "2020-05-12", language="da").err


def test_a_meeting_is_run_written_up_and_closed_from_the_command_line(cli, planned):
    cli("meeting", "call", "next")
    there = cli("meeting", "show", "next", "--format", "json").json["attendance"]
    on = ("--on", "2020-05-05")
    assert cli("meeting", "attend", "next", "--present", there[0]["id"], "--excused", there[1]["id"], *on).code == 0
    assert cli("meeting", "note", "next", "1", "--done", *on, stdin="Skolen lukker.\nStien åbner.\n").code == 0
    assert cli("action", "add", "Ring til skolen", "--due", "2020-05-20", "--meeting", "next", *on).code == 0
    words = cli("meeting", "minutes", "2020-05-05", *on).out
    assert "   Stien åbner." in words
    assert "- Ring til skolen (nobody, 20 May 2020)" in words
    assert cli("meeting", "finish", "2020-05-05", *on).code == 0
    again = cli("meeting", "note", "2020-05-05", "1", "--text", "Senere", *on)
    assert again.code == 1
    assert "LKE296" in again.err
    assert cli("undo", *on).code == 0
    assert cli("meeting", "note", "2020-05-05", "1", "--text", "Senere", *on).code == 0
    carried = cli("meeting", "agenda", "2020-07-07", *on, "--format", "json").json
    assert "Actions from last time" in {one["title"] for one in carried}


def test_minutes_are_not_written_before_the_day(cli, planned):
    ran = cli("meeting", "note", "next", "1", "--text", "Ja")
    assert ran.code == 1
    assert "LKE703" in ran.err


def test_a_meeting_is_moved_and_cancelled(cli, planned):
    assert cli("meeting", "move", "next", "--to", "2020-05-12", "--starts", "10:00").code == 0
    row = cli("meeting", "show", "2020-05-12", "--format", "json").json
    assert row["starts"] == "10:00"
    assert cli("meeting", "move", "next", "--to", "2020-05-12", "--starts", "25:00").code == 2
    assert cli("meeting", "cancel", "next").code == 2
    assert cli("meeting", "cancel", "next", "--reason", "Smittefare").code == 0
    every = cli("meeting", "list", "--all", "--format", "json").json
    assert [one["cancelled"] for one in every if one["state"] == "cancelled"] == ["Smittefare"]


def test_a_series_is_changed_and_ended(cli, planned):
    assert cli("meeting", "series", "edit", "Koordinerende møde", "--each", "sidste torsdag", "--months", "1").code == 0
    assert cli("meeting", "series", "edit", "Koordinerende møde", "--months", "0").code == 2
    assert cli("meeting", "series", "end", "Koordinerende møde").code == 0
    (series,) = cli("meeting", "series", "list", "--format", "json").json
    assert (series["week"], series["weekday"], series["ended"]) == (-1, "thursday", "2020-05-01")


def test_actions_are_listed_by_due_day_until_they_are_closed(cli):
    (late,) = made(cli("action", "add", "Ring", "--due", "2020-04-20", "--owner", "Susanne Ernst"))
    (soon,) = made(cli("action", "add", "Skriv", "--due", "2020-05-20"))
    (some,) = made(cli("action", "add", "Tænk"))
    rows = cli("action", "list", "--format", "json").json
    assert [(one["id"], one["overdue"]) for one in rows] == [(late, True), (soon, False), (some, False)]
    assert [one["id"] for one in cli("action", "list", "--owner", "Susanne Ernst", "--format", "json").json] == [late]
    assert cli("action", "edit", soon, "--remark", "Halvt", "--due", "2020-06-01").code == 0
    assert cli("action", "done", late).code == 0
    assert cli("action", "done", late).code == 1
    assert cli("action", "drop", soon).code == 2
    assert cli("action", "drop", soon, "--reason", "Ikke nødvendigt").code == 0
    assert [one["id"] for one in cli("action", "list", "--format", "json").json] == [some]
    listed = cli("action", "list", "--all").out
    assert "done 1 May 2020" in listed
    assert "dropped" in listed


def test_the_year_shows_meetings_and_closed_days_and_warns_of_a_clash(cli, planned):
    cli("meeting", "close-days", "Ferie", "--first", "2020-07-01", "--last", "2020-07-31")
    ran = cli("year", "--format", "json")
    rows = ran.json
    assert ("coordination", "2020-05-05", "next") in {(one["kind"], one["first"], one["state"]) for one in rows}
    assert "Ferie" in {one["name"] for one in rows}
    assert "closed day (Ferie)" in ran.err
    assert cli("year", "2021").code == 0
    assert cli("year", "99999").code == 2


def test_without_a_calendar_that_is_said_and_own_closed_days_count(cli, planned):
    cli.points = tuple(point for point in cli.points if point.name != "calendar")
    ran = cli("meeting", "add", "Møde", "--day", "2020-06-01")
    assert ran.code == 0
    assert "Holidays are not known" in ran.err


@pytest.mark.parametrize("hostile", ["[bold]x[/]", "{0.__class__}", "=HYPERLINK(1)", "a\tb <script>"])
def test_what_people_type_stays_text(cli, planned, hostile):
    assert cli("meeting", "propose", "next", hostile).code in {0, 2}
    assert cli("action", "add", hostile).code == 0
    assert cli("meeting", "agenda", "next").code == 0
    assert cli("action", "list", "--format", "csv").code == 0


def test_notes_come_from_stdin_as_lines(cli, planned):
    on = ("--on", "2020-05-05")
    cli("meeting", "note", "next", "2", *on, stdin="æøå\r\nlinje\r\n")
    assert cli("meeting", "minutes", "next", *on, "--format", "json").json["agenda"][1]["note"] == "æøå\nlinje"


def test_the_year_tells_of_a_meeting_at_the_time_of_the_committee_s(cli, planned):
    cli("meeting", "add", "Udvalget", "--type", "committee", "--day", "2020-07-07")
    told = cli("year").err
    assert "Koordinerende møde" in told
    assert "may be at the same time as Udvalget" in told
