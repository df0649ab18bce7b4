"""The state of a form beside its questions: every place with its value, and why the one with the cursor is as it is."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_tui.models.lines import wrapped
from lokalkontakt_tui.models.preview import explanation_lines, state_listing
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.plain import block
from lokalkontakt_tui.widgets.rows import RowList

_LEAST_WIDTH = 20


class Inspector(Vertical):
    """A list of all places over what is to be said about one of them."""

    class Chosen(Message):
        """A place was chosen, to go to its page."""

        def __init__(self, path: str) -> None:
            super().__init__()
            self.path = path

    def __init__(self) -> None:
        super().__init__(id="inspector")
        self._interview: Interview | None = None
        self._words = Words("da")

    def compose(self) -> ComposeResult:
        """Compose list and explanation."""
        yield RowList(id="places")
        with VerticalScroll(id="why-scroll"):
            yield Static(id="why")

    @property
    def places(self) -> RowList:
        """The list."""
        return self.query_one("#places", RowList)

    @property
    def whole(self) -> bool:
        """Whether list and explanation are there; while the program closes they go one after the other."""
        return bool(self.query("#places")) and bool(self.query("#why"))

    def show(self, interview: Interview, words: Words, path: str | None) -> None:
        """Show the state as it is now.

        Args:
            interview: The interview.
            words: The language.
            path: The place to stand at; the list stays where it is when None.
        """
        if not self.whole:
            return
        self._interview, self._words = interview, words
        self.places.show(state_listing(interview.inspect(), words), path)
        self._explain(self.places.key)

    def _explain(self, path: str | None) -> None:
        why = self.query_one("#why", Static)
        if self._interview is None or path is None:
            why.update("")
            return
        width = max(_LEAST_WIDTH, self.query_one("#why-scroll").scrollable_content_region.width)
        lines = explanation_lines(self._interview.explain(path), self._words)
        why.update(block([row for one in lines for row in (wrapped(one, width, 4) or ((),))]))
        self.query_one("#why-scroll", VerticalScroll).scroll_home(animate=False)

    def on_resize(self) -> None:
        """Break the explanation anew."""
        if self.whole:
            self._explain(self.places.key)

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        if self.whole:
            self._explain(event.key)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.post_message(self.Chosen(event.key))
