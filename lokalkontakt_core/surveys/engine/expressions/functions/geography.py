"""Places typed as `latitude longitude [height accuracy]`; several places in one text are parted by `;`."""

import math
from itertools import pairwise

_EARTH_RADIUS = 6_378_100.0
"""Metres, as the ODK engines have it."""


def _places(texts: list[str]) -> list[tuple[float, float]]:
    places: list[tuple[float, float]] = []
    for text in texts:
        for piece in text.split(";"):
            parts = piece.split()
            try:
                places.append((math.radians(float(parts[0])), math.radians(float(parts[1]))))
            except (ValueError, IndexError):
                continue
    return places


def distance(texts: list[str]) -> float:
    """Give the length in metres of the line through the places."""
    places = _places(texts)
    length = 0.0
    for (one_lat, one_lon), (other_lat, other_lon) in pairwise(places):
        half = math.sin((other_lat - one_lat) / 2) ** 2
        half += math.cos(one_lat) * math.cos(other_lat) * math.sin((other_lon - one_lon) / 2) ** 2
        length += 2 * _EARTH_RADIUS * math.asin(min(1.0, math.sqrt(half)))
    return length


def area(texts: list[str]) -> float:
    """Give the area in square metres inside the line through the places, closed if it is not."""
    places = _places(texts)
    if len(places) < 3:  # noqa: PLR2004 - fewer enclose nothing
        return 0.0
    doubled = 0.0
    for (one_lat, one_lon), (other_lat, other_lon) in zip(places, [*places[1:], places[0]], strict=True):
        doubled += (other_lon - one_lon) * (2 + math.sin(one_lat) + math.sin(other_lat))
    return abs(doubled * _EARTH_RADIUS**2 / 2)
