"""Random ids, from the computer's own source of chance."""

from random import SystemRandom

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 8
_CHANCE = SystemRandom()


class RandomIds:
    """Opaque ids such as `person-7k3qf9x2`: 40 bits, without letters that look like digits."""

    def mint(self, kind: str) -> str:
        """Give a new id."""
        return f"{kind}-{''.join(_CHANCE.choices(_LETTERS, k=_LENGTH))}"
