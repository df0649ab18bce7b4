"""Requests about personal data, as one types them."""

import pytest


def listed(cli, *more):
    return cli("request", "list", *more, "--format", "json").json


@pytest.fixture
def asked(cli):
    assert cli("request", "add", "insight", "--person", "Susanne Ernst", "--day", "2020-04-20").code == 0
    return listed(cli)[0]


def test_a_request_is_listed_with_the_day_to_answer_by(asked):
    assert (asked["name"], asked["type"], asked["day"], asked["deadline"], asked["waiting"]) == (
        "Susanne Ernst",
        "insight",
        "2020-04-20",
        "2020-05-20",
        True,
    )


def test_somebody_who_is_not_registered_goes_by_the_area_and_the_list_speaks_danish(cli):
    assert cli("request", "add", "erasure", "--area", "Glud").code == 0
    (request,) = listed(cli)
    assert (request["type"], request["name"]) == ("erasure", "Glud")
    assert "sletning" in cli("request", "list", language="da").out
    assert cli("request", "close", request["id"], "met").code == 0
    assert listed(cli) == []


def test_the_time_is_extended_and_the_sheet_says_why(cli, asked):
    assert cli("request", "extend", asked["id"], "Mange sager").code == 0
    sheet = cli("request", "show", asked["id"], language="da").out
    assert "20. juli" in sheet
    assert "Mange sager" in sheet


def test_what_is_answered_is_seen_only_with_all(cli, asked):
    assert cli("request", "close", asked["id"], "declined", "--reason", "Journalpligt").code == 0
    assert listed(cli) == []
    (closed,) = listed(cli, "--all")
    assert (closed["outcome"], closed["closed"], closed["outcome_reason"]) == ("declined", "2020-05-01", "Journalpligt")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["add", "insight"], "LKE790"),
        (["add", "insight", "--area", "Glud", "--day", "2030-01-01"], "LKE761"),
        (["close", "ID", "declined"], "LKE795"),
        (["close", "ID", "met", "--day", "2020-04-19"], "LKE796"),
        (["extend", "ID", "Mange sager", "--day", "2020-03-01"], "LKE796"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(cli, asked, words, code):
    ran = cli("request", *(asked["id"] if word == "ID" else word for word in words))
    assert ran.code != 0
    assert code in ran.err
    assert listed(cli) == [asked]


def test_erasure_is_met_only_once_the_person_is_erased_and_the_way_is_named(cli):
    assert cli("request", "add", "erasure", "--person", "Kim Rosenkilde").code == 0
    (request,) = listed(cli)
    ran = cli("request", "close", request["id"], "met")
    assert "LKE794" in ran.err
    assert "lokalkontakt person erase" in ran.err


def test_a_request_is_among_what_can_be_changed(cli, asked):
    assert cli("request", "edit", asked["id"], "--type", "correction", "--note", "Nyt telefonnummer").code == 0
    (request,) = listed(cli)
    assert (request["type"], request["note"]) == ("correction", "Nyt telefonnummer")
