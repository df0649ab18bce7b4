"""Options by their number: what was typed becomes what is stored, and what is stored becomes words."""

from lokalkontakt_core.surveys.engine.pages import Option, Page
from lokalkontakt_core.surveys.engine.question_types import Control

ONE_ANSWER = frozenset({Control.ONE_OF, Control.GRID})
CHOOSING = ONE_ANSWER | {Control.MANY_OF, Control.RANK}


def chosen(page: Page, typed: str) -> str | list[str] | None:
    """Give what is stored for what was typed, None when a number is no choice."""
    if page.control not in CHOOSING:
        return typed
    found = [_option(page.options, part) for part in typed.replace(",", " ").split()]
    if any(one is None for one in found):
        return None
    names = [one.name for one in found if one is not None]
    if page.control in ONE_ANSWER:
        return names[0] if len(names) == 1 else "" if not names else None
    return names


def _option(options: tuple[Option, ...], typed: str) -> Option | None:
    number = int(typed) if typed.isascii() and typed.isdigit() else 0
    return options[number - 1] if 1 <= number <= len(options) else None


def in_words(page: Page) -> str:
    """Give the answer of a page as it is read out: labels of options instead of codes."""
    labels = {option.name: option.label for option in page.options} if page.control in CHOOSING else {}
    words = labels.get(page.value) or ", ".join(labels[name] for name in page.value.split() if name in labels)
    return words or page.value
