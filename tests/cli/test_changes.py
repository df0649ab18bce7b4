import time

import pytest

from lokalkontakt_cli.leaves import Branch
from lokalkontakt_cli.table import COMMANDS
from tests.cli import memory_plugin
from tests.cli.changing import covering, developing, knowing, meetings, register, rounds

# Every command that changes the register, once, on a fresh demo: the command, and those that are run before it.
TABLES = [module.CHANGES for module in (register, covering, knowing, meetings, developing, rounds)]
CHANGES = {name: case for table in TABLES for name, case in table.items()}

# Tested on their own: they need more than a register, or more than one step.
ELSEWHERE = {
    "accept",  # below: needs the id of a finding
    "agreement edit",  # below: needs the id of an agreement
    "handover close",  # test_handovers.py
    "import",  # test_import.py
    "journal record",  # test_journal.py: needs the id of a document
    "journal remove",  # test_journal.py
    "intake adopt",  # test_intake.py: needs a reply
    "outbox send",  # test_outbox.py: changes deliveries, not the register
    "outside adopt",  # below: needs files edited by hand
    "person erase",  # test_erasing.py: changes the history too, and is asked about first
    "retention apply",  # test_erasing.py: the same
    "wave adopt",  # test_waves.py
}

# A round that was closed stays closed.
FINAL = {"wave close"}


def prepared(cli, before):
    for command in before:
        assert cli(*command).code == 0, command


def revision(cli):
    return cli("history", "--most", "1", "--format", "json").json[0]["revision"]


def writing_commands(entries, above=""):
    for name, entry in entries.items():
        if isinstance(entry, Branch):
            yield from writing_commands(entry.entries, f"{above}{name} ")
        elif any(parameter.name == "dry" for parameter in entry.load(name).params):
            yield above + name


def test_every_command_that_changes_the_register_is_tested():
    writing = {name for section in COMMANDS.values() for name in writing_commands(section)}
    assert writing == ELSEWHERE | set(CHANGES)
    assert not ELSEWHERE & set(CHANGES)
    assert len(CHANGES) == sum(map(len, TABLES))


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_as_text_is_saved_and_says_what_was_done_and_how_to_take_it_back(cli, name):
    command, before = CHANGES[name]
    prepared(cli, before)
    at = revision(cli)
    ran = cli(*command)
    assert ran.code == 0, ran.err
    assert revision(cli) > at
    if name not in FINAL:
        assert f"Saved as change {revision(cli)}" in ran.err
        assert "lokalkontakt undo" in ran.err or "lokalkontakt redo" in ran.err
    assert "verb." not in ran.err
    assert all(" " not in line for line in ran.lines)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_as_json_names_the_records_and_what_it_does_to_the_findings(cli, name):
    command, before = CHANGES[name]
    prepared(cli, before)
    ran = cli(*command, "--format", "json")
    assert ran.code == 0, ran.err
    assert {"verb", "message", "records", "made", "revision", "dry_run", "new", "gone"} <= set(ran.json)
    assert ran.json["records"]
    for finding in (*ran.json["new"], *ran.json["gone"]):
        assert {"code", "kind", "subject", "message", "why", "remedy"} <= set(finding)


@pytest.mark.parametrize("name", CHANGES)
def test_a_dry_run_shows_the_same_and_saves_nothing(cli, name):
    command, before = CHANGES[name]
    prepared(cli, before)
    at = revision(cli)
    ran = cli(*command, "--dry-run", "--format", "json")
    assert ran.code == 0, ran.err
    assert ran.json["dry_run"] is True
    assert ran.json["revision"] is None
    assert revision(cli) == at


@pytest.mark.parametrize("name", sorted(CHANGES.keys() - FINAL))
def test_undo_gives_back_every_record_as_it_was(cli, name):
    command, before = CHANGES[name]
    prepared(cli, before)
    kept = memory_plugin.STORES["fresh"].register
    at = kept.read()
    assert cli(*command).code == 0
    assert kept.read() != at
    assert cli("redo" if name == "undo" else "undo").code == 0
    assert kept.read() == at


def test_a_change_shows_new_and_solved_findings_on_stderr(cli):
    ran = cli("hand-over", "Glud", "--to", "Mette Øvig")
    assert "Solved findings:" in ran.err
    assert "LK026" in ran.err
    assert "LK026" not in ran.out


def test_a_change_that_changes_nothing_writes_nothing(cli):
    cli("area", "edit", "Glud", "--size", "large")
    at = revision(cli)
    ran = cli("area", "edit", "Glud", "--size", "large")
    assert ran.code == 0
    assert "Nothing to change" in ran.err
    assert revision(cli) == at


def test_a_hard_rule_refuses_a_confirmation_and_says_what_is_missing(cli):
    prepared(cli, [["answer-record", "As", "yes"], ["assign", "As", "Frank Kjær"]])
    at = revision(cli)
    ran = cli("confirm", "As")
    assert ran.code == 1
    assert "LKE204" in ran.err
    assert "LK007" in ran.err
    assert ran.err.index("(LKE204)") > ran.err.index("LK007")
    assert revision(cli) == at


def test_an_area_with_several_proposals_is_confirmed_by_naming_the_contact(cli):
    prepared(cli, [["answer-record", "As", "yes"], ["assign", "As", "Mette Øvig"]])
    prepared(cli, [["assign", "As", "Jens Prøve", "--role", "substitute"]])
    assert "LKE017" in cli("confirm", "As").err
    assert cli("confirm", "As", "--contact", "Mette Øvig").code == 0


