import pytest

from lokalkontakt_cli import at_once
from lokalkontakt_cli.main import run
from lokalkontakt_tui import starting


@pytest.fixture
def started(monkeypatch):
    """What the full-screen program would show, in a terminal that can draw."""
    shown = []
    monkeypatch.setattr(at_once, "full_screen_is_possible", lambda _environ: True)
    monkeypatch.setattr(starting, "start", lambda prepare, *, language: shown.append((*prepare(), language)))
    for name in ("LOKALKONTAKT_REGISTER", "LOKALKONTAKT_LANGUAGE", "LOKALKONTAKT_ACTOR"):
        monkeypatch.delenv(name, raising=False)
    return shown


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], {}),
        (["--register", "x"], {"register": "x"}),
        (["--register=a=b", "--on", "1/5"], {"register": "a=b", "on": "1/5"}),
        (["--debug", "--actor", "anna"], {"actor": "anna"}),
        (["--language", "da", "--language=en"], {"language": "en"}),
        (["areas"], None),
        (["--register", "x", "areas"], None),
        (["--register"], None),
        (["--register", "--debug"], None),
        (["--debug=1"], None),
        (["--version"], None),
        (["--regster", "x"], None),
        (["--", "x"], None),
    ],
)
def test_only_the_programs_own_options_open_it_at_once(args, said):
    assert at_once.options_alone(args) == said


def test_a_language_that_is_none_is_for_the_parser_to_complain_about(started):
    assert not at_once.is_asked(["--language", "fr"], {})
    assert at_once.is_asked(["--language", "en"], {})


def test_without_a_terminal_the_parser_tells_so(capsys):
    assert run([]) == 2
    assert "LKE035" in capsys.readouterr().err


def test_the_named_register_is_opened_as_who_and_when_it_was_said(started, demo):
    assert run(["--register", str(demo), "--language", "en", "--actor", "berit", "--on", "2020-06-02"]) == 0
    ((desk, _opener, language),) = started
    assert language == desk.words.language == "en"
    assert desk.day.isoformat() == "2020-06-02"
    assert desk.workspace.actor == "berit"


def test_the_register_of_the_current_folder_is_opened(started, demo, monkeypatch):
    monkeypatch.chdir(demo)
    assert run([]) == 0
    assert started[0][0].open


def test_where_there_is_none_the_ways_to_begin_are_shown(started, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["--language", "da"]) == 0
    assert not started[0][0].open


@pytest.mark.parametrize(
    ("args", "code", "problem"),
    [
        (["--register", "/findes/ikke"], 3, "LKE103"),
        (["--register", "telex:1"], 2, "LKE106"),
        (["--on", "2020-02-30"], 2, "LKE021"),
    ],
)
def test_what_is_wrong_is_told_as_for_any_command(started, capsys, args, code, problem):
    assert run([*args, "--language", "en"]) == code
    talk = capsys.readouterr().err
    assert problem in talk
    assert "Traceback" not in talk
    assert started == []


def test_a_defect_is_shown_in_full_when_asked(monkeypatch, capsys):
    def broken(_prepare, *, language):
        raise ZeroDivisionError(language)

    monkeypatch.setattr(at_once, "full_screen_is_possible", lambda _environ: True)
    monkeypatch.setattr(starting, "start", broken)
    assert run(["--debug"]) == 3
    talk = capsys.readouterr().err
    assert "Traceback" in talk
    assert "LKE001" in talk
    assert run([]) == 3
    assert "Traceback" not in capsys.readouterr().err
