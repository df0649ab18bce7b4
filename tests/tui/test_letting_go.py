"""What was drawn on a screen does not stay in memory when the screen is left."""

import gc
import weakref

from textual.strip import Strip

from lokalkontakt_tui.screens.areas import AreasScreen


def _caches_of(screen):
    return [widget._styles_cache for widget in (screen, *screen.query("*"))]


async def test_nothing_drawn_on_a_screen_is_kept_when_it_is_left(imported, at_the_desk):
    async with at_the_desk(imported, start="place:areas") as person:
        assert isinstance(person.app.screen, AreasScreen)
        drawn = [weakref.ref(cache) for cache in _caches_of(person.app.screen)]
        assert any(isinstance(strip, Strip) for cache in drawn for strip in cache()._cache.values())
        await person.press("1")
        await person.press("7")
        gc.collect()
        assert [cache for cache in drawn if cache() is not None] == []
