"""Fields of a form: a label above, help and problems under, and a control of the kind the field asks for."""

from typing import Any

from attrs import evolve
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from lokalkontakt_core.language.collation import search_key
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.models.forms import (
    DateField,
    Field,
    FieldProblem,
    HoursField,
    LongField,
    ManyOf,
    NumberField,
    OneOf,
    TimeField,
    keeping,
)
from lokalkontakt_tui.models.lines import Line, line, plain_text, width_of
from lokalkontakt_tui.models.listing import Listing, Row
from lokalkontakt_tui.plain import content, plain
from lokalkontakt_tui.widgets.inputs import LongInput, TextInput
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.spots import ChoiceRow, Word
from lokalkontakt_tui.widgets.standing import stands

MOST_BESIDE, ROOM_BESIDE = 4, 64
"""Up to this many options of together this many cells stand beside each other; more make a list."""
MOST_LINES = 7


class BesideChoice(ChoiceRow):
    """Options beside each other, the arrow keys choose."""

    def __init__(self, options: tuple[Line, ...], at: int) -> None:
        super().__init__(each=False, gap=3)
        self._options = options
        self.at = at
        self._draw()

    def _draw(self) -> None:
        words = []
        for index, label in enumerate(self._options):
            circle = ("(•) ", "primary") if index == self.at else ("( ) ", "")
            words.append(Word(str(index), line(circle, *label)))
        self.show(tuple(words))

    def action_step(self, step: int) -> None:
        """Choose the next option."""
        super().action_step(step)
        self._draw()

    def action_pick(self) -> None:
        """Go on to the next field."""
        self.screen.focus_next()

    @on(ChoiceRow.Picked)
    def _picked(self, event: ChoiceRow.Picked) -> None:
        event.stop()
        self._draw()


class OptionRows(RowList):
    """Options under each other. Letters go to the next option they begin, Enter goes on to the next field."""

    def __init__(self, options: tuple[Line, ...], *, multiple: bool = False) -> None:
        self._options = options
        rows = tuple(Row(str(index), (label,)) for index, label in enumerate(options))
        super().__init__(Listing(rows), multiple=multiple)
        self.styles.height = min(len(options), MOST_LINES)

    def action_choose(self) -> None:
        """Go on to the next field."""
        self.screen.focus_next()

    def on_key(self, event: events.Key) -> None:
        """Go to the next option that begins with the letter."""
        if event.character is None or not event.character.isalnum():
            return
        count = len(self._options)
        for step in range(1, count + 1):
            index = (self._cursor + step) % count
            words = plain_text(self._options[index]).lstrip("●►○?◇ ")
            if search_key(words).startswith(search_key(event.character)):
                event.stop()
                self._move_to(index)
                return


class ListChoice(OptionRows):
    """One of several options: the one with the cursor is chosen."""

    def __init__(self, options: tuple[Line, ...], at: int) -> None:
        super().__init__(options)
        self._cursor = at

    @property
    def at(self) -> int:
        """Which option is chosen."""
        return self._cursor


class ManyChoice(OptionRows):
    """Any number of several options, marked with the space bar or a click."""

    def __init__(self, options: tuple[Line, ...], marked: frozenset[int]) -> None:
        super().__init__(options, multiple=True)
        self.marked = frozenset(str(index) for index in marked)

    @property
    def _mark_width(self) -> int:
        return 4

    def on_click(self, event: events.Click) -> None:
        """Mark what is clicked."""
        event.prevent_default()
        number = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if 0 <= number < len(self.listing.rows):
            self._move_to(number)
            self.action_mark()


def chosen_first(field: Field) -> Field:
    """Give a field whose chosen options stand first where not all options are seen at once."""
    if not isinstance(field, ManyOf) or len(field.options) <= MOST_LINES:
        return field
    chosen = field.value or ()
    return evolve(field, options=tuple(sorted(field.options, key=lambda one: one.value not in chosen)))


