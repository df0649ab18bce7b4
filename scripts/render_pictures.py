"""Render the README's pictures from the running program: `python scripts/render_pictures.py docs/pictures`.

Needs resvg-py (in the extra `test`) and Pillow. Every picture is of the shipped example with its practice data, on its
own day; the answers to the survey round are drawn by lot with a fixed seed.
"""

import asyncio
import io
import random
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import resvg_py
from attrs import frozen
from PIL import Image
from textual.app import App

from lokalkontakt_core.examples.hedensted import lay_example
from lokalkontakt_core.examples.overlay import demo_overlay
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.surveys.answering import Answering
from lokalkontakt_core.surveys.shipped import shipped_form_text
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.wave_desk import WaveDesk
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_tui.answering.app import AnswerProgram
from lokalkontakt_tui.app import LokalkontaktApp
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.opening import Opener
from lokalkontakt_tui.theme import DARK, LIGHT

FONT_OF_THE_SVG, FONT = "Fira Code", "DejaVu Sans Mono"
CLOCK = FixedClock(datetime(2020, 5, 1, 10, 12, tzinfo=UTC))
REST = 0.3
"""Seconds until the detail has followed the cursor."""
FRAME = (10, 43, 10, 9)
"""The window Textual draws round its pictures: left, top, right, bottom in its own units."""
ANSWERED = 17
"""How many of the 28 areas have answered the round of the pictures."""
SEED = 3


@frozen
class Shot:
    """A picture: where the program begins, and the keys that are pressed.

    Attributes:
        name: The file's name without ending.
        start: The action the program begins with; `{wave}` is the round.
        keys: The keys, one after another.
        size: Columns and rows.
        theme: The theme.
    """

    name: str
    start: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 40)
    theme: str = LIGHT


README = (
    Shot("overview", "place:overview"),
    Shot("hand-over", "place:overview", ("down", "enter", "m", "ctrl+s")),
    Shot("results", "results:{wave}", ("down",) * 2),
)
SIZES = ((80, 24), (120, 40), (200, 50))
STARTS = {
    "overview": ("place:overview", ()), "areas": ("place:areas", ()), "contacts": ("place:contacts", ()),
    "waves": ("place:waves", ()), "outbox": ("place:outbox", ()), "more": ("place:more", ()),
    "meetings": ("place:meetings", ()), "agreements": ("agreement_list:", ()), "checklists": ("onboarding_list:", ()),
    "workbench": ("distribute:glud", ("space", "down", "space", "enter", "down", "down", "enter")),
    "findings": ("findings:", ()), "history": ("history_list:", ()), "persons": ("persons:", ()),
    "personal-data": ("personal_data:", ()), "access-log": ("access_log:", ()),
    "departments": ("departments:", ()), "plugins": ("plugins:", ()), "results": ("results:{wave}", ("down", "down")),
    "hand-over": ("hand_over:glud,hjarnoe,snaptun", ("m", "ctrl+s")), "form": ("hand_over:glud", ()),
    "refusal": ("hand_over:glud", ("f", "ctrl+s")), "palette": ("find:", ("g", "l", "u")),
    "help": ("place:areas", ("question_mark",)),
}  # fmt: skip
"""Every screen, for `python scripts/render_pictures.py FOLDER all`."""


def every() -> Iterator[Shot]:
    """Give every screen in every size and both themes."""
    for name, (start, keys) in STARTS.items():
        for size in SIZES:
            for theme in (LIGHT, DARK):
                yield Shot(f"{name}-{size[0]}-{theme}", start, keys, size, theme)


def _choice(page: Any, lot: random.Random) -> Any:
    """Give an answer to a question: rather the middle and the last options than the first."""
    names = [option.name for option in page.options]
    weights = [1 + min(index, 3) for index in range(len(names))]
    if "select_multiple" in str(page.question.type):
        return tuple(sorted(lot.sample(names[:4], 2), key=names.index))
    return lot.choices(names, weights)[0]


def answer(door: Answering, code: str, lot: random.Random) -> None:
    """Answer a round with one code."""
    session = door.begin(code, language="da")
    while (page := session.interview.current) is not None:
        if page.options:
            session.interview.answer(_choice(page, lot))
        session.interview.next(check=False)
    session.submit()


def example() -> tuple[Workspace, str]:
    """Give the example with its practice data and a survey round, in memory, and the round's id."""
    store = memory_store()
    lay_example(store.register)
    workspace = Workspace(store, actor="anna", clock=CLOCK, ids=CountedIds(5000), rules=RULES)
    workspace.do(demo_overlay)
    return workspace, ""


def with_round() -> tuple[Workspace, str]:
    """Give the example with a survey round that most areas have answered."""
    workspace, _ = example()
    desk, lot = WaveDesk(workspace), random.Random(SEED)  # noqa: S311 - no secret
    wave = desk.plan(name="Evaluering, forår 2020", form_text=shipped_form_text("evaluation"), mode=WaveMode.NAMED,
                     closes=date(2020, 5, 20))  # fmt: skip
    desk.open(wave.id)
    for one in desk.codes(wave.id)[:ANSWERED]:
        answer(desk.answering(), one.code, lot)
    return workspace, wave.id


async def taken(app: App[Any], size: tuple[int, int], keys: tuple[str, ...], theme: str | None = None) -> bytes:
    """Run a program, press keys, and give what is seen as PNG."""
    async with app.run_test(size=size) as pilot:
        if theme is not None:
            app.theme = theme
        await pilot.pause(REST)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(REST)
        svg = app.export_screenshot()
    return png(svg)


def png(svg: str) -> bytes:
    """Draw an SVG of Textual without the window round it, in at most 256 colours."""
    drawn = resvg_py.svg_to_bytes(svg_string=svg.replace(FONT_OF_THE_SVG, FONT))
    image = Image.open(io.BytesIO(bytes(drawn))).convert("RGB")
    left, top, right, bottom = FRAME
    image = image.crop((left, top, image.width - right, image.height - bottom))
    small = image.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    made = io.BytesIO()
    small.save(made, "PNG", optimize=True)
    return made.getvalue()


def picture(shot: Shot, language: str = "da") -> bytes:
    """Give one picture of the coordinator's program."""
    workspace, wave = with_round() if shot.start.endswith(("{wave}", "waves", "outbox")) else example()
    host = Host()
    desk = Desk(workspace, Words(language), host, CLOCK)
    app = LokalkontaktApp(desk, Opener(host, actor="anna"), start=shot.start.format(wave=wave))
    return asyncio.run(taken(app, shot.size, shot.keys, shot.theme))


def question(language: str = "da") -> bytes:
    """Give a picture of a question as a council sees it."""
    workspace, wave = with_round()
    desk = WaveDesk(workspace)
    session = desk.answering().begin(desk.codes(wave)[-1].code, language=language)
    return asyncio.run(taken(AnswerProgram(session, CLOCK), (120, 40), ("enter", "1", "enter", "1", "enter", "4")))


def main(folder: Path, which: str = "readme") -> None:
    """Write the pictures into a folder: those of the README, or all screens in all sizes and both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    for shot in every() if which == "all" else README:
        (folder / f"{shot.name}.png").write_bytes(picture(shot))
    (folder / "question.png").write_bytes(question())


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
