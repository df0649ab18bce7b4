"""How a change travels: what waits is worked out in order, and only what really changed leads further."""

from collections.abc import Iterator
from typing import Any

from lokalkontakt_core.surveys.engine.dependencies import Facet, Point
from lokalkontakt_core.surveys.engine.expressions.functions.wording import LONGEST_JOINED
from lokalkontakt_core.surveys.engine.frames import Frame, all_frames
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.engine.surroundings import Surroundings
from lokalkontakt_core.surveys.engine.waiting import Queue

MOST_INSTANCES = 1_000
"""A repeat has no more instances than this inside one instance of its scope."""

LONGEST_VALUE = LONGEST_JOINED
"""What is worked out is cut after this many characters, so that texts that double and double fill no memory."""

MOST_ALTOGETHER = 20_000
"""A form's repeat counts make no further instances once there are this many in one answer, all repeats together."""

_FREE_ROUNDS = 3
"""A value that reads other instances by index needs one round for each instance; one that reads itself never rests."""

_MANY = {Column.MANY, Column.RANK}


class Worker:
    """Works out relevance, options and values of one answer.

    Attributes:
        program: The form.
        root: The whole answer.
        surroundings: Time, chance, language.
        changed: Rises whenever relevance or the number of instances has changed.
        taking_up: Whether kept answers are being put back, which is no change that a trigger should follow.
    """

    def __init__(self, program: Program, surroundings: Surroundings) -> None:
        """Start an empty answer."""
        self.program = program
        self.surroundings = surroundings
        self.changed = 0
        self.taking_up = False
        self.root = Frame(program.outline.root, None, program.keys(program.outline.root))
        self._made = 0
        self._fresh: list[Frame] = []
        self._grown: list[Frame] = []

    def call(self, function: Any, frame: Frame, own: str) -> Any:
        """Run a compiled cell in an instance."""
        self.surroundings.frame = frame
        return function(self.surroundings, own, *frame.chain)

    def furnish(self, frame: Frame) -> None:
        """Fill a new instance; the state knows with what."""
        raise NotImplementedError

    def new_frame(self, above: Frame, repeat: Element) -> Frame:
        """Make an instance at the end of a repeat, furnished but not worked out."""
        self._made += 1
        frames = above.repeats.setdefault(repeat.number, [])
        frame = Frame(repeat, above, self.program.keys(repeat), len(frames) + 1)
        frames.append(frame)
        self._fresh.append(frame)
        self._grown.append(frame)
        self.furnish(frame)
        return frame

    def shrink(self) -> None:
        """Take away the instances made in a step that is given up."""
        for frame in reversed(self._grown):
            if frame.above is not None:
                frame.above.repeats[frame.scope.number].remove(frame)
        self._made -= len(self._grown)
        self._grown.clear()
        self._fresh.clear()

    def welcome(self, frame: Frame, queue: Queue) -> None:
        """Let everything in a new instance wait, instances of repeats inside it included."""
        for point in self.program.points_in(frame.scope):
            if point.facet is not Facet.TRIGGERED:
                queue.add(point, frame)
        for repeat in self.program.repeats_in(frame.scope):
            for inner in frame.repeats.get(repeat.number, []):
                self.welcome(inner, queue)

    def settle(self, queue: Queue) -> None:
        """Work out all that waits, lowest rank first."""
        points = self.program.points
        rounds: dict[int, int] = {}
        while (waiting := queue.next()) is not None:
            rank, only = waiting
            point = points[rank]
            frames = list(self._all(point) if only is None else only)
            rounds[rank] = rounds.get(rank, 0) + 1
            if rounds[rank] > _FREE_ROUNDS and rounds[rank] > _FREE_ROUNDS + sum(1 for _ in self._all(point)):
                continue
            for frame in frames:
                if self._evaluate(point, frame, queue):
                    self._spread(point, frame, queue)

    def _all(self, point: Point) -> Iterator[Frame]:
        return all_frames(self.root, point.home)

    def _spread(self, point: Point, frame: Frame, queue: Queue) -> None:
        for edge in point.dependents:
            home = edge.target.home
            if edge.everywhere:
                queue.add(edge.target, None)
            elif home is frame.scope:
                queue.add(edge.target, frame)
            else:
                for inner in all_frames(frame, home):
                    queue.add(edge.target, inner)

    def _evaluate(self, point: Point, frame: Frame, queue: Queue) -> bool:
        """Work out one point in one instance; True when something changed."""
        match point.facet:
            case Facet.VALUE:
                return self._value(point.element, frame)
            case Facet.RELEVANT:
                return self._relevance(point.element, frame)
            case Facet.CHOICES:
                return self._choices(point.element, frame)
            case Facet.COUNT:
                return self._count(point.element, frame, queue)
            case Facet.TRIGGERED:
                return self._triggered(point.element, frame)
            case _:
                self.changed += 1
                return True

    def _relevance(self, element: Element, frame: Frame) -> bool:
        parent = element.parent
        holder = frame.above if element.is_repeat and frame.above is not None else frame
        relevant = parent is None or holder.is_relevant(parent)
        function = self.program.cells[element.number].relevant
        if relevant and function is not None:
            relevant = self.call(function, frame, "")
        if frame.relevant.get(element.number) is relevant:
            return False
        frame.relevant[element.number] = relevant
        self.changed += 1
        return True

    def _value(self, element: Element, frame: Frame) -> bool:
        key = element.key
        question = element.question
        relevant = frame.relevant[element.number]
        function = self.program.cells[element.number].calculation
        value = frame.raw.get(key, "")
        if function is not None and relevant and question is not None and not question.trigger:
            value = self.call(function, frame, value)[:LONGEST_VALUE]
            frame.raw[key] = value
        shown = self._allowed(element, frame, value) if relevant and value else ""
        if frame.visible[key] == shown:
            return False
        frame.visible[key] = shown
        return True

    def _allowed(self, element: Element, frame: Frame, value: str) -> str:
        """Give a value without options that the choice filter does not offer."""
        offered = frame.offered.get(element.number)
        if offered is None:
            return value
        if self.program.kind(element).column in _MANY:
            return " ".join(name for name in value.split(" ") if name in offered)
        return value if value in offered else ""

    def _choices(self, element: Element, frame: Frame) -> bool:
        cells, question = self.program.cells[element.number], element.question
        if cells.options is not None:
            return self._offer(element, frame, self._answered(element, self.call(cells.options, frame, "")))
        function = cells.choice_filter
        if function is None or question is None:
            return False
        self.surroundings.frame = frame
        chain = frame.chain[: element.depth + 1]
        own = frame.raw.get(element.key, "")
        rows = self.surroundings.rows(question.list_name)
        self.surroundings.visit(len(rows))
        names = (row["name"] for row in rows if function(self.surroundings, own, row, *chain))
        return self._offer(element, frame, {name: name for name in names})

    def _answered(self, element: Element, answers: list[str]) -> dict[str, str]:
        """Give answers as options; where several are kept with blanks between them, an option itself holds none."""
        if self.program.kind(element).column in _MANY:
            return {"_".join(answer.split()): answer for answer in answers if answer.strip()}
        return {answer: answer for answer in answers if answer}

    def _offer(self, element: Element, frame: Frame, offered: dict[str, str]) -> bool:
        before = frame.offered.get(element.number)
        frame.offered[element.number] = offered
        return before != offered

    def _count(self, element: Element, frame: Frame, queue: Queue) -> bool:
        function = self.program.cells[element.number].repeat_count
        number = self.call(function, frame, "") if function else float("nan")
        if number != number:  # noqa: PLR0124 - NaN: a blank count changes nothing
            count = frame.counts.get(element.number, 0)
        else:
            count = int(max(0.0, min(float(MOST_INSTANCES), number)))
        added: list[Frame] = []
        while len(frame.repeats.get(element.number, [])) < count and self._made < MOST_ALTOGETHER:
            added.append(self.new_frame(frame, element))
        for new in added:
            self.welcome(new, queue)
        if frame.counts.get(element.number) == count and not added:
            return False
        frame.counts[element.number] = count
        return True

    def _triggered(self, element: Element, frame: Frame) -> bool:
        if self.taking_up:
            return False
        function = self.program.cells[element.number].calculation
        value = self.call(function, frame, frame.raw.get(element.key, ""))[:LONGEST_VALUE] if function else ""
        frame.raw[element.key] = value
        return True
