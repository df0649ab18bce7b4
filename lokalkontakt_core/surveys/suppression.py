"""Holding figures back that rest on so few answers that they could tell about one of them.

In an anonymous wave no figure is shown that rests on fewer answers than the threshold, and none from which one can be
worked out: whoever knows the whole and all groups but one knows the last one too. So when the answers held back in a
breakdown are together fewer than the threshold, the smallest group shown is held back as well, until they are enough.
An empty group is not told apart from a small one.
"""

from collections.abc import Mapping

from lokalkontakt_core.messages import Message

FEW = "results.hidden.few"
COMPLEMENT = "results.hidden.complement"
TEXT = "results.hidden.text"


def too_few(base: int, threshold: int) -> Message | None:
    """Give the reason to hold a figure back for its own base, None when it may be shown."""
    return Message(FEW, {"threshold": threshold}) if base < threshold else None


def held_back(bases: Mapping[str, int], threshold: int, *, complements: bool, rest: int = 0) -> Mapping[str, Message]:
    """Tell which groups of a breakdown are held back, and why.

    Args:
        bases: Group to the number of answers its figure rests on; every group there is, empty ones too.
        threshold: The least number of answers a shown figure rests on.
        complements: Whether what follows by subtraction must be protected too (anonymous waves).
        rest: The number of answers that are in no group and therefore in the whole only.

    Returns:
        Group to reason; the groups that are not in it may be shown.
    """
    hidden = {group: reason for group, base in bases.items() if (reason := too_few(base, threshold)) is not None}
    if not complements:
        return hidden
    shown = sorted(((base, group) for group, base in bases.items() if group not in hidden), reverse=True)
    unseen = rest + sum(bases[group] for group in hidden)
    while shown and 0 < unseen < threshold:
        base, smallest = shown.pop()
        hidden[smallest] = Message(COMPLEMENT, {"threshold": threshold})
        unseen += base
    return hidden
