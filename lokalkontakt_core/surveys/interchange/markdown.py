r"""Workbooks as markdown tables: the layout that documentation and tests of XLSForm tools use.

    | survey |      |      |                |
    |        | type | name | label::English (en) |
    |        | text | why  | Why?           |

The first column names the sheet on the row where it begins. `\|` is a bar inside a cell, `\n` a line break.
"""

import re

from lokalkontakt_core.surveys.interchange.sheets import Sheet, Workbook

_ROW = re.compile(r"\s*\|(.*)\|\s*")
_RULE = re.compile(r"[\s|:-]*-[\s|:-]*")
_BAR = re.compile(r"(?<!\\)\|")


def _cell(written: str) -> str:
    return written.strip().replace(r"\|", "|").replace(r"\n", "\n")


def read_markdown(text: str) -> Workbook:
    """Read a workbook from markdown; lines that are no table rows are passed over."""
    found: list[tuple[str, int, list[tuple[str, ...]]]] = []
    cells: tuple[str, ...]
    for number, line in enumerate(text.splitlines(), 1):
        row = _ROW.fullmatch(line)
        if row is None or _RULE.fullmatch(row[1]):
            name, cells = "", ()
        else:
            name, *rest = (_cell(piece) for piece in _BAR.split(row[1]))
            cells = tuple(rest)
        if name:
            found.append((name, number if any(cells) else number + 1, []))
        elif not found and any(cells):
            found.append(("", number, []))  # so that rows before the first sheet are told as a sheet nobody reads
        if found and (not name or any(cells)):
            found[-1][2].append(cells)  # lines between the rows too, so that rows keep their numbers
    return Workbook(tuple(Sheet(name, tuple(rows), first_row=first) for name, first, rows in found))


def write_markdown(book: Workbook) -> str:
    """Write a workbook as markdown tables, one after the other."""
    blocks = []
    for sheet in book.sheets:
        rows = [[sheet.name], *(["", *row] for row in sheet.rows)]
        wide = max(len(row) for row in rows)
        lines = []
        for row in rows:
            cells = [cell.replace("|", r"\|").replace("\n", r"\n") for cell in row]
            lines.append("| " + " | ".join([*cells, *[""] * (wide - len(cells))]) + " |")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
