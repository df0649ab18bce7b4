"""Reply files: a text somebody filled in, with one block for each thing to hand in.

    Navn: Mette Øvig
    Dag: 3. marts 2020

    Viden
    Områder: Glud, Hjarnø
    Retning: fra området
    Tekst: Stien ved skolen er mørk.
    Flere linjer hører med til teksten.

Blocks and lines begin with the words of `labels`, in either language and case. Lines that begin with # are not read.
Blocks without a word in them are left out, so that a template can be sent back half filled.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lokalkontakt_core.errors import LokalkontaktError, UsageError
from lokalkontakt_core.intake.entry import Entry, EntryType
from lokalkontakt_core.intake.labels import BLOCK_OF, DIRECTIONS, FIELD_OF, YES_NO, Block, fold
from lokalkontakt_core.language.dates import parse_date
from lokalkontakt_core.records.knowledge import KnowledgeType
from lokalkontakt_core.values import frozen

MOST_CHARACTERS = 200_000
"""How long a reply may be."""
MOST_ENTRIES = 200
"""How many things one reply may hand in."""
_HEADER = ("by", "day")
_COMMENT = "#"


@frozen
class _Raw:
    """A block as it stands: its kind (None for what stands before the first one), first line, and fields as typed."""

    block: Block | None
    line: int
    fields: dict[str, str]


def read_reply(text: str, *, name: str, today: date) -> tuple[Entry, ...]:
    """Read what a reply hands in.

    Args:
        text: The reply.
        name: What it is called, for the source of what is adopted and for messages.
        today: Seen from which days are read, such as `3. marts`.

    Raises:
        UsageError: LKE727 when it hands in nothing, LKE728 for a line that belongs nowhere, LKE733 for a value that
            is none of the possible ones, LKE738 when it is too long; LKE020 or LKE021 for a day that is none; LKE200
            when there are several.
    """
    if len(text) > MOST_CHARACTERS:
        raise UsageError("LKE738", file=name, limit=MOST_CHARACTERS)
    problems: list[LokalkontaktError] = []
    header, *blocks = _blocks(text, name, problems)
    entries = [
        entry
        for block in blocks
        if any(block.fields.get(field, "").strip() for field in ("text", "action"))
        and (entry := _entry(block, header, name, today, problems)) is not None
    ]
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise UsageError("LKE200", count=len(problems), details=tuple(problems))
    if len(entries) > MOST_ENTRIES:
        raise UsageError("LKE738", file=name, limit=MOST_CHARACTERS)
    if not entries:
        raise UsageError("LKE727", file=name)
    return tuple(entries)


def _blocks(text: str, name: str, problems: list[LokalkontaktError]) -> list[_Raw]:
    found = [_Raw(None, 1, {})]
    field: str | None = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if line.lstrip().startswith(_COMMENT):
            continue
        block = BLOCK_OF.get(fold(line.strip().removesuffix(":")))
        label, colon, value = line.partition(":")
        named = FIELD_OF.get(fold(label)) if colon else None
        # “Opgave:” is a line of a block, and the heading of one is another word; a heading has nothing behind it.
        if block is not None and named is None:
            found.append(_Raw(block, number, {}))
            field = None
        elif named is not None and _belongs(named, found[-1]):
            field = named
            found[-1].fields[field] = value.strip()
        elif field == "text":
            found[-1].fields[field] += f"\n{line.strip()}"
        elif line.strip():
            problems.append(UsageError("LKE728", file=name, line=number, text=line.strip()[:60]))
    return found


def _belongs(field: str, block: _Raw) -> bool:
    """Tell whether a line of this name is one here: within a text, a word before a colon may be a word of the text."""
    if block.block is None:
        return field in _HEADER
    return field not in block.fields and (field not in {"by", "day"} or "text" not in block.fields)


def _entry(block: _Raw, header: _Raw, name: str, today: date, problems: list[LokalkontaktError]) -> Entry | None:
    assert block.block is not None  # noqa: S101 - the first one is the header
    kind, knowledge = block.block
    given = {**header.fields, **block.fields}
    try:
        return Entry(
            type=kind,
            text=given.get("text", "").strip(),
            areas=tuple(_names(given.get("areas", ""))),
            by=given.get("by") or None,
            day=parse_date(given["day"], today) if given.get("day") else None,
            knowledge=knowledge,
            direction=_value(given, "direction", {**DIRECTIONS, "": None}, name, block),
            owes_answer=knowledge is KnowledgeType.QUESTION or _value(given, "owes_answer", YES_NO, name, block),
            action=(given.get("action") or None) if kind is EntryType.ACTION else None,
            done=_value(given, "done", YES_NO, name, block),
            source=name,
        )
    except LokalkontaktError as problem:
        problems.append(problem)
        return None


def _names(text: str) -> Iterator[str]:
    yield from (part.strip() for part in text.replace(";", ",").split(",") if part.strip())


def _value(given: dict[str, str], field: str, known: Any, name: str, block: _Raw) -> Any:
    typed = fold(given.get(field, ""))
    if typed not in known:
        raise UsageError("LKE733", file=name, line=block.line, found=given[field][:60])
    return known[typed]