def test_a_no_of_a_covered_area_is_saved_and_shows_the_rule_it_breaks(cli):
    ran = cli("answer-record", "Hedensted", "no", "--format", "json")
    assert ran.code == 0
    assert "LK002" in {finding["code"] for finding in ran.json["new"]}


def test_yes_and_no_are_understood_in_danish_too(cli):
    assert cli("answer-record", "As", "ja").code == 0
    assert cli("area", "show", "As", "--format", "json").json["answer"] == "yes"


def test_an_undo_keeps_its_reason(cli):
    cli("area", "edit", "Glud", "--size", "large")
    cli("undo", "--reason", "Det var et andet område")
    assert cli("history", "--most", "1", "--format", "json").json[0]["why"] == "Det var et andet område"


def test_undo_takes_back_ones_own_latest_change_and_redo_brings_it_again(cli):
    cli("area", "edit", "Glud", "--size", "large")
    undone = cli("undo")
    assert (undone.code, "lokalkontakt redo" in undone.err) == (0, True)
    assert cli("area", "show", "Glud", "--format", "json").json["size"] == "small"
    redone = cli("redo")
    assert (redone.code, "lokalkontakt undo" in redone.err, "lokalkontakt redo" in redone.err) == (0, True, False)
    assert cli("area", "show", "Glud", "--format", "json").json["size"] == "large"


def test_a_colleagues_change_is_undone_by_its_number(cli):
    cli("--actor", "somebody", "area", "edit", "Glud", "--size", "large")
    assert cli("undo", revision(cli)).code == 0
    assert cli("area", "show", "Glud", "--format", "json").json["size"] == "small"


def test_a_warning_is_accepted_with_a_reason_and_the_acceptance_taken_back(cli):
    finding = next(row for row in cli("check", "--format", "json").json if row["kind"] == "warning")
    accept = ["accept", finding["code"], finding["subject"]]
    assert cli(*accept).code == 2
    assert cli(*accept, "--reason", "Aftalt med lederen", "--until", "1/7/2020").code == 0
    row = next(row for row in cli("check", "--format", "json").json if row["id"] == finding["id"])
    assert (row["open"], row["accepted"], row["accepted_until"]) == (False, "Aftalt med lederen", "2020-07-01")
    assert "Aftalt med lederen" in cli("check", "--all").out
    assert cli(*accept, "--withdraw").code == 0
    assert next(row for row in cli("check", "--format", "json").json if row["id"] == finding["id"])["open"]


def test_an_agreement_is_read_from_stdin_and_changed(cli):
    made = cli("agreement", "write", "Glud", stdin="Vi mødes\nhver måned.\n")
    assert made.code == 0
    agreement = made.out.strip()
    assert cli("agreement", "show", agreement, "--format", "json").json["text"] == "Vi mødes\nhver måned."
    assert cli("agreement", "edit", agreement, "--text", "Hver anden måned.").code == 0
    assert cli("agreement", "list", "--format", "json").json[0]["text"] == "Hver anden måned."


def test_what_was_changed_in_the_files_is_named_and_taken_over_as_one_change(disk):
    cli = disk
    file = cli.register / "records" / "area" / "glud.toml"
    file.write_text(file.read_text("utf-8").replace('name = "Glud"', 'name = "Glud By"'), "utf-8")
    listed = cli("outside", "list", "--format", "json")
    assert listed.code == 1
    assert [(row["id"], row["state"]) for row in listed.json] == [("area/glud", "changed")]
    assert "area/glud" in cli("outside", "list").out
    assert "not counted in: Glud" in cli("check").err
    assert cli("outside", "adopt", "--dry-run").code == 0
    assert cli("outside", "adopt").code == 0
    assert cli("outside", "list").code == 0
    assert cli("area", "show", "glud", "--format", "json").json["name"] == "Glud By"


def test_the_actor_is_as_said_else_of_the_environment(cli):
    cli("area", "edit", "Glud", "--size", "large")
    assert cli("history", "--most", "1", "--format", "json").json[0]["actor"] == "tester"


def test_a_login_name_stands_for_its_person(cli):
    cli("person", "edit", "Susanne Ernst", "--logins", "tester")
    cli("area", "edit", "Glud", "--size", "large")
    assert cli("history", "--most", "1", "--format", "json").json[0]["actor_name"] == "Susanne Ernst"


def test_history_says_which_change_was_taken_back(cli):
    cli("area", "edit", "Glud", "--size", "large")
    edited = revision(cli)
    cli("undo")
    latest = cli("history", "--most", "1").lines[-1]
    assert f"(change {edited})" in latest


def test_history_shows_the_time_of_day_in_denmark_wherever_the_program_runs(cli, monkeypatch):
    cli("area", "edit", "Glud", "--size", "large")  # at 8:00 UTC, in summer
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        assert "2020-05-04 10:00" in cli("history", "--most", "1").out
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_history_of_a_record_that_is_gone_can_be_read(cli):
    made = cli("person", "add", "Ib").out.strip()
    cli("undo")
    assert len(cli("history", f"person/{made}", "--format", "json").json) == 2


def test_what_was_taken_back_is_told_by_its_name_and_stays_so_in_history(cli):
    made = cli("council", "add", "Rådet i Nyby").out.strip()
    undone = cli("undo")
    assert "Rådet i Nyby" in undone.err
    assert made not in undone.err
    names = [row["name"] for row in cli("history", "--most", "2", "--format", "json").json]
    assert all("Rådet i Nyby" in name for name in names)
