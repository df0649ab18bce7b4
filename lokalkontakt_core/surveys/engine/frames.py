"""Where answers lie while a form is answered: one frame for the whole answer, one for each instance of a repeat."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lokalkontakt_core.surveys.engine.outline import Element

if TYPE_CHECKING:
    from lokalkontakt_core.surveys.engine.program import Program


class Frame:
    """One instance of a scope.

    Attributes:
        scope: The root or repeat it is an instance of.
        above: The instance around it, None for the whole answer.
        raw: Key to value as given, also while not relevant.
        visible: Key to value as every expression sees it: '' while not relevant.
        relevant: Number of a place to whether it is relevant, groups around it included.
        offered: Number of a question to the options offered now, stored name to what stands for it, where a choice
            filter or answers decide.
        repeats: Number of a repeat to its instances, also those beyond the repeat count.
        counts: Number of a repeat to how many of its instances count, where a repeat count says so.
        chain: The visible values of the whole answer and each instance around, outermost first.
        number: The position among the instances, counted from 1.
    """

    __slots__ = ("above", "chain", "counts", "number", "offered", "raw", "relevant", "repeats", "scope", "visible")

    def __init__(self, scope: Element, above: "Frame | None", keys: list[str], number: int = 1) -> None:
        self.scope = scope
        self.above = above
        self.raw: dict[str, str] = {}
        self.visible: dict[str, str] = dict.fromkeys(keys, "")
        self.relevant: dict[int, bool] = {}
        self.offered: dict[int, dict[str, str]] = {}
        self.repeats: dict[int, list[Frame]] = {}
        self.counts: dict[int, int] = {}
        self.chain: tuple[dict[str, str], ...] = (*(above.chain if above else ()), self.visible)
        self.number = number

    def counted(self, repeat: Element) -> "list[Frame]":
        """Give the instances of a repeat directly inside that its repeat count allows."""
        frames = self.repeats.get(repeat.number, [])
        count = self.counts.get(repeat.number)
        return frames if count is None else frames[:count]

    def instances(self, repeat: Element) -> "list[Frame]":
        """Give the instances of a repeat directly inside that are counted and relevant."""
        return [frame for frame in self.counted(repeat) if frame.relevant.get(repeat.number, True)]

    def is_relevant(self, element: Element) -> bool:
        """Say whether a place in this scope is relevant; the root is."""
        return self.relevant.get(element.number, True)

    def path(self) -> str:
        """Give the path of this instance, for example `members[2]/`; '' for the whole answer."""
        return "" if self.above is None else f"{self.above.path()}{self.scope.key}[{self.number}]/"

    def at(self, depth: int) -> "Frame":
        """Give the instance around at the depth: 0 is the whole answer."""
        frame = self
        while frame.scope.depth > depth and frame.above is not None:
            frame = frame.above
        return frame


def all_frames(root: Frame, scope: Element) -> Iterator[Frame]:
    """Give every instance of a scope inside an instance, also those that do not count."""
    chain = scope.scopes()[root.scope.depth + 1 :]
    frames: list[Frame] = [root]
    for repeat in chain:
        frames = [inner for outer in frames for inner in outer.repeats.get(repeat.number, [])]
    return iter(frames)


def kept(frame: Frame, program: "Program") -> dict[str, Any]:
    """Give everything that was answered in an instance as plain mappings, also what is not relevant."""
    values: dict[str, Any] = {key: value for key, value in frame.raw.items() if value}
    for repeat in program.repeats_in(frame.scope):
        frames = frame.repeats.get(repeat.number, [])
        if frames:
            values[repeat.key] = [kept(inner, program) for inner in frames]
    return values
