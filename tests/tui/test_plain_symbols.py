"""Letters instead of signs, for consoles that have none."""

import pytest

from lokalkontakt_core.language.symbols import Symbols, choose_symbols


@pytest.fixture
def plain():
    choose_symbols(Symbols.PLAIN)
    yield
    choose_symbols(Symbols.SIGNS)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("start", ["place:overview", "place:areas", "area:glud", "place:contacts", "findings:"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_no_screen_needs_a_sign_the_console_does_not_have(practised, at_the_desk, start, size):
    async with at_the_desk(practised, start=start, size=size) as person:
        await person.rest()
        seen = person.seen()
        assert set(seen) & set("●►○■▲◇✓✗»█▓▒░→") == set()
        assert {len(line) for line in seen.splitlines()} <= {*range(size[0] + 1)}


@pytest.mark.usefixtures("plain")
async def test_states_differ_by_their_letters(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        seen = person.seen()
        for words in ("> Glud", "? Stenderup", "o As", "* Barrit", "ok Gemt"):
            assert words in seen
