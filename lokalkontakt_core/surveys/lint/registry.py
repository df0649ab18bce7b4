"""The rules for forms in the order of their codes."""

from lokalkontakt_core.surveys.lint.rule import Rule
from lokalkontakt_core.surveys.lint.rules import (
    burden,
    conditions,
    expressions,
    lists,
    names,
    privacy,
    rows,
    translations,
    wording,
)

RULES: tuple[Rule, ...] = (
    *expressions.RULES,
    *conditions.RULES,
    *names.RULES,
    *rows.RULES,
    *lists.RULES,
    *translations.RULES,
    *privacy.RULES,
    *burden.RULES,
    *wording.RULES,
)
