"""Answering line by line: one question after another, numbered choices, no redraw; for screen readers and old consoles.

It knows the answering session and nothing of the register; what is typed goes to the session, what it gives is told.
"""

from collections.abc import Callable
from typing import Any

from lokalkontakt_cli.numbered import CHOOSING, ONE_ANSWER, chosen, in_words
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.pages import Page, Stop
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.violations import Violation
from lokalkontakt_core.surveys.form_session import FormSession, Receipt

BACK = frozenset({"t", "b"})
OVERVIEW = frozenset({"o"})
PAUSE = frozenset({"p"})
SKIP = frozenset({"s"})
HELP = frozenset({"?"})
MORE = "+"
FEWER = "-"
_LETTERS = BACK | OVERVIEW | PAUSE | SKIP | HELP


class LineInterview:
    """Leads one respondent through a form.

    Args:
        session: The answering session.
        catalogue: The words around the form's own.
        tell: Shows a line.
        ask: Shows a prompt and gives the line typed; None at the end of input.
    """

    def __init__(
        self,
        session: FormSession,
        catalogue: Catalogue,
        tell: Callable[[str], None],
        ask: Callable[[str], str | None],
    ) -> None:
        self._session = session
        self._catalogue = catalogue
        self._tell = tell
        self._ask = ask

    def run(self) -> bool:
        """Ask until the answers are handed in (True) or the respondent pauses (False); every answer is kept at once."""
        self._greet()
        while True:
            page = self._session.interview.current
            goes_on = self._review() if page is None else self._page(page)
            if goes_on is not None:
                return goes_on

    def _say(self, msgid: str, **values: Any) -> None:
        self._tell(self._catalogue.text(msgid, **values))

    def _greet(self) -> None:
        self._tell(self._session.title)
        if self._session.label:
            self._tell(self._session.label)
        if self._session.resumed:
            self._say("You go on where you left. Your answers are kept.")
        self._say("Letters: b back, o overview, s skip, p pause, ? help. In texts with a full stop before: .b")

    def _page(self, page: Page) -> bool | None:
        self._show(page)
        if page.stop is not Stop.QUESTION or page.readonly or not page.possible:
            typed = self._ask(self._way_on(page))
            if typed is None or self._is_command(typed, page):
                return self._command(typed, page)
            if page.stop is not Stop.REPEAT or not self._repeat(page, typed.strip()):
                self._go_on()
            return None
        typed = self._ask(self._prompt(page))
        if typed is None or self._is_command(typed, page):
            return self._command(typed, page)
        if typed.strip() or not page.value:
            self._answer(page, typed)
        else:
            self._go_on()
        return None

    def _answer(self, page: Page, typed: str) -> None:
        value = chosen(page, typed.strip())
        if value is None:
            self._say("There is no such choice. Type the number before it.")
        elif not self._complain(self._session.answer(value)):
            self._go_on()

    def _repeat(self, page: Page, typed: str) -> bool:
        """Add or take away one of a repeat when that is what was typed."""
        index = typed.removeprefix(FEWER).strip()
        try:
            if typed == MORE:
                self._session.add_instance(page.path)
            elif typed.startswith(FEWER) and index.isascii() and index.isdigit():
                self._session.remove_instance(f"{page.path}[{index}]")
            elif typed:
                self._say("Type + for one more, or - and the number of the one to take away.")
            else:
                return False
        except FormError as problem:
            what, _, remedy = self._catalogue.explain(problem)
            self._tell(what)
            self._tell(remedy)
        return True

    def _go_on(self) -> None:
        self._complain(self._session.next())

    def _is_command(self, typed: str, page: Page | None) -> bool:
        return page is None or _letter(typed, page)

    def _command(self, typed: str | None, page: Page | None) -> bool | None:
        letter = "p" if typed is None else typed.strip().lower().lstrip(".")
        if letter in PAUSE:
            self._tell_pause()
            return False
        if letter in BACK:
            self._session.back()
        elif letter in OVERVIEW:
            self._session.go_to("")
        elif letter in SKIP and page is not None:
            self._session.next(check=False)
        elif letter in HELP:
            self._help(page)
        return None

    def _tell_pause(self) -> None:
        self._say("Your answers are kept. Go on with the same code.")

    def _help(self, page: Page | None) -> None:
        if page is not None and page.guidance:
            self._tell(page.guidance)
        self._say(
            "Type the number of your choice, or your answer, and press Enter. Enter alone keeps what stands there."
        )
        self._tell_keeping()

    def _tell_keeping(self) -> None:
        self._say("Everything is kept as you go. Pause with p and go on later with the same code.")

    def _show(self, page: Page) -> None:
        progress = self._session.interview.progress
        self._tell("")
        if page.skipped:
            self._tell(
                self._catalogue.plural(
                    "{count} question does not apply to you.", "{count} questions do not apply to you.", page.skipped
                )
            )
        if page.stop is Stop.QUESTION:
            self._say("Question {position} of {total}.", position=progress.position, total=progress.total)
        if page.grid:
            self._tell_statement(page)
        self._tell(page.label)
        if page.hint:
            self._tell(page.hint)
        for number, option in enumerate(page.options, 1):
            self._tell(f"{number} {option.label}")
        if page.stop is Stop.REPEAT:
            self._say("Until now: {count}", count=int(page.value))
        elif page.value:
            self._say("Your answer until now: {answer}", answer=in_words(page))

    def _tell_statement(self, page: Page) -> None:
        """Say which row of a grid this is; what stands above the grid is said with its first row."""
        at = next(number for number, row in enumerate(page.grid, 1) if row.current)
        if page.grid_label and at == 1:
            self._tell(page.grid_label)
        self._say("Statement {position} of {total}.", position=at, total=len(page.grid))

    def _way_on(self, page: Page) -> str:
        if page.stop is Stop.REPEAT:
            return self._catalogue.text("Enter goes on, + adds one more, - and a number takes one away: ")
        return self._catalogue.text("Enter goes on: ")

    def _prompt(self, page: Page) -> str:
        if page.control in CHOOSING:
            if page.control in ONE_ANSWER:
                return self._catalogue.text("Answer (1–{count}): ", count=len(page.options))
            return self._catalogue.text(
                "Answer (one or more of 1–{count}, separated by blanks): ", count=len(page.options)
            )
        return self._catalogue.text("Answer: ")

    def _complain(self, violations: tuple[Violation, ...]) -> bool:
        for violation in violations:
            self._tell(violation.wording or self._catalogue.message(violation.message))
        return bool(violations)

    def _review(self) -> bool | None:
        self._tell("")
        self._say("Overview of your answers:")
        lines = self._session.interview.review()
        for line in lines:
            self._tell(f"{line.number} {line.label}")
            self._tell(f"   {line.answer or self._catalogue.text('not answered')}")
            self._complain(line.violations)
        typed = self._ask(self._catalogue.text("Type send to hand in, a number to change an answer, p to pause: "))
        if typed is None:
            return self._command(None, None)
        word = typed.strip().lower()
        if word == "send":
            return self._hand_in()
        named = next((line for line in lines if str(line.number) == word), None)
        if named is not None:
            self._session.go_to(named.path)
            return None
        return self._command(typed, None)

    def _hand_in(self) -> bool | None:
        if self._complain(self._session.interview.violations()):
            return None
        self._tell_received(self._session.submit())
        return True

    def _tell_received(self, receipt: Receipt) -> None:
        self._say(
            "Thank you. Your answer is received." if receipt.stored else "An answer was received before. It stands."
        )


def in_text(page: Page) -> bool:
    """Tell whether a page asks for text, in which a letter alone may be an answer."""
    return page.stop is Stop.QUESTION and page.control is Control.TEXT


def _letter(typed: str, page: Page) -> bool:
    """Tell whether a line is one of the letters; where text is asked for, only with a full stop before."""
    word = typed.strip().lower()
    if in_text(page):
        return word.startswith(".") and word[1:] in _LETTERS
    return word.lstrip(".") in _LETTERS
