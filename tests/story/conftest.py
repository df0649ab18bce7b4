"""The story on the screen sits at the same desk as the tests of the full-screen program."""

import pytest
from textual._compositor import Compositor

from tests.tui.conftest import at_the_desk  # noqa: F401 - a fixture, used by its name


@pytest.fixture(autouse=True)
def drawn_when_looked_at(monkeypatch):
    """Draw the screen when somebody looks at it (`Person.seen`), not after every key: that was half of the time."""

    def not_drawn(compositor, *_given, **_options):
        compositor._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_update", not_drawn)
