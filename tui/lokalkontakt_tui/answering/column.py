"""The column of a page: progress, what is asked, the control for it, what is wrong, and the buttons."""

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.pages import Page, Stop
from lokalkontakt_tui.answering.choices import Choices
from lokalkontakt_tui.answering.fields import LineField, TextField
from lokalkontakt_tui.answering.frame import BigButton
from lokalkontakt_tui.answering.grid import GridChoices
from lokalkontakt_tui.answering.scale import Scale
from lokalkontakt_tui.models.answering import progress_line
from lokalkontakt_tui.models.grid import grid_overview
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.plain import block, content, plain
from lokalkontakt_tui.widgets.standing import stands


class QuestionColumn(VerticalScroll, can_focus=False):
    """One question; a new one is shown by `ask`, then `put`."""

    def compose(self) -> ComposeResult:
        """Compose the parts."""
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

    def ask(self, page: Page, interview: Interview, words: Words, *, beginning: str | None, tall: bool) -> None:
        """Show what is asked, and the buttons.

        Args:
            page: The page.
            interview: Where it stands.
            words: The language.
            beginning: What stands over the very first page, None on any other.
            tall: Whether there is room for the name of the section.
        """
        self.query_one("#progress", Static).update(content(progress_line(interview.progress, words)))
        section = beginning if beginning is not None else " · ".join(page.groups)
        lines = [line((section, "muted"))] if section and (beginning is not None or not page.grid) else []
        if page.grid:
            lines.append(grid_overview(page, words))
        over = self.query_one("#section", Static)
        over.update(block(lines))
        over.display = beginning is not None or bool(page.grid) or (bool(page.groups) and tall)
        self.query_one("#label", Static).update(Content.styled(plain(page.label).plain, "bold"))
        hint = self.query_one("#hint", Static)
        told = page.hint if page.possible else words("This kind of question cannot be answered here. Go on.")
        hint.update(content(line((told, "muted"))))
        hint.display = bool(told)
        self.fault("")
        self.query_one("#back", Button).label = plain(f"←  {words('Back')}")
        self.query_one("#next", Button).label = plain(f"{words('Next')}  →")
        skip = words("Add one more") if page.stop is Stop.REPEAT else words("Skip")
        self.query_one("#skip", Button).label = plain(skip)
        self.offer_fewer(page, words)

    async def put(self, control: Widget | None) -> None:
        """Put the control of the page in, None where it has none, and go to it; nothing once the page is left."""
        holder, onward = self.query_one("#answer", Container), self.query_one("#next", Button)
        await holder.remove_children()
        if control is not None and stands(holder):
            await holder.mount(control)
        if stands(self):
            (control or onward).focus()

    @property
    def control(self) -> Widget | None:
        """The control that is shown."""
        found = self.query("#control")
        return found.first() if found else None

    @property
    def answer_given(self) -> str | list[str]:
        """What stands in the control now, stored or not."""
        control = self.control
        return control.answer if isinstance(control, Choices | GridChoices | Scale | LineField | TextField) else ""

    def fault(self, text: str) -> None:
        """Say what is wrong with the answer; nothing is when it is empty."""
        fault = self.query_one("#fault", Static)
        fault.update(content(line((f"✗ {text}" if text else "", "error"))))
        fault.display = bool(text)

    def offer_skip(self, page: Page) -> None:
        """Offer to go on without an answer as long as there is none; of a repeat, to add one more."""
        answered = bool(page.value) or bool(self.answer_given)
        self.query_one("#skip", Button).display = page.stop is Stop.REPEAT or (
            page.stop is Stop.QUESTION and page.possible and not page.readonly and not answered
        )

    def offer_fewer(self, page: Page, words: Words, *, asked: bool = False) -> None:
        """Offer to take away the last of a repeat; it is asked twice, for its answers go with it.

        Args:
            page: The page.
            words: The language.
            asked: Whether it was asked for once already.
        """
        fewer = self.query_one("#fewer", Button)
        number = page.value or "0"
        fewer.display = page.stop is Stop.REPEAT and number != "0"
        fewer.label = plain(
            words("Yes, take away number {number} and its answers", number=number)
            if asked
            else words("Take away number {number}", number=number)
        )
        fewer.refresh(layout=True)
