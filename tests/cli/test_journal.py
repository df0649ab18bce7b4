"""`journal`: documents are listed until they are journaled, are not changed after that, and are written as files."""

import csv

import pytest


@pytest.fixture
def agreement(cli):
    return cli("agreement", "write", "Korning", "--text", "Vi mødes hver måned.").lines[0]


def listed(cli, *options):
    return {one["id"]: one for one in cli("journal", "list", *options, "--format", "json").json}


def test_what_is_journaled_leaves_the_list_and_keeps_case_subject_day_and_person(cli, agreement):
    assert listed(cli)[agreement]["case"] is None
    put = ("--kle", "01.11.20-g01", "--day", "30/4/2020", "--by", "Susanne Ernst")
    assert cli("journal", "record", agreement, "20/1234", *put).code == 0
    assert agreement not in listed(cli)
    held = listed(cli, "--all")[agreement]
    assert (held["case"], held["kle"], held["journaled_on"]) == ("20/1234", "01.11.20-G01", "2020-04-30")
    assert held["journaled_by"] == "Susanne Ernst"


def test_what_is_journaled_is_not_changed_until_it_is_taken_out(cli, agreement):
    cli("journal", "record", agreement, "20/1234")
    refused = cli("agreement", "edit", agreement, "--text", "Noget andet")
    assert (refused.code, "LKE274" in refused.err, "20/1234" in refused.err) == (1, True, True)
    assert cli("journal", "remove", agreement).code == 0
    assert cli("agreement", "edit", agreement, "--text", "Noget andet").code == 0


def test_a_journaling_is_undone_and_redone(cli, agreement):
    cli("journal", "record", agreement, "20/1234")
    cli("undo")
    assert agreement in listed(cli)
    cli("redo")
    assert agreement not in listed(cli)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (["20/1234", "--kle", "1.11"], "LKE273"),
        (["20/1234", "--day", "2/5/2020"], "LKE761"),
        ([" "], "LKE218"),
        (["20/1234", "--by", "Ingen Kendt"], "LKE"),
    ],
)
def test_what_cannot_be_noted_is_refused(cli, agreement, typed, code):
    refused = cli("journal", "record", agreement, *typed)
    assert refused.code == 2
    assert code in refused.err
    assert agreement in listed(cli)


def test_only_documents_are_journaled(cli):
    assert "LKE276" in cli("journal", "record", "glud", "20/1234").err
    assert "LKE276" in cli("journal", "remove", "=1+1").err


def test_the_package_holds_a_file_for_each_document_and_a_table_of_them(cli, agreement, tmp_path):
    report = cli("report-log", "record", "status", "=Status", "--text", "Alt går godt").lines[0]
    folder = tmp_path / "til" / "journal"
    assert cli("journal", "package", "--into", folder, language="da").code == 0
    assert "Vi mødes hver måned." in (folder / f"agreement-{agreement}.txt").read_text("utf-8")
    assert "Alt går godt" in (folder / f"report-{report}.txt").read_text("utf-8")
    table = (folder / "metadata.csv").read_text("utf-8").splitlines()
    rows = {row["id"]: row for row in csv.DictReader(table)}
    assert rows[agreement]["file"] == f"agreement-{agreement}.txt"
    assert rows[agreement]["title"] == "Samarbejdsaftale: Korning"
    assert not rows[report]["title"].startswith("=")


def test_a_package_is_not_written_over_another_one_unasked_and_leaves_out_what_is_journaled(cli, agreement, tmp_path):
    assert cli("journal", "package", "--into", tmp_path).code == 0
    assert "SF234" in cli("journal", "package", "--into", tmp_path).err
    assert cli("journal", "package", "--into", tmp_path, "--replace", "--format", "html").code == 0
    cli("journal", "record", agreement, "20/1234")
    left = tmp_path / "left"
    cli("journal", "package", "--into", left)
    assert not (left / f"agreement-{agreement}.txt").exists()
    cli("journal", "package", "--into", left, "--all", "--replace")
    assert "20/1234" in (left / f"agreement-{agreement}.txt").read_text("utf-8")


def test_a_folder_that_cannot_be_made_is_told(cli, agreement, tmp_path):
    (tmp_path / "fil").write_text("x")
    told = cli("journal", "package", "--into", tmp_path / "fil" / "ned")
    assert "LKE031" in told.err
