import csv
import io
from importlib.metadata import EntryPoint

import pytest

from lokalkontakt_core.extension.hooks import ENTRY_POINTS

LISTINGS = [
    ("areas",),
    ("contacts",),
    ("assignments",),
    ("area", "list"),
    ("contact", "list"),
    ("person", "list"),
    ("department", "list"),
    ("council", "list"),
    ("cluster", "list"),
    ("neighbour", "list"),
    ("agreement", "list"),
    ("onboarding", "list"),
    ("question", "list"),
    ("check",),
    ("due",),
    ("history",),
    ("outside", "list"),
    ("wave", "list"),
    ("outbox", "list"),
    ("activity", "list"),
    ("activity", "time"),
    ("project", "list"),
    ("pilot", "list"),
    ("evaluation", "list"),
    ("plan", "list"),
    ("report-log", "list"),
    ("strategy",),
]


@pytest.mark.parametrize("command", LISTINGS, ids=" ".join)
def test_a_listing_as_json_is_an_array_of_objects_with_id_and_name(cli, command):
    ran = cli(*command, "--format", "json")
    assert ran.code in {0, 1}
    assert isinstance(ran.json, list)
    assert all({"id", "name"} <= set(row) for row in ran.json)


@pytest.mark.parametrize("command", LISTINGS, ids=" ".join)
def test_a_listing_takes_a_day_and_keeps_stdout_free_of_talk(cli, command):
    ran = cli(*command, "--on", "2020-06-01")
    assert ran.code in {0, 1}
    assert "--on DAY" not in ran.out


@pytest.mark.parametrize("command", LISTINGS, ids=" ".join)
def test_a_listing_as_csv_has_one_heading_and_full_lines(cli, command):
    ran = cli(*command, "--format", "csv")
    heading, *lines = list(csv.reader(io.StringIO(ran.out, newline="")))
    assert len(set(heading)) == len(heading)
    assert all(len(line) == len(heading) for line in lines)


def test_csv_for_excel_has_a_byte_order_mark_and_semicolons(cli):
    ran = cli("areas", "--format", "csv-excel")
    assert ran.out.startswith("\ufeffname;coverage;contact\r\n")


def test_plain_csv_has_no_byte_order_mark_and_ends_lines_as_the_rfc_says(cli):
    assert cli("areas", "--format", "csv").out.startswith("name,coverage,contact\r\n")


def test_the_areas_stand_as_bilag_1_says(cli):
    states = [row["coverage"] for row in cli("areas", "--format", "json").json]
    assert {state: states.count(state) for state in states} == {
        "covered": 12,
        "handover": 3,
        "disputed": 1,
        "uncovered": 12,
    }


def test_names_come_in_danish_order(cli):
    names = [row["name"] for row in cli("areas", "--format", "json").json]
    assert names[0] == "As"
    assert names[-1] == "Åle-Hjortsvang"
    assert names.index("Vrigsted") < names.index("Ølholm") < names.index("Åle-Hjortsvang")


def test_the_text_of_the_short_list_is_aligned(cli):
    lines = cli("areas").lines
    column = lines[0].index("State")
    assert len(lines) == 29
    assert all(line[column - 2 : column] == "  " and line[column] != " " for line in lines)


def test_findings_have_the_promised_names(cli):
    rows = cli("check", "--format", "json").json
    assert rows
    assert all({"code", "kind", "subject", "message", "why", "remedy"} <= set(row) for row in rows)
    assert {row["kind"] for row in rows} <= {"hard", "warning", "information"}


def test_history_has_the_promised_names_and_comes_newest_first(cli):
    rows = cli("history", "--format", "json").json
    assert all({"revision", "when", "actor", "why", "records"} <= set(row) for row in rows)
    assert [row["revision"] for row in rows] == [4, 3, 2, 1]
    assert rows[0]["actor"] == "tester"
    assert rows[0]["when"].endswith("Z")


