"""One question of a form that is tried out, with the state of the whole form beside it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from lokalkontakt_core.surveys.engine.violations import Violation
from lokalkontakt_tui.answering.frame import BACK, LANGUAGE, OVERVIEW
from lokalkontakt_tui.answering.page import NEXT, QuestionScreen
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.preview.frame import INSPECT, LEAVE, RELOAD, RESTART, TrialScreen
from lokalkontakt_tui.preview.inspector import Inspector
from lokalkontakt_tui.widgets.standing import stands

BESIDE = 116
"""The least width at which the state stands beside the question; below, F3 shows it instead."""


class TrialQuestionScreen(TrialScreen, QuestionScreen):
    """The page one stands at, and the state of the form."""

    KEYS: ClassVar[tuple[Key, ...]] = (NEXT, BACK, INSPECT, OVERVIEW, LEAVE, RESTART, RELOAD, LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f3", "inspect", show=False)]

    def body(self) -> ComposeResult:
        """Give the column and the state."""
        with Horizontal(id="trial"):
            yield from super().body()
            yield Inspector()

    @property
    def inspector(self) -> Inspector:
        """The state."""
        return self.query_one(Inspector)

    async def show_page(self) -> None:
        """Show the page the interview stands at, and the state."""
        await super().show_page()
        if stands(self):
            self._fit()
            self.show_state()

    def show_state(self, *, follow: bool = True) -> None:
        """Show the state as it is now; the list goes to the page's question unless one is reading in it."""
        page = self.page
        if not self.query(Inspector) or not self.inspector.whole:
            return
        reading = self.inspector.places.has_focus
        path = page.path if page is not None and follow and not reading else None
        self.inspector.show(self.session.interview, self.words, path)

    def store(self, answer: str | list[str]) -> tuple[Violation, ...]:
        """Store an answer to the page, and show what follows from it."""
        violations = super().store(answer)
        self.show_state(follow=False)
        return violations

    # the state

    def on_resize(self) -> None:
        """Put the state beside the question where there is room."""
        super().on_resize()
        if self.is_mounted:
            self._fit()

    def _fit(self) -> None:
        beside = self.app.size.width >= BESIDE
        self.set_class(beside, "-beside")
        if beside:
            self.remove_class("-state")

    def action_inspect(self) -> None:
        """Go to the state, or back to the question."""
        if self.inspector.places.has_focus:
            self._leave_state()
            return
        self.add_class("-state")
        self.inspector.places.focus()

    def _leave_state(self) -> None:
        self.remove_class("-state")
        control = self.query("#control")
        (control.first() if control else self.query_one("#next")).focus()

    async def action_back(self) -> None:
        """Leave the state, else go back one question."""
        if self.inspector.places.has_focus:
            self._leave_state()
        else:
            await super().action_back()

    @on(Inspector.Chosen)
    async def _go_to(self, event: Inspector.Chosen) -> None:
        event.stop()
        if event.path not in self.session.interview.paths():
            self.say(self.words("This has no page now."), "muted")
            return
        self.store(self.answer_given)
        if event.path in self.session.interview.paths():
            self.session.go_to(event.path)
        self.remove_class("-state")
        await self.show_page()
        self._leave_state()
