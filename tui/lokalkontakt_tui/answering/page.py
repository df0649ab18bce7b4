"""One question a page: what is asked, the control for it, what is wrong, and the buttons."""

from typing import ClassVar

from attrs import evolve
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.timer import Timer
from textual.widgets import Button, Input, TextArea

from lokalkontakt_core.surveys.engine.pages import Page, Stop
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.violations import Violation
from lokalkontakt_tui.answering.choices import Changed
from lokalkontakt_tui.answering.column import QuestionColumn
from lokalkontakt_tui.answering.controls import Room, control_for
from lokalkontakt_tui.answering.frame import BACK, LANGUAGE, OVERVIEW, PAUSE, AnsweringScreen
from lokalkontakt_tui.answering.grid import GridChoices, Wanted
from lokalkontakt_tui.models.answering import advice, answers_as, fault_text, skipped_line
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.widgets.standing import stands

NEXT = Key("enter", "", N_("Next"), "Enter")
TYPING_PAUSE = 0.7
"""Seconds without a key after which a text being written is saved."""


class QuestionScreen(AnsweringScreen):
    """The page one stands at."""

    KEYS: ClassVar[tuple[Key, ...]] = (NEXT, BACK, OVERVIEW, PAUSE, LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", show=False),
        Binding("escape", "back", show=False),
        Binding("f2", "overview", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._unsaved: dict[str, str | list[str]] = {}
        self._timer: Timer | None = None
        self._asked_twice = False

    @property
    def page(self) -> Page | None:
        """The page of the interview."""
        return self.session.interview.current

    def body(self) -> ComposeResult:
        """Give the column."""
        with Container(id="middle"):
            yield QuestionColumn(id="column")

    @property
    def column(self) -> QuestionColumn:
        """The column."""
        return self.query_one("#column", QuestionColumn)

    @on(events.Mount)
    async def _first_page(self) -> None:
        await self.show_page()

    async def show_page(self) -> None:
        """Show the page the interview stands at, or the review at the end; nothing once the screen is left."""
        if not stands(self):
            return
        page = self.page
        if page is None:
            self.answering.show_answers(review=True)
            return
        words, column = self.words, self.column
        beginning = page.path == self.session.interview.paths()[0]
        over = answers_as(self.session, words) if beginning else None
        column.ask(page, self.session.interview, words, beginning=over, tall=self.tall)
        self._asked_twice = False
        self.set_class(self.tall, "-tall")
        self.set_class(page.control is Control.GRID, "-grid")
        control = control_for(page, words, self._room)
        await column.put(control)
        if not stands(self):
            return
        column.offer_skip(page)
        skipped = skipped_line(page, words)
        listed = page.grid and not isinstance(control, GridChoices)
        told_of = evolve(page, control=Control.ONE_OF) if listed else page
        self.say(f"{skipped}  {advice(told_of, words)}".strip())
        column.scroll_home(animate=False)

    @property
    def _room(self) -> Room:
        middle = self.query_one("#middle").size.width or self.app.size.width
        return Room(middle, self.app.size.height, tall=self.tall, today=self.answering.today)

    def on_resize(self) -> None:
        """Fit the frame to the window, and a grid, which may have room now, or none any more."""
        super().on_resize()
        if self.is_mounted and stands(self) and self.page is not None and self.page.grid:
            self.store(self.answer_given)
            self.call_later(self.show_page)

    @property
    def answer_given(self) -> str | list[str]:
        """What stands in the control now, stored or not."""
        return self.column.answer_given

    def _show_faults(self, violations: tuple[Violation, ...]) -> None:
        texts = [fault_text(one, self.page, self.words) for one in violations]
        self.column.fault(" ".join(dict.fromkeys(texts)))
        if self.column.control is not None:
            self.column.control.focus()

    # answering

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        event.stop()
        page = self.page
        if page is None:
            return
        self.column.fault("")
        if isinstance(self.focused, Input | TextArea):
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(TYPING_PAUSE, self._save_typed)
        else:
            self._show_faults(self.store(event.answer))
        self.column.offer_skip(page)

    @on(Wanted)
    async def _another_statement(self, event: Wanted) -> None:
        event.stop()
        self.store(self.answer_given)
        if event.path not in self.session.interview.paths():
            return
        self.session.go_to(event.path)
        if event.answer is not None:
            self.session.answer(event.answer)
        await self.show_page()

    def _save_typed(self) -> None:
        """Keep what is being written; what is wrong with it is said only when one goes on."""
        if self.page is not None:
            self.store(self.answer_given)

    def store(self, answer: str | list[str]) -> tuple[Violation, ...]:
        """Store an answer to the page and give what is wrong with it; a page that takes none stores nothing."""
        page = self.page
        if page is None or page.stop is not Stop.QUESTION or self.column.control is None:
            return ()
        violations = self.session.answer(answer)
        if violations:
            self._unsaved[page.path] = answer
        else:
            self._unsaved.pop(page.path, None)
        return violations

    async def action_next(self) -> None:
        """Store the answer and go on, or say what is wrong."""
        if self._timer is not None:
            self._timer.stop()
        violations = self.store(self.answer_given) or self.session.next()
        if violations:
            self._show_faults(violations)
        else:
            await self.show_page()

    async def action_back(self) -> None:
        """Leave a longer text, else go back one question."""
        if isinstance(self.focused, TextArea):
            self.query_one("#next", Button).focus()
            return
        self.store(self.answer_given)
        self.session.back()
        await self.show_page()

    async def action_skip(self) -> None:
        """Go on without an answer; of a repeat, add one more."""
        page = self.page
        if page is not None and page.stop is Stop.REPEAT:
            self.session.add_instance(page.path)
        else:
            self.session.next(check=False)
        await self.show_page()

    async def action_fewer(self) -> None:
        """Take away the last of a repeat, once that has been asked for twice."""
        page = self.page
        if page is None or page.stop is not Stop.REPEAT:
            return
        if not self._asked_twice:
            self._asked_twice = True
            self.column.offer_fewer(page, self.words, asked=True)
            return
        self.session.remove_instance(f"{page.path}[{page.value}]")
        await self.show_page()

    def pause(self) -> None:
        """Keep what is being written, and leave."""
        self.store(self.answer_given)
        super().pause()

    @on(Input.Submitted)
    async def _line_done(self, event: Input.Submitted) -> None:
        event.stop()
        await self.action_next()

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        actions = {
            "back": self.action_back,
            "next": self.action_next,
            "skip": self.action_skip,
            "fewer": self.action_fewer,
        }
        await actions[event.button.id or ""]()

    # elsewhere

    def renew(self) -> None:
        """Show the page in the language."""
        self.call_later(self.show_page)
        super().renew()

    def action_overview(self) -> None:
        """Show all questions."""
        self.store(self.answer_given)
        self.answering.show_answers(review=False)
