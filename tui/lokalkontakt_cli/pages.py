"""The layout of help: usage, paragraphs and lists of what there is, wrapped to the terminal.

It is ours, and needs no click, so that the first page of help is shown without loading the command-line parser.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

Entries = Sequence[tuple[str, str]]
"""Lines of a list: what is typed, and what it does."""

_NARROWEST = 50
_WIDEST = 80
_MARGIN = 2
_INDENT = "  "
_LONGEST_TERM = 30
_GAP = 2
_LEAST_TEXT = 10
_LEAST_USAGE = 20


def page_width(environ: Mapping[str, str]) -> int:
    """Give how wide help may be: by COLUMNS, else by the terminal, between 50 and 78 columns."""
    typed = environ.get("COLUMNS", "")
    columns = int(typed) if typed.isascii() and typed.isdecimal() else 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (OSError, ValueError):  # no terminal, or stdout is closed
            columns = 0
    return max(min(columns or _WIDEST, _WIDEST) - _MARGIN, _NARROWEST)


def page(usage: tuple[str, str], paragraphs: Sequence[str], sections: Sequence[tuple[str, Entries]], width: int) -> str:
    """Give a page of help.

    Args:
        usage: What stands before the arguments (`Usage: lokalkontakt area`), and the arguments.
        paragraphs: What the command does.
        sections: Headings, and what is listed under each.
        width: In columns.
    """
    lines = [*_usage(*usage, width)]
    for paragraph in paragraphs:
        lines += ["", *wrap(paragraph, width, initial_indent=_INDENT, subsequent_indent=_INDENT)]
    for heading, entries in sections:
        lines += ["", f"{heading}:", *_listed(entries, width)]
    return "\n".join(lines)


def _usage(prefix: str, arguments: str, width: int) -> list[str]:
    begin = f"{prefix} "
    if width >= len(begin) + _LEAST_USAGE:
        return wrap(arguments, width, initial_indent=begin, subsequent_indent=" " * len(begin)) or [prefix]
    below = " " * (len(_INDENT) * 2)
    return [prefix, *wrap(arguments, width, initial_indent=below, subsequent_indent=below)]


def _listed(entries: Entries, width: int) -> Iterator[str]:
    column = min(max(len(term) for term, _ in entries), _LONGEST_TERM) + _GAP
    below = " " * (column + len(_INDENT))
    for term, text in entries:
        first, *rest = wrap(text, max(width - column - _MARGIN, _LEAST_TEXT)) or [""]
        if len(term) + _GAP <= column:
            yield f"{_INDENT}{term.ljust(column)}{first}".rstrip()
        else:
            yield f"{_INDENT}{term}"
            yield f"{below}{first}".rstrip()
        yield from (f"{below}{line}" for line in rest)
