"""What is unwise about where a register lies, and what else lies in its folder, is told when it is opened."""

import pytest

from lokalkontakt_core.extension.host import Host
from lokalkontakt_tui.making import make_empty
from lokalkontakt_tui.opening import Opener


@pytest.fixture
def synced(tmp_path):
    """A register in a folder of OneDrive, and its folder."""
    place = tmp_path / "OneDrive - Hedensted Kommune" / "hus"
    return make_empty(Opener(Host(), actor="anna"), str(place), name="Hus", municipality="Hedensted"), place


async def test_a_register_in_a_synced_folder_is_warned_of_when_it_is_opened(at_the_desk, synced):
    register, _ = synced
    async with at_the_desk(register, size=(160, 40)) as person:
        person.app.look_outside()
        await person.pilot.pause()
        assert "OneDrive" in person.message
        assert "lokalkontakt copy" in person.message


async def test_a_copy_the_sync_program_made_is_told_of_before_what_is_always_so(at_the_desk, synced):
    register, place = synced
    (place / "head-Mettes-PC.toml").write_text("x", "utf-8")
    async with at_the_desk(register, size=(160, 40)) as person:
        person.app.look_outside()
        await person.pilot.pause()
        assert "head-Mettes-PC.toml" in person.message
        assert "Sammenlign" in person.message
