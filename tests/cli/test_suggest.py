"""`suggest` on the example: every area is listed, nothing changes unasked, and what is taken over is one change."""

import csv
import io

import pytest

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_schemas.examples import example_text


def by_id(ran):
    return {row["id"]: row for row in ran.json}


@pytest.fixture(params=["search", "optimise"])
def engine(request):
    if request.param == "optimise":
        pytest.importorskip("highspy")
    return request.param


def test_every_area_is_listed_with_contact_cost_reasons_and_alternatives(cli, engine):
    rows = cli("suggest", "--format", "json", "--engine", engine).json
    assert len(rows) == 28
    for row in rows:
        assert {"id", "name", "contact", "cost", "reasons", "alternatives"} <= row.keys()
        assert row["cost"] == sum(reason["cost"] for reason in row["reasons"])
        assert row["reasons"]
    assert {row["contact"] for row in rows} > {None}


def test_an_imported_list_without_answers_is_taken_whole_and_that_is_said(bare, tmp_path, engine):
    file = tmp_path / "bilag1.txt"
    file.write_text(example_text("bilag1.txt"), "utf-8")
    bare("import", file, "--into", "nyt", "--name", "Bilag 1")
    bare.register = "nyt"
    ran = bare("suggest", "--format", "json", "--engine", engine)
    rows = ran.json
    assert len(rows) == len({row["id"] for row in rows}) == 28
    assert "No area has answered yet. So all 28 are taken in." in ran.err
    assert "Nobody has the manager's yes." in ran.err
    covered = [row for row in rows if row["contact"] is not None]
    assert len(covered) == 16
    assert all(row["contact"] in row["today"] and not row["changes"] for row in covered)
    assert all("nobody" in [reason["code"] for reason in row["reasons"]] for row in rows if row["contact"] is None)


def test_while_an_answer_is_recorded_only_areas_that_said_yes_are_distributed(cli):
    ran = cli("suggest", "--format", "json")
    rows = by_id(ran)
    assert rows["bjerre"]["contact"] is not None
    assert rows["daugaard"]["contact"] is None
    assert [reason["code"] for reason in rows["daugaard"]["reasons"]] == ["not_answered"]
    assert [reason["code"] for reason in rows["vrigsted"]["reasons"]] == ["said_no"]
    assert "Only areas that have said yes are distributed" in ran.err
    more = by_id(cli("suggest", "--format", "json", "--include", "unanswered"))
    assert [reason["code"] for reason in more["daugaard"]["reasons"]] != ["not_answered"]
    assert more["vrigsted"]["contact"] is None


def test_an_area_that_has_not_answered_stays_where_it_is(cli):
    rows = by_id(cli("suggest", "--format", "json"))
    assert rows["korning"]["contact"] in rows["korning"]["today"]
    assert not rows["korning"]["changes"]
    assert rows["korning"]["alternatives"] == []


def test_a_pin_is_kept_whatever_it_costs_and_a_ban_too(cli):
    plain = by_id(cli("suggest", "--format", "json"))
    mette = plain["bjerre"]["contact"]
    assert plain["glud"]["contact"] != mette
    pinned = by_id(cli("suggest", "--format", "json", "--pin", "glud=Mette Øvig"))
    assert pinned["glud"]["contact"] == mette
    assert "pinned" in [reason["code"] for reason in pinned["glud"]["reasons"]]
    assert pinned["bjerre"]["contact"] is None
    assert by_id(cli("suggest", "--format", "json", "--ban", "bjerre=Mette Øvig"))["bjerre"]["contact"] != mette


@pytest.mark.parametrize(
    ("pairs", "code", "said"),
    [
        (["--pin", "vrigsted=Mette Øvig"], ExitCode.FINDINGS, "the area has said no"),
        (["--pin", "daugård=Mette Øvig"], ExitCode.FINDINGS, "has not answered"),
        (["--pin", "bjerre=Frank Kjær"], ExitCode.FINDINGS, "What is missing"),
        (["--pin", "bjerre=Mette Øvig", "--ban", "bjerre=Mette Øvig"], ExitCode.FINDINGS, "both pinned"),
        (["--pin", "bjerre=Mette Øvig", "--pin", "bjerre=Lene Thorgaard"], ExitCode.FINDINGS, "pinned to several"),
        (["--pin", "bjerre=Mette Øvig", "--pin", "glud=Mette Øvig"], ExitCode.FINDINGS, "do not hang together"),
        (
            ["--pin", "bjerre=Mette Øvig", "--pin", "bjerre=Lene Thorgaard", "--pin", "vrigsted=Mette Øvig"],
            ExitCode.FINDINGS,
            "2 pins",
        ),
        (["--pin", "bjerre"], ExitCode.USAGE, "is not a pair"),
        (["--pin", "nowhere=Mette Øvig"], ExitCode.USAGE, "nowhere"),
        (["--apply", "daugård"], ExitCode.USAGE, "has nobody for Daugård"),
        (["--engine", "oracle"], ExitCode.TROUBLE, "oracle"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(cli, pairs, code, said):
    before = cli("history").out
    ran = cli("suggest", *pairs)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert cli("history").out == before


def test_nothing_changes_without_apply_or_with_a_dry_run(cli):
    before = cli("assignments", "--format", "json").json
    assert cli("suggest").code == ExitCode.OK
    assert cli("suggest", "--apply", "bjerre", "--dry-run").code == ExitCode.OK
    assert cli("assignments", "--format", "json").json == before


def test_what_is_taken_over_is_one_change_that_can_be_taken_back(cli):
    before = cli("assignments", "--format", "json").json
    suggested = by_id(cli("suggest", "--format", "json"))["bjerre"]["contact"]
    ran = cli("suggest", "--apply", "bjerre", "--format", "json")
    assert (ran.code, ran.json["verb"]) == (ExitCode.OK, "apply_suggestion")
    after = cli("assignments", "--format", "json").json
    new = [row for row in after if row not in before]
    assert [(row["area_id"], row["contact_id"], row["state"]) for row in new] == [("bjerre", suggested, "proposed")]
    assert by_id(cli("suggest", "--format", "json"))["bjerre"]["contact"] == suggested
    assert "Nothing to change" in cli("suggest", "--apply", "bjerre").err
    cli("undo")
    assert cli("assignments", "--format", "json").json == before


def test_csv_holds_one_line_an_area_with_words(cli):
    rows = list(csv.DictReader(io.StringIO(cli("suggest", "--format", "csv").out)))
    assert len(rows) == 28
    (bjerre,) = [row for row in rows if row["id"] == "bjerre"]
    assert "one more contact (+5)" in bjerre["reasons"]


def test_danish_and_english_say_all_of_it_in_words(cli):
    for language in ("da", "en"):
        ran = cli("suggest", "--include", "unanswered", language=language)
        assert "suggestion." not in ran.out + ran.err
        assert "bar." not in cli("suggest", "--format", "json", language=language).out