def test_history_of_one_record_holds_only_what_touched_it(cli):
    cli("answer-record", "Glud", "yes")
    rows = cli("history", "area/glud", "--format", "json").json
    assert rows[0]["verb"] == "record_answer"
    assert all("area/glud" in row["records"] or row["revision"] == 5 for row in rows)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("area", "glud"),
        ("area", "HJARNØ"),
        ("area", "aale-hjortsvang"),
        ("contact", "Susanne Ernst"),
        ("person", "Henriette Petersen"),
        ("department", "Fritid og Fællesskab"),
        ("council", "Glud Lokalråd (øvelse)"),
    ],
)
def test_one_record_is_shown_by_name_or_id_as_text_and_json(cli, kind, typed):
    shown = cli(kind, "show", typed, "--format", "json")
    assert shown.code == 0
    assert cli(kind, "show", shown.json["id"]).out.startswith("Id")


def test_private_addresses_are_in_no_listing(cli):
    cli("person", "edit", "Mette Øvig", "--private-email", "mette@hjemme.example", "--private-phone", "11 22 33 44")
    for command in (["person", "list"], ["person", "show", "Mette Øvig"], ["contact", "show", "Mette Øvig"]):
        for form in ("json", "text", "csv"):
            ran = cli(*command, "--format", form)
            assert ran.code == 0
            assert "hjemme.example" not in ran.out
            assert "11 22 33 44" not in ran.out


def test_practice_data_is_marked_in_text_and_json(cli):
    row = next(row for row in cli("contacts", "--format", "json").json if row["name"] == "Mette Øvig")
    assert row["source"] == "fiktiv"
    assert "Mette Øvig (øvelse)" in cli("contacts", language="da").out


def test_an_area_of_the_list_keeps_its_source_when_only_its_size_is_invented(cli):
    row = cli("area", "show", "Glud", "--format", "json").json
    assert row["source"] == "Bilag 1, linje 19; størrelse: fiktiv"
    assert "Glud (" not in cli("areas", language="da").out


def test_an_example_says_which_day_it_is_read_on_and_a_chosen_day_wins(cli):
    assert "1 May 2020" in cli("areas").err
    assert "1 May 2020" not in cli("areas", "--on", "2/6/2020").err


def test_ended_records_are_shown_only_when_asked_for(cli):
    cli("area", "end", "Glud", "--from", "1/5/2020")
    assert "Glud" not in {row["name"] for row in cli("area", "list", "--format", "json").json}
    assert "Glud" in {row["name"] for row in cli("area", "list", "--all", "--format", "json").json}
    assert "Glud" in {row["name"] for row in cli("area", "list", "--on", "30/4/2020", "--format", "json").json}


def test_plugins_are_listed_with_what_became_of_them(cli):
    ran = cli("plugins", "--format", "json")
    assert ran.code == 0
    states = {row["name"]: row["state"] for row in ran.json}
    assert {"eml": "loaded", "memory": "loaded", "toml": "loaded"}.items() <= states.items()


def test_a_plugin_that_cannot_be_used_stops_nothing_and_says_what_to_do(cli):
    cli.points = (*cli.points, EntryPoint("heavy", "tests.cli.heavy_plugin", ENTRY_POINTS))
    assert cli("areas").code == 0
    ran = cli("plugins", "--format", "json")
    assert ran.code == 1
    heavy = next(row for row in ran.json if row["name"] == "heavy")
    assert (heavy["state"], heavy["code"]) == ("missing_dependency", "LKE502")
    assert "pip install" in heavy["remedy"]


def test_the_scheme_is_shown(cli):
    shown = cli("scheme", "show", "--format", "json").json
    assert shown["name"] == "Hedensted 2019/20"
    assert "Hedensted 2019/20" in cli("scheme", "show").out


def test_the_shipped_forms_are_listed(cli):
    assert [row["id"] for row in cli("form", "list", "--format", "json").json] == ["evaluation", "intake", "wish"]
