"""Logic cells as people type them: curly quotes straightened, odd blanks made blanks, relative paths to references."""

from collections.abc import Mapping

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.tokens import Token, tokenize

_STRAIGHT = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"'}
)
_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u200b": None, "\ufeff": None, "\r": " "})
_UP = ".."


def with_plain_blanks(text: str) -> str:
    """Give a text with ordinary blanks for the ones that only look like it, none at the ends."""
    return text.translate(_BLANKS).strip()


def with_straight_quotes(text: str) -> str:
    """Give a text with straight quotation marks."""
    return text.translate(_STRAIGHT)


@frozen
class Place:
    """Where a row lies: the names of the groups and repeats around it, and which of them are repeats."""

    parents: tuple[str, ...] = ()
    repeats: tuple[bool, ...] = ()

    def inside(self, name: str, *, repeat: bool) -> "Place":
        """Give the place inside a group at this place."""
        return Place((*self.parents, name), (*self.repeats, repeat))

    @property
    def instance(self) -> tuple[str, ...]:
        """The repeats around, by their paths: rows with the same share an instance."""
        return tuple("/".join(self.parents[: index + 1]) for index, repeat in enumerate(self.repeats) if repeat)


@frozen
class Places:
    """Where every question lies.

    Attributes:
        by_path: The place of a question by its full path.
        counted: How often each name occurs, groups and repeats included.
    """

    by_path: Mapping[tuple[str, ...], Place]
    counted: Mapping[str, int]

    def reference(self, steps: list[str], here: tuple[str, ...], place: Place) -> str | None:
        """Give the name a path leads to when `${name}` means the very same from here."""
        path = list(here)
        for step in steps:
            if step == _UP:
                if not path:
                    return None
                path.pop()
            else:
                path.append(step)
        target = self.by_path.get(tuple(path))
        if target is None or self.counted.get(path[-1], 0) != 1:
            return None
        shared = target.instance == place.instance[: len(target.instance)]
        return path[-1] if shared else None


def _path_at(tokens: list[Token], start: int) -> tuple[list[str], int]:
    """Read `../a/b` from a token on: its steps and the first token after it."""
    steps, position = [tokens[start].text], start + 1
    while tokens[position].text == "/" and (tokens[position + 1].kind == "name" or tokens[position + 1].text == _UP):
        steps.append(tokens[position + 1].text)
        position += 2
    return steps, position


def with_references(text: str, place: Place, name: str, places: Places) -> str:
    """Give a logic cell with `${x}` for every relative path to a question that `${x}` names as well.

    Paths inside conditions (`[…]`), with conditions behind them, or longer than read here stay as they are.
    """
    if _UP not in text:
        return text
    try:
        tokens = tokenize(text)
    except FormError:
        return text
    here = (*place.parents, name)
    depth, position, pieces, copied = 0, 0, [], 0
    while position < len(tokens):
        token = tokens[position]
        depth += (token.text == "[") - (token.text == "]") if token.kind == "sign" else 0
        before = tokens[position - 1].text if position else ""
        if token.kind == "sign" and token.text == _UP and depth == 0 and before != "/":
            steps, after = _path_at(tokens, position)
            found = None if tokens[after].text in {"[", "/", "("} else places.reference(steps, here, place)
            if found is not None:
                last = tokens[after - 1]
                pieces.append(text[copied : token.column - 1] + f"${{{found}}}")
                copied = last.column - 1 + len(last.text)
            position = after
        else:
            position += 1
    return "".join(pieces) + text[copied:]
