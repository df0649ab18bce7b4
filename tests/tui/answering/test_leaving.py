"""Leaving while a page is still being shown: nothing is looked for that is not there any more."""

import asyncio

import pytest

from tests.tui.answering.test_answering import EVERY_KIND, Round


@pytest.mark.parametrize("turns", range(0, 15, 3))
@pytest.mark.parametrize("path", ["one", "number", "words"])
async def test_the_program_is_left_in_the_middle_of_a_page(path, turns):
    app = Round(EVERY_KIND).program()
    app.session.go_to(path)
    async with app.run_test(size=(80, 24)):
        app.call_later(app.screen.show_page)
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit("paused")
    assert app.return_value == "paused"


@pytest.mark.parametrize("path", ["number", "words"])
async def test_a_field_that_is_not_built_yet_takes_the_focus_and_gives_its_answer(path):
    app = Round(EVERY_KIND).program()
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.go_to(path)
        await app.screen.show_page()
        await pilot.press("7")
        app.screen.store(app.screen.answer_given)
        shown = app.screen.column.control
        unbuilt = type(shown)(app.screen.page, app.screen.words, *([app.today] if path == "number" else []))
        unbuilt.focus()
        assert unbuilt.answer == "7"
