r"""Reading regular expressions: the part of JavaScript's that one pass over a text can decide, and `\p{…}`.

Groups only hold together, greedy and lazy repeats mean the same, and what looks back (`\1`, `(?<=…)`) is refused.
`(?=…)` and `(?!…)` are read right after a `^` at the very beginning, where forms use them ("not only blanks").
"""

import re

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.patterns.tree import (
    Choice,
    Edge,
    PatternError,
    PatternTrouble,
    Repeat,
    Sequence,
    Signs,
    Tree,
)

DEEPEST = 50
"""How many brackets may lie inside one another."""
MOST_TIMES = 10_000
"""The greatest number in `{n,m}`."""

_TIMES = re.compile(r"\{([0-9]{0,6})(?:(,)([0-9]{0,6}))?\}", re.ASCII)
_CATEGORY = re.compile(
    r"\{(?P<long>C[cfnos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)\}|(?P<short>[CLMNPSZ])"
)
_HEXADECIMAL = re.compile(r"x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})")
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "0": "\0"}
_EDGES = {"b": Edge.WORD, "B": Edge.NO_WORD, "A": Edge.START, "Z": Edge.END}
_BARE: dict[str, Tree] = {".": Signs((("\n", "\n"),), negated=True), "^": Edge.START, "$": Edge.END}


@frozen
class Pattern:
    """A regular expression as read.

    Attributes:
        tree: What must occur.
        ahead: What must, or must not, fit at the beginning of the text besides.
    """

    tree: Tree
    ahead: tuple[tuple[Tree, bool], ...] = ()


def _one(sign: str) -> Signs:
    return Signs(((sign, sign),))


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.depth = 0

    def at(self, start: str) -> bool:
        return self.text.startswith(start, self.position)

    def take(self, start: str) -> bool:
        found = self.at(start)
        self.position += len(start) * found
        return found

    def sign(self) -> str:
        if self.position >= len(self.text):
            raise PatternError(PatternTrouble.BRACKET)
        self.position += 1
        return self.text[self.position - 1]

    def pattern(self) -> Pattern:
        ahead: list[tuple[Tree, bool]] = []
        anchored = self.take("^")
        while anchored and (self.at("(?=") or self.at("(?!")):
            wanted = self.at("(?=")
            self.position += len("(?=")
            ahead.append((self.closed(), wanted))
        tree = self.choice(Sequence((Edge.START,)) if anchored else None)
        if self.position < len(self.text):
            raise PatternError(PatternTrouble.BRACKET)
        if ahead and isinstance(tree, Choice):  # the look ahead would belong to the first branch only
            raise PatternError(PatternTrouble.UNSUPPORTED)
        return Pattern(tree, tuple(ahead))

    def closed(self) -> Tree:
        """Read up to the bracket that closes the group."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise PatternError(PatternTrouble.NESTED)
        tree = self.choice()
        if not self.take(")"):
            raise PatternError(PatternTrouble.BRACKET)
        self.depth -= 1
        return tree

    def choice(self, first: Tree | None = None) -> Tree:
        branches = [self.sequence(first)]
        while self.take("|"):
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def sequence(self, first: Tree | None = None) -> Tree:
        parts: list[Tree] = [] if first is None else [first]
        while self.position < len(self.text) and not self.at("|") and not self.at(")"):
            parts.append(self.repeated(self.part()))
        return Sequence(tuple(parts))

    def repeated(self, part: Tree) -> Tree:
        times = self.times()
        if times is None:
            return part
        if isinstance(part, Edge):
            raise PatternError(PatternTrouble.NOTHING_TO_REPEAT)
        self.take("?")
        if self.times() is not None:
            raise PatternError(PatternTrouble.NOTHING_TO_REPEAT)
        return Repeat(part, *times)

    def times(self) -> tuple[int, int | None] | None:
        """Read how often, None when nothing is said."""
        for sign, times in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self.take(sign):
                return times
        found = _TIMES.match(self.text, self.position)
        if found is None or not (found[1] or found[3]):
            return None
        self.position = found.end()
        least = int(found[1] or 0)
        most = least if found[2] is None else int(found[3]) if found[3] else None
        if max(least, most or 0) > MOST_TIMES:
            raise PatternError(PatternTrouble.TOO_LARGE)
        if most is not None and most < least:
            raise PatternError(PatternTrouble.RANGE)
        return least, most

    def part(self) -> Tree:
        if self.times() is not None:
            raise PatternError(PatternTrouble.NOTHING_TO_REPEAT)
        sign = self.sign()
        if sign == "(":
            return self.group()
        if sign == "[":
            return self.set()
        if sign == "\\":
            edge = self.text[self.position : self.position + 1]
            return _EDGES[self.sign()] if edge in _EDGES else self.escaped()
        return _BARE.get(sign) or _one(sign)

    def group(self) -> Tree:
        if self.at("?") and not self.take("?:"):
            raise PatternError(PatternTrouble.UNSUPPORTED)
        return self.closed()

    def escaped(self) -> Signs:
        """Read what follows a backslash as one character or one class of them."""
        if self.position >= len(self.text):
            raise PatternError(PatternTrouble.ESCAPE)
        sign = self.sign()
        if sign in "dswDSW":
            return Signs(classes=((sign.lower(), sign.isupper()),))
        if sign in "pP":
            category = _CATEGORY.match(self.text, self.position)
            if category is None:
                raise PatternError(PatternTrouble.ESCAPE)
            self.position = category.end()
            return Signs(classes=((category["long"] or category["short"], sign == "P"),))
        if sign in _CONTROLS:
            return _one(_CONTROLS[sign])
        number = _HEXADECIMAL.match(self.text, self.position - 1)
        if number is not None:
            self.position = number.end()
            return _one(chr(int(number[1] or number[2], 16)))
        if sign in "123456789k":
            raise PatternError(PatternTrouble.UNSUPPORTED)
        if sign.isalnum():
            raise PatternError(PatternTrouble.ESCAPE)
        return _one(sign)

    def set(self) -> Signs:
        negated = self.take("^")
        ranges: list[tuple[str, str]] = []
        classes: list[tuple[str, bool]] = []
        first = True
        while first or not self.at("]"):
            first = False
            item = self.item()
            if item.classes:
                classes.extend(item.classes)
                continue
            start = end = item.ranges[0][0]
            if self.at("-") and not self.at("-]"):
                self.position += 1
                last = self.item()
                if last.classes or last.ranges[0][0] < start:
                    raise PatternError(PatternTrouble.RANGE)
                end = last.ranges[0][0]
            ranges.append((start, end))
        self.position += 1
        return Signs(tuple(ranges), tuple(classes), negated)

    def item(self) -> Signs:
        sign = self.sign()
        if sign != "\\":
            return _one(sign)
        return _one("\b") if self.take("b") else self.escaped()


def read_pattern(text: str) -> Pattern:
    """Read a regular expression.

    Raises:
        PatternError: It cannot be read, or cannot be decided in one pass.
    """
    return _Reader(text).pattern()
