"""Lists longer than is made at once: nothing in them is out of reach, and nobody waits for what they do not see."""

from itertools import islice, pairwise

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.services.areas import edit_area
from lokalkontakt_tui.models.arrangement import PORTION, Arrangement
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import line, plain_text
from lokalkontakt_tui.models.listing import Column, Heading, Listing, Row
from lokalkontakt_tui.screens.history import HistoryScreen
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.search import SearchField
from tests.tui.conftest import NOW

LONG = 5 * PORTION
CHANGES = 2 * PORTION + 50


class Made:
    """Entries of a long list, and how many of its rows were made."""

    def __init__(self, rows=LONG, heading_every=PORTION // 3, count=None):
        self.rows = 0
        self.listing = Listing(AsNeeded(self._entries(rows, heading_every, count)))

    def _entries(self, rows, heading_every, count):
        for number in range(rows):
            if number % heading_every == 0:
                yield Heading(f"Fra {number}", count)
            self.rows += 1
            yield Row(f"key-{number}", (line(f"Række {number}"),))


class ListApp(App):
    def __init__(self, listing, **options):
        super().__init__()
        self.rows = RowList(listing, **options)

    def compose(self):
        yield self.rows


# What is made when


def test_a_sequence_is_made_no_further_than_somebody_has_looked():
    made = []
    numbers = AsNeeded(made.append(number) or number for number in range(100))
    assert not made
    assert numbers
    assert numbers[4] == 4
    assert numbers[2:7] == [2, 3, 4, 5, 6]
    assert list(islice(numbers, 6)) == [0, 1, 2, 3, 4, 5]
    assert len(made) <= 8
    assert (numbers[-1], len(numbers), list(numbers)) == (99, 100, list(range(100)))
    assert made == list(range(100))


def test_a_sequence_that_two_go_through_by_turns_gives_both_all():
    numbers = AsNeeded(iter(range(10)))
    assert list(zip(numbers, numbers, strict=True)) == [(number, number) for number in range(10)]


def test_only_the_first_portion_of_a_list_is_made_until_one_goes_further():
    made = Made()
    arranged = Arrangement(made.listing)
    assert made.rows <= PORTION
    arranged.reach_row(PORTION + 1)
    assert made.rows <= 2 * PORTION
    assert arranged.find(f"key-{LONG - 1}") == LONG - 1
    assert made.rows == LONG


@given(st.integers(0, LONG), st.lists(st.integers(0, 2 * LONG), max_size=4), st.integers(1, PORTION))
def test_a_list_is_arranged_the_same_in_portions_as_at_once(rows, looked_at, every):
    entries = tuple(Made(rows, every).listing.entries)
    by_portions, at_once = (Arrangement(Listing(one, spaced=True)) for one in (AsNeeded(iter(entries)), entries))
    for number in looked_at:
        by_portions.reach_line(number)
    for one in (by_portions, at_once):
        one.reach_end()
    assert (by_portions.lines, by_portions.firsts) == (at_once.lines, at_once.firsts)
    assert by_portions.rows == [one for one in entries if isinstance(one, Row)]


def test_a_column_becomes_as_wide_as_its_widest_cell_wherever_that_stands():
    rows = (Row(str(n), (line("x" * (9 if n == LONG - 1 else 2)), line("y"))) for n in range(LONG))
    arranged = Arrangement(Listing(AsNeeded(rows), (Column(), Column(grow=True))))
    assert arranged.widest[0] == 2
    arranged.reach_end()
    assert arranged.widest[0] == 9


def test_a_search_looks_no_further_than_to_what_it_shows():
    made = Made()
    found = made.listing.searched("række 1")
    assert not found.empty_of_rows
    assert found.row("key-2") is None
    assert made.rows <= 3
    assert len(found.rows) == sum(str(n).startswith("1") for n in range(LONG))


def test_a_search_finds_what_stands_last_under_its_own_heading():
    found = Made(count=0).listing.searched(f"række {LONG - 1}")
    heading, row = found.entries
    assert (heading.text, heading.count) == (f"Fra {LONG - LONG % (PORTION // 3)}", 1)
    assert row.key == f"key-{LONG - 1}"


# At the keys


async def test_the_end_is_reached_with_end_and_the_beginning_with_home():
    app = ListApp(Made().listing)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("end")
        assert app.rows.key == f"key-{LONG - 1}"
        assert app.rows.scroll_offset.y == app.rows.max_scroll_y
        await pilot.press("home")
        assert app.rows.key == "key-0"


async def test_the_end_is_reached_by_paging_and_rows_come_a_portion_at_a_time():
    made = Made()
    app = ListApp(made.listing)
    async with app.run_test(size=(40, 60)) as pilot:
        seen = []
        while app.rows.key != f"key-{LONG - 1}":
            before = app.rows.key
            await pilot.press("pagedown")
            assert app.rows.key != before
            seen.append(made.rows)
        assert seen[0] <= PORTION
        assert max(after - before for before, after in pairwise(seen)) <= PORTION


async def test_the_end_is_reached_by_scrolling():
    made = Made()
    app = ListApp(made.listing)
    async with app.run_test(size=(40, 20)) as pilot:
        for _ in range(LONG):
            before = app.rows.max_scroll_y
            app.rows.scroll_end(animate=False, immediate=True)
            await pilot.pause()
            if app.rows.max_scroll_y == before:
                break
        assert made.rows == LONG
        assert app.rows.scroll_offset.y == app.rows.max_scroll_y
        assert app.rows.key == "key-0"


async def test_the_cursor_is_put_on_a_row_however_far_down():
    app = ListApp(Made().listing)
    async with app.run_test(size=(40, 20)) as pilot:
        assert app.rows.go_to(f"key-{LONG - 7}")
        assert not app.rows.go_to("key-none")
        await pilot.pause()
        assert app.rows.key == f"key-{LONG - 7}"
        app.rows.show(Made().listing, "key-3")
        assert app.rows.key == "key-3"
        app.rows.show(Made().listing, f"key-{LONG - 3}")
        await pilot.pause()
        assert app.rows.key == f"key-{LONG - 3}"
        first, shown = app.rows._lines.firsts[LONG - 3], app.rows.scroll_offset.y
        assert shown <= first < shown + 20


async def test_the_same_list_made_anew_keeps_the_row_and_the_marks_far_down():
    app = ListApp(Made().listing, multiple=True)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("space", "end", "space", "up")
        app.rows.show(Made().listing)
        await pilot.pause()
        assert app.rows.key == f"key-{LONG - 2}"
        assert app.rows.marked == {"key-0", f"key-{LONG - 1}"}
        app.rows.show(Made(PORTION + 1).listing)
        assert app.rows.marked == {"key-0"}
        assert app.rows.key == f"key-{PORTION}"


# The history


def change_often(workspace, times):
    """Have somebody else rename Glud again and again; in the store at once, for no rule has to be asked."""
    store, before = workspace.store.register, workspace.register.get(Area, "glud")
    for revision in range(workspace.register.revision, workspace.register.revision + times):
        after = evolve(before, name=f"Glud {revision}")
        change = ChangeSet("edit_area", (Edit(before, after),), about=(after.ref,))
        store.commit(change, base=revision, actor="bo", instant=NOW)
        before = after
    workspace.refresh()


@pytest.fixture
def changed(imported):
    """A register that was changed more often than a history shows at once."""
    change_often(imported, CHANGES)
    return imported


def watched(workspace, monkeypatch, broken_at=0):
    """Note the revisions that are read, one after another; one of them cannot be."""
    read, history = [], workspace.store.register.history

    def noted():
        for commit in history():
            read.append(commit.revision)
            if commit.revision == broken_at:
                raise StoreError("LKE118", place="here", problem="EIO")
            yield commit

    monkeypatch.setattr(workspace.store.register, "history", noted)
    return read


async def test_the_history_is_read_no_further_than_it_is_seen(changed, at_the_desk, monkeypatch):
    async with at_the_desk(changed) as person:
        read = watched(changed, monkeypatch)
        await person.do("history_list:")
        assert "Glud" in person.seen()
        assert min(read) > changed.register.revision - 2 * PORTION
        await person.press("end")
        assert min(read) == 1
        assert person.app.screen.rows.key == "commit:1"


async def test_a_search_finds_the_first_change_there_was(changed, at_the_desk):
    async with at_the_desk(changed, start="history_list:") as person:
        first = plain_text(person.app.screen.whole.rows[-1].cells[1])
        await person.press("slash")
        person.app.screen.query_one(SearchField).value = first
        await person.taken_in()
        assert "commit:1" in {row.key for row in person.app.screen.rows.listing.rows}
        await person.press("escape")
        assert len(person.app.screen.rows.listing.rows) == changed.register.revision


async def test_the_history_opens_at_a_change_far_down_with_what_came_after_it(changed, at_the_desk):
    async with at_the_desk(changed) as person:
        person.app.push_screen(HistoryScreen("commit:4"))
        await person.taken_in()
        assert person.app.screen.rows.key == "commit:4"
        assert f"{CHANGES - 2} senere ændringer" in " ".join(person.seen().split())


async def test_who_stands_far_down_in_the_history_stays_there_while_others_write(changed, somebody_else, at_the_desk):
    async with at_the_desk(changed, start="history_list:") as person:
        await person.press("end", "up")
        before = person.app.screen.rows.key
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        await person.look()
        assert person.app.screen.rows.key == before
        assert person.app.screen.rows.listing.rows[0].key == f"commit:{changed.register.revision}"


async def test_an_undo_far_down_keeps_the_place(changed, at_the_desk):
    undone = f"commit:{changed.do(edit_area, area='snaptun', changes={'name': 'Snaptun By'}).commit.revision}"
    change_often(changed, PORTION + 20)
    async with at_the_desk(changed, start="history_list:") as person:
        assert person.app.screen.rows.go_to(undone)
        await person.press("f")
        await person.press("enter")
        assert next(changed.history()).change.verb == "undo"
        assert person.app.screen.rows.key == undone


async def test_what_can_be_read_of_a_damaged_history_is_shown_and_the_rest_told_of(changed, at_the_desk, monkeypatch):
    async with at_the_desk(changed) as person:
        watched(changed, monkeypatch, broken_at=5)
        await person.do("history_list:")
        assert not person.message
        await person.press("end")
        await person.taken_in()
        assert person.app.screen.rows.key == "commit:6"
        assert person.message.startswith("✗ Registret kan ikke læses")
