"""Words of texts: cutting them, and the lists of Danish and English words the rules go by."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:](?:\s|$)")
_LONG_WORD = 6

DONT_KNOW = frozenset(
    {"ved ikke", "det ved vi ikke", "det ved jeg ikke", "ved vi ikke", "don't know", "don’t know", "do not know"}
)
"""Options by which people say that they cannot tell."""

POSITIVE = frozenset(
    {"god", "godt", "gode", "bedre", "bedst", "enig", "tilfreds", "let", "nemt", "hurtigt", "fremragende", "glimrende"}
    | {"good", "well", "better", "best", "agree", "satisfied", "easy", "fast", "excellent", "great"}
)
NEGATIVE = frozenset(
    {"dårlig", "dårligt", "dårlige", "værre", "værst", "uenig", "utilfreds", "svært", "langsomt", "ringe", "elendigt"}
    | {
        "bad",
        "badly",
        "poor",
        "poorly",
        "worse",
        "worst",
        "disagree",
        "dissatisfied",
        "difficult",
        "slowly",
        "terrible",
    }
)
AGREEING = frozenset({"enig", "uenig", "agree", "disagree"})
NEGATIONS = frozenset({"ikke", "aldrig", "ingen", "not", "never", "no"})
NEITHER = frozenset({"hverken", "neither"})


def words(text: str) -> list[str]:
    """Give the words of a text in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def contains(text: str, phrases: Iterable[str]) -> str:
    """Give the first of the phrases that stands in a text as whole words, '' when none does."""
    flat = f" {' '.join(words(text))} "
    return next((phrase for phrase in phrases if f" {phrase} " in flat), "")


def lix(text: str) -> float:
    """Give the readability index: words a sentence, and the share of words of more than six letters in percent."""
    found = words(text)
    sentences = max(1, len(_SENTENCE_END.findall(text.strip())))
    if not found:
        return 0.0
    return len(found) / sentences + 100 * sum(len(word) > _LONG_WORD for word in found) / len(found)
