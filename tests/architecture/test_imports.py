import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "lokalkontakt_core"
EDGE = {"codec", "extension", "testing", "catalogue.py"}
WORLD = {
    "pluggy", "cattrs", "textual", "rich", "click", "sqlite3", "smtplib", "socket", "logging", "pathlib", "os", "locale",
    "time", "tempfile", "shutil", "subprocess", "threading", "importlib", "random", "uuid", "secrets", "urllib", "http",
}  # fmt: skip


def domain_modules():
    for path in sorted(CORE.rglob("*.py")):
        if path.relative_to(CORE).parts[0] not in EDGE:
            yield path


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", domain_modules(), ids=lambda path: path.relative_to(CORE).as_posix())
def test_a_domain_module_knows_no_clock_file_network_or_framework(path):
    assert {name for name in imported(path) if name.partition(".")[0] in WORLD} == set()


def loaded_after(statement):
    code = f"import sys; before = set(sys.modules); {statement}; print('\\n'.join(sorted(set(sys.modules) - before)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return set(ran.stdout.split())


def test_importing_the_core_loads_nothing_but_itself():
    loaded = loaded_after("import lokalkontakt_core")
    assert {name for name in loaded if name.startswith("lokalkontakt")} == {"lokalkontakt_core"}
    assert {"attrs", "attr", "cattrs", "click", "pluggy", "textual"} & loaded == set()


def test_the_host_loads_no_plugin_and_no_rule_until_it_is_asked():
    loaded = loaded_after("from lokalkontakt_core.extension.host import Host; Host()")
    assert {
        name for name in loaded if name.startswith(("lokalkontakt_toml", "lokalkontakt_core.rules", "cattrs"))
    } == set()


def test_opening_the_command_line_loads_neither_textual_nor_a_plugin():
    loaded = loaded_after("import lokalkontakt_cli.main")
    assert {
        name for name in loaded if name.partition(".")[0] in {"textual", "rich", "cattrs", "lokalkontakt_toml"}
    } == set()


def test_the_full_screen_package_loads_textual_only_when_it_runs():
    assert "textual" not in loaded_after("import lokalkontakt_tui")


def test_no_package_is_called_by_a_common_name():
    wheel = (ROOT / "pyproject.toml").read_text("utf-8")
    assert '"tui"' not in wheel
    assert '"plugins"' not in wheel
