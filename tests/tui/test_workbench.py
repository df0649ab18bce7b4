"""The workbench by keys: a draft of areas put on contacts, locked, suggested, reviewed and saved as one change."""

import pytest

from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.areas import end_area
from lokalkontakt_tui.models.lines import plain_text, width_of
from lokalkontakt_tui.models.load_bar import MOST_CELLS, bar
from lokalkontakt_tui.models.palette import everything
from lokalkontakt_tui.screens.workbench import WorkbenchScreen
from lokalkontakt_tui.widgets.rows import RowList


def contact_named(register, name):
    return next(one.id for one in register.all(Contact) if name_of(register, one.ref) == name)


def bench(person):
    assert isinstance(person.app.screen, WorkbenchScreen)
    return person.app.screen


async def put(person, area, name):
    """Go to an area and a contact, and put the one on the other."""
    screen = bench(person)
    if person.app.focused is not screen.areas:
        await person.press("escape")
    assert screen.areas.go_to(area)
    await person.press("enter")
    assert screen.contacts.go_to(contact_named(person.register, name))
    await person.press("enter")


def drafted(person):
    register = person.register
    changes = person.app.desk.distribution.changes
    return {area: name_of(register, register.get(Contact, one).ref) if one else None for area, one in changes.items()}


async def settled(person):
    await person.app.workers.wait_for_complete()
    await person.pilot.pause()


