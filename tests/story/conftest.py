"""The story on the screen sits at the same desk as the tests of the full-screen program."""

from tests.tui.conftest import at_the_desk  # noqa: F401 - a fixture, used by its name
