import subprocess
import sys

import pytest

CODE = """
import sys
before = set(sys.modules)
from lokalkontakt_cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
print("\\n".join(sorted(set(sys.modules) - before)), file=sys.stderr)
sys.exit(code)
"""


def loaded(*args):
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", CODE, *map(str, args)], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    return ran.returncode, set(ran.stderr.split())


def test_help_loads_neither_the_parser_nor_the_core_nor_any_command():
    code, modules = loaded("--help")
    assert code == 0
    assert {name for name in modules if name.startswith("lokalkontakt_core.")} == {"lokalkontakt_core.compiled_words"}
    assert {name for name in modules if name.startswith("lokalkontakt_cli.commands")} == set()
    assert {"click", "attr", "cattrs", "pluggy", "textual", "rich", "importlib.metadata"} & modules == set()


def test_the_help_of_a_group_loads_none_of_its_commands():
    _, modules = loaded("area", "--help")
    assert {name for name in modules if name.startswith("lokalkontakt_cli.commands")} == set()


@pytest.mark.parametrize("command", ["areas", "contacts", "assignments"])
def test_a_short_list_loads_no_rule_no_survey_and_no_screen(command, demo):
    code, modules = loaded("--register", demo, command)
    assert code == 0
    heavy = (
        "textual",
        "rich",
        "lokalkontakt_tui",
        "lokalkontakt_core.surveys.engine",
        "lokalkontakt_core.rules.lk",
        "smtplib",
        "importlib.metadata",
        "email",
        "zipfile",
        "calendar",
    )
    assert {name for name in modules if name.startswith(heavy)} == set()
    assert {"lokalkontakt_eml"} & {name.partition(".")[0] for name in modules} == set()


def test_another_command_is_not_loaded_with_the_one_that_runs(demo):
    _, modules = loaded("--register", demo, "areas")
    assert {name for name in modules if name.startswith("lokalkontakt_cli.commands.")} == {
        "lokalkontakt_cli.commands.areas_in_short"
    }


def test_a_short_list_loads_no_kind_of_record_and_no_store_that_it_does_not_ask(demo):
    _, modules = loaded("--register", demo, "areas")
    assert {f"lokalkontakt_core.records.{kind}" for kind in ("pilot", "plan_step", "department")} & modules == set()
    beside = ("response_store", "delivery_store", "keeper", "access_log")
    assert {f"lokalkontakt_toml.{module}" for module in beside} & modules == set()
