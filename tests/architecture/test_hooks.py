import inspect
import re
from pathlib import Path

import pytest

from lokalkontakt_core.extension import hooks

ROOT = Path(__file__).resolve().parents[2]
HOOKS = [name for name, function in inspect.getmembers(hooks, inspect.isfunction) if name.startswith("lokalkontakt_")]


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_a_section_with_its_arguments_in_the_documentation(name):
    arguments = ", ".join(inspect.signature(getattr(hooks, name)).parameters)
    assert f"### `{name}({arguments})`" in (ROOT / "docs/plugins.md").read_text("utf-8")


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_says_when_it_is_called_or_what_it_gives_and_is_typed(name):
    function = getattr(hooks, name)
    assert re.search(r"Called|Returns", function.__doc__)
    signature = inspect.signature(function)
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_answered_in_a_test(name):
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py") if path != Path(__file__))
    assert name in tests


def test_the_documentation_names_no_hook_there_is_not():
    named = set(re.findall(r"### `(lokalkontakt_\w+)\(", (ROOT / "docs/plugins.md").read_text("utf-8")))
    assert named == set(HOOKS)
