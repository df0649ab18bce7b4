"""Repeats in the answering program: one more, and the last taken away again after it was asked for twice."""

import pytest

from lokalkontakt_core.surveys.engine.pages import Stop
from tests.tui.answering.test_answering import Round, shown

MEMBERS = """
[form]
form_id = "members"
version = "1"
default_language = "da"
form_title = { da = "Medlemmer" }

[[survey]]
type = "begin_repeat"
name = "members"
label = { da = "Medlemmer" }

    [[survey]]
    type = "text"
    name = "name"
    label = { da = "Navn" }

[[survey]]
type = "end_repeat"

[[survey]]
type = "text"
name = "rest"
label = { da = "Andet?" }
"""


@pytest.fixture
def members():
    return Round(MEMBERS)


async def to_the_end_of_the_repeat(app, pilot):
    for _ in range(6):
        if app.screen.page.stop is Stop.REPEAT:
            return
        await pilot.press("enter")
        await pilot.pause()
    pytest.fail("the end of the repeat never came")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_last_of_a_repeat_is_taken_away_when_asked_for_twice(members, size):
    app = members.program()
    async with app.run_test(size=size) as pilot:
        await pilot.press("A", "n", "n", "a")
        await to_the_end_of_the_repeat(app, pilot)
        await pilot.click("#skip")
        await pilot.press("B", "o")
        await to_the_end_of_the_repeat(app, pilot)
        assert app.session.interview.answers() == {"members": [{"name": "Anna"}, {"name": "Bo"}]}
        assert "Fjern nummer 2" in shown(app)
        app.screen.query_one("#fewer").press()
        await pilot.pause()
        assert "Ja, fjern nummer 2 med svarene" in shown(app)
        assert len(app.session.interview.answers()["members"]) == 2
        app.screen.query_one("#fewer").press()
        await pilot.pause()
        assert app.session.interview.answers() == {"members": [{"name": "Anna"}]}
        await to_the_end_of_the_repeat(app, pilot)
        assert "Fjern nummer 1" in shown(app)


async def test_only_a_repeat_offers_to_take_away(members):
    app = members.program()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("A")
        assert not app.screen.query_one("#fewer").display
        await to_the_end_of_the_repeat(app, pilot)
        assert app.screen.query_one("#fewer").display
