"""Whatever people type is shown as they typed it: never markup, never a link, never a control sequence."""

import pytest

from lokalkontakt_core.services.agreements import write_agreement
from lokalkontakt_core.services.areas import add_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.councils import add_council
from lokalkontakt_core.services.departments import add_department
from lokalkontakt_tui.models.lines import clean, line, plain_text

NAMES = ("[/] x", "[@click=app.quit]z", "[klub]", ":smile:", "{0.__class__}", "[bold]f[/bold]", "%s %(n)s")
EVERYWHERE = ("place:overview", "place:areas", "place:contacts", "persons:", "departments:", "findings:",
              "history_list:", "place:outbox", "place:waves")  # fmt: skip


def made(workspace, kind):
    return next(ref.id for ref in workspace.history().__next__().change.about if ref.kind == kind)


@pytest.fixture
def hostile(imported):
    """A register in which every name is a trap; gives the workspace and the ids of areas and contacts."""
    areas, contacts = [], []
    for name in NAMES:
        imported.do(add_area, name=name, status_note=f"note {name}", villages=(name,))
        areas.append(made(imported, "area"))
        imported.do(add_contact, name=f"P {name}", title=name)
        contacts.append(made(imported, "contact"))
        imported.do(add_department, name=name)
        imported.do(assign, area=areas[-1], contact=contacts[-1], note=name)
        imported.do(add_council, name=f"Råd {name}", areas=(areas[-1],))
        imported.do(write_agreement, area=areas[-1], contact=contacts[-1], text=name)
    return imported, areas, contacts


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=str)
async def test_hostile_names_are_shown_as_written_on_every_screen(hostile, at_the_desk, size):
    workspace, areas, contacts = hostile
    async with at_the_desk(workspace, size=size) as person:
        for action in EVERYWHERE:
            await person.do(action)
            await person.press("end")
        for area, contact, name in zip(areas, contacts, NAMES, strict=True):
            await person.do(f"area:{area}")
            assert person.seen().count(name) >= 2
            await person.do(f"contact:{contact}")
            assert f"P {name}" in person.seen()
        assert person.app.is_running


@pytest.mark.slow
async def test_hostile_names_are_shown_as_written_in_every_dialog(hostile, at_the_desk):
    workspace, areas, contacts = hostile
    async with at_the_desk(workspace) as person:
        for area, contact, name in zip(areas, contacts, NAMES, strict=True):
            for verb, key in (("edit_area", area), ("answer", area), ("council", area), ("own_yes", contact),
                              ("contact_more", contact), ("area_more", area)):  # fmt: skip
                await person.do(f"{verb}:{key}")
                assert name in person.seen(), verb
                await person.press("escape")
            await person.do(f"confirm_area:{area}")
            assert name in person.seen()
            await person.press("escape")
        await person.do("find:")
        await person.write("klub")
        assert "[klub]" in person.seen()


async def test_clicking_on_a_name_that_looks_like_an_action_does_not_run_it(hostile, at_the_desk):
    workspace, areas, _ = hostile
    async with at_the_desk(workspace) as person:
        await person.do(f"area:{areas[1]}")
        row = next(number for number, text in enumerate(person.seen().splitlines()) if "@click" in text)
        column = person.seen().splitlines()[row].index("z")
        await person.pilot.click(offset=(column, row))
        await person.pilot.pause()
        assert not person.app._exit


@pytest.mark.parametrize("text", ["\x1b[31mrød", "a\nb\tc", "left\u202eright", "nul\x00", "bell\x07", "\u2028line"])
def test_control_characters_never_reach_the_screen(text):
    shown = clean(text)
    assert shown.isprintable()
    assert plain_text(line(text)) == shown
