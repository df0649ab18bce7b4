"""The strategy on screen: how much bears each focus area or aim, and the roads to and from it."""

from datetime import date

import pytest

from lokalkontakt_core.services.knowledge import note_knowledge
from lokalkontakt_core.services.projects import add_project, close_project
from lokalkontakt_core.services.scheme import edit_scheme

HEALTH, AIM = "Sundhed", "Smidigt samarbejde"


@pytest.fixture
def tagged(practised):
    """A project under way, one that is closed, and what was told in two areas."""
    practised.do(add_project, name="Havnen", areas=["glud", "snaptun"], focus=[HEALTH, AIM])
    stairs = practised.do(add_project, name="Trappen", areas=["glud"], focus=[HEALTH]).commit.change.about[0]
    practised.do(close_project, project=stairs.id, outcome="Den står.")
    practised.do(note_knowledge, text="Bænkene mangler", areas=["bjerre"], focus=[HEALTH], day=date(2020, 4, 1))
    return practised


async def test_the_list_is_under_more_and_counts_what_bears_each_theme(tagged, at_the_desk):
    async with at_the_desk(tagged, start="place:more") as person:
        await person.press("w")
        await person.rest()
        rows = [text for text in person.seen().splitlines() if HEALTH in text or AIM in text]
        assert any("████████" in text and " 3 " in text for text in rows)
        assert any("███░░░░░" in text and " 1 " in text for text in rows)


async def test_a_theme_shows_areas_projects_and_knowledge_and_leads_to_them(tagged, at_the_desk):
    async with at_the_desk(tagged) as person:
        await person.do(f"focus:{HEALTH}")
        seen = person.seen()
        assert all(word in seen for word in ("Havnen", "Trappen", "Bænkene mangler", "Bjerre", "Glud", "Snaptun"))
        assert "I gang" in seen


async def test_an_area_and_a_project_name_their_themes_and_lead_to_them(tagged, at_the_desk):
    async with at_the_desk(tagged) as person:
        await person.do("area:glud")
        assert HEALTH in person.seen()
        assert AIM in person.seen()
        await person.do("place:overview")
        await person.do("area:as")
        assert HEALTH not in person.seen()


async def test_projects_are_found_by_the_theme_they_bear(tagged, at_the_desk):
    async with at_the_desk(tagged) as person:
        await person.do("projects:")
        await person.press("slash")
        await person.write("smidigt")
        assert "Havnen" in person.seen()
        assert "Trappen" not in person.seen()


async def test_a_scheme_without_focus_areas_says_where_to_write_them(practised, at_the_desk):
    practised.do(edit_scheme, changes={"focus_areas": (), "aims": ()})
    async with at_the_desk(practised) as person:
        await person.do("strategy:")
        await person.rest()
        assert "Ordningen nævner hverken fokusområder" in person.seen()


async def test_what_the_scheme_no_longer_names_is_kept_in_sight(tagged, at_the_desk):
    tagged.do(edit_scheme, changes={"focus_areas": ()})
    async with at_the_desk(tagged) as person:
        await person.do("strategy:")
        await person.rest()
        assert "Ikke i ordningen mere" in person.seen()
        assert HEALTH in person.seen()
