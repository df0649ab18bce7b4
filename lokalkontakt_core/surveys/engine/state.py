"""The state of one answer: its values, what is relevant, what is offered; filled, kept and restored."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.dependencies import Facet
from lokalkontakt_core.surveys.engine.expressions.syntax import Expression
from lokalkontakt_core.surveys.engine.form import Repeat
from lokalkontakt_core.surveys.engine.frames import Frame, all_frames, kept
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.program import Program
from lokalkontakt_core.surveys.engine.question_types import Column
from lokalkontakt_core.surveys.engine.surroundings import Surroundings, World
from lokalkontakt_core.surveys.engine.waiting import Queue
from lokalkontakt_core.surveys.engine.working import MOST_INSTANCES, Worker

_INSTANCE = re.compile(r"([^\[\]]+)\[([0-9]{1,6})\]/", re.ASCII)


class State(Worker):
    """All values of one answer, with relevance and options, always up to date."""

    def __init__(self, program: Program, world: World, language: str) -> None:
        """Start an empty answer; `begin` or `restore` fills it."""
        super().__init__(program, Surroundings(program.form, world, language))

    def begin(self) -> None:
        """Fill in defaults and work everything out for the first time."""
        self.furnish(self.root)
        self._fresh.insert(0, self.root)
        self.work_out()

    def restore(self, values: Mapping[str, Any], counts: Mapping[str, int] | None = None) -> None:
        """Put back what was kept and work everything out; defaults and triggers do not run again.

        Args:
            values: What `keep` gave.
            counts: What `counts` gave.
        """
        self._fill(self.root, values)
        for path, count in (counts or {}).items():
            frame, key = self.locate(path)
            for repeat in self.program.repeats_in(frame.scope):
                if repeat.key == key:
                    frame.counts[repeat.number] = max(0, min(MOST_INSTANCES, count))
        self.taking_up = True
        self.work_out()
        self.taking_up = False

    def counts(self) -> dict[str, int]:
        """Give how many instances of each counted repeat count, by path; a blank count leaves them as they are."""
        return {
            f"{frame.path()}{repeat.key}": frame.counts[repeat.number]
            for scope in self.program.scopes()
            for frame in all_frames(self.root, scope)
            for repeat in self.program.repeats_in(scope)
            if repeat.number in frame.counts
        }

    def keep(self) -> dict[str, Any]:
        """Give everything that was answered, also what is not relevant now."""
        return kept(self.root, self.program)

    def work_out(self) -> None:
        """Work out everything anew, in order; calculations that run on a trigger keep their value."""
        self.changed += 1
        queue = Queue()
        for point in self.program.points:
            if point.facet is not Facet.TRIGGERED:
                queue.add(point, None)
        self._run(queue)

    def put(self, element: Element, frame: Frame, value: str) -> None:
        """Store a value and let the change travel.

        Raises:
            FormError: SF168 when that is too much work; then the value before stands.
        """
        before = frame.raw.get(element.key, "")
        frame.raw[element.key] = value
        with self._or_as_before():
            try:
                self._touch(element, Facet.VALUE, frame)
            except FormError:
                frame.raw[element.key] = before
                raise

    def add_instance(self, repeat: Element, above: Frame) -> Frame:
        """Add an instance at the end of a repeat and work out what it brings.

        Raises:
            FormError: SF168 when that is too much work; then there is none more than before.
        """
        with self._or_as_before():
            frame = self.new_frame(above, repeat)
            self.changed += 1
            queue = Queue()
            self.welcome(frame, queue)
            self._wait(queue, repeat, Facet.INSTANCES, above)
            self._run(queue)
        return frame

    def remove_instance(self, frame: Frame) -> None:
        """Remove an instance of a repeat for good and work out what that changes."""
        above = frame.above
        if above is None:
            return
        frames = above.repeats[frame.scope.number]
        frames.remove(frame)
        for number, other in enumerate(frames, 1):
            other.number = number
        self.changed += 1
        self._touch(frame.scope, Facet.INSTANCES, above)

    def speak(self, language: str) -> None:
        """Change the language shown and work out what depends on it."""
        self.surroundings.speak(language)
        queue = Queue()
        for point in self.program.spoken:
            queue.add(point, None)
        self._run(queue)

    def finish(self) -> None:
        """Note the end and work everything out once more."""
        for element in self.program.members(self.root.scope):
            if element.question is not None and element.question.type == "end":
                self.root.raw[element.key] = self.surroundings.moment()
        self.work_out()

    def submission(self, frame: Frame) -> dict[str, Any]:
        """Give the answers of an instance that apply: nothing empty, nothing that is not relevant."""
        found: dict[str, Any] = {
            element.key: frame.visible[element.key]
            for element in self.program.members(frame.scope)
            if frame.visible[element.key] and self.program.kind(element).column is not Column.NOTHING
        }
        for repeat in self.program.repeats_in(frame.scope):
            instances = [self.submission(inner) for inner in frame.instances(repeat)]
            if instances:
                found[repeat.key] = instances
        return found

    def locate(self, path: str) -> tuple[Frame, str]:
        """Find the instance of a path such as `members[2]/age`, and the key inside it.

        Raises:
            FormError: SF090 when there is no such instance.
        """
        frame, rest = self.root, path
        while (found := _INSTANCE.match(rest)) is not None:
            key, number = found[1], int(found[2])
            repeats = (repeat for repeat in self.program.repeats_in(frame.scope) if repeat.key == key)
            frames = [inner for repeat in repeats for inner in frame.counted(repeat)]
            if not 1 <= number <= len(frames):
                raise FormError("SF090", path=path, suggestion=None)
            frame, rest = frames[number - 1], rest[found.end() :]
        return frame, rest

    def furnish(self, frame: Frame) -> None:
        """Set fixed defaults and facts of a new instance, and make the first instance of each repeat inside."""
        for element in self.program.members(frame.scope):
            question = element.question
            if question is None:
                continue
            value = question.default if isinstance(question.default, str) else ""
            if value:
                value = self._normal(element, value)
            elif self.program.kind(element).computed:
                value = self._fact(question.type)
            if value:
                frame.raw[element.key] = value
        for repeat in self.program.repeats_in(frame.scope):
            if isinstance(repeat.item, Repeat) and repeat.item.repeat_count is None:
                self.new_frame(frame, repeat)

    def _normal(self, element: Element, default: str) -> str:
        question = element.question
        if question is None:
            return default
        stored = self.program.kind(element).normalise(default, question, self.program.form.choices(question))
        return stored if isinstance(stored, str) else ""

    def _fact(self, kind: str) -> str:
        if kind == "start":
            return self.surroundings.moment()
        if kind == "today":
            return self.surroundings.today()
        return self.surroundings.world.properties.get(kind, "")

    def _fill(self, frame: Frame, values: Mapping[str, Any]) -> None:
        for element in self.program.members(frame.scope):
            value = values.get(element.key)
            if isinstance(value, str) and value:
                frame.raw[element.key] = value
        for repeat in self.program.repeats_in(frame.scope):
            instances = values.get(repeat.key)
            frames = frame.repeats.setdefault(repeat.number, [])
            for instance in instances[:MOST_INSTANCES] if isinstance(instances, list) else ():
                inner = Frame(repeat, frame, self.program.keys(repeat), len(frames) + 1)
                frames.append(inner)
                self._fill(inner, instance if isinstance(instance, dict) else {})

    @contextmanager
    def _or_as_before(self) -> Iterator[None]:
        """Take one step; when it cannot be worked out, take away what it made and work out what there was."""
        self._grown.clear()
        try:
            yield
        except FormError:
            self.shrink()
            self.work_out()
            raise

    def _run(self, queue: Queue) -> None:
        """Work out what waits; then the defaults of new instances run, once, where nothing is answered yet."""
        self.surroundings.begin()
        self.settle(queue)
        while self._fresh:
            frame = self._fresh.pop(0)
            for element in self.program.members(frame.scope):
                function = self.program.cells[element.number].default
                question = element.question
                if function is None or question is None or not isinstance(question.default, Expression):
                    continue
                value = "" if frame.raw.get(element.key) else self.call(function, frame, "")
                if value:
                    frame.raw[element.key] = value
                    after = Queue()
                    self._wait(after, element, Facet.VALUE, frame)
                    self.settle(after)

    def _wait(self, queue: Queue, element: Element, facet: Facet, frame: Frame) -> None:
        point = self.program.point(element, facet)
        if point is not None:
            queue.add(point, frame)

    def _touch(self, element: Element, facet: Facet, frame: Frame) -> None:
        queue = Queue()
        self._wait(queue, element, facet, frame)
        self._run(queue)
