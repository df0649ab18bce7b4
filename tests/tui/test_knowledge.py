"""Knowledge at the desk: written down, found, answered, passed on; and searching everything."""

from datetime import date

from lokalkontakt_core.records.knowledge import Direction, Knowledge, Visibility
from lokalkontakt_core.search.entries import READ
from lokalkontakt_core.services.agreements import write_agreement
from lokalkontakt_core.services.knowledge import note_knowledge
from lokalkontakt_tui.actions import WHERE
from lokalkontakt_tui.models.searching import ROADS

FROM, TO = Direction.FROM_AREA, Direction.TO_AREA


def noted(workspace, **given):
    """Write something down and give its id."""
    before = {one.id for one in workspace.register.all(Knowledge)}
    workspace.do(note_knowledge, **{"text": "Stien ved skolen er mørk", "areas": ["glud"], "direction": FROM, **given})
    (made,) = {one.id for one in workspace.register.all(Knowledge)} - before
    return made


def now(person, key):
    return person.register.get(Knowledge, key)


async def test_knowledge_stands_under_more_and_its_empty_list_says_what_to_do(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.press("7", "e")
        assert "Tryk N for at skrive ned, hvad et område har fortalt" in person.seen()


async def test_something_is_written_down_and_can_be_undone(imported, at_the_desk):
    async with at_the_desk(imported) as person:
        await person.do("note_knowledge:glud")
        await person.write("Ny bro")
        await person.press("ctrl+s", "enter")
        (item,) = person.register.all(Knowledge)
        assert (item.text, item.areas, item.direction) == ("Ny bro", ("glud",), FROM)
        await person.press("ctrl+z", "enter")
        assert person.register.all(Knowledge) == ()


async def test_what_waits_stands_first_and_is_answered_from_the_list(imported, at_the_desk):
    noted(imported, text="Uden svar", day=date(2020, 4, 30))
    asked = noted(imported, owes_answer=True, day=date(2020, 4, 1))
    async with at_the_desk(imported) as person:
        await person.do("knowledge_list:")
        seen = person.seen()
        assert seen.index("Stien ved skolen") < seen.index("Uden svar")
        assert "i 30 dage" in seen
        await person.press("s")
        await person.write("Lys i juni")
        await person.press("ctrl+s", "enter")
        assert now(person, asked).answer == "Lys i juni"
        assert "Svaret er skrevet ned." in person.message


async def test_the_filters_narrow_the_list(imported, at_the_desk):
    noted(imported, text="Fra Glud")
    noted(imported, text="Til Glud", direction=TO)
    noted(imported, text="For mig selv", visibility=Visibility.PRIVATE)
    async with at_the_desk(imported) as person:
        await person.do("knowledge_list:")
        person.app.screen.filter = "waiting"
        person.app.screen.fill()
        assert [row.key for row in person.app.screen.rows.listing.rows] == [
            one.id for one in person.register.all(Knowledge) if one.text == "Til Glud"
        ]


async def test_the_search_finds_beginnings_of_several_words_in_text_answer_and_area(imported, at_the_desk):
    key = noted(imported)
    noted(imported, text="Noget andet", areas=["bjerre"])
    async with at_the_desk(imported) as person:
        await person.do("knowledge_list:")
        await person.press("slash")
        await person.write("moerk glud")
        assert [row.key for row in person.app.screen.rows.listing.rows] == [key]
        await person.write(" xx")
        assert "Intet her passer" in person.seen()


async def test_what_is_for_areas_is_passed_on_and_a_private_note_is_first_shared(imported, at_the_desk):
    key = noted(imported, direction=TO, visibility=Visibility.PRIVATE)
    async with at_the_desk(imported) as person:
        await person.do(f"share_knowledge:{key}")
        await person.press("ctrl+s", "enter")
        assert now(person, key).visibility is Visibility.COLLEAGUES
        await person.do(f"pass_on:{key}")
        await person.press("ctrl+s", "enter")
        assert now(person, key).passed_on == date(2020, 5, 1)


async def test_an_area_tells_its_balance_and_leads_to_its_knowledge(imported, at_the_desk):
    key = noted(imported)
    async with at_the_desk(imported, start="area:glud") as person:
        seen = person.seen()
        assert "1 fra området · 0 til området" in seen
        assert "Stien ved skolen er mørk" in seen
        await person.do(f"knowledge:{key}")
        assert "Det kan du gøre" in person.seen()


async def test_the_work_list_leads_to_the_answer_in_one_key(imported, at_the_desk):
    first = noted(imported, owes_answer=True, day=date(2020, 4, 1))
    noted(imported, text="Et spørgsmål til", owes_answer=True, day=date(2020, 4, 2))
    async with at_the_desk(imported) as person:
        assert "2 venter på svar" in person.seen()
        await person.do(f"answer_knowledge:{first},{first}")
        assert "på hvad?" in person.seen()


async def test_everything_is_searched_by_kind_and_a_hit_opens(imported, at_the_desk):
    noted(imported)
    imported.do(write_agreement, area="glud", text="Vi ringer hver måned")
    async with at_the_desk(imported) as person:
        await person.do("search_all:")
        await person.write("glud")
        keys = [row.key for row in person.app.screen.rows.listing.rows]
        assert keys[0] == "area/glud"
        assert {key.partition("/")[0] for key in keys} >= {"area", "knowledge", "agreement"}
        await person.press("enter", "enter")
        assert "Lokalkontakt" in person.seen()


async def test_hostile_texts_are_shown_as_they_are(imported, at_the_desk):
    noted(imported, text="[b]{0.__class__}[/b] $error <x>")
    async with at_the_desk(imported) as person:
        await person.do("knowledge_list:")
        await person.rest()
        assert "[b]{0.__class__}[/b] $error <x>" in person.seen()
        await person.do("search_all:")
        await person.write("class")
        assert "[b]{0.__class__}[/b]" in person.seen()


async def test_it_works_in_a_small_window_and_in_english(imported, at_the_desk):
    noted(imported)
    async with at_the_desk(imported, size=(80, 24), language="en") as person:
        await person.do("knowledge_list:")
        await person.press("enter")
        assert "What you can do" in person.seen()
        assert "from the area" in person.seen()


def test_every_kind_that_is_found_has_a_road_to_it():
    assert set(ROADS) == set(READ)
    assert set(ROADS.values()) <= set(WHERE)
