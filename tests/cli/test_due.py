"""`due`: every row of the work list with its day and the command that goes on; documents only where there is a duty."""

import ast
from pathlib import Path

import pytest

from lokalkontakt_cli.commands.due import COMMANDS
from lokalkontakt_core import coordination
from lokalkontakt_core.coordination import due_handovers
from tests.cli.msgids import commands


def waiting(cli, *options):
    return {one["kind"]: one for one in cli("due", *options, "--format", "json").json}


def test_the_example_says_what_waits_with_the_command_that_goes_on(cli):
    rows = waiting(cli)
    assert rows["handover"]["command"] == "handover begin"
    assert rows["handover"]["about"] == ["area/glud", "area/hjarnoe", "area/snaptun"]
    assert rows["agreements"]["name"].startswith("16 ")


def test_what_is_due_first_is_on_top_and_says_that_it_is_late(cli):
    cli("plan", "add", "2019-03", "Spørg lederne")
    first = cli("due", "--format", "json").json[0]
    assert (first["kind"], first["due"], first["urgency"]) == ("plan_step", "2019-03-31", "overdue")


def test_documents_wait_only_where_the_scheme_says_how_soon(cli):
    document = cli("agreement", "write", "Korning", "--text", "Vi mødes.", "--day", "1.4.2020").lines[0]
    assert "unjournaled" not in waiting(cli)
    cli("scheme", "set", "JOURNAL.days", "14")
    row = waiting(cli)["unjournaled"]
    assert (row["due"], row["number"], row["command"]) == ("2020-04-15", 1, "journal list")
    assert row["about"] == [f"agreement/{document}"]
    cli("journal", "record", document, "20/1234")
    assert "unjournaled" not in waiting(cli)
    cli("undo")
    cli("scheme", "set", "JOURNAL.days", "--default")
    assert "unjournaled" not in waiting(cli)


def test_a_duty_is_a_number_of_days(cli):
    assert "LKE036" in cli("scheme", "set", "JOURNAL.days", "-1").err
    assert "LKE217" in cli("scheme", "set", "JOURNAL.days", "4000").err


def verbs():
    """Give the verbs of the work list: where a row is made its verb stands third, or in the table of its module."""
    yield from (verb for _state, _kind, verb in due_handovers.ATTESTATION_KINDS)
    for path in Path(coordination.__path__[0]).glob("due*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Due", "row_of"} and len(node.args) > 2:
                yield from (node.args[2].value,) if isinstance(node.args[2], ast.Constant) else ()


@pytest.mark.parametrize("verb", sorted(set(verbs())))
def test_each_verb_of_the_work_list_has_a_command(verb):
    assert verb in COMMANDS


def test_each_command_named_there_is_one():
    assert set(COMMANDS.values()) <= {" ".join(path) for path, _ in commands()}
