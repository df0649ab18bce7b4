"""How long the full-screen program keeps somebody waiting who has 3,000 areas, against Textual's own table of as many.

    python benchmarks/tui.py [areas] [change sets] [times]

The program runs in a window of 120×40 with no terminal in front of it, over a SQLite register of a municipality at
work. All figures are milliseconds of processor time, medians: until the first rows of a screen are drawn, until nothing
is left to draw, and the longest step of the event loop meanwhile, in which no key is heard. The limit is a `DataTable`
with a row for each area and three columns, alone on a screen.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from asyncio.events import Handle
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from attrs import evolve
from rules import DAY, records_at_work
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import DataTable

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.ports.keeper import Contents
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.values import frozen
from lokalkontakt_sqlite.store import create_store
from lokalkontakt_tui.app import LokalkontaktApp
from lokalkontakt_tui.opening import desk_on
from lokalkontakt_tui.screens.list_detail import REST
from lokalkontakt_tui.widgets.rows import RowList

NOW = datetime(2020, 5, 1, tzinfo=UTC)
WINDOW = (120, 40)
ROUNDS = 3
"""How often it is looked whether there is anything left to do."""
SCREENS = (
    "place:overview", "place:areas", "place:contacts", "place:meetings", "place:waves", "place:outbox", "findings:",
    "history_list:", "need_list:", "handover_list:", "knowledge_list:", "activities:", "agreement_list:",
    "onboarding_list:", "persons:", "attestation_list:", "projects:", "distribute:",
)  # fmt: skip
"""What is opened, as actions of the program."""
KEYS = (
    ("place:areas", (), "down"), ("place:areas", (), "end"), ("place:areas", ("slash",), "3"),
    ("place:contacts", ("slash",), "3"), ("findings:", ("slash",), "3"), ("distribute:", (), "down"),
    ("distribute:", ("slash",), "3"), ("history_list:", (), "down"), ("history_list:", (), "end"),
    ("history_list:", ("slash",), "3"), ("history_list:", ("slash",), "q"),
)  # fmt: skip
"""What is opened, what is pressed then, and the key that is waited for; no change has a `q`."""


def filled(records: list[Record], changes: int) -> Contents:
    """Give a register whose areas were changed again and again, one at a time, until they were as they are."""
    areas = [record for record in records if isinstance(record, Area)]
    current: dict[str, Area] = {}
    commits = []
    for revision in range(1, changes + 1):
        area = areas[revision % len(areas)]
        last = revision > changes - len(areas)
        after = area if last else evolve(area, status_note=f"Ændring {revision}")
        change = ChangeSet("edit_area", (Edit(current.get(area.id), after),), about=(area.ref,))
        commits.append(Commit(revision, NOW, "anna", change))
        current[area.id] = after
    return Contents(changes, reversed(commits), records, (), ())


class Steps:
    """Measures the steps of the event loop, each of which is a time no key is heard."""

    def __init__(self) -> None:
        self.longest = 0.0

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Measure every step meanwhile."""
        kept = Handle._run  # noqa: SLF001 - each step of the loop goes through it
        self.longest = 0.0

        def run(handle: asyncio.Handle) -> None:
            began = time.thread_time()
            kept(handle)
            self.longest = max(self.longest, time.thread_time() - began)

        Handle._run = run  # type: ignore[method-assign] # noqa: SLF001 - as above
        try:
            yield
        finally:
            Handle._run = kept  # type: ignore[method-assign] # noqa: SLF001 - as above


class Seen:
    """Notes when an application paints; without a terminal Textual would not even make the letters.

    Args:
        app: The application.
        drawn: Tells whether the rows one waits for are among what is painted.
    """

    def __init__(self, app: App[None], drawn: Callable[[], bool]) -> None:
        self.first: float | None = None
        self.last = 0.0

        def display(screen: Screen[None], renderable: object) -> None:
            del screen
            if isinstance(renderable, CompositorUpdate):
                renderable.render_segments(app.console)
                self.last = time.process_time()
                if self.first is None and drawn():
                    self.first = self.last

        app._display = display  # type: ignore[method-assign, assignment] # noqa: SLF001 - all that is painted goes through it


