"""Insight and erasure on the command line: looked at before it is done, asked for, noted, and gone afterwards."""

import pytest


@pytest.fixture
def person(disk):
    made = disk("person", "add", "Tordis Øvlisen", "--work-email", "tordis@kommune.example").lines[0]
    disk("area", "add", "Lille Prøve", "--status-note", "Ring til Tordis Øvlisen")
    disk("area", "add", "Store Prøve", "--status-note", "Tordis ved det")
    return made


def everything(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_dry_run_lists_what_would_go_and_what_must_be_decided_and_writes_nothing(disk, person):
    ran = disk("person", "erase", "Tordis Øvlisen", "--dry-run")
    assert ran.code == 0
    assert "Ring til Tordis Øvlisen" in ran.err
    assert "Tordis ved det" in ran.err
    assert disk("person", "show", person, "--format", "json").json["name"] == "Tordis Øvlisen"


def test_without_a_yes_nothing_is_erased(disk, person):
    assert disk("person", "erase", person).code == 2
    assert disk("person", "show", person, "--format", "json").json["name"] == "Tordis Øvlisen"


def test_after_a_yes_the_name_is_nowhere_and_what_was_not_decided_stays(disk, person):
    key = disk("person", "erase", person, "--dry-run", "--format", "json").json["lone"][0]["key"]
    ran = disk("person", "erase", person, "--also", key, "--yes", "--format", "json")
    assert (ran.code, ran.json["dry_run"], ran.json["placeholder"]) == (0, False, "erased person #1")
    kept = everything(disk.register)
    assert "Øvlisen".encode() not in kept
    assert b"Tordis" not in kept
    assert b"tordis@" not in kept
    assert disk("person", "erase", person, "--yes").code == 1
    assert disk("undo").code != 0


def test_a_duty_to_keep_needs_words_and_keeps_the_name_in_one_place(disk, person):
    assert disk("person", "erase", person, "--keep", " ", "--yes").code == 2
    assert disk("person", "erase", person, "--keep", "Journalpligt", "--yes").code == 0
    held = disk("person", "export", person, "--format", "json").json
    assert held["person"]["erased"]["kept_name"] == "Tordis Øvlisen"
    assert disk("person", "show", person, "--format", "json").json["name"] == "former person #1"


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_export_holds_record_texts_and_changes_and_is_noted(disk, person, form):
    ran = disk("person", "export", person, "--format", form)
    assert ran.code == 0
    for held in ("tordis@kommune.example", "Ring til Tordis Øvlisen", "Tordis ved det"):
        assert held in ran.out
    disk("person", "show", person)
    rows = disk("access-log", "--format", "json").json
    noted = sorted((row["access"], row["subject"], row["actor"]) for row in rows)
    assert noted == [("export", person, "tester"), ("view", person, "tester")]


def test_a_git_folder_is_named_as_not_cleaned(disk, person):
    (disk.register / ".git").mkdir()
    ran = disk("person", "erase", person, "--dry-run", "--format", "json")
    assert str(disk.register / ".git") in ran.json["not_cleaned"]


def test_retention_is_decided_shown_and_carried_out(disk, person):
    assert disk("retention", "set", "former-persons", "--months", "24").code == 2
    assert disk("retention", "set", "former-persons", "--months", "24", "--reason", "Retningslinje 7").code == 0
    disk("person", "end", person, "--from", "2016-01-01")
    rows = {row["data"]: row for row in disk("retention", "show", "--format", "json").json}
    assert (rows["former_persons"]["months"], rows["former_persons"]["things"]) == (24, [person])
    assert rows["answers"]["months"] is None
    shown = disk("retention", "apply", "--dry-run", "--format", "json")
    assert disk("retention", "--dry-run", "--format", "json").json == shown.json
    assert shown.code == 0
    assert disk("scheme", "show", "--format", "json").json["retention"] == {
        "former_persons": {"months": 24, "reason": "Retningslinje 7"}
    }
    assert "Former persons: 24 months" in disk("scheme", "show").out
    assert disk("person", "show", person, "--format", "json").json["name"] == "Tordis Øvlisen"
    assert disk("retention", "apply", "--yes").code == 0
    assert disk("person", "show", person, "--format", "json").json["name"] == "erased person #1"


def noted(disk):
    return [(row["access"], row["subject"], row["through"]) for row in disk("access-log", "--format", "json").json]


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_list_of_persons_is_noted_as_a_view_of_all(disk, form):
    assert disk("person", "list", "--format", form).code == 0
    assert noted(disk) == [("view", "*", "person list")]


def test_lists_of_what_is_no_person_are_not_noted(disk):
    for kind in ("department", "council", "cluster", "area"):
        assert disk(kind, "list").code == 0
    assert noted(disk) == []


def test_tables_with_names_are_noted_as_an_export_once_they_are_written(disk, tmp_path):
    there = tmp_path / "kontakter.csv"
    there.write_text("mit")
    assert disk("export", "contacts", "--to", there).code != 0
    assert noted(disk) == []
    assert disk("export", "contacts", "--to", there, "--replace").code == 0
    assert noted(disk) == [("export", "*", "export")]
