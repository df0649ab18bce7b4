"""All questions with their answers: as an overview on the way, and for review before the answers are sent."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Button, Static

from lokalkontakt_core.errors import FormError, LokalkontaktError
from lokalkontakt_tui.answering.frame import BACK, LANGUAGE, PAUSE, AnsweringScreen, BigButton
from lokalkontakt_tui.models.answering import answers_listing, review_counts
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.plain import block, plain
from lokalkontakt_tui.widgets.rows import RowList

GO_TO = Key("enter", "", N_("Go to the question"), "Enter")
SEND = Key("ctrl+s", "send", N_("Send answers"), "Ctrl+S")


class AnswersScreen(AnsweringScreen):
    """The list of questions.

    Args:
        review: True before sending, False on the way.
    """

    KEYS: ClassVar[tuple[Key, ...]] = (GO_TO, SEND, BACK, PAUSE, LANGUAGE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("f2", "back", show=False),
        Binding("ctrl+s", "send", show=False),
    ]

    def __init__(self, *, review: bool) -> None:
        super().__init__()
        self._review = review

    def offers(self, key: Key) -> bool:
        """Offer sending in the review only."""
        return super().offers(key) and (key is not SEND or self._review)

    def body(self) -> ComposeResult:
        """Give heading, list and buttons."""
        with Container(id="middle"), Vertical(id="column"):
            yield Static(id="summary")
            yield RowList(id="answers")
            if self._review:
                yield Static(id="promise")
                with Horizontal(id="buttons"):
                    yield BigButton(id="back")
                    yield BigButton(id="send", classes="main")

    def on_mount(self) -> None:
        """Show the list, beginning where it matters."""
        self.renew()
        self.set_class(self.tall, "-tall")
        _, first = review_counts(self.session.interview, self.words)
        rows = self.query_one(RowList)
        if self._review and first is None:
            self.query_one("#send", Button).focus()
        else:
            rows.focus()
            current = self.session.interview.current
            rows.go_to(first.path if self._review and first is not None else current.path if current else "")

    def renew(self) -> None:
        """Show everything in the language."""
        words, interview = self.words, self.session.interview
        counts, first = review_counts(interview, words)
        heading = words("Look your answers through") if self._review else words("All questions")
        self.query_one("#summary", Static).update(block((line((heading, "heading")), counts, ())))
        self.query_one(RowList).show(answers_listing(interview, words))
        if self._review:
            told = words("Once you have sent them, the answers cannot be changed here.")
            if first is not None:
                told = words("Question {number} must be answered before you can send.", number=first.number)
            self.query_one("#promise", Static).update(block(((), line((told, "muted")))))
            self.query_one("#back", Button).label = plain(f"←  {words('Back')}")
            label = words("Send answers") if first is None else words("Go to question {number}", number=first.number)
            self.query_one("#send", Button).label = plain(label)
        super().renew()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._go_to(event.key)

    def _go_to(self, path: str) -> None:
        self.session.go_to(path)
        self.answering.show_question()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        {"back": self.action_back, "send": self.action_send}[event.button.id or ""]()

    def action_back(self) -> None:
        """Go back to the question one came from, from the end to the last one."""
        if self.session.interview.at_end:
            self.session.back()
        self.answering.show_question()

    def action_send(self) -> None:
        """Send the answers, or go to the first question that still holds them back."""
        if not self._review:
            return
        _, first = review_counts(self.session.interview, self.words)
        if first is not None:
            self._go_to(first.path)
            return
        try:
            receipt = self.session.submit()
        except FormError:
            self.renew()
        except LokalkontaktError as error:
            what, _, remedy = self.words.catalogue.explain(error)
            self.say(f"{what} {remedy}", "error", "✗")
        else:
            self.answering.show_receipt(receipt)
