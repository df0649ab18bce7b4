import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

import hatch_build
from lokalkontakt_core import testing
from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.errors import StoreError

PAGE = Path(__file__).resolve().parents[2] / "docs/plugins.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the tests run apart from the checkout")


def files():
    """Give the files of the plugin that is printed: each block begins with its path."""
    return re.findall(r"```\w+\n# (\S+\.\w+)\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def village(tmp_path):
    """The plugin, as its author has it on disk."""
    for name, content in files():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    hatch_build.compile_catalogues(tmp_path)
    return tmp_path


def test_the_plugin_passes_its_kits_as_printed(village):
    (village / "pytest.ini").write_text("[pytest]\naddopts = -p no:cacheprovider\n")
    command = [sys.executable, "-m", "pytest", "-q", "--basetemp", "own", "tests"]
    ran = subprocess.run(command, cwd=village, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert ran.returncode == 0, ran.stdout
    assert "passed" in ran.stdout


def test_its_wheel_holds_its_modules_and_its_words(village):
    (village / ".gitignore").write_text("*.mo\n")
    (wheel,) = WheelBuilder(str(village)).build(directory=str(village / "dist"), versions=["standard"])
    held = set(ZipFile(wheel).namelist())
    assert {"village/plugin.py", *(f"village/locale/{one}/LC_MESSAGES/village.mo" for one in LANGUAGES)} <= held


def test_its_entry_point_names_the_module_that_is_printed(village):
    points = tomllib.loads((village / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    (module,) = points["lokalkontakt.plugins"].values()
    assert (village / f"{module.replace('.', '/')}.py").is_file()


def test_the_kits_that_are_named_are_all_there_are():
    named = set(re.findall(r"^\| `(\w+)\.(\w+Contract)`", PAGE.read_text("utf-8"), re.MULTILINE))
    (folder,) = testing.__path__
    kits = {
        (path.stem, name)
        for path in Path(folder).glob("*.py")
        for name in re.findall(r"^class (\w+Contract)\(", path.read_text("utf-8"), re.MULTILINE)
    }
    parts = {(stem, name) for stem, name in kits if stem.endswith(("_trouble", "_together"))}
    assert named == kits - parts - {("notifier", "NotifierContract")}


def codes():
    return re.findall(r"^\| `(LKE\d+)` \|.*\| (`.*`) \|$", PAGE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("code", "values"), codes())
def test_the_values_that_are_named_fill_the_words_of_a_code(code, values):
    given = dict.fromkeys(re.findall(r"`(\w+)`", values), "filled")
    for language in LANGUAGES:
        assert "…" not in "".join(Catalogue(language).explain(StoreError(code, **given)))
