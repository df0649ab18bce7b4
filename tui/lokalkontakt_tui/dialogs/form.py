"""A form in a dialog: fields in one column, problems in words under the field, nothing lost."""

from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import Factory
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from lokalkontakt_core.values import frozen
from lokalkontakt_tui.dialogs.base import Buttons, Dialog
from lokalkontakt_tui.models.forms import FieldProblem, Form
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Button
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.plain import content, plain
from lokalkontakt_tui.widgets.fields import FieldBox
from lokalkontakt_tui.widgets.spots import SpotRow


@frozen
class Filled:
    """What a person filled into a form.

    Attributes:
        values: Field name to value.
        raw: Field name to what was typed into the control, to show the form again as it was; the fields nobody
            touched are left out, so that they show what holds when the form is opened again.
        problems: Field name to what is wrong, found after the form was left.
    """

    values: Mapping[str, Any]
    raw: Mapping[str, Any]
    problems: Mapping[str, str] = Factory(dict)


class FormDialog(Dialog[Filled | None]):
    """Asks for the values of a form.

    Args:
        form: The form.
        before: What was filled in before, when the form is shown again.
        draft: Whether that was left at another time: then it is said, and one can begin afresh.
    """

    KEYS = N_("Ctrl+S goes on · Esc goes back · F1 helps")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "save", show=False)]

    def __init__(self, form: Form, before: Filled | None = None, *, draft: bool = False) -> None:
        super().__init__()
        self._draft = draft
        self.left: Mapping[str, Any] = {}
        """What was typed into the fields of a form that was left."""
        self.afresh = False
        """Whether it was left to begin afresh."""
        self._form = form
        self._before = before

    def title_text(self) -> str:
        """Give the form's title."""
        return self._form.title

    def body(self) -> ComposeResult:
        """Compose intro, fields, problem line and buttons."""
        if self._draft:
            again = self.words("What you typed last stands here again.")
            yield Static(content(line(("◇ ", "draft"), again)), id="draft")
        if self._form.intro:
            yield Static(plain(self._form.intro), id="intro")
        with VerticalScroll(id="fields", can_focus=False):
            for field in self._form.fields:
                raw = self._before.raw.get(field.name) if self._before is not None else None
                yield FieldBox(field, self.desk, raw)
        yield Static(plain(""), id="problems")
        buttons = [Button("save", self._form.button, main=True), Button("leave", self.words("Back"))]
        if self._draft:
            buttons.append(Button("afresh", self.words("Begin afresh")))
        yield Buttons(tuple(buttons))

    @property
    def boxes(self) -> list[FieldBox]:
        """The fields."""
        return list(self.query(FieldBox))

    def begin(self) -> None:
        """Begin in the first field, or in the first one with a problem."""
        boxes = self.boxes
        self.query_one("#problems").display = False
        if self._before is not None and self._before.problems:
            self._show(dict(self._before.problems))
        elif boxes:
            boxes[0].control.focus()
        else:
            self.query_one(Buttons).focus()

    def scroll_to_center(self, widget: Widget, *args: Any, **options: Any) -> None:
        """Scroll to what has the focus: the whole field with its label and its problem, not the control alone."""
        box = next((one for one in widget.ancestors if isinstance(one, FieldBox)), widget)
        super().scroll_to_center(box, *args, **options)

    def _show(self, problems: Mapping[str, str]) -> None:
        first: FieldBox | None = None
        for box in self.boxes:
            text = problems.get(box.field.name, "")
            box.show_problem(text)
            if text and first is None:
                first = box
        general = [text for name, text in problems.items() if name not in {box.field.name for box in self.boxes}]
        count = self.words.count("{count} field needs a look.", "{count} fields need a look.", len(problems))
        text = " ".join(general) or (count if problems else "")
        shown = self.query_one("#problems", Static)
        shown.update(content(line(("✗ ", "error"), (text, "error"))))
        shown.display = bool(text)
        if first is not None:
            first.control.focus()

    @on(SpotRow.Picked, "#buttons")
    def _picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        self.afresh = event.key == "afresh"
        if event.key == "save":
            self.action_save()
        else:
            self.action_leave()

    def _typed(self) -> dict[str, Any]:
        return {box.field.name: box.raw for box in self.boxes if box.touched}

    def action_leave(self) -> None:
        """Leave the form; what was typed stays with the one who asked for it."""
        self.left = self._typed()
        self.dismiss(None)

    def action_save(self) -> None:
        """Read all fields; leave when all can be used, else show every problem."""
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for box in self.boxes:
            try:
                values[box.field.name] = box.read()
            except FieldProblem as problem:
                problems[box.field.name] = str(problem)
        if not problems:
            problems = dict(self._form.check(values))
        if problems:
            self._show(problems)
            return
        self.dismiss(Filled(values, self._typed()))
