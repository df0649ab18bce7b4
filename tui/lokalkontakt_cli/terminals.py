"""What the terminal can do."""

import sys
from collections.abc import Mapping


def full_screen_is_possible(environ: Mapping[str, str]) -> bool:
    """Tell whether there is a terminal on both sides that can be drawn on."""
    return sys.stdin.isatty() and sys.stdout.isatty() and environ.get("TERM") != "dumb"
