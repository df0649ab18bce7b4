"""The log, projects, pilots, the plan and what was handed over, as one types them."""

import pytest


@pytest.fixture
def timed(cli):
    assert cli("scheme", "edit", "--hours-logging", "yes").code == 0


def newest(cli, *listing):
    return cli(*listing, "--format", "json").json[0]


def test_a_line_of_the_log_is_one_line(cli):
    assert cli("activity", "add", "Glud", "besøg", "Kaffe", "hos", "lokalrådet").code == 0
    line = newest(cli, "activity", "list")
    assert (line["type"], line["note"], line["minutes"]) == ("visit", "Kaffe hos lokalrådet", None)
    assert line["contact"] == "Susanne Ernst"


@pytest.mark.usefixtures("timed")
@pytest.mark.parametrize(
    ("words", "minutes", "note"),
    [
        (["45", "Kaffe"], 45, "Kaffe"),
        (["1:15", "Kaffe", "igen"], 75, "Kaffe igen"),
        (["1,5t"], 90, None),
        (["90 børn kom"], None, "90 børn kom"),
        (["Kaffe", "45"], None, "Kaffe 45"),
        ([], None, None),
    ],
)
def test_a_first_word_that_is_a_length_of_time_is_the_time(cli, words, minutes, note):
    assert cli("activity", "add", "Glud", "visit", *words).code == 0
    line = newest(cli, "activity", "list")
    assert (line["minutes"], line["note"]) == (minutes, note)


@pytest.mark.usefixtures("timed")
@pytest.mark.parametrize(
    "words", [["-1"], ["--", "-1"], ["-1t", "Kaffe"], ["--", "-1t", "Kaffe"], ["\N{MINUS SIGN}60"], ["200t"], ["1441"]]
)
def test_minus_one_hour_and_200_hours_are_refused_with_what_to_do(cli, words):
    ran = cli("activity", "add", "Glud", "visit", *words)
    assert ran.code != 0
    assert "LKE291" in ran.err
    assert cli("activity", "list", "--format", "json").json == []


def test_time_is_refused_where_the_scheme_does_not_ask_for_it_and_the_way_is_named(cli):
    ran = cli("activity", "add", "Glud", "visit", "45", "Kaffe")
    assert ran.code != 0
    assert "LKE760" in ran.err
    assert "scheme edit --hours-logging yes" in ran.err


def test_what_lies_outside_the_role_is_written_and_warned_about(cli):
    ran = cli("activity", "add", "Glud", "daily_work", "Slog græs", "--format", "json")
    assert ran.code == 0
    assert [finding["code"] for finding in ran.json["new"]] == ["LK014"]


@pytest.mark.usefixtures("timed")
def test_time_is_listed_by_area_in_order_of_names_and_names_no_person(cli):
    for area, minutes in (("Uldum", "90"), ("Glud", "600"), ("Hedensted", "15")):
        assert cli("activity", "add", area, "visit", minutes).code == 0
    rows = cli("activity", "time", "--format", "json").json
    assert len(rows) == 28
    assert not any("contact" in key or "person" in key for row in rows for key in row)
    assert [row["name"] for row in rows][:3] == ["As", "Barrit", "Bjerre"]
    measures = {row["name"]: row["measure"] for row in rows if row["measure"]}
    assert measures == {"Glud": "above", "Hedensted": "below", "Uldum": "within"}


@pytest.mark.usefixtures("timed")
def test_one_contact_can_be_asked_for(cli):
    assert cli("grant-time", "Susanne Ernst", "60").code == 0
    assert cli("activity", "add", "Glud", "visit", "75").code == 0
    row = cli("activity", "time", "--contact", "Susanne Ernst", "--format", "json").json
    assert (row["minutes_per_week"], row["granted_per_week"], row["over_per_week"]) == (75, 60, 15)


def test_a_pilot_lives_through_its_half_year(cli):
    assert cli("pilot", "start", "Rask Mølle", "--from", "1/11/2019").code == 0
    assert cli("pilot", "show", "Rask Mølle", "--format", "json").json["end"] == "2020-05-01"
    refused = cli("pilot", "close", "Rask Mølle")
    assert refused.code != 0
    assert "LK036" in refused.err
    written = cli(
        "evaluation", "write", "Rask Mølle", "--type", "final", "--areas", "Rask Mølle", stdin="Det virker.\n"
    )
    assert written.code == 0
    assert cli("pilot", "close", "Rask Mølle", "--continuation", "not_continued", "--outcome", "Prøvet").code == 0
    shown = cli("pilot", "show", "Rask Mølle", "--format", "json").json
    assert (shown["state"], shown["continuation"], shown["evaluation"]) == ("closed", "not_continued", "Det virker.")
    assert "Not continued" in cli("pilot", "show", "Rask Mølle").out or "not continued" in cli("pilot", "list").out


