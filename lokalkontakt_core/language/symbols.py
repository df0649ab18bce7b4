"""The signs of states and bars, and letters for consoles that have no such signs."""

from enum import StrEnum

from lokalkontakt_core.errors import UsageError


class Symbols(StrEnum):
    """What states and bars are shown by: signs, or letters of ASCII."""

    SIGNS = "signs"
    PLAIN = "plain"


_LETTERS = str.maketrans({
    "●": "*", "►": ">", "○": "o", "■": "#", "▲": "!", "◇": "+", "✓": "ok", "✗": "x", "»": ">>", "–": "-", "−": "-",
    "•": "*", "→": "->", "█": "#", "▓": "=", "▒": "=", "░": ".",
})  # fmt: skip
_chosen = Symbols.SIGNS  # of the process: it has one console, and every thread and task of it writes there


def choose_symbols(named: str) -> None:
    """Show every text of this process by these symbols from now on.

    Raises:
        UsageError: LKE040 when there are no such symbols.
    """
    global _chosen  # noqa: PLW0603 - see where it is set
    try:
        _chosen = Symbols(named)
    except ValueError:
        raise UsageError("LKE040", given=named, options=tuple(Symbols)) from None


def in_symbols(text: str) -> str:
    """Give a text by the symbols that are chosen; whoever lays it out measures it afterwards."""
    return text if _chosen is Symbols.SIGNS or text.isascii() else text.translate(_LETTERS)