class FieldBox(Vertical):
    """One field with its label, help, echo and problem.

    Args:
        field: The field.
        desk: The desk, for its language and day.
        raw: What was typed into the field before, as `raw` gave it; None when nothing was.
    """

    def __init__(self, field: Field, desk: Desk, raw: Any = None) -> None:
        super().__init__()
        kept = keeping(field, desk.words)
        self.field = chosen_first(kept)
        self._order = [option.value for option in kept.options] if isinstance(kept, ManyOf) else []
        self._desk = desk
        pristine = self._make(None)  # a control may hold a text in its own way: its line ends, for one
        self._pristine = self._standing_in(pristine)
        self.control: Widget = pristine if raw is None else self._make(raw)

    def _make(self, raw: Any) -> Widget:
        field = self.field
        if isinstance(field, ManyOf):
            chosen = field.value or () if raw is None else raw
            return ManyChoice(
                tuple(option.label for option in field.options),
                frozenset(index for index, option in enumerate(field.options) if option.value in chosen),
            )
        if isinstance(field, OneOf):
            values = [option.value for option in field.options]
            at = next((values.index(wanted) for wanted in (*(raw or ()), field.value) if wanted in values), 0)
            labels = tuple(option.label for option in field.options)
            beside = len(labels) <= MOST_BESIDE and sum(width_of(label) + 7 for label in labels) <= ROOM_BESIDE
            return BesideChoice(labels, at) if beside else ListChoice(labels, at)
        text = field.shown(self._desk.words) if raw is None else raw
        if isinstance(field, LongField):
            return LongInput(text)
        return TextInput(text, replace=isinstance(field, DateField | HoursField | NumberField | TimeField))

    def compose(self) -> ComposeResult:
        """Compose label, control, help and problem."""
        typed = isinstance(self.control, Input | TextArea)
        may = typed and not self.field.required and not self.field.help
        optional = f"  {self._desk.words('may be left empty')}" if may else ""
        yield Static(content(line((self.field.label, "bold"), (optional, "muted"))), classes="field-label")
        yield self.control
        yield Static(plain(self.field.help), classes="field-help")
        yield Static(plain(""), classes="field-problem")

    def on_mount(self) -> None:
        """Show no empty lines."""
        if not stands(self):
            return
        self.query_one(".field-help").display = bool(self.field.help)
        self.show_problem("")
        self._echo()

    @property
    def raw(self) -> Any:
        """What stands in the control, to be put there again."""
        return self._standing_in(self.control)

    @property
    def touched(self) -> bool:
        """Whether something else stands in the control than before anybody touched it."""
        return bool(self.raw != self._pristine)

    def _standing_in(self, control: Widget) -> Any:
        if isinstance(control, ManyChoice):
            assert isinstance(self.field, ManyOf)  # noqa: S101 - made so
            chosen = [o.value for index, o in enumerate(self.field.options) if str(index) in control.marked]
            return tuple(sorted(chosen, key=self._order.index))
        if isinstance(control, BesideChoice | ListChoice):
            assert isinstance(self.field, OneOf)  # noqa: S101 - made so
            return (self.field.options[control.at].value if self.field.options else None,)
        return control.text if isinstance(control, TextArea) else control.value if isinstance(control, Input) else ""

    def read(self) -> Any:
        """Read the value.

        Raises:
            FieldProblem: It cannot be used.
        """
        raw, words = self.raw, self._desk.words
        if isinstance(self.field, ManyOf):
            if self.field.required and not raw:
                raise FieldProblem(words("Choose at least one with the space bar."))
            return raw
        if isinstance(self.field, OneOf):
            return raw[0]
        return self.field.read(raw, words, self._desk.day)

    def show_problem(self, text: str) -> None:
        """Show what is wrong with the field; nothing when the text is empty."""
        problem = self.query_one(".field-problem", Static)
        problem.update(content(line(("✗ ", "error"), (text, "error"))))
        problem.display = bool(text)

    @on(Input.Changed)
    def _echo(self) -> None:
        """Show the whole day under a day field."""
        if isinstance(self.field, DateField):
            words = self._desk.words
            echo = self.field.echo(self.raw, words, self._desk.day)
            shown = self.query_one(".field-help", Static)
            shown.update(content(line((f"= {echo}", "info"))) if echo else plain(self.field.help))
            shown.display = bool(echo or self.field.help)
