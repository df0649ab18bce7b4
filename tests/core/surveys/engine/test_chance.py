"""The order of chance: what ODK's engine gave for these seeds stands here, and `tests/oracle` asks it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.expressions.functions.chance import seed_of, seed_of_draw, shuffled
from lokalkontakt_core.surveys.engine.interview import Interview
from tests.core.surveys.engine.helpers import form_of, row, value, world

NAMES = {"t": {name: {"label": name} for name in "abcdef"}}
ORDERS = [
    ("42", "afcbde"),
    ("7", "dbafce"),
    ("0", "cbeafd"),
    ("1", "bfeacd"),
    ("-3", "facbed"),
    ("2147483647", "cbeafd"),
    ("2.9", "ecfdba"),
    ("123456789012", "dcbefa"),
    ("1e30", "bfdaec"),
    ("Glud", "dceabf"),
    ("æøå", "caefdb"),
    ("", "cbeafd"),
]


@pytest.mark.parametrize(("seed", "order"), ORDERS, ids=[seed or "empty" for seed, _ in ORDERS])
def test_a_seed_gives_the_order_that_odk_gives(seed, order):
    found = value("join('', randomize(instance('t')/root/item/name, ${s}))", choices=NAMES, s=seed)
    assert found == order


def test_options_are_shown_in_the_order_of_the_seed():
    cells = {"parameters": "randomize=true seed=42"}
    interview = Interview(form_of(row("select_one t", "q", label="q", **cells), choices=NAMES))
    assert "".join(option.name for option in interview.current.options) == dict(ORDERS)["42"]


def test_options_follow_a_seed_that_was_answered():
    form = form_of(
        row("text", "s", label="s"),
        row("select_one t", "q", label="q", parameters="randomize=true seed=${s}"),
        choices=NAMES,
    )
    interview = Interview(form)
    interview.answer("42", "s")
    interview.go_to("q")
    assert "".join(option.name for option in interview.current.options) == dict(ORDERS)["42"]


def test_without_a_seed_the_order_comes_from_the_world():
    form = form_of(
        row("calculate", "c", calculation="join('', randomize(instance('t')/root/item/name))"), choices=NAMES
    )
    orders = {Interview(form, world(random=lambda drawn=drawn: drawn / 50)).value("c") for drawn in range(50)}
    assert len(orders) > 25
    assert {"".join(sorted(order)) for order in orders} == {"abcdef"}


@given(st.lists(st.integers()), st.text(max_size=20))
def test_an_order_of_chance_loses_and_adds_nothing(items, text):
    order = shuffled(items, seed_of(text))
    assert sorted(order) == sorted(items)
    assert order == shuffled(items, seed_of(text))


@given(st.floats(0, 1, exclude_max=True))
def test_any_draw_makes_a_seed(drawn):
    assert 0 <= seed_of_draw(drawn) < 2**31
