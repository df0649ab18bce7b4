"""Where in a TOML text a field stands, so that a message can name the line."""

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=""")
_STEP = re.compile(r"\[\d+\]")


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _steps(path: str) -> tuple[str, ...]:
    """Split `edits[1].after.name` into `edits[1]`, `after`, `name`."""
    return tuple(part for part in path.split(".") if part)


def line_of(text: str, path: str) -> int | None:
    """Give the line of a field, counted from 1; of the nearest thing it lies in when it has no line of its own.

    Args:
        text: The TOML text.
        path: The field, for example `period.start` or `items[0].text`; empty for the whole.
    """
    wanted = _steps(path)
    best: tuple[int, int | None] = (0, None)
    table: tuple[str, ...] = ()
    counted: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            table = _parts(header[2])
            if header[1] == "[[":
                counted[table] = counted.get(table, -1) + 1
            here = _numbered(table, counted)
        elif key := _KEY.match(line):
            here = (*_numbered(table, counted), *_parts(key[1]))
        else:
            continue
        depth = _shared(here, wanted)
        if depth == len(here) and depth > best[0]:
            best = (depth, number)
    return best[1]


def _numbered(table: tuple[str, ...], counted: dict[tuple[str, ...], int]) -> tuple[str, ...]:
    return tuple(
        f"{part}[{counted[table[: index + 1]]}]" if table[: index + 1] in counted else part
        for index, part in enumerate(table)
    )


def _shared(here: tuple[str, ...], wanted: tuple[str, ...]) -> int:
    depth = 0
    for mine, theirs in zip(here, wanted, strict=False):
        if mine not in {theirs, _STEP.sub("", theirs)}:
            break
        depth += 1
    return depth
