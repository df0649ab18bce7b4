import re
import tomllib
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs/embedding.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the tests run apart from the checkout")


def test_its_examples_run_as_printed_one_after_the_other(tmp_path, monkeypatch, run_program, capsys):
    monkeypatch.chdir(tmp_path)
    run_program("demo", "--into", "hedensted")
    capsys.readouterr()
    names = {}
    for example in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        exec(compile(example, PAGE.name, "exec"), names)  # noqa: S102 - our own example
    said = capsys.readouterr().out
    assert "1 change made meanwhile" in said
    assert "wave-" in said


def test_every_page_it_names_is_there():
    named = re.findall(r"\]\(([^)#]+)\)", PAGE.read_text("utf-8"))
    assert [name for name in named if not (PAGE.parent / name).exists()] == []


def test_every_package_in_the_wheel_says_that_it_is_typed():
    root = PAGE.parents[1]
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    packages = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert [package for package in packages if not (root / package / "py.typed").is_file()] == []
