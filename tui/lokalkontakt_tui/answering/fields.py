"""Answers that are typed: a line, a longer text, a date."""

from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static, TextArea

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.language.dates import long_date, parse_date
from lokalkontakt_core.surveys.engine.pages import Page
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_tui.answering.choices import Changed
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.plain import content

LONGEST_LINE = 500
LONGEST_TEXT = 20_000


class LineField(Vertical):
    """One line to type in; of a date the day is said in full under it.

    Args:
        page: The page.
        words: The language.
        today: The day, for dates such as "i går".
    """

    def __init__(self, page: Page, words: Words, today: date) -> None:
        super().__init__(id="control")
        self._page = page
        self._words = words
        self._today = today
        value = page.value
        if page.control is Control.NUMBER and words.language == "da":
            value = value.replace(".", ",")
        self._line = Input(value, id="line", max_length=LONGEST_LINE, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Compose the field and the line under it."""
        yield self._line
        if self._page.control is Control.DATE:
            yield Static(id="echo")

    def focus(self, scroll_visible: bool = True) -> "LineField":  # noqa: FBT001, FBT002 - Textual's signature
        """Give the focus to the field itself."""
        self._line.focus(scroll_visible)
        return self

    @property
    def answer(self) -> str:
        """What was typed; a date as the interview wants it, where it can be read."""
        typed = self._line.value.strip()
        if self._page.control is not Control.DATE or self._page.type != "date" or not typed:
            return typed
        try:
            return parse_date(typed, self._today).isoformat()
        except UsageError:
            return typed

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._page.control is Control.DATE:
            self._echo()
        self.post_message(Changed(self.answer))

    def _echo(self) -> None:
        try:
            shown = long_date(date.fromisoformat(self.answer), self._words.language)
        except ValueError:
            shown = ""
        self.query_one("#echo", Static).update(content(line((shown, "muted"))))


class _Area(TextArea):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
    ]


class TextField(Vertical):
    """A longer text; Enter makes a new line, Tab goes on.

    Args:
        page: The page.
        words: The language.
    """

    def __init__(self, page: Page, words: Words) -> None:
        super().__init__(id="control")
        self._page = page
        self._words = words
        self._area = _Area(page.value, id="text", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)

    def compose(self) -> ComposeResult:
        """Compose the field and the count under it."""
        yield self._area
        yield Static(id="echo")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self._area.move_cursor(self._area.document.end)
        self._count()

    def focus(self, scroll_visible: bool = True) -> "TextField":  # noqa: FBT001, FBT002 - Textual's signature
        """Give the focus to the field itself."""
        self._area.focus(scroll_visible)
        return self

    @property
    def answer(self) -> str:
        """What was written."""
        return self._area.text.strip()

    @on(TextArea.Changed)
    def _typed(self, event: Any) -> None:
        event.stop()
        if len(self._area.text) > LONGEST_TEXT:
            self._area.text = self._area.text[:LONGEST_TEXT]
        self._count()
        self.post_message(Changed(self.answer))

    def _count(self) -> None:
        count = len(self._area.text)
        said = self._words.count("{count} character", "{count} characters", count)
        told = self._words("Tab goes on. Enter makes a new line.")
        self.query_one("#echo", Static).update(content(line((f"{said}     {told}", "muted"))))
