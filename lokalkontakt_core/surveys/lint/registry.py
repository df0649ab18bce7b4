"""The rules for forms in the order of their codes."""

from lokalkontakt_core.surveys.lint.rule import Rule
from lokalkontakt_core.surveys.lint.rules import (
    burden,
    comparisons,
    conditions,
    expressions,
    lists,
    matrices,
    names,
    portability,
    privacy,
    rows,
    scales,
    translations,
    unreachable,
    wording,
)

_FAMILIES = (
    expressions,
    comparisons,
    conditions,
    unreachable,
    names,
    rows,
    lists,
    matrices,
    scales,
    portability,
    translations,
    privacy,
    burden,
    wording,
)

RULES: tuple[Rule, ...] = tuple(
    sorted((rule for family in _FAMILIES for rule in family.RULES), key=lambda rule: rule.code)
)
