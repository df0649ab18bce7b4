"""What a municipality chooses for suggestions, in `[rules.SUGGEST]` of its scheme: weights, limits, pins and bans.

Weights and limits are whole numbers, so every engine agrees to the last digit. The order of the weights is that of
what matters: an area without a contact weighs more than anything else.
"""

from collections.abc import Mapping
from typing import Any

from attrs import field, fields

from lokalkontakt_core.coordination.parameters import Parameter
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

SECTION = "SUGGEST"
"""The section under `[rules]` of the scheme."""

MOST_WEIGHT = 1_000_000
MOST_AREAS = 12
"""The highest limit of areas to one contact: the number of possible packages grows with it."""

_PAIRS = ("pins", "bans", "wishes")


def _weight(default: int) -> Any:
    return field(default=default, metadata={"most": MOST_WEIGHT, "least": 0})


def _limit(default: int, least: int, most: int) -> Any:
    return field(default=default, metadata={"most": most, "least": least})


@frozen(kw_only=True)
class Settings:
    """Weights, in points, and limits.

    Attributes:
        uncovered: An area that nobody covers.
        institution: An area whose contact works in a local institution (G5); not counted while the area is in a pilot.
        moved: An area that changes contact though nobody asked for it.
        kept: An area that keeps its contact though another one is wanted (G26).
        split: Each further contact a cluster is split among.
        department: A core department without a contact in the plan (G6).
        scattered: Each further cluster one contact has areas in.
        unknown: Each step within a package that rests on neighbours nobody has told us about.
        overrun: Each quarter of an hour a week, begun, beyond the granted time (G9).
        big: Each area that goes together with a big one.
        wish: An area somebody else was wished for.
        used: Each contact in the plan.
        areas: The most areas one contact gets.
        clusters: The most clusters one contact gets areas in.
        spare: Minutes a week that a package may go beyond the granted time.
        weeks: The weeks that are planned: who leaves in them, or is away all of them, is given nothing.
    """

    uncovered: int = _weight(10_000)
    institution: int = _weight(600)
    moved: int = _weight(300)
    kept: int = _weight(250)
    split: int = _weight(200)
    department: int = _weight(150)
    scattered: int = _weight(120)
    unknown: int = _weight(100)
    overrun: int = _weight(80)
    big: int = _weight(60)
    wish: int = _weight(10)
    used: int = _weight(5)
    areas: int = _limit(4, 1, MOST_AREAS)
    clusters: int = _limit(2, 1, MOST_AREAS)
    spare: int = _limit(30, 0, 600)
    weeks: int = _limit(26, 0, 520)


PARAMETERS: tuple[Parameter[int], ...] = tuple(
    Parameter(SECTION, one.name, getattr(Settings(), one.name), int, one.metadata["least"], one.metadata["most"])
    for one in fields(Settings)
)
"""The weights and limits, as settings of the section."""


@frozen
class _Pairs(Parameter[tuple[str, ...]]):
    """A list of pairs, each written `area=contact`."""

    def usable(self, value: Any) -> bool:
        """Tell whether a value is a list of pairs of ids."""
        return isinstance(value, list | tuple) and all(isinstance(one, str) and is_pair(one) for one in value)


PAIRS: Mapping[str, Parameter[tuple[str, ...]]] = {name: _Pairs(SECTION, name, (), tuple) for name in _PAIRS}
"""The lists of pairs of the section: `pins`, `bans` and `wishes`."""


def is_pair(text: str) -> bool:
    """Tell whether a text is a pair `area=contact`."""
    area, equals, contact = text.partition("=")
    return bool(equals and area.strip() and contact.strip() and "=" not in contact)


def settings_of(register: Register) -> Settings:
    """Give the weights and limits that hold in a register: those of the scheme, else the defaults."""
    return Settings(**{parameter.name: parameter.of(register) for parameter in PARAMETERS})


def pairs_of(register: Register, name: str) -> tuple[tuple[str, str], ...]:
    """Give the pairs of ids the scheme holds.

    Args:
        register: Its scheme holds them.
        name: `pins`, `bans` or `wishes`.
    """
    split = (pair.partition("=") for pair in PAIRS[name].of(register))
    return tuple((area.strip(), contact.strip()) for area, _equals, contact in split)