def test_a_time_consuming_project_says_who_is_missing(cli):
    ran = cli("project", "add", "Havnen", "--areas", "Glud", "--time-consuming", "yes", "--format", "json")
    assert "LK023" in [finding["code"] for finding in ran.json["new"]]
    shown = cli("project", "show", "Havnen", "--format", "json").json
    assert (shown["coordinator_missing"], shown["not_told"]) == (True, ["Susanne Ernst"])
    assert cli("project", "join", "Havnen").code == 0
    solved = cli("project", "inform", "Havnen", "--format", "json")
    assert "LK023" in [finding["code"] for finding in solved.json["gone"]]
    assert cli("project", "close", "Havnen").code == 0
    assert cli("project", "list", "--format", "json").json == []
    assert len(cli("project", "list", "--all", "--format", "json").json) == 1


@pytest.mark.parametrize("typed", ["marts 2020..april 2020", "mar 2020..4/2020", "03-2020..2020-04"])
def test_the_months_of_a_step_can_be_typed_in_many_ways(cli, typed):
    step = cli("plan", "add", "2020-06", "Møde").lines[0]
    assert cli("plan", "edit", step, "--when", typed).code == 0
    row = next(row for row in cli("plan", "list", "--format", "json").json if row["id"] == step)
    assert (row["first_month"], row["last_month"]) == ("2020-03", "2020-04")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["plan", "add", "juni", "Møde"], "LKE211"),
        (["plan", "add", "0000-03", "Møde"], "LKE022"),
        (["plan", "add", "2020-06..2020-05", "Møde"], "LKE770"),
        (["plan", "add", "2020-06", "Møde", "--day", "1/7/2020"], "LKE771"),
        (["plan", "remove", "plan-1-oplaeg"], "LKE772"),
        (["project", "add", "Havnen", "--focus", "Rumfart"], "LKE764"),
        (["report-log", "record", "status", "Status", "--revision", "99"], "LKE773"),
        (["pilot", "start", "Rask Mølle", "--from", "1/5/2020", "--end", "1/5/2020"], "LKE768"),
        (["activity", "add", "As", "visit"], "LKE762"),
        (["evaluation", "write", "--text", "Godt", "--day", "1/1/2021"], "LKE761"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_code(cli, command, code):
    ran = cli(*command)
    assert ran.code != 0
    assert code in ran.err


def test_an_entry_of_the_report_log_names_the_change_it_was_made_from(cli):
    at = cli("history", "--most", "1", "--format", "json").json[0]["revision"]
    assert cli("report-log", "record", "directory", "Hvem dækker hvad").code == 0
    assert newest(cli, "report-log", "list")["revision"] == at


def test_projects_and_pilots_are_filed_under_the_strategy(cli):
    assert cli("project", "add", "Havnen", "--focus", "landdistrikts- og byudvikling,smidigt samarbejde").code == 0
    filed = {row["name"]: row["running"] for row in cli("strategy", "--format", "json").json if row["running"]}
    assert filed == {"Landdistrikts- og byudvikling": ["Havnen"], "Smidigt samarbejde": ["Havnen"]}


def test_projects_are_listed_by_what_they_bear(cli):
    assert cli("project", "add", "Havnen", "--areas", "Glud", "--focus", "smidigt samarbejde").code == 0
    assert cli("project", "add", "Trappen").code == 0
    named = [row["name"] for row in cli("project", "list", "--focus", "SMIDIGT samarbejde", "--format", "json").json]
    assert named == ["Havnen"]
    ran = cli("pilot", "list", "--focus", "smidigt")
    assert ran.code != 0
    assert "LKE764" in ran.err
    (row,) = [row for row in cli("strategy", "--format", "json").json if row["name"] == "Smidigt samarbejde"]
    assert (row["areas"], row["knowledge"]) == (["Glud"], 0)


def test_the_scheme_enters_the_phase_of_pilots_on_a_day_and_its_rules_hold_from_then_on(cli):
    assert cli("pilot", "add", "Forsøg", "--areas", "Glud", "--contacts", "Mette Øvig").code == 0
    codes = {one["code"] for one in cli("check", "--format", "json").json}
    assert cli("scheme", "edit", "--phase", "pilot", "--phase-from", "2020-05-01").code == 0
    assert cli("scheme", "show", "--format", "json").json["phases"] == [{"phase": "pilot", "start": "2020-05-01"}]
    assert {one["code"] for one in cli("check", "--format", "json").json} - codes >= {"LK027"}
    shown = [cli("scheme", "show", "--on", day).out for day in ("2020-04-30", "2020-05-01")]
    assert [out.partition("\nPhase")[2].split()[0] for out in shown] == ["operation", "pilot"]
    assert cli("scheme", "edit", "--phase", "operation").code == 0
    assert cli("scheme", "show", "--format", "json").json["phases"] == []


def test_a_first_day_without_a_phase_is_refused(cli):
    ran = cli("scheme", "edit", "--phase-from", "2020-05-01")
    assert ran.code == 2
    assert "LKE004" in ran.err
