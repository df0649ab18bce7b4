"""The log of an interview: every step, and everything drawn from the world during it, so that a replay is exact."""

from collections.abc import Iterable, Iterator, Mapping
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

    def note(self, step: str, /, **arguments: Any) -> None:
        """Note a step and what was drawn since the one before."""
        drawn = {"drawn": self._drawn} if self._drawn else {}
        self.steps.append({"do": step, **arguments, **drawn})
        self._drawn = []


class Playback:
    """A world that gives again what was drawn before, in the same order."""

    def __init__(self, log: Iterable[Mapping[str, Any]]) -> None:
        """Take the draws of a log."""
        self._drawn = iter([draw for step in log for draw in step.get("drawn", ())])

    def _next(self, kind: str) -> Any:
        drawn = next(self._drawn, None)
        if drawn is None or drawn[0] != kind:
            raise ValueError(kind)
        return drawn[1]

    def world(self, source: World) -> World:
        """Give the world of the replay; facts and earlier answers are those of the source."""
        return evolve(
            source,
            now=lambda: datetime.fromisoformat(self._next("now")),
            random=lambda: float(self._next("random")),
            uuid=lambda: str(self._next("uuid")),
        )
