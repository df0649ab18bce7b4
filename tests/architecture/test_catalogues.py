import ast
import re
import string
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LOCALES = sorted(
    path.parent.parent
    for path in ROOT.glob("*/**/locale/da")
    if ".venv" not in path.parts and "build" not in path.parts
)
CODED = re.compile(r"(LKE\d{3}|LK\d{3}|LKI\d{3})\.(what|why|remedy|unknown)")
CODE = re.compile(r"LKE\d{3}")
FILLER = string.Formatter()


def packages():
    return [
        path
        for path in (ROOT / "lokalkontakt_core", *(ROOT / "plugins").iterdir(), *(ROOT / "tui").iterdir())
        if path.is_dir()
    ]


def read(package, language):
    entries = {}
    for source in sorted((package / "locale" / language).glob("*.po")):
        with source.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    assert message.id not in entries, f"{message.id} stands twice, the second time in {source.name}"
                    entries[message.id] = message.string
    return entries


def placeholders(text):
    return Counter(name for _, name, _, _ in FILLER.parse(text) if name is not None)


with_words = [package for package in packages() if (package / "locale" / "da").is_dir()]


@pytest.mark.parametrize("package", with_words, ids=lambda package: package.name)
def test_both_catalogues_hold_the_same_messages_and_leave_none_empty(package):
    danish, english = read(package, "da"), read(package, "en")
    assert sorted(danish) == sorted(english)
    assert [msgid for msgid, text in [*danish.items(), *english.items()] if not text] == []


@pytest.mark.parametrize("package", with_words, ids=lambda package: package.name)
def test_both_languages_fill_the_same_placeholders(package):
    danish, english = read(package, "da"), read(package, "en")
    differing = {
        msgid for msgid in danish if set(placeholders(danish[msgid])) != set(placeholders(english.get(msgid, "")))
    }
    assert differing == set()


@pytest.mark.parametrize("package", with_words, ids=lambda package: package.name)
def test_an_english_interface_text_has_no_placeholder_its_translation_lacks(package):
    for msgid, text in read(package, "da").items():
        if " " in msgid:
            assert set(placeholders(msgid)) == set(placeholders(text)), msgid


def used_codes():
    found = {}
    for package in packages():
        for path in package.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                    found.setdefault(node.value, []).append(path.relative_to(ROOT).as_posix())
    return found


def test_every_error_code_in_the_code_has_its_three_texts_and_no_text_is_without_a_code():
    words = set()
    for package in with_words:
        words |= set(read(package, "da"))
    used = used_codes()
    missing = {
        f"{code}.{part}": places[0]
        for code, places in used.items()
        for part in ("what", "why", "remedy")
        if f"{code}.{part}" not in words
    }
    assert missing == {}
    unused = {match[1] for msgid in words if (match := CODED.fullmatch(msgid)) and match[1].startswith("LKE")} - set(
        used
    )
    assert unused == set()


def test_danish_texts_follow_the_tone_of_the_house():
    avoided = re.compile(r"ugyldig|påkrævet|vent venligst|er du sikker|!", re.IGNORECASE)
    found = {
        msgid: text for package in with_words for msgid, text in read(package, "da").items() if avoided.search(text)
    }
    assert found == {}
