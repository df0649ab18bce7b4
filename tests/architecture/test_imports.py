import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "lokalkontakt_core"
EDGE = {"codec", "extension", "testing", "catalogue.py"}
WORLD = {
    "pluggy", "cattrs", "textual", "rich", "click", "sqlite3", "smtplib", "socket", "logging", "pathlib", "os",
    "locale", "tempfile", "time", "shutil", "subprocess", "threading", "importlib", "uuid", "secrets",
    "urllib", "http",
}  # fmt: skip

ALLOWED = {"records/kinds.py": {"importlib"}}  # it loads its own neighbours, each when its kind is first asked for


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
    world = WORLD - ALLOWED.get(path.relative_to(CORE).as_posix(), set())
    assert {name for name in imported(path) if name.partition(".")[0] in world} == set()


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
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert all(Path(package).name.startswith("lokalkontakt_") for package in wheel["packages"])


def test_plugins_never_import_each_other_and_front_ends_name_none():
    plugins = {path.name for path in (ROOT / "plugins").iterdir() if path.is_dir()}
    offending = {
        (path.relative_to(ROOT).as_posix(), name)
        for folder in ("plugins", "tui", "lokalkontakt_core")
        for path in (ROOT / folder).rglob("*.py")
        for name in imported(path)
        if name.partition(".")[0] in plugins - {path.relative_to(ROOT).parts[1]}
    }
    assert offending == set()


def test_view_models_and_the_command_line_import_no_textual():
    pure = [*(ROOT / "tui/lokalkontakt_tui/models").rglob("*.py"), *(ROOT / "tui/lokalkontakt_cli").rglob("*.py")]
    assert [path.name for path in pure if any(name.partition(".")[0] == "textual" for name in imported(path))] == []
