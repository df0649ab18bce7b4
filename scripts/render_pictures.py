
"""Render the README's pictures from the running program: `python scripts/render_pictures.py docs/pictures`.

Needs the extra `test` (resvg-py). Every picture is of the shipped example with its practice data, on its own day.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

import resvg_py

from lokalkontakt_core.examples.hedensted import lay_example
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_tui.app import LokalkontaktApp
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.opening import Opener
from lokalkontakt_tui.theme import LIGHT

FONT_OF_THE_SVG, FONT = "Fira Code", "DejaVu Sans Mono"
CLOCK = FixedClock(datetime(2020, 5, 1, 8, 12, tzinfo=UTC))
REST = 0.3
"""Seconds until the detail has followed the cursor."""

PICTURES = (
    ("overview", (120, 40), LIGHT, "place:overview", ()),
    ("hand-over", (120, 40), LIGHT, "place:areas", ("o", "m", "ctrl+s")),
)


def example() -> Workspace:
    """Give the example with its practice data, in memory."""
    store = memory_store()
    lay_example(store.register)
    workspace = Workspace(store, actor="anna", clock=CLOCK, ids=CountedIds(5000), rules=RULES)
    workspace.do(demo_overlay)
    return workspace


async def picture(size: tuple[int, int], theme: str, start: str, keys: tuple[str, ...], language: str) -> bytes:
    """Give one picture as PNG."""
    host = Host()
    app = LokalkontaktApp(Desk(example(), Words(language), host, CLOCK), Opener(host, actor="anna"), start=start)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await pilot.pause(REST)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(REST)
        svg = app.export_screenshot()
    return bytes(resvg_py.svg_to_bytes(svg_string=svg.replace(FONT_OF_THE_SVG, FONT)))


def main(folder: Path, language: str = "da") -> None:
    """Write all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, size, theme, start, keys in PICTURES:
        (folder / f"{name}.png").write_bytes(asyncio.run(picture(size, theme, start, keys, language)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