class BareScreen(Screen[None]):
    """A table and nothing else."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Compose the table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("Område", "Lokalkontakt", "Obs")
        table.add_rows((f"Område {n}", f"Ansat {n}", "▲2") for n in range(self._rows))


@frozen
class Waited:
    """Milliseconds until a screen's rows were drawn, until nothing was left to do, and the longest step meanwhile."""

    rows: float
    whole: float
    block: float


async def settled(app: App[None], pilot: Pilot[None]) -> None:
    """Wait until nothing is left to do, so that a key goes where somebody's would."""
    for _ in range(ROUNDS):
        await app.workers.wait_for_complete()
        await pilot.pause()


async def waited(
    app: App[None], pilot: Pilot[None], do: Callable[[], object], drawn: Callable[[], bool] = lambda: True
) -> Waited:
    """Do something and measure what it makes of the screen."""
    steps, seen = Steps(), Seen(app, drawn)
    with steps.watched():
        began = time.process_time()
        doing = do()
        if isinstance(doing, Awaitable):
            await doing
        await settled(app, pilot)
        await asyncio.sleep(REST * 2)
        await pilot.pause()
    first, last = seen.first or began, seen.last or began
    return Waited((first - began) * 1000, (last - began) * 1000, steps.longest * 1000)


def median(all_of: list[Waited]) -> Waited:
    """Give the median of each figure."""
    return Waited(*(statistics.median(getattr(one, name) for one in all_of) for name in ("rows", "whole", "block")))


async def bare(rows: int, times: int) -> Waited:
    """Open a screen with nothing but a table."""
    app = App[None]()
    found = []
    async with app.run_test(size=WINDOW) as pilot:
        for _ in range(times):
            screen = BareScreen(rows)
            found.append(
                await waited(app, pilot, partial(app.push_screen, screen), lambda screen=screen: app.screen is screen)
            )
            app.pop_screen()
            await pilot.pause()
    return median(found)


def shown(app: App[None]) -> bool:
    """Tell whether a list of the screen has something to show."""
    return any(rows.listing.entries or rows.listing.empty for rows in app.screen.query(RowList))


async def ours(url: str, times: int) -> dict[str, Waited]:
    """Open all screens and press the keys."""
    desk, opener = desk_on(url, language="da", actor="anna", day=DAY)
    app = LokalkontaktApp(desk, opener)
    found: dict[str, list[Waited]] = {}
    async with app.run_test(size=WINDOW) as pilot:
        await pilot.pause()
        for action in SCREENS * times:
            app.go("more")
            await pilot.pause()
            one = await waited(app, pilot, partial(app.act, action), partial(shown, app))
            found.setdefault(action, []).append(one)
        for action, before, key in KEYS * times:
            app.go("more")
            app.act(action)
            await settled(app, pilot)
            await pilot.press(*before)
            await settled(app, pilot)
            found.setdefault(f"{action} {key}", []).append(await waited(app, pilot, partial(pilot.press, key)))
    return {name: median(each) for name, each in found.items()}


def main() -> None:
    """Print what was measured."""
    areas, changes, times = (int(one) for one in [*sys.argv[1:], *("3000", "30000", "5")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "large.db", "large")
        store.keeper.fill(filled(records_at_work(areas, 1), changes))
        limit = asyncio.run(bare(areas, times))
        print(f"{'':<24}{'first rows':>12}{'whole':>8}{'longest':>9}{'of the table':>14}")
        for name, one in {"bare DataTable": limit, **asyncio.run(ours(f"sqlite:{folder}/large.db", times))}.items():
            ratio = one.rows / limit.rows
            print(f"{name:<24}{one.rows:>12.0f}{one.whole:>8.0f}{one.block:>9.0f}{ratio:>14.2f}")


if __name__ == "__main__":
    main()
