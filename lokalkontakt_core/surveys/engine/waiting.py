"""What waits to be worked out while a change travels."""

from heapq import heappop, heappush

from attrs import define, field

from lokalkontakt_core.surveys.engine.dependencies import Point
from lokalkontakt_core.surveys.engine.frames import Frame


@define
class Queue:
    """What waits to be worked out: by rank, in which instances."""

    _heap: list[int] = field(factory=list)
    _waiting: "dict[int, dict[Frame, None] | None]" = field(factory=dict)

    def add(self, point: Point, frame: Frame | None) -> None:
        """Let a point wait in an instance; None stands for all of its instances."""
        rank = point.rank
        if rank not in self._waiting:
            heappush(self._heap, rank)
            self._waiting[rank] = None if frame is None else {frame: None}
        elif frame is None:
            self._waiting[rank] = None
        else:
            frames = self._waiting[rank]
            if frames is not None:
                frames[frame] = None

    def next(self) -> "tuple[int, dict[Frame, None] | None] | None":
        """Give the lowest rank that waits with its instances, None when nothing waits."""
        if not self._heap:
            return None
        rank = heappop(self._heap)
        return rank, self._waiting.pop(rank)
