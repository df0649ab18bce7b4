"""What a search found, in rows and lines."""

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.values import dated
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.search.entries import Entry
from lokalkontakt_core.search.finder import Found
from lokalkontakt_core.search.words import matches

AROUND = 100
"""How many characters of a text are shown around what was found in it."""
_BEFORE = 30


def piece_of(entry: Entry, words: tuple[str, ...]) -> str:
    """Give the line of a hit's text that holds most of the words, cut so that the first of them is seen."""
    lines = [" ".join(line.split()) for line in entry.text.split("\n") if line.strip()]
    if not lines:
        return ""
    line = max(lines, key=lambda one: len(matches(one, words)))
    found = matches(line, words)
    start = max(0, found[0][0] - _BEFORE) if found and found[0][1] > AROUND else 0
    end = start + AROUND
    return f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}"


def hit_row(entry: Entry, words: tuple[str, ...]) -> Row:
    """Give a hit; `matches` are the places in `name` and `piece` where what was searched for stands."""
    piece = piece_of(entry, words)
    return {
        "id": entry.ref.id,
        "name": entry.name,
        "kind": entry.ref.kind,
        "day": entry.day,
        "piece": piece,
        "matches": {"name": _places(entry.name, words), "piece": _places(piece, words)},
    }


def _places(text: str, words: tuple[str, ...]) -> list[list[int]]:
    return [list(place) for place in matches(text, words)]


def hit_rows(found: Found) -> list[Row]:
    """Give all hits that are shown."""
    return [hit_row(entry, found.words) for group in found.groups for entry in group.entries]


def hit_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of a table of hits."""
    return (
        Column("kind", "Kind", lambda row: catalogue.text(f"record.{row['kind']}")),
        Column("id", "Id"),
        Column("name", "Name"),
        Column("day", "Day", dated(catalogue, "day")),
        Column("piece", "Found in"),
    )
