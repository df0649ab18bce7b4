"""The world of a respondent: the moment in Denmark and chance, for forms that ask for them."""

from random import SystemRandom
from zoneinfo import ZoneInfo

from lokalkontakt_core.ports.clock import COPENHAGEN, Clock
from lokalkontakt_core.surveys.engine.surroundings import World


def respondent_world(clock: Clock, chance: SystemRandom | None = None) -> World:
    """Give what the engine may ask of the world.

    Args:
        clock: The clock.
        chance: Where random numbers come from; the system's source when left out.
    """
    source = chance or SystemRandom()
    zone = ZoneInfo(COPENHAGEN)

    def uuid() -> str:
        # Version 4: 122 random bits, and the bits that say so.
        bits = source.getrandbits(128) & ~(0xF << 76) & ~(0x3 << 62) | 0x4 << 76 | 0x2 << 62
        digits = f"{bits:032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))

    return World(now=lambda: clock.now().astimezone(zone), random=source.random, uuid=uuid)
