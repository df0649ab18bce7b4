import pytest

from lokalkontakt_tui import starting
from lokalkontakt_tui.answering import app as answering


@pytest.fixture
def opened(monkeypatch):
    """What the full-screen program was opened with, in a terminal that can draw."""
    calls = []
    monkeypatch.setattr("lokalkontakt_cli.opening.full_screen_is_possible", lambda _environ: True)
    monkeypatch.setattr("lokalkontakt_cli.commands.answer.full_screen_is_possible", lambda _environ: True)
    monkeypatch.setattr(starting, "run", lambda register, **given: calls.append((register, given)))
    monkeypatch.setattr(answering, "answer", lambda session, clock, plugins=(): calls.append((session, clock)))
    return calls


def test_without_a_command_the_full_screen_program_opens_on_the_named_register(disk, opened):
    assert disk().code == 0
    assert opened == [(str(disk.register), {"language": "en", "actor": "tester", "day": None})]


def test_it_opens_on_the_register_of_the_current_folder(disk, opened, monkeypatch):
    monkeypatch.chdir(disk.register)
    assert disk(register=False).code == 0
    assert opened[0][0] == "."


def test_it_opens_on_none_where_there_is_none(bare, opened):
    assert bare().code == 0
    assert opened[0][0] is None


def test_a_broken_register_in_the_current_folder_is_told_and_no_welcome_shown(disk, opened, monkeypatch):
    monkeypatch.chdir(disk.register)
    (disk.register / "register.toml").write_text("[[", "utf-8")
    assert disk(register=False).code == 3
    assert opened == []


def test_the_demo_opens_in_a_fresh_copy(bare, opened, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert bare("demo").code == 0
    assert opened[0][0].startswith(str(tmp_path))
    assert bare("--register", opened[0][0], "areas").code == 0


@pytest.mark.parametrize("command", [[], ["demo"]])
def test_without_a_terminal_the_way_to_the_commands_is_told(bare, command, tmp_path):
    ran = bare(*command)
    assert ran.code == 2
    assert "LKE035" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_code_opens_the_answering_program_and_nothing_else(cli, opened):
    cli("wave", "open", "Ønsker", "--form", "wish", "--mode", "named", "--areas", "As")
    code = cli("wave", "codes", "Ønsker", "--format", "json").json[0]["code"]
    assert cli("answer", code).code == 0
    (session, _clock) = opened[0]
    assert session.label.startswith("As")
    assert not hasattr(session, "workspace")


def test_plain_answering_is_chosen_by_its_option(cli, opened):
    cli("wave", "open", "Ønsker", "--form", "wish", "--mode", "named", "--areas", "As")
    code = cli("wave", "codes", "Ønsker", "--format", "json").json[0]["code"]
    assert "p pause" in cli("answer", code, "--plain").out
    assert opened == []
