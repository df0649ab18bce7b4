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

    def compose(self) -> ComposeResult:
        """Compose the field and the line under it."""
        value = self._page.value
        if self._page.control is Control.NUMBER and self._words.language == "da":
            value = value.replace(".", ",")
        yield Input(value, id="line", max_length=LONGEST_LINE, select_on_focus=False)
        if self._page.control is Control.DATE:
            yield Static(id="echo")

    def focus(self, scroll_visible: bool = True) -> "LineField":  # noqa: FBT001, FBT002 - Textual's signature
        """Give the focus to the field itself."""
        self.query_one(Input).focus(scroll_visible)
        return self

    @property
    def answer(self) -> str:
        """What was typed; a date as the interview wants it, where it can be read."""
        typed = self.query_one(Input).value.strip()
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

    def compose(self) -> ComposeResult:
        """Compose the field and the count under it."""
        yield _Area(self._page.value, id="text", soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        yield Static(id="echo")

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self._count()

    def focus(self, scroll_visible: bool = True) -> "TextField":  # noqa: FBT001, FBT002 - Textual's signature
        """Give the focus to the field itself."""
        self.query_one(TextArea).focus(scroll_visible)
        return self

    @property
    def answer(self) -> str:
        """What was written."""
        return self.query_one(TextArea).text.strip()

    @on(TextArea.Changed)
    def _typed(self, event: Any) -> None:
        event.stop()
        area = self.query_one(TextArea)
        if len(area.text) > LONGEST_TEXT:
            area.text = area.text[:LONGEST_TEXT]
        self._count()
        self.post_message(Changed(self.answer))

    def _count(self) -> None:
        count = len(self.query_one(TextArea).text)
        said = self._words.count("{count} character", "{count} characters", count)
        told = self._words("Tab goes on. Enter makes a new line.")
        self.query_one("#echo", Static).update(content(line((f"{said}     {told}", "muted"))))
