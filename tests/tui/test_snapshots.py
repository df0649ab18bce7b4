"""Pictures of the screens: whoever changes how one looks sees it, and says yes with `--snapshot-update`."""

import pytest

from lokalkontakt_core.extension.host import Host
from lokalkontakt_tui.app import LokalkontaktApp
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.opening import Opener
from lokalkontakt_tui.theme import DARK, LIGHT
from tests.tui.conftest import Person


async def settled(pilot):
    """Wait until the detail has followed the cursor, and nothing moves any more."""
    person, before = Person(pilot.app, pilot), ""
    while person.seen() != before:
        before = person.seen()
        await pilot.pause()
        await person.rest()


DRAFTED = ("space", "down", "space", "down", "space", "enter", "down", "down", "enter")
"""The keys that put Glud, Hjarnø and Snaptun on Mette Øvig."""
SCREENS = {
    "overview": ((120, 40), LIGHT, "place:overview", ()),
    "overview-wide": ((200, 50), DARK, "place:overview", ()),
    "overview-narrow": ((80, 24), LIGHT, "place:overview", ()),
    "areas": ((120, 40), DARK, "place:areas", ()),
    "area-narrow": ((80, 24), DARK, "area:glud", ()),
    "contacts": ((120, 40), LIGHT, "place:contacts", ()),
    "findings": ((120, 40), LIGHT, "findings:", ()),
    "history": ((120, 40), LIGHT, "history_list:", ()),
    "persons": ((120, 40), LIGHT, "persons:", ()),
    "personal-data": ((120, 40), LIGHT, "personal_data:", ()),
    "personal-data-narrow": ((80, 24), DARK, "personal_data:", ("down", "enter")),
    "more": ((80, 24), LIGHT, "place:more", ()),
    "outbox": ((120, 40), DARK, "place:outbox", ()),
    "rounds": ((120, 40), LIGHT, "place:waves", ()),
    "hand-over": ((120, 40), LIGHT, "hand_over:glud", ("m", "ctrl+s")),
    "form-narrow": ((80, 24), LIGHT, "hand_over:glud", ()),
    "refusal": ((120, 40), DARK, "hand_over:glud", ("f", "ctrl+s")),
    "workbench": ((120, 40), LIGHT, "distribute:glud", DRAFTED),
    "workbench-wide": ((200, 50), DARK, "distribute:glud", DRAFTED),
    "workbench-narrow": ((80, 24), DARK, "distribute:glud", (*DRAFTED, "right")),
    "agreements": ((120, 40), LIGHT, "agreement_list:", ()),
    "checklists": ((120, 40), DARK, "onboarding_list:", ()),
    "palette": ((120, 40), LIGHT, "find:", ("g", "l", "u")),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(name, practised, snap_compare):
    size, theme, start, keys = SCREENS[name]
    host = Host([])
    app = LokalkontaktApp(Desk(practised, Words("da"), host), Opener(host, actor="anna"), start=start)
    app.theme = theme

    async def use(pilot):
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(app, terminal_size=size, run_before=use)
