"""Where a list scrolls to, and what becomes of notes that two people write, worked out without a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_tui.models.arrangement import Arrangement
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Heading, Listing, Row
from lokalkontakt_tui.models.running import both_notes

entries = st.lists(
    st.one_of(st.just(Heading("x")), st.integers(0, 2).map(lambda under: Row("r", (line("x"),), ((),) * under))),
    min_size=1,
    max_size=12,
).filter(lambda found: any(isinstance(one, Row) for one in found))


@given(entries, st.data())
def test_a_row_that_fits_is_seen_whole_and_one_that_does_not_from_its_first_line(found, data):
    arranged = Arrangement(Listing(tuple(found)))
    row = data.draw(st.integers(0, len(arranged.rows) - 1))
    offset, height = data.draw(st.integers(0, 40)), data.draw(st.integers(1, 10))
    target = arranged.scrolled_to(row, offset, height)
    first, lines = arranged.firsts[row], arranged.rows[row].height
    assert target <= first
    assert first + min(lines, height) <= target + height


@given(entries)
def test_a_list_that_is_shown_whole_does_not_move(found):
    arranged = Arrangement(Listing(tuple(found)))
    assert {arranged.scrolled_to(row, 0, len(arranged.lines)) for row in range(len(arranged.rows))} == {0}


@pytest.mark.parametrize(
    ("stored", "typed", "note"),
    [
        ("før", "før og nu", "før og nu"),
        ("de andre", "mit", "de andre\n\nmit"),
        ("de andre", "  ", "de andre"),
        ("mit", " mit ", " mit "),
    ],
    ids=["nobody-else", "both", "nothing-typed", "the-same"],
)
def test_what_somebody_else_wrote_in_a_note_stays_above_what_was_typed(stored, typed, note):
    assert both_notes("før", stored, typed) == note
