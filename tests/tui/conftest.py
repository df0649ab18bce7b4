"""What the tests of the full-screen program share: registers in memory, and somebody at the keyboard."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.examples.hedensted import lay_example
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.import_list import import_list
from lokalkontakt_core.services.scheme import create_scheme
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_schemas.examples import example_text
from lokalkontakt_tui.app import LokalkontaktApp
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.dialogs.base import Dialog
from lokalkontakt_tui.flows.program import screen_text
from lokalkontakt_tui.models.reading import Reading, Words
from lokalkontakt_tui.opening import Opener
from lokalkontakt_tui.screens.bench_panes import BenchPanes
from lokalkontakt_tui.screens.list_detail import REST, ListDetail

NOW = datetime(2020, 5, 1, 8, 12, tzinfo=UTC)
TODAY = date(2020, 5, 1)
LONGEST = 120
"""For how long anything is waited for, in seconds; only a test that fails takes it."""
ROUNDS = 3
"""A key goes from the program to what has the focus, and from there up again."""


def new_workspace(store=None):
    ids = CountedIds(5000)
    return Workspace(store or memory_store(), actor="anna", clock=FixedClock(NOW), ids=ids, rules=RULES, day=TODAY)


@pytest.fixture
def imported():
    """A register with nothing but what Bilag 1 says."""
    workspace = new_workspace()
    workspace.do(create_scheme, name="Hedensted 2019/20", municipality="Hedensted")
    workspace.do(import_list, text=example_text("bilag1.txt"), name="Bilag 1")
    return workspace


@pytest.fixture
def practised():
    """The example with its practice data: Mette Øvig and Jens Prøve can be confirmed."""
    store = memory_store()
    lay_example(store.register)
    workspace = new_workspace(store)
    workspace.do(demo_overlay)
    return workspace


async def until(pilot, true):
    """Wait until something is true: on a busy machine a program seems to rest, and `pause` ends, when it only waits."""
    async with asyncio.timeout(LONGEST):
        while not true():
            await pilot.pause(0.01)


def _trails(screen):
    """Tell whether a screen is still to show what the cursor stands on."""
    match screen:
        case ListDetail():
            return screen._detailed != screen.rows.key
        case BenchPanes():
            return screen._paired != screen.pair
    return False


class Person:
    """Somebody at the keyboard."""

    def __init__(self, app, pilot):
        self.app = app
        self.pilot = pilot

    @property
    def workspace(self):
        return self.app.desk.workspace

    @property
    def register(self):
        return self.workspace.register

    @property
    def message(self):
        return "".join(text for text, _ in self.app.desk.message)

    async def press(self, *keys):
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()
            await self.taken_in()

    async def write(self, text):
        names = {" ": "space", "/": "slash", ".": "full_stop", ",": "comma", "-": "minus", "[": "left_square_bracket"}
        await self.pilot.press(*(names.get(letter, letter) for letter in text))
        await self.pilot.pause()

    async def do(self, action):
        self.app.act(action)
        await self.pilot.pause()
        await self.taken_in()

    async def taken_in(self):
        """Wait until every flow has ended or waits for an answer to a dialog, and all of that is shown."""
        async with asyncio.timeout(LONGEST):
            while True:
                for _ in range(ROUNDS):
                    await self.pilot.pause(0)
                asked = sum(bool(one._result_callbacks) for one in self.app.screen_stack if isinstance(one, Dialog))
                if sum(not one.is_finished for one in self.app.workers if one.group == "flow") <= asked:
                    return

    async def rest(self):
        """Wait until the detail has followed the cursor, on the workbench the pane of the pair."""
        async with asyncio.timeout(LONGEST):
            while _trails(self.app.screen):
                await self.pilot.pause(REST)
        await self.taken_in()

    async def look(self):
        """Take in what others have written, as when it is heard of."""
        self.app.look()
        await self.pilot.pause()

    def seen(self):
        return screen_text(self.app)


@pytest.fixture
def somebody_else(imported):
    """Bo, at the same register, at another desk."""
    return Workspace(imported.store, actor="bo", clock=imported.clock, ids=CountedIds(9000), rules=imported.rules)


@pytest.fixture
def at_the_desk():
    """Open the program on a workspace and give somebody who uses it."""

    @asynccontextmanager
    async def opened(workspace, *, size=(120, 40), language="da", start=None, theme=None, listening=False):
        host = Host([])
        desk = Desk(workspace, Words(language), host)
        app = LokalkontaktApp(desk, Opener(host, actor="anna", clock=FixedClock(NOW)), start=start)
        if not listening:  # then others are looked for when a test says so, and at no other moment
            app.listen = desk.when_taken = lambda: None
        async with app.run_test(size=size) as pilot:
            if theme is not None:
                app.theme = theme
            await pilot.pause()
            await pilot.pause()
            yield Person(app, pilot)

    return opened


@pytest.fixture
def read():
    """Give the register of a workspace as it is read."""

    def reading(workspace, language="da"):
        return Reading(workspace.register, workspace.day, Words(language), workspace.judged())

    return reading
