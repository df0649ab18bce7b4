"""Two people at one register: what the one writes appears at the other's, and nothing there is lost by it."""

import queue

import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.approvals import grant_time
from lokalkontakt_core.services.areas import add_area, edit_area
from lokalkontakt_core.testing.memory import MemoryRegisterStore
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write
from lokalkontakt_tui.watching import Watcher
from lokalkontakt_tui.widgets.rows import RowList
from tests.tui.conftest import LONGEST, until


async def test_what_somebody_else_writes_appears_with_who_wrote_it(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        assert "Glud By" not in person.seen()
        await person.look()
        seen = person.seen()
        assert "Glud By" in seen
        assert person.message.startswith("i bo: ")
        assert "Glud By" in person.message


async def test_changes_before_the_last_one_are_counted(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        for name in ("Glud 1", "Glud 2", "Glud 3"):
            somebody_else.do(edit_area, area="glud", changes={"name": name})
        await person.look()
        assert "Og 2 ændringer før den." in person.message


async def test_one_s_own_changes_are_no_news(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        person.workspace.do(add_area, name="Kragelund")
        await person.look()
        assert person.message == ""


async def test_the_cursor_the_search_and_the_focus_stay_where_they_are(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("slash")
        await person.write("l")
        rows = person.app.screen.rows
        await person.press("tab", "tab", "down", "down")
        await person.rest()
        assert person.app.focused is rows
        key, seen = rows.key, person.seen()
        somebody_else.do(edit_area, area="uldum", changes={"name": "Almind"})
        await person.look()
        assert "Almind" in person.seen() != seen
        assert (rows.key, person.app.focused, person.app.screen.query_one("#search").value) == (key, rows, "l")


async def test_the_active_link_of_a_detail_stays_active(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported, start="area:glud") as person:
        await person.press("tab", "tab")
        view = person.app.screen.query_one("#detail")
        action = view._spot.action
        somebody_else.do(edit_area, area="glud", changes={"status_note": "under opbygning"})
        await person.look()
        assert "under opbygning" in person.seen()
        assert (view._spot.action, person.app.focused) == (action, view)


async def test_a_form_that_is_open_keeps_what_was_typed_and_tells_of_it_on_its_edge(
    imported, somebody_else, at_the_desk
):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("n")
        await person.write("Krage")
        field = person.app.focused
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        await person.look()
        assert person.app.focused is field
        assert "Glud By" in person.app.screen.query_one("#box").border_subtitle
        await person.write("lund")
        assert field.value == "Kragelund"
        await person.press("ctrl+s", "enter")
        names = {area.name for area in person.register.all(Area)}
        assert {"Kragelund", "Glud By"} <= names
        assert "Glud By" in person.seen()


async def test_of_a_field_both_changed_while_the_form_was_open_one_version_is_chosen(
    imported, somebody_else, at_the_desk
):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        await person.look()
        await person.press("ctrl+s")
        seen = person.seen()
        assert "Gludx" in seen
        assert "Glud By" in seen
        await person.press("ctrl+s")
        assert "Glud By" in person.seen()
        await person.press("enter")
        assert person.register.get(Area, "glud").name == "Gludx"


async def test_a_field_only_the_other_changed_while_the_form_was_open_stays_as_they_wrote_it(
    imported, somebody_else, at_the_desk
):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        somebody_else.do(edit_area, area="glud", changes={"status_note": "fra Bo"})
        await person.look()
        await person.press("ctrl+s", "enter")
        glud = person.register.get(Area, "glud")
        assert (glud.name, glud.status_note) == ("Gludx", "fra Bo")


async def test_a_form_that_was_left_is_measured_against_what_it_was_typed_over(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        await person.press("escape")
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By", "status_note": "fra Bo"})
        await person.look()
        await person.do("edit_area:glud")
        await person.press("ctrl+s")
        assert "Gludx" in person.seen()
        assert "Glud By" in person.seen()
        await person.press("ctrl+s", "enter")
        glud = person.register.get(Area, "glud")
        assert (glud.name, glud.status_note) == ("Gludx", "fra Bo")


async def test_leaving_the_choice_between_two_versions_loses_nothing_typed(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        await person.look()
        await person.press("ctrl+s", "escape")
        assert "Det, du har skrevet, er gemt" in person.message
        await person.do("edit_area:glud")
        assert "Gludx" in person.seen()
        await person.press("ctrl+s")
        assert "Glud By" in person.seen()


async def granting(person, somebody_else):
    """Begin to grant Frank three hours while Bo grants him six."""
    contact = next(one.id for one in person.register.all(Contact))
    await person.do(f"grant:{contact}")
    await person.write("3")
    somebody_else.do(grant_time, contact=contact, minutes_per_week=360)
    await person.look()
    await person.press("ctrl+s")
    return contact


async def test_a_decision_taken_meanwhile_is_shown_beside_one_s_own_and_one_can_go_on(
    imported, somebody_else, at_the_desk
):
    async with at_the_desk(imported) as person:
        contact = await granting(person, somebody_else)
        seen = person.seen()
        assert "Det har andre skrevet" in seen
        assert "360" in seen
        assert "180" in seen
        await person.press("1")
        assert "Obs-punkter bagefter" in person.seen()
        await person.press("enter")
        assert person.register.get(Contact, contact).granted.minutes_per_week == 180


async def test_a_decision_taken_meanwhile_can_stand_and_what_was_typed_is_kept(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        contact = await granting(person, somebody_else)
        await person.press("escape")
        assert person.register.get(Contact, contact).granted.minutes_per_week == 360
        assert "Det, du har skrevet, er gemt" in person.message
        await person.do(f"grant:{contact}")
        assert "står her igen" in person.seen()


async def test_the_same_decision_taken_meanwhile_needs_no_second_one(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("edit_area:glud")
        await person.write("x")
        somebody_else.do(edit_area, area="glud", changes={"name": "Gludx"})
        await person.look()
        revision = imported.store.register.head()
        await person.press("ctrl+s")
        assert imported.store.register.head() == revision
        assert not person.app.screen.is_modal


async def test_an_open_program_hears_of_a_commit_by_itself(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported, start="place:areas", listening=True) as person:
        rows = person.app.screen.query_one(RowList)
        somebody_else.do(edit_area, area="glud", changes={"name": "Glud By"})
        await until(person.pilot, lambda: "Glud By" in person.seen())
        assert person.app.focused is rows


class Store(MemoryRegisterStore):
    """A store that can be out of reach."""

    def __init__(self):
        super().__init__()
        self.lost = False

    def wait(self, after, seconds):
        if self.lost:
            raise StoreError("LKE177", place="lageret")
        return super().wait(after, seconds)


@pytest.fixture
def watched():
    """Give a store, and what its watcher tells."""
    store, told = Store(), queue.Queue()
    watcher = Watcher(store, told.put, turn=0.02, pause=0.02)
    watcher.start(0)
    yield store, told
    watcher.stop()
    watcher.join()
    write(store, SNAPTUN)
    assert told.empty()


def test_a_watcher_tells_of_each_move_of_the_head(watched):
    store, told = watched
    write(store, GLUD)
    assert told.get(timeout=LONGEST) is None
    write(store, SNAPTUN)
    assert told.get(timeout=LONGEST) is None


def test_a_watcher_tells_once_that_the_store_is_out_of_reach_and_once_that_it_is_back(watched):
    store, told = watched
    store.lost = True
    assert told.get(timeout=LONGEST).code == "LKE177"
    store.lost = False
    assert told.get(timeout=LONGEST) is None


async def test_the_detail_beside_a_list_stays_where_one_reads(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        await person.press("enter", "tab", "tab")
        view = person.app.screen.page_view
        assert person.app.focused is view
        action = view._spot.action
        somebody_else.do(edit_area, area="glud", changes={"status_note": "under opbygning"})
        await person.look()
        assert "under opbygning" in person.seen()
        assert (view._spot.action, person.app.focused) == (action, view)
