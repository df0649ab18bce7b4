import io
import re
from pathlib import Path

import pytest

from lokalkontakt_core.coordination.assignments import of_area
from lokalkontakt_core.extension.host import Host
from lokalkontakt_schemas.forms import shipped_form

README = Path(__file__).resolve().parents[2] / "README.md"
pytestmark = pytest.mark.skipif(not README.exists(), reason="the tests run apart from the checkout")


def examples():
    return re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)


def test_the_example_of_the_library_runs_as_printed(tmp_path, monkeypatch, run_program):
    monkeypatch.chdir(tmp_path)
    run_program("demo", "--into", "hedensted")
    exec(compile(examples()[0], "README.md", "exec"), {})  # noqa: S102 - our own example
    register = Host().open_store("toml:./hedensted").register.read()
    assert len(of_area(register, "bjerre")) == 1


def test_the_example_of_the_form_engine_runs_as_printed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "form.toml").write_text(shipped_form("wish").text, "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n" * 50))
    exec(compile(examples()[1], "README.md", "exec"), {})  # noqa: S102 - our own example
    assert "'yes'" in capsys.readouterr().out


def test_every_picture_and_page_it_names_is_there():
    text = README.read_text("utf-8")
    named = re.findall(r"\]\(([^)#]+)\)", text)
    missing = [name for name in named if not name.startswith("http") and not (README.parent / name).exists()]
    assert missing == []
