"""No register yet: four ways to begin, each into a folder of one's own."""

import sys
from contextlib import asynccontextmanager
from subprocess import run

from lokalkontakt_core.coordination.coverage import count_coverage
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.records.person import Person
from lokalkontakt_schemas.examples import example_text
from lokalkontakt_tui.app import LokalkontaktApp
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.opening import Opener
from tests.tui.conftest import Person as Visitor


@asynccontextmanager
async def started(size=(120, 40)):
    """Begin without a register, and give somebody at the keyboard."""
    host = Host()
    app = LokalkontaktApp(Desk(None, Words("da"), host), Opener(host, actor="anna"))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Visitor(app, pilot)


async def test_the_welcome_offers_four_ways_and_no_place_to_go():
    async with started((80, 24)) as person:
        seen = person.seen()
        for words in ("1  Prøv med eksemplet", "2  Åbn et register", "3  Læs en liste ind", "4  Begynd forfra"):
            assert words in seen
        assert "Overblik  " not in seen.splitlines()[1]
        await person.press("ctrl+z", "d", "ctrl+p")
        assert "Prøv med eksemplet" in person.seen()


async def test_the_example_is_made_in_a_copy_and_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with started() as person:
        await person.press("1", "ctrl+s")
        assert (tmp_path / "hedensted-2020" / "register.toml").exists()
        assert "Det venter på dig" in person.seen()
        assert person.app.desk.reading.register.all(Person)


async def test_an_empty_register_is_made_from_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with started() as person:
        await person.press("4")
        await person.write("Vejle")
        await person.press("ctrl+s")
        assert person.app.desk.reading.register.scheme.municipality == "Vejle"
        assert "Vejle" in person.seen().splitlines()[0]


async def test_a_folder_that_would_be_called_like_a_file_is_told_of_under_its_field(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with started() as person:
        await person.press("1", "ctrl+u")
        await person.write("hus.db")
        await person.press("ctrl+s")
        assert "sqlite:hus.db" in person.seen()
        assert not (tmp_path / "hus.db").exists()


async def test_a_list_is_shown_before_it_is_read_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bilag.txt").write_text(example_text("bilag1.txt"), encoding="utf-8")
    async with started() as person:
        await person.press("3")
        await person.write("bilag.txt")
        await person.press("tab")
        await person.write("Bilag 1")
        await person.press("tab")
        await person.write("Hedensted")
        await person.press("ctrl+s")
        seen = person.seen()
        assert "28 område" in seen
        assert "1 spørgsmål gemmes" in seen
        assert not (tmp_path / "lokalkontakt").exists()
        await person.press("enter")
        reading = person.app.desk.reading
        counts = count_coverage(reading.register, reading.day)
        assert (counts.covered, counts.handover, counts.disputed, counts.uncovered) == (12, 3, 1, 12)


async def test_a_folder_that_is_no_register_is_told_under_its_field_and_can_be_corrected(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with started() as person:
        await person.press("2")
        await person.write("findes-ikke")
        await person.press("ctrl+s")
        seen = person.seen()
        assert "✗ " in seen
        assert "LKE1" in seen
        assert "findes-ikke" in seen
        assert list(tmp_path.iterdir()) == []


async def test_a_register_whose_making_was_broken_off_before_it_had_a_scheme_is_told_under_its_field(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    Host().open_store("halvt", create=True)
    async with started() as person:
        await person.press("2")
        await person.write("halvt")
        await person.press("ctrl+s")
        assert "Registret har ingen ordning endnu." in person.seen()
        assert not person.app.desk.open


def test_importing_the_package_and_its_models_loads_no_textual():
    code = (
        "import pkgutil, importlib, sys, lokalkontakt_tui.models as m\n"
        "for one in pkgutil.iter_modules(m.__path__):\n"
        "    importlib.import_module(f'lokalkontakt_tui.models.{one.name}')\n"
        "import lokalkontakt_tui.desk, lokalkontakt_tui.opening\n"
        "assert 'textual' not in sys.modules\n"
        "assert 'rich' not in sys.modules\n"
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
