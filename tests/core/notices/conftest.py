from datetime import UTC, date, datetime, timedelta

import pytest

from lokalkontakt_core.examples.hedensted import lay_example
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.outbox import Outbox
from lokalkontakt_core.ports.notifier import Sent
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_schemas.forms import shipped_form


class MovableClock:
    def __init__(self):
        self.instant = datetime(2020, 5, 1, 9, tzinfo=UTC)

    def now(self):
        return self.instant

    def today(self):
        return self.instant.date()

    def move(self, **amount):
        self.instant += timedelta(**amount)


class Channel:
    """A channel that answers as it is told and keeps what it was handed."""

    def __init__(self, *results, repeatable=False):
        self.results = list(results)
        self.repeatable = repeatable
        self.handed = []

    def prepare(self, message):
        return b"X-Test: 1\r\n" + message.content

    def deliver(self, message):
        self.handed.append(message)
        result = self.results.pop(0) if self.results else Sent("ref")
        if isinstance(result, Exception):
            raise result
        return result() if callable(result) else result


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
def make_workspace(clock):
    def make(store, first_id=1000):
        return Workspace(store, actor="test", clock=clock, ids=CountedIds(first_id), rules=RULES)

    return make


@pytest.fixture
def bare(make_workspace):
    """The example as imported: nobody has an address."""
    store = memory_store()
    lay_example(store.register)
    return make_workspace(store)


@pytest.fixture
def workspace(bare):
    """The example with the practice overlay: every area has a council with an address."""
    bare.do(demo_overlay)
    return bare


@pytest.fixture
def open_round():
    def open_in(workspace, **settings):
        desk = WaveDesk(workspace)
        given = {"mode": WaveMode.NAMED, "closes": date(2020, 5, 29), "form_text": shipped_form("wish").text}
        wave = desk.plan(name="Ønsker I en lokalkontakt?", **{**given, **settings})
        return desk.open(wave.id)

    return open_in


@pytest.fixture
def channel():
    return Channel


@pytest.fixture
def outbox(workspace):
    def make(*results, repeatable=False, language="da"):
        notifier = Channel(*results, repeatable=repeatable)
        box = Outbox(workspace, notifier, language=language)
        return box, notifier

    return make
