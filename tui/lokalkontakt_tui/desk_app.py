"""The application as screens see it: a desk, a message line, and actions by name."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from textual.app import App

if TYPE_CHECKING:  # the first screen is painted before any of them is loaded
    from lokalkontakt_tui.desk import Desk
    from lokalkontakt_tui.models.reading import Reading, Words
    from lokalkontakt_tui.opening import Opener


class DeskApp(App[None]):
    """An application with a desk.

    Args:
        options: What Textual's own class takes.

    Attributes:
        desk: The open register and its language.
        opener: Opens and makes registers.
    """

    desk: Desk
    opener: Opener

    def __init__(self, **options: Any) -> None:
        self.cursor_shown = False
        self.doing = ""
        """The action that is being done, so that it can begin again in another language; empty for none."""
        super().__init__(**options)

    @property
    def words(self) -> Words:
        """The language."""
        return self.desk.words

    @property
    def reading(self) -> Reading:
        """The register as it is read now."""
        return self.desk.reading

    @abstractmethod
    def act(self, action: str) -> None:
        """Do what an action of a page, a list or the palette stands for, for example `area:glud`."""

    @abstractmethod
    def go(self, place: str, chosen: str = "") -> None:
        """Go to a place, its list filtered when a filter is named."""

    @abstractmethod
    def renew(self) -> None:
        """Show the register as it is now on the screen that is seen; the others follow when they are seen again."""

    @abstractmethod
    def look(self) -> None:
        """Take in what others have written, and show it."""

    @abstractmethod
    def say(self, text: str, kind: str = "good", then: str = "") -> None:
        """Set the message line and show it."""
