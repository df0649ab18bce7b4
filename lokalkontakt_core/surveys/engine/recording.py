"""The log of an interview: every step, and everything drawn from the world during it, so that a replay is exact."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from attrs import evolve

from lokalkontakt_core.surveys.engine.surroundings import World


class Recorder:
    """Notes steps and draws.

    Attributes:
        world: The world handed in, noting what is drawn from it.
        steps: One mapping a step: `do`, its arguments, and `drawn` where something was drawn.
    """

    def __init__(self, world: World) -> None:
        """Begin an empty log."""
        self._source = world
        self.steps: list[dict[str, Any]] = []
        self._drawn: list[list[Any]] = []
        self.world = evolve(world, now=self._now, random=self._random, uuid=self._uuid)

    def _now(self) -> datetime:
        moment = self._source.now()
        self._drawn.append(["now", moment.isoformat()])
        return moment

    def _random(self) -> float:
        number = self._source.random()
        self._drawn.append(["random", number])
        return number

    def _uuid(self) -> str:
        text = self._source.uuid()
        self._drawn.append(["uuid", text])
        return text

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """Forget what is drawn meanwhile: who only looks changes nothing, and a replay does not look."""
        before = len(self._drawn)
        try:
            yield
        finally:
            del self._drawn[before:]

    @contextmanager
    def step(self, name: str, /, **arguments: Any) -> Iterator[None]:
        """Note a step with what is drawn while it is taken; one that is broken off by an error is not noted."""
        before = len(self._drawn)
        try:
            yield
            drawn = {"drawn": self._drawn[before:]} if len(self._drawn) > before else {}
            self.steps.append({"do": name, **arguments, **drawn})
        finally:
            del self._drawn[before:]


class Playback:
    """A world that gives again what was drawn before: each step gets its own draws, in their order.

    Between steps it is the world it was made of, because who only looks draws nothing that a log knows of.
    """

    def __init__(self, source: World) -> None:
        """Take the world that facts, earlier answers and looks between the steps come from."""
        self._source = source
        self._drawn: Iterator[Any] | None = None
        self.world = evolve(source, now=self._now, random=self._random, uuid=self._uuid)

    @contextmanager
    def during(self, step: Mapping[str, Any]) -> Iterator[None]:
        """Give the draws of a step while it is taken again.

        Raises:
            ValueError: The step drew something else, more, or less than it does now.
        """
        self._drawn = drawn = iter(step.get("drawn", ()))
        try:
            yield
        finally:
            self._drawn = None
        if next(drawn, None) is not None:
            raise ValueError(step["do"])

    def _next(self, kind: str, drawn: Iterator[Any]) -> Any:
        found = next(drawn, None)
        if found is None or found[0] != kind:
            raise ValueError(kind)
        return found[1]

    def _now(self) -> datetime:
        if self._drawn is None:
            return self._source.now()
        return datetime.fromisoformat(self._next("now", self._drawn))

    def _random(self) -> float:
        return self._source.random() if self._drawn is None else float(self._next("random", self._drawn))

    def _uuid(self) -> str:
        return self._source.uuid() if self._drawn is None else str(self._next("uuid", self._drawn))
