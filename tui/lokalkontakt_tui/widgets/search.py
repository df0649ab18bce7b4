"""A search field over a list, and the chips that filter it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from lokalkontakt_tui.models.lines import Line
from lokalkontakt_tui.widgets.spots import ChoiceRow, Word


class SearchField(Input):
    """Filters the list below while one types; arrow down and Enter go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "leave", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="search", select_on_focus=False)
        self.cursor_blink = False

    def fill(self, hint: str) -> None:
        """Show what can be searched for."""
        self.placeholder = f"/  {hint}"

    def action_leave(self) -> None:
        """Go on to the list."""
        self.screen.focus_next("RowList")


class Chips(ChoiceRow):
    """Filters, one of which is on."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(each=False, gap=3, id=id)
        self.add_class("chips")

    def fill(self, chips: tuple[tuple[str, Line], ...], chosen: str) -> None:
        """Show the filters.

        Args:
            chips: Key and label of each.
            chosen: The key of the one that is on.
        """
        words = []
        for key, label in chips:
            shown = tuple((text, "chosen") for text, _ in label) if key == chosen else label
            words.append(Word(key, shown))
        self.show(tuple(words))
