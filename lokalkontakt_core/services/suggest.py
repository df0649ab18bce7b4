"""Near names: what somebody may have meant, in Danish spelling and misspelling."""

from collections.abc import Iterable
from heapq import nsmallest

from lokalkontakt_core.language.collation import search_key

MOST = 3
"""How many near names are given at most."""

# Keyboards and ears mix these up; they make a name near, never equal.
_ALIKE = str.maketrans({"å": "a", "æ": "a", "ø": "o", "é": "e", "w": "v", "z": "s", "c": "k", "-": " "})


def fold(text: str) -> str:
    """Give what names are compared by: no case, no accents, `aa` as å, single blanks."""
    return " ".join(search_key(text).split())


def distance(one: str, other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap to get from one word to the other; `most + 1` when there are more.

    Swaps are of neighbours (optimal string alignment).
    """
    if abs(len(one) - len(other)) > most or len(set(one) - set(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        current = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, row = row, current
    return min(row[-1], most + 1)


def _remoteness(typed: str, name: str) -> int | None:
    """Give how far a name is from what was typed, None when it is too far to be meant."""
    if typed == name:
        return 0
    words = name.replace("-", " ").split()
    if len(typed) > 1 and any(word.startswith(typed) for word in (name, *words)):
        return 1
    most = max(1, len(typed) // 3)
    plain = typed.translate(_ALIKE)
    found = min(distance(plain, word.translate(_ALIKE), most) for word in {name, *words})
    return 1 + found if found <= most else None


def nearest(typed: str, names: Iterable[str], most: int = MOST) -> tuple[str, ...]:
    """Give the names nearest to what was typed, nearest first; none when nothing is near."""
    folded, plain = fold(typed), typed.strip().lower()
    if not folded:
        return ()
    near = []
    for name in names:
        # Folded, because aa is å; and as typed too where that differs, because two letters swapped may look like one.
        ranks = [_remoteness(folded, fold(name))]
        if plain != folded:
            ranks.append(_remoteness(plain, name.lower()))
        known = [rank for rank in ranks if rank is not None]
        if known:
            near.append((min(known), abs(len(name) - len(typed)), name))
    return tuple(name for _rank, _longer, name in nsmallest(most, near))
