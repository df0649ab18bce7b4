import subprocess
import sys
import threading

import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_tui import starting
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.flows.program import screen_text
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.opening import Opener
from lokalkontakt_tui.screens.overview import OverviewScreen
from lokalkontakt_tui.starting import StartingApp, StartScreen
from tests.tui.conftest import LONGEST, NOW, until


@pytest.fixture
def desk_on():
    """Give what prepares a desk on a workspace; others are not listened for."""

    def made(workspace, language="da"):
        host = Host([])
        return Desk(workspace, Words(language), host), Opener(host, actor="anna", clock=FixedClock(NOW))

    return made


@pytest.fixture
def held_back(monkeypatch):
    """Loading that goes on until a test lets it end."""
    gate = threading.Event()
    monkeypatch.setattr(starting, "_load_needed", lambda: gate.wait(LONGEST))
    yield gate
    gate.set()


def test_the_first_screen_is_painted_before_core_attrs_and_screens_are_loaded():
    code = (
        "import sys, lokalkontakt_tui.starting\n"
        "ours = {name for name in sys.modules if name.startswith('lokalkontakt')}\n"
        "print(sorted(name for name in ours if 'screens' in name or 'desk' == name.rpartition('.')[2]))\n"
        "print(sorted(name for name in ours if name.startswith('lokalkontakt_core.')))\n"
        "print('attr' in sys.modules, 'pluggy' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert ran.stdout.splitlines() == [
        "[]",
        "['lokalkontakt_core.compiled_words', 'lokalkontakt_core.errors']",
        "False False",
    ]


@pytest.mark.parametrize(("language", "words"), [("da", "Læser registret …"), ("en", "Reading the register …")])
async def test_the_frame_is_seen_while_the_register_is_still_to_be_read(imported, desk_on, held_back, language, words):
    app = StartingApp(lambda: desk_on(imported, language), language)
    app.listen = lambda: None
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        seen = screen_text(app)
        assert words in seen
        assert seen.splitlines()[0] == " lokalkontakt"
        assert {"da": "1 Overblik", "en": "1 Overview"}[language] in seen.splitlines()[1]
        held_back.set()
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen) and "28" in screen_text(app))
        assert words not in screen_text(app)


async def test_keys_typed_too_early_do_nothing_and_harm_nothing(imported, desk_on, held_back):
    app = StartingApp(lambda: desk_on(imported), "da")
    app.listen = lambda: None
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press(
            "2", "d", "ctrl+z", "ctrl+p", "question_mark", "ctrl+l", "ctrl+t", "ctrl+c", "enter", "escape"
        )
        assert isinstance(app.screen, StartScreen)
        held_back.set()
        await until(pilot, lambda: isinstance(app.screen, OverviewScreen))
        await pilot.press("2")
        await until(pilot, lambda: "Glud" in screen_text(app))
    assert app.problem is None


async def test_one_can_leave_before_anything_is_read(imported, desk_on, held_back):
    asked = []
    app = StartingApp(lambda: asked.append("opened") or desk_on(imported), "da")
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+q")
        held_back.set()
    assert asked == []
    assert app.problem is None


async def test_what_is_wrong_with_the_register_ends_the_program_and_is_kept():
    problem = StoreError("LKE103", place="findes-ikke")

    def refuse():
        raise problem

    app = StartingApp(refuse, "da")
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.problem is not None)
    assert app.problem is problem


def test_what_is_wrong_is_raised_when_the_terminal_is_given_back(monkeypatch):
    problem = StoreError("LKE103", place="findes-ikke")
    monkeypatch.setattr(StartingApp, "run", lambda app: setattr(app, "problem", problem))
    with pytest.raises(StoreError) as raised:
        starting.start(lambda: pytest.fail("not asked"), language="da")
    assert raised.value is problem


async def test_without_a_register_the_ways_to_begin_follow(desk_on):
    app = StartingApp(lambda: desk_on(None), "da")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Prøv med eksemplet" in screen_text(app))


def test_everything_that_is_loaded_beside_the_first_screen_is_there():
    starting._load_needed()
    assert set(starting._NEEDED) <= set(sys.modules)
