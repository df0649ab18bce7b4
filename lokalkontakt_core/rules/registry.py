"""The rules that ship with the library, in the order of their codes."""

from lokalkontakt_core.rules import lk002_voluntary
from lokalkontakt_core.rules.base import Rule

RULES: tuple[Rule, ...] = (lk002_voluntary.RULE,)
