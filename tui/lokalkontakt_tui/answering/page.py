"""One question a page: what is asked, the control for it, what is wrong, and the buttons."""

from typing import ClassVar

from attrs import evolve
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Button, Input, Static, TextArea

from lokalkontakt_core.surveys.engine.pages import Page, Stop
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.violations import Violation
from lokalkontakt_tui.answering.choices import Changed, Choices
from lokalkontakt_tui.answering.controls import Room, control_for
from lokalkontakt_tui.answering.fields import LineField, TextField
from lokalkontakt_tui.answering.frame import BACK, LANGUAGE, OVERVIEW, PAUSE, AnsweringScreen, BigButton
from lokalkontakt_tui.answering.grid import GridChoices, Wanted
from lokalkontakt_tui.answering.scale import Scale
from lokalkontakt_tui.models.answering import advice, answers_as, fault_text, progress_line, skipped_line
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.grid import grid_overview
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.plain import block, content, plain

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
        with Container(id="middle"), VerticalScroll(id="column", can_focus=False):
            yield Static(id="progress")
            yield Static(id="section")
            yield Static(id="label")
            yield Static(id="hint")
            yield Container(id="answer")
            yield Static(id="fault")
            with Horizontal(id="buttons"):
                yield BigButton(id="back")
                yield BigButton(id="next", classes="main")
                yield BigButton(id="skip")
            yield BigButton(id="fewer")

    @on(events.Mount)
    async def _first_page(self) -> None:
        await self.show_page()

    async def show_page(self) -> None:
        """Show the page the interview stands at, or the review at the end."""
        page = self.page
        if page is None:
            self.answering.show_answers(review=True)
            return
        words = self.words
        self.query_one("#progress", Static).update(content(progress_line(self.session.interview.progress, words)))
        beginning = page.path == self.session.interview.paths()[0]
        section = answers_as(self.session, words) if beginning else " · ".join(page.groups)
        lines = [line((section, "muted"))] if section and (beginning or not page.grid) else []
        if page.grid:
            lines.append(grid_overview(page, words))
        self.query_one("#section", Static).update(block(lines))
        self.query_one("#label", Static).update(Content.styled(plain(page.label).plain, "bold"))
        hint = self.query_one("#hint", Static)
        told = page.hint if page.possible else words("This kind of question cannot be answered here. Go on.")
        hint.update(content(line((told, "muted"))))
        hint.display = bool(told)
        self.query_one("#section", Static).display = beginning or bool(page.grid) or (bool(page.groups) and self.tall)
        self._fault("")
        self.query_one("#back", Button).label = plain(f"←  {words('Back')}")
        self.query_one("#next", Button).label = plain(f"{words('Next')}  →")
        self.query_one("#skip", Button).label = plain(
            words("Add one more") if page.stop is Stop.REPEAT else words("Skip")
        )
        self._show_fewer(page)
        self.set_class(self.tall, "-tall")
        self.set_class(page.control is Control.GRID, "-grid")
        holder = self.query_one("#answer", Container)
        await holder.remove_children()
        control = control_for(page, self.words, self._room)
        if control is not None:
            await holder.mount(control)
            control.focus()
        else:
            self.query_one("#next", Button).focus()
        self._show_skip(page)
        skipped = skipped_line(page, words)
        listed = page.grid and not isinstance(control, GridChoices)
        told_of = evolve(page, control=Control.ONE_OF) if listed else page
        self.say(f"{skipped}  {advice(told_of, words)}".strip())
        self.query_one("#column", VerticalScroll).scroll_home(animate=False)

    @property
    def _room(self) -> Room:
        middle = self.query_one("#middle").size.width or self.app.size.width
        return Room(middle, self.app.size.height, tall=self.tall, today=self.answering.today)

    def on_resize(self) -> None:
        """Fit the frame to the window, and a grid, which may have room now, or none any more."""
        super().on_resize()
        if self.is_mounted and self.page is not None and self.page.grid:
            self.store(self.answer_given)
            self.call_later(self.show_page)

    def _show_skip(self, page: Page) -> None:
        answered = bool(page.value) or bool(self.answer_given)
        self.query_one("#skip", Button).display = page.stop is Stop.REPEAT or (
            page.stop is Stop.QUESTION and page.possible and not page.readonly and not answered
        )

    def _show_fewer(self, page: Page, *, asked: bool = False) -> None:
        """Offer to take away the last of a repeat; it is asked twice, for its answers go with it."""
        self._asked_twice = asked
        fewer = self.query_one("#fewer", Button)
        number = page.value or "0"
        fewer.display = page.stop is Stop.REPEAT and number != "0"
        words = self.words
        fewer.label = plain(
            words("Yes, take away number {number} and its answers", number=number)
            if asked
            else words("Take away number {number}", number=number)
        )
        fewer.refresh(layout=True)

    @property
    def answer_given(self) -> str | list[str]:
        """What stands in the control now, stored or not."""
        found = self.query("#control")
        control = found.first() if found else None
        return control.answer if isinstance(control, Choices | GridChoices | Scale | LineField | TextField) else ""

    def _fault(self, text: str) -> None:
        fault = self.query_one("#fault", Static)
        fault.update(content(line((f"✗ {text}" if text else "", "error"))))
        fault.display = bool(text)

    def _show_faults(self, violations: tuple[Violation, ...]) -> None:
        texts = [fault_text(one, self.page, self.words) for one in violations]
        self._fault(" ".join(dict.fromkeys(texts)))
        control = self.query("#control")
        if control:
            control.first().focus()

    # answering

    @on(Changed)
    def _changed(self, event: Changed) -> None:
        event.stop()
        page = self.page
        if page is None:
            return
        self._fault("")
        if isinstance(self.focused, Input | TextArea):
            if self._timer is not None:
                self._timer.stop()
            self._timer = self.set_timer(TYPING_PAUSE, self._save_typed)
        else:
            self._show_faults(self.store(event.answer))
        self._show_skip(page)

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
        if page is None or page.stop is not Stop.QUESTION or not self.query("#control"):
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
            self._show_fewer(page, asked=True)
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
