"""Bars of letters: plain ones, and ones that go both ways from an axis; fill and side tell the options apart."""

from collections.abc import Sequence

from lokalkontakt_core.surveys.result_values import OptionCount
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.lines import Line, line

FULL, EMPTY, NEUTRAL, AXIS = "█", "░", "░", "│"
_FILLS = {1: "█", 2: "▒█", 3: "▒▓█"}
"""The fills from the axis outwards, by how many options a side has; further ones inside look as the innermost."""
_GOOD_OR_BAD = ("uncovered", "primary")
_TWO_WAYS = ("info", "disputed")
"""The colours of a scale whose middle is best, such as too little and too much: neither side is the good one."""


@frozen
class Part:
    """One option of a scale.

    Attributes:
        option: The option with its count.
        side: -1 left of the axis, 0 on it, 1 right of it.
        fill: The letter it is drawn with.
        style: The style it is drawn in.
    """

    option: OptionCount
    side: int
    fill: str
    style: str


def bar(share: float, width: int) -> Line:
    """Give a bar of a share 0–1: full cells and empty ones."""
    full = min(width, max(0, round(share * width)))
    return line((FULL * full, "primary"), (EMPTY * (width - full), "edge"))


def scale_parts(options: Sequence[OptionCount]) -> tuple[Part, ...]:
    """Give the options of a scale from the lowest score to the highest, each with its side and fill."""
    scored = sorted((option for option in options if option.score is not None), key=lambda one: one.score or 0.0)
    scores = [option.score or 0.0 for option in scored]
    if not scores:
        return ()
    two_ways = scores[0] < 0 < scores[-1]
    middle = 0.0 if two_ways else (scores[0] + scores[-1]) / 2
    styles = _TWO_WAYS if two_ways else _GOOD_OR_BAD
    below, above = sum(score < middle for score in scores), sum(score > middle for score in scores)
    parts = []
    for index, option in enumerate(scored):
        if scores[index] == middle:
            parts.append(Part(option, 0, NEUTRAL, "muted"))
        elif scores[index] < middle:
            parts.append(Part(option, -1, _fill(below - 1 - index, below), styles[0]))
        else:
            parts.append(Part(option, 1, _fill(index - (len(scores) - above), above), styles[1]))
    return tuple(parts)


def _fill(place: int, count: int) -> str:
    """Give the fill of an option by its place from the axis, 0 being next to it."""
    fills = _FILLS[min(count, max(_FILLS))]
    return fills[max(0, place - (count - len(fills)))]


def diverging(parts: Sequence[Part], width: int) -> Line:
    """Give a bar round an axis in the middle; what is neutral lies half on either side of it.

    Args:
        parts: From the lowest to the highest, as `scale_parts` gives them.
        width: In cells; each side of the axis has room for all answers.
    """
    half = max(1, (width - 1) // 2)
    left = _side([one for one in reversed(parts) if one.side <= 0], half)
    right = _side([one for one in parts if one.side >= 0], half)
    used = sum(len(text) for text, _ in left)
    return line((" " * (half - used), ""), *reversed(left), (AXIS, "edge"), *right)


def _side(parts: Sequence[Part], half: int) -> list[tuple[str, str]]:
    """Give the pieces of one side from the axis outwards; the ends are rounded, so that the sum never drifts."""
    pieces, end, drawn = [], 0.0, 0
    for part in parts:
        end += (part.option.share or 0.0) * (0.5 if part.side == 0 else 1.0) * half
        cells = round(end) - drawn
        drawn += cells
        pieces.append((part.fill * cells, part.style))
    return pieces


def share_right(parts: Sequence[Part]) -> float:
    """Give the share of the answers at the right of the axis."""
    return sum(part.option.share or 0.0 for part in parts if part.side > 0)
