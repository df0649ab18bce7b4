"""Our engine, looked at the way the other one is: every node after every step, by its path in XForms."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.judging import is_required, offered, piped
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.route import is_asked
from lokalkontakt_core.surveys.engine.surroundings import World

NOW = datetime.fromisoformat("2026-03-05T14:30:15.250+00:00")
FACTS = {"deviceid": "device", "email": "a@b.example", "username": "anna", "phonenumber": "12345678"}

Step = tuple[Any, ...]
Nodes = dict[str, dict[str, Any]]


def _world() -> World:
    numbers = iter(number / 97 for number in range(1, 100_000))
    return World(lambda: NOW, lambda: next(numbers) % 1, lambda: "uuid", FACTS)


class Ours:
    """One filling-in with our engine. Wrong answers are stored as they are, for the other engine stores them too."""

    def __init__(self, form: Form, languages: Mapping[str, str]) -> None:
        """Begin; languages are our codes with what the XForm calls them."""
        self.languages = languages
        self.interview = Interview(form, _world())
        self.state = self.interview._state
        self.program = self.state.program

    def path(self, element: Element, frame: Frame) -> str:
        """Give the path of a place as XForms writes it."""
        if element.parent is None:
            return "/data"
        above = frame.above if element.is_repeat and frame.scope is element else frame
        number = f"[{frame.number}]" if element.is_repeat and frame.scope is element else ""
        return f"{self.path(element.parent, above or frame)}/{element.name}{number}"

    def places(self, element: Element | None = None, frame: Frame | None = None) -> Iterator[tuple[Element, Frame]]:
        """Give every group, instance and question there is now, relevant or not, in the order of the form."""
        frame = frame or self.state.root
        for child in (element or self.program.outline.root).children:
            inside = frame.counted(child) if child.is_repeat else [frame]
            for inner in inside:
                yield child, inner
                yield from self.places(child, inner)

    def asked(self) -> list[tuple[Element, Frame]]:
        """Give every question that takes an answer now."""
        return [
            (element, frame)
            for element, frame in self.places()
            if element.question is not None
            and frame.is_relevant(element)
            and is_asked(element.question, self.program.kind(element))
            and not self.readonly(element, frame)
        ]

    def ranges(self) -> dict[str, tuple[Element, Frame]]:
        """Give every repeat that people add to and remove from, with the instance around it."""
        around = [(self.program.outline.root, self.state.root), *self.places()]
        return {
            self.path(child, frame): (child, frame)
            for element, frame in around
            if element.question is None
            for child in element.children
            if child.is_repeat and child.item.repeat_count is None and frame.is_relevant(element)
        }

    def readonly(self, element: Element, frame: Frame) -> bool:
        """Say whether an answer can only be read; a note always is."""
        if self.program.kind(element).control is Control.DISPLAY:
            return True
        function = self.program.cells[element.number].readonly
        return function is not None and bool(self.state.call(function, frame, frame.visible[element.key]))

    def look(self) -> Nodes:
        """Give what every node looks like."""
        return {self.path(element, frame): self._node(element, frame) for element, frame in self.places()}

    def _node(self, element: Element, frame: Frame) -> dict[str, Any]:
        relevant = frame.is_relevant(element)
        question = element.question
        if question is None:
            return {"relevant": relevant}
        kind, value = self.program.kind(element), frame.visible[element.key]
        required = is_required(element, frame, self.state)
        constraint = self.program.cells[element.number].constraint
        node = {
            "relevant": relevant,
            "value": value,
            "required": required,
            "readonly": self.readonly(element, frame),
            "kept": not value or constraint is None or bool(self.state.call(constraint, frame, value)),
            "given": bool(value) or not (relevant and required),
        }
        if kind.control is not Control.NONE:
            node["label"] = piped(question.label, element, frame, self.state)
            hint = question.hint or question.guidance_hint
            node["hint"] = piped(hint, element, frame, self.state)
        if question.list_name or question.options:
            choices = offered(element, frame, self.program)
            node["options"] = [choice.name for choice in choices]
            node["shown"] = [piped(choice.label, element, frame, self.state) for choice in choices]
        return node

    def take(self, step: Step) -> None:
        """Do what a step says."""
        kind, path, *rest = step
        if kind == "speak":
            self.interview.speak(dict(self.spoken())[path])
            return
        if kind == "add":
            self.state.add_instance(*self.ranges()[path])
            return
        if kind == "remove":
            repeat, frame = self.ranges()[path]
            self.state.remove_instance(frame.counted(repeat)[rest[0]])
            return
        element, frame = next(found for found in self.places() if self.path(*found) == path)
        value = " ".join(rest[0]) if kind == "select" else rest[0]
        self.state.put(element, frame, value)

    def spoken(self) -> list[tuple[str, str]]:
        """Give the languages as they are called there and here."""
        known = self.interview.form.languages
        return [(called, code) for code, called in self.languages.items() if code in known]

    def finish(self) -> tuple[bool, dict[str, str]]:
        """Say whether nothing is wrong, and give what would be handed in by path."""
        self.state.finish()
        ready = all(node.get("kept", True) and node.get("given", True) for node in self.look().values())
        handed: dict[str, str] = {}
        self._handed_in(self.state.submission(self.state.root), self.program.outline.root, "/data", handed)
        return ready, handed

    def _handed_in(self, answers: dict[str, Any], element: Element, path: str, handed: dict[str, str]) -> None:
        for child in element.children:
            here = f"{path}/{child.name}"
            if child.is_repeat:
                for number, inner in enumerate(answers.get(child.key, []), 1):
                    self._handed_in(inner, child, f"{here}[{number}]", handed)
            elif child.question is None:
                self._handed_in(answers, child, here, handed)
            elif child.key in answers:
                handed[here] = answers[child.key]
