"""Places typed as `latitude longitude [height accuracy]`; several places in one text are parted by `;`.

Lengths are metres and areas square metres, both to the hundredth. Nothing answered, or something that is no place,
gives no number: a length without one of its places would be wrong without anybody seeing it.
"""

import math
from itertools import combinations, pairwise

from lokalkontakt_core.surveys.engine.expressions.conversions import NAN

_EARTH_RADIUS = 6_378_100.0
"""Metres, as the ODK engines have it."""

_DECIMALS = 2
_LEAST_CORNERS = 3
_MOST_PLACES = 2_000
"""A line of more places is not looked at for crossings; the work rises with their square."""

_POLE, _DATE_LINE = 90.0, 180.0

Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def _place(text: str) -> Point | None:
    parts = text.split()
    try:
        latitude, longitude = float(parts[0]), float(parts[1])
    except (ValueError, IndexError):
        return None
    return (latitude, longitude) if abs(latitude) <= _POLE and abs(longitude) <= _DATE_LINE else None


def _places(texts: list[str]) -> list[Point] | None:
    """Read all places; None when there is none, or when one of them cannot be read."""
    pieces = [piece for text in texts for piece in text.split(";") if piece.strip()]
    found = [place for place in map(_place, pieces) if place is not None]
    return found if found and len(found) == len(pieces) else None


def distance(texts: list[str]) -> float:
    """Give the length in metres of the line through the places; NaN when one cannot be read, or there is none."""
    places = _places(texts)
    if places is None:
        return NAN
    length = 0.0
    for one, other in pairwise(places):
        (one_lat, one_lon), (other_lat, other_lon) = map(math.radians, one), map(math.radians, other)
        half = math.sin((other_lat - one_lat) / 2) ** 2
        half += math.cos(one_lat) * math.cos(other_lat) * math.sin((other_lon - one_lon) / 2) ** 2
        length += 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))
    return round(length, _DECIMALS)


def area(texts: list[str]) -> float:
    """Give the area in square metres inside the line through the places, closed if it is not; NaN as for a length."""
    places = _places(texts)
    if places is None:
        return NAN
    if len(places) < _LEAST_CORNERS:
        return 0.0
    doubled = 0.0
    for one, other in zip(places, [*places[1:], places[0]], strict=True):
        (one_lat, one_lon), (other_lat, other_lon) = map(math.radians, one), map(math.radians, other)
        doubled += (other_lon - one_lon) * (2 + math.sin(one_lat) + math.sin(other_lat))
    return round(abs(doubled * _EARTH_RADIUS**2 / 2), _DECIMALS)


def geofence(point: str, shape: str) -> bool:
    """Say whether the place lies inside the closed line; False when either cannot be read or the line stands open."""
    place, corners = _place(point), _places([shape])
    if place is None or corners is None or len(corners) <= _LEAST_CORNERS or corners[0] != corners[-1]:
        return False
    latitude, longitude = place
    inside = False
    for (one_lat, one_lon), (other_lat, other_lon) in pairwise(corners):
        if (one_lat > latitude) != (other_lat > latitude):
            crossing = (other_lon - one_lon) * (latitude - one_lat) / (other_lat - one_lat) + one_lon
            inside ^= longitude < crossing
    return inside


def _turn(one: Point, two: Point, three: Point) -> float:
    """Say on which side of the line through two places a third lies: the sign; 0 is on it."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _between(one: Point, two: Point, third: Point) -> bool:
    return all(min(a, b) <= c <= max(a, b) for a, b, c in zip(one, two, third, strict=True))


def _meet(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Say whether two pieces of a line have a place in common."""
    (a, b), (c, d) = one, other
    turns = (_turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b))
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    ends = ((a, b, c), (a, b, d), (c, d, a), (c, d, b))
    return any(turn == 0 and _between(*end) for turn, end in zip(turns, ends, strict=True))


def _folds(joint: Point, one: Point, other: Point) -> bool:
    """Say whether two pieces that join in a place go the same way from it, one lying on the other."""
    ahead = sum((a - c) * (b - c) for a, b, c in zip(one, other, joint, strict=True))
    return _turn(joint, one, other) == 0 and ahead > 0


def intersects(line: str) -> bool:
    """Say whether the line crosses or touches itself, apart from where its pieces and its two ends join."""
    places = _places([line])
    if places is None or len(places) > _MOST_PLACES:
        return False
    pieces = [(one, other) for one, other in pairwise(places) if one != other]
    closed = len(places) > _LEAST_CORNERS and places[0] == places[-1]
    for (one, piece), (other, further) in combinations(enumerate(pieces), 2):
        following = other == one + 1
        closing = closed and one == 0 and other == len(pieces) - 1
        if not (following or closing) and _meet(piece, further):
            return True
        if following and _folds(piece[1], piece[0], further[1]):
            return True
        if closing and _folds(piece[0], piece[1], further[0]):
            return True
    return False
