"""`scheme figures` and `scheme set`: every figure is listed with its bounds, chosen, refused and taken back."""

import pytest


def chosen(cli, name):
    rows = cli("scheme", "figures", "--all", "--format", "json").json
    return next(row for row in rows if row["name"] == name)


def test_every_figure_is_listed_with_what_it_is(cli):
    rows = cli("scheme", "figures", "--all", "--format", "json").json
    assert {row["name"] for row in rows} >= {"LK013.days", "MEETINGS.call_days", "SUGGEST.uncovered", "LK012.phases"}
    assert [row["name"] for row in rows if not row["label"]] == []


def test_the_phases_of_rules_are_listed_only_when_asked_for(cli):
    assert "LK012.phases" not in cli("scheme", "figures").out


def test_a_figure_is_chosen_and_the_others_stay(cli):
    assert cli("scheme", "set", "MEETINGS.call_days", "21").code == 0
    assert cli("scheme", "set", "suggest.uncovered", "20000").code == 0
    assert chosen(cli, "MEETINGS.call_days")["value"] == 21
    assert chosen(cli, "SUGGEST.uncovered")["value"] == 20000
    assert not chosen(cli, "SUGGEST.moved")["chosen"]


def test_a_chosen_figure_is_taken_away_and_undone(cli):
    cli("scheme", "set", "LK013.days", "30")
    cli("scheme", "set", "LK013.days", "--default")
    assert chosen(cli, "LK013.days") | {"label": ""} == {
        "name": "LK013.days", "label": "", "value": 60, "default": 60, "chosen": False, "least": 0, "most": 3660
    }  # fmt: skip
    cli("undo")
    assert chosen(cli, "LK013.days")["value"] == 30


def test_a_deadline_is_a_day(cli):
    cli("scheme", "set", "LK038.deadline", "1.4.2020")
    assert chosen(cli, "LK038.deadline")["value"] == "2020-04-01"


@pytest.mark.parametrize(
    ("typed", "phases"),
    [("forsøg", ["pilot"]), ("operation, pilot", ["pilot", "operation"]), ("ingen", []), ("none", [])],
)
def test_a_rule_holds_in_the_phases_that_are_chosen(cli, typed, phases):
    before = cli("check", "--format", "json").json
    assert any(row["code"] == "LK012" for row in before)
    cli("scheme", "set", "LK012.phases", typed)
    assert chosen(cli, "LK012.phases")["value"] == phases
    after = cli("check", "--format", "json").json
    assert any(row["code"] == "LK012" for row in after) is ("operation" in phases)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["LK013.days", "-5"], "LKE036"),
        (["LK013.days", "1,5"], "LKE036"),
        (["LK013.days", "99999"], "LKE217"),
        (["SUGGEST.areas", "0"], "LKE217"),
        (["LK013.day", "5"], "LKE046"),
        (["=1+1", "5"], "LKE046"),
        (["LK038.deadline", "snart"], "LKE020"),
        (["LK012.phases", "altid"], "LKE006"),
        (["LK013.days"], "LKE004"),
        (["LK013.days", "5", "--default"], "LKE045"),
    ],
)
def test_what_cannot_be_chosen_is_refused_and_nothing_is_changed(cli, typed, code):
    refused = cli("scheme", "set", *typed)
    assert refused.code == 2
    assert code in refused.err
    assert not chosen(cli, "LK013.days")["chosen"]


def test_a_name_nobody_knows_is_told_with_the_nearest(cli):
    assert "LK013.days" in cli("scheme", "set", "LK013.day", "5").err
