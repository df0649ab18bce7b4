"""Every screen there is: none is forgotten, each shows what was typed as it was typed, tells its keys, and is left."""

import pytest

from lokalkontakt_tui.screens.framed import Framed
from tests.tui.conftest import new_workspace
from tests.tui.every_screen import ELSEWHERE, SHOWN, all_screens, lay_traps, trap

SMALLEST, SMALL, WIDE = (40, 10), (80, 24), (200, 50)


@pytest.fixture
def trapped():
    """A register full of traps, and the actions that open its screens."""
    workspace = new_workspace()
    ids = lay_traps(workspace)
    return workspace, {action.format(**ids): shown for action, shown in SHOWN.items()}


def test_every_screen_is_among_those_that_are_tried():
    assert all_screens() == {name for name, _ in SHOWN.values()} | set(ELSEWHERE)


def test_no_screen_takes_a_key_that_means_the_same_everywhere():
    for screen in Framed.__subclasses__():
        assert "d" not in {key.key for key in screen.KEYS}, screen


@pytest.mark.slow
async def test_every_screen_shows_what_was_typed_as_it_was_typed(trapped, at_the_desk):
    workspace, actions = trapped
    missing = []
    async with at_the_desk(workspace, size=WIDE) as person:
        for action, (name, kinds) in actions.items():
            await person.do(action)
            assert type(person.app.screen).__name__ == name
            seen = person.seen()
            missing += [(name, kind) for kind in kinds if trap(kind) not in seen]
    assert missing == [], missing


@pytest.mark.slow
async def test_every_screen_tells_its_keys_on_one_page_and_is_left_with_escape(trapped, at_the_desk):
    workspace, actions = trapped
    too_long = []
    async with at_the_desk(workspace, size=SMALL) as person:
        for action, (name, _) in actions.items():
            await person.do(action)
            before = person.seen()
            await person.press("f1")
            page = person.app.screen.query_one("#page")
            too_long += [name] if page.virtual_size.height > page.size.height else []
            await person.press("escape")
            assert person.seen() == before, name
            await person.press("escape", "escape")  # out of a field, then out of the screen
            assert type(person.app.screen).__name__ != name or action.startswith(("place:", "welcome:"))
    assert too_long == [], too_long


@pytest.mark.slow
async def test_every_screen_bears_another_window_another_language_and_another_theme(trapped, at_the_desk):
    workspace, actions = trapped
    unchanged = []
    async with at_the_desk(workspace, size=WIDE) as person:
        for action, (name, _) in actions.items():
            await person.do(action)
            await person.pilot.resize_terminal(*SMALLEST)
            await person.press("down")
            await person.pilot.resize_terminal(*SMALL)
            await person.press("up")
            await person.press("ctrl+l", "ctrl+t")  # the message line is in one language, and goes
            english = person.seen()
            await person.press("ctrl+l", "ctrl+t")
            unchanged += [name] if person.seen() == english else []
    assert unchanged == []
