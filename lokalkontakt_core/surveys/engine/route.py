"""The order of pages: every question, note and repeat that applies now, and how many are left out between."""

from attrs import define, field

from lokalkontakt_core.surveys.engine.form import Question, Repeat
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.matrices import is_heading
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.question_types import Control, QuestionType


@define(eq=False)
class Place:
    """One page to stop at.

    Attributes:
        element: The question, note or repeat.
        frame: The instance it stands in; for a repeat the instance around it.
        asked: Whether it is a question to be counted.
        skipped: How many questions since the page before do not apply.
    """

    element: Element
    frame: Frame
    asked: bool
    skipped: int

    @property
    def path(self) -> str:
        """The path, for example `members[2]/age`."""
        return f"{self.frame.path()}{self.element.key}"


def is_shown(question: Question, kind: QuestionType) -> bool:
    """Say whether a question has a page at all."""
    if kind.control is Control.NONE:
        return False
    return bool(question.label) or question.calculation is None


def is_asked(question: Question, kind: QuestionType) -> bool:
    """Say whether a question takes an answer by hand and is counted."""
    computed = kind.computed or (question.calculation is not None and not question.trigger)
    quiet = kind.control in {Control.NONE, Control.DISPLAY} or is_heading(question, kind)
    return kind.possible and not quiet and not computed


@define
class Route:
    """All pages in order.

    Attributes:
        places: The pages.
        asked: How many of them are questions that take an answer.
        skipped: How many questions do not apply.
    """

    places: list[Place] = field(factory=list)
    asked: int = 0
    skipped: int = 0
    _gap: int = 0

    @classmethod
    def of(cls, program: Program, root: Frame) -> "Route":
        """Walk through the form as it stands now."""
        route = cls()
        route._children(program, program.outline.root, root)
        return route

    def _children(self, program: Program, parent: Element, frame: Frame) -> None:
        for element in parent.children:
            if element.is_repeat:
                self._repeat(program, element, frame)
            elif not frame.is_relevant(element):
                self._skip(program, element)
            elif element.question is None:
                self._children(program, element, frame)
            else:
                self._question(program, element, frame)

    def _question(self, program: Program, element: Element, frame: Frame) -> None:
        kind, question = program.kind(element), element.question
        if question is not None and is_shown(question, kind):
            self._add(element, frame, asked=is_asked(question, kind))

    def _repeat(self, program: Program, element: Element, frame: Frame) -> None:
        for inner in frame.counted(element):
            if inner.is_relevant(element):
                self._children(program, element, inner)
            else:
                self._skip(program, element)
        parent = element.parent
        relevant = parent is None or frame.is_relevant(parent)
        if isinstance(element.item, Repeat) and element.item.repeat_count is None and relevant:
            frames = frame.counted(element)
            if not frames or frame.instances(element):
                self._add(element, frame, asked=False)

    def _add(self, element: Element, frame: Frame, *, asked: bool) -> None:
        self.places.append(Place(element, frame, asked, self._gap))
        self._gap = 0
        self.asked += asked

    def _skip(self, program: Program, element: Element) -> None:
        waiting = [element]
        while waiting:
            inner = waiting.pop()
            waiting.extend(inner.children)
            if inner.question is not None and is_asked(inner.question, program.kind(inner)):
                self.skipped += 1
                self._gap += 1
