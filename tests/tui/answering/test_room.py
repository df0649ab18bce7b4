"""The room between the options of a question: blank lines wherever the buttons still have a place under them."""

import pytest

from tests.tui.answering.test_answering import Round, shown

TOP = """
[form]
form_id = "room"
version = "1"
default_language = "da"
form_title = "Plads"

[choices.some]
"""
QUESTION = """
[[survey]]
type = "select_one some"
name = "one"
label = "Hvor godt ved I, hvad I kan bruge en lokalkontakt til?"
"""


def form(number):
    return TOP + "".join(f'o{index} = "Mulighed {index}"\n' for index in range(number)) + QUESTION


def gap(app):
    """Give how many lines there are from one option to the next."""
    rows = shown(app).split("\n")
    first, second = (next(at for at, row in enumerate(rows) if f"Mulighed {index}" in row) for index in (0, 1))
    return second - first


@pytest.mark.parametrize(
    ("size", "number", "lines"),
    [((80, 24), 6, 2), ((80, 24), 7, 1), ((120, 40), 11, 2), ((120, 31), 7, 2), ((120, 31), 9, 1)],
)
async def test_options_stand_apart_where_the_buttons_have_a_place_under_them(size, number, lines):
    app = Round(form(number)).program()
    async with app.run_test(size=size):
        assert gap(app) == lines
        assert "Næste" in shown(app).rsplit("Mulighed", 1)[1].split("Enter", 1)[0]