async def test_f_on_the_overview_opens_the_workbench_and_escape_goes_back(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.press("f")
        assert "2 Områder: Fordel" in person.seen()
        await person.press("escape")
        assert "Det venter på dig" in person.seen()


async def test_two_keys_put_an_area_on_a_contact_and_nothing_is_saved(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        before = person.register
        await put(person, "glud", "Mette Øvig")
        assert drafted(person) == {"glud": "Mette Øvig"}
        assert person.register is before
        assert "◇ Kladde: 1 ændring" in person.seen()
        assert person.app.focused is bench(person).areas
        assert bench(person).areas.key == "hjarnoe"


async def test_marked_areas_go_together(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        await person.press("space", "down", "space", "down", "space", "enter")
        assert bench(person).contacts.go_to(contact_named(person.register, "Mette Øvig"))
        await person.press("enter")
        assert drafted(person) == dict.fromkeys(("glud", "hjarnoe", "snaptun"), "Mette Øvig")
        assert bench(person).areas.marked == frozenset()


async def test_the_third_pane_tells_what_speaks_for_and_against_the_pair(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        bench(person).contacts.go_to(contact_named(person.register, "Henriette Petersen"))
        await person.rest()
        seen = person.seen()
        assert "Glud → Henriette Petersen" in seen
        assert "✗ Lederens ja mangler" in seen
        bench(person).contacts.go_to(contact_named(person.register, "Mette Øvig"))
        await person.rest()
        assert "✓ Begge ja er registreret" in person.seen()


async def test_delete_takes_an_area_out_of_the_draft_and_a_second_time_off_its_contact(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        await put(person, "glud", "Mette Øvig")
        bench(person).areas.go_to("glud")
        await person.press("delete")
        assert drafted(person) == {}
        await person.press("delete")
        assert drafted(person) == {"glud": None}
        assert "→ ingen" in person.seen()


async def test_ctrl_z_takes_back_the_last_step_of_the_draft(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        await put(person, "glud", "Mette Øvig")
        await put(person, "hjarnoe", "Jens Prøve")
        await person.press("ctrl+z")
        assert drafted(person) == {"glud": "Mette Øvig"}
        assert "taget tilbage" in person.message


async def test_a_locked_area_is_not_moved(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        await put(person, "glud", "Mette Øvig")
        bench(person).areas.go_to("glud")
        await person.press("l")
        await put(person, "glud", "Jens Prøve")
        assert drafted(person) == {"glud": "Mette Øvig"}
        assert "Glud er låst. " in person.message
        await person.press("escape", "delete")
        assert drafted(person) == {"glud": "Mette Øvig"}
        await person.press("l", "delete")
        assert drafted(person) == {}


async def test_a_suggestion_comes_into_the_draft_and_leaves_what_is_locked(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:snaptun") as person:
        await put(person, "snaptun", "Mette Øvig")
        bench(person).areas.go_to("snaptun")
        await person.press("l", "s")
        await settled(person)
        assert drafted(person)["snaptun"] == "Mette Øvig"
        assert "Om forslaget" in person.seen()
        assert "får en anden lokalkontakt" in person.message


async def test_a_suggestion_asked_for_from_elsewhere_opens_the_workbench(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("suggest_distribution:")
        await settled(person)
        assert isinstance(person.app.screen, WorkbenchScreen)
        assert drafted(person)
        assert "får en anden lokalkontakt" in person.seen()


async def test_a_suggestion_that_cannot_keep_a_lock_says_so_and_changes_nothing(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        await put(person, "glud", "Frank Kjær")
        bench(person).areas.go_to("glud")
        await person.press("l", "s")
        await settled(person)
        assert drafted(person) == {"glud": "Frank Kjær"}
        assert person.message.startswith("✗ ")


async def test_the_draft_is_reviewed_saved_as_one_change_and_undone(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        before = person.register.revision
        await put(person, "glud", "Mette Øvig")
        await put(person, "bjerre", "Mette Øvig")
        await person.press("ctrl+s")
        assert "Fordel 2 områder" in person.seen()
        await person.press("ctrl+s")
        assert "Gem 2 ændringer" in person.seen()
        await person.press("enter")
        await settled(person)
        assert person.register.revision == before + 1
        assert coverage_of(person.register, "glud", person.workspace.day) is Coverage.COVERED
        (bjerre,) = of_area(person.register, "bjerre")
        assert state_of(person.register, bjerre, person.workspace.day) is AssignmentState.ACTIVE
        assert drafted(person) == {}
        assert "2 områder er fordelt" in person.message
        await person.press("ctrl+z", "enter")
        await settled(person)
        assert of_area(person.register, "bjerre") == ()


async def test_what_a_rule_refuses_is_told_while_one_drafts_and_again_at_the_review(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        before = person.register.revision
        await put(person, "glud", "Henriette Petersen")
        await person.rest()
        seen = " ".join(person.seen().split())
        assert "■ Hos Henriette Petersen" in seen
        await person.press("ctrl+s", "ctrl+s")
        assert "Det kan ikke lade sig gøre endnu" in person.seen()
        assert person.register.revision == before
        await person.press("escape")
        assert drafted(person) == {"glud": "Henriette Petersen"}


async def test_the_draft_is_there_again_after_leaving_and_gone_with_another_register(practised, imported, at_the_desk):
    async with at_the_desk(practised, start="distribute:glud") as person:
        await put(person, "glud", "Mette Øvig")
        await person.press("escape", "escape")
        await person.do("distribute:")
        assert drafted(person) == {"glud": "Mette Øvig"}
        person.app.desk.take(imported)
        assert drafted(person) == {}


async def test_a_draft_lives_on_when_somebody_else_writes(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported, start="distribute:glud") as person:
        await put(person, "bjerre", "Frank Kjær")
        await put(person, "as", "Frank Kjær")
        somebody_else.do(end_area, area="bjerre", ended=imported.day)
        await person.look()
        assert drafted(person) == {"as": "Frank Kjær"}
        assert "Bjerre" not in person.seen().partition("Lokalkontakter")[0]


async def test_a_lock_of_an_area_that_has_ended_does_not_keep_a_suggestion_away(imported, somebody_else, at_the_desk):
    async with at_the_desk(imported, start="distribute:glud") as person:
        await person.press("l")
        assert "Glud er låst til" in person.message
        somebody_else.do(end_area, area="glud", ended=imported.day)
        await person.look()
        await person.press("s")
        await settled(person)
        assert not person.message.startswith("✗")


async def test_the_narrow_window_shows_one_pane_at_a_time_and_the_pair_below(practised, at_the_desk):
    async with at_the_desk(practised, size=(80, 24), start="distribute:glud") as person:
        assert "[1 Områder] [2 Kontakter] [3 Konsekvenser]" in person.seen()
        assert bench(person).query_one("#areas", RowList).region.height > 10
        await person.press("right")
        assert bench(person).areas.region.height == 0
        assert person.app.focused is bench(person).contacts
        assert "Glud → Kim Rosenkilde" in person.seen()
        await person.press("right")
        assert "Hele kladden" in person.seen()
        await person.press("left", "left")
        assert person.app.focused is bench(person).areas


async def test_a_search_filters_the_list_that_has_the_focus(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:") as person:
        await person.press("slash")
        await person.write("bjer")
        assert [row.key for row in bench(person).areas.listing.rows] == ["bjerre"]
        await person.press("enter", "enter")
        assert person.app.focused is bench(person).contacts
        await person.press("slash")
        await person.write("mette")
        assert len(bench(person).contacts.listing.rows) == 2
        await person.press("escape")
        assert len(bench(person).contacts.listing.rows) > 2


async def test_a_better_bid_is_taken_with_enter(practised, at_the_desk):
    async with at_the_desk(practised, start="distribute:snaptun") as person:
        await put(person, "hjarnoe", "Kim Rosenkilde")
        bench(person).areas.go_to("snaptun")
        bench(person).contacts.go_to(contact_named(person.register, "Kim Rosenkilde"))
        await person.rest()
        assert "Bedre bud på Snaptun" in person.seen()
        await person.press("right", "right", "shift+tab", "enter")
        assert drafted(person)["snaptun"] == "Mette Øvig"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("size", [(80, 24), (119, 30), (120, 40), (160, 45), (200, 50)])
async def test_no_line_is_wider_than_the_window(practised, at_the_desk, size, language):
    async with at_the_desk(practised, size=size, language=language, start="distribute:glud") as person:
        await put(person, "glud", "Mette Øvig")
        await person.rest()
        assert all(len(line) <= size[0] for line in person.seen().splitlines())


async def test_every_verb_of_the_workbench_is_in_the_palette(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        actions = {hit.action for hit in everything(person.app.reading)}
        verbs = {"distribute:", "suggest_distribution:", "review_distribution:", "drop_distribution:"}
        assert verbs <= actions


async def test_the_row_of_many_areas_without_a_contact_leads_to_the_workbench(practised, at_the_desk):
    for area in ("as", "daugaard"):
        practised.do(record_answer, area=area, value="yes", day=practised.day)
    async with at_the_desk(practised) as person:
        rows = person.app.screen.query_one(RowList).listing.rows
        (row,) = [row for row in rows if row.key.startswith("distribute:")]
        assert plain_text(row.cells[2]) == "Fordel"
        await person.do(row.key)
        assert bench(person).areas.key in row.key


async def test_a_bar_has_one_cell_for_a_quarter_and_never_becomes_longer_than_its_room(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        plan = person.app.desk.distribution
        mette = plan.load(contact_named(person.register, "Mette Øvig"))
        assert plain_text(bar(mette)) == "░" * 16 + "│"
        kim = plan.load(contact_named(person.register, "Kim Rosenkilde"))
        assert plain_text(bar(kim)) == "████│▓"
        henriette = plan.load(contact_named(person.register, "Henriette Petersen"))
        assert width_of(bar(henriette)) == MOST_CELLS
