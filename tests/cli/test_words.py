import ast
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po

import lokalkontakt_cli
from lokalkontakt_cli.program import root
from lokalkontakt_cli.words import Words, asked_language, chosen_language
from tests.cli.msgids import commands, used

PACKAGE = Path(lokalkontakt_cli.__file__).parent


def rooms(language):
    return sorted((PACKAGE / "locale" / language).glob("*.po"))


def read(room, language):
    with room.open("rb") as file:
        return {message.id: message.string for message in read_po(file, locale=language) if message.id}


def catalogue(language):
    return {msgid: text for room in rooms(language) for msgid, text in read(room, language).items()}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_wording_the_command_line_uses_is_in_the_catalogue(language):
    assert used() - set(catalogue(language)) == set()


def test_no_wording_of_the_catalogue_is_unused():
    interface = {msgid for msgid in catalogue("da") if not msgid.startswith("LKE")}
    assert interface - used() == set()


@pytest.mark.parametrize("room", rooms("da"), ids=lambda room: room.stem)
def test_every_room_of_the_catalogue_is_sorted(room):
    assert list(read(room, "da")) == sorted(read(room, "da"))


def test_every_command_says_what_it_does_in_one_line():
    missing = [path for path, command in commands() if not command.summary]
    assert missing == []


def test_every_option_says_what_it_is():
    silent = [
        (path, parameter.name)
        for path, command in commands()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help
    ]
    assert silent == []


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_help_of_every_command_can_be_shown(language):
    ctx = click.Context(root, info_name="lokalkontakt")
    for path, command in commands():
        inner = click.Context(command, info_name=" ".join(path), parent=ctx)
        inner.meta["lokalkontakt_cli.words"] = Words(language)
        assert command.summary in inner.get_help() or language == "da"


def test_danish_help_holds_no_english_summary():
    danish = Words("da")
    same = {command.summary for _, command in commands() if danish.plain(command.summary) == command.summary}
    assert same == set()


@pytest.mark.parametrize(
    ("args", "language"),
    [
        (["--language", "en", "areas"], "en"),
        (["--language=en"], "en"),
        (["--register", "x", "--language", "en", "areas"], "en"),
        (["--debug", "--language", "en"], "en"),
        (["areas", "--language", "en"], "en"),
        (["areas", "--language=en"], "en"),
        (["--language", "da", "areas", "--language", "en"], "en"),
        (["areas", "--", "--language", "en"], None),
        (["--register", "--language"], None),
        ([], None),
        (["--language"], None),
    ],
)
def test_the_language_is_found_before_and_after_the_command(args, language):
    assert asked_language(args) == language


@pytest.mark.parametrize(
    ("asked", "environ", "language"),
    [
        ("en", {"LOKALKONTAKT_LANGUAGE": "da"}, "en"),
        (None, {"LOKALKONTAKT_LANGUAGE": "en", "LANG": "da_DK.UTF-8"}, "en"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LC_ALL": "da_DK", "LANG": "en_GB"}, "da"),
        (None, {"LANG": "C.UTF-8"}, "da"),
        (None, {"LANG": "de_DE.UTF-8"}, "da"),
        (None, {}, "da"),
        ("fr", {}, "da"),
    ],
)
def test_the_language_is_as_asked_then_of_the_environment_then_of_the_locale_then_danish(asked, environ, language):
    assert chosen_language(asked, environ) == language


def test_a_language_that_is_none_of_ours_is_refused_in_words(bare):
    ran = bare("--language", "fr", "areas", register=False)
    assert ran.code == 2
    assert "LKE006" in ran.err


def test_no_module_of_the_command_line_names_a_plugin_or_imports_textual():
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            assert not {name.partition(".")[0] for name in names} & {"lokalkontakt_toml", "lokalkontakt_eml", "textual"}
