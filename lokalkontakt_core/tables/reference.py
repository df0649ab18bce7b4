"""The page of tables: every column with its headings and what its cells hold, as `docs/tables.md` has it."""

from collections.abc import Mapping
from types import MappingProxyType

from lokalkontakt_core.tables.cells import CLEAR, LANGUAGES
from lokalkontakt_core.tables.files import DELIMITED, MOST_BYTES, WORKBOOKS
from lokalkontakt_core.tables.reading import MOST_ROWS
from lokalkontakt_core.tables.registry import TABLES
from lokalkontakt_core.tables.table import ID, KEY, Column, Table
from lokalkontakt_core.tables.values import Day, Kind, Minutes, Named, OneOf, Several, Words, YesNo

_INTRODUCTION = f"""# Tables

Areas, local contacts, local councils and assignments can be written as tables, edited in a spreadsheet, and
read again. Tables of your own are read the same way, when their columns have headings that are known.

```console
$ lokalkontakt export all --to register.xlsx
$ lokalkontakt import register.xlsx --dry-run
$ lokalkontakt import register.xlsx
```

In the terminal it is "Read in a file", under More, or the third way to begin.

## Files

* Workbooks ({", ".join(WORKBOOKS)}) hold a table on each sheet; they need `pip install "lokalkontakt[sheets]"`.
  Of a formula, what it gives is read; one that gives an error is an empty cell.
* Text ({", ".join(DELIMITED)}, or any text whose headings are known) holds one table. Cells are parted by
  semicolons, commas or tabs, whichever makes the headings known, or by the sign of a first line `sep=;`. The
  encoding is UTF-8, with or without a mark, Windows-1252 or UTF-16; any but UTF-8 is told.
* At most {MOST_BYTES // 1_000_000} MB, and {MOST_ROWS:,} rows to a sheet.

Which table a sheet is, its name tells, or the name of a text file, else its headings; when it could be several,
`--table` says. Headings stand in one of the first twenty rows, in any order; case, accents, blanks and signs do
not count. A column that is not known is listed and not read.

## What a row does

* **Which record.** The one with the row's id; else the one that a row with its key was read into before; else
  the one it names. A contact is also found by the address, and an assignment by area, contact, role and first
  day. Where two fit, you are asked for the id. Else the row adds a record.
* **What a cell says, the register says afterwards.** An empty cell says nothing. `{CLEAR["en"]}` or
  `{CLEAR["da"]}` takes a value out.
* **Nothing is ever removed because a row is missing,** and nothing is guessed: a date has its year, a number is
  whole, a text is text even when it begins with `=`. Cells that read as the register would write them change
  nothing.
* **What has ended in the register** is not begun again by a row that says nothing of its end; that is told.
* A department, cluster or chair that is not known is made, and told, unless a name in the register is a slip of
  the keyboard away; then you are asked. Areas and contacts are never made by a row that only names them.
* **All or nothing.** Every cell that cannot be read is told at once, with sheet, cell, value and what you can
  do, and nothing is saved. `--skip-faulty` reads in the other rows. What is saved is one change, which `undo`
  takes back.
* **Reading a file again changes nothing.** Neither does reading what was exported.

In text files a cell that a spreadsheet could take for a formula gets an apostrophe in front, which reading
takes away again; in workbooks every cell is written as text. Private addresses and numbers are in no table.
"""

_REMARKS: Mapping[str, str] = MappingProxyType(
    {
        "areas.ended": "The first day it is no longer an area of its own. Its assignments end with it.",
        "areas.minutes_per_week": "Instead of the estimate by size.",
        "areas.villages": "Of an area of several villages.",
        "assignments.confirmed": "Yes when left out: a table says how things stand. No makes a proposal.",
        "assignments.handover_wish": "The words it was wished in; `?` when nobody wrote them down.",
        "assignments.role": "Local contact when left out.",
        "assignments.start": "Unknown when left out.",
        "contacts.employed_from": "Unknown when only the end is told.",
        "contacts.ended": "The first day the person is no longer a local contact.",
        "contacts.granted_minutes": "What the department sets aside; the day it was granted stays unknown.",
        "contacts.manager_yes": "The day stays unknown.",
        "contacts.own_yes": "The day stays unknown.",
        "contacts.work_email": "Where the name does not tell who is meant, this does.",
        "councils.chair": "A person; made when not known.",
        "councils.email": "The council's own mailbox.",
        "councils.ended": "The first day it no longer exists.",
        ID.key: "Given by the program; leave it empty in new rows.",
        KEY.key: "Yours: whatever tells the rows of your own system apart. Made from the name when left out.",
    }
)


def _holds(kind: Kind) -> str:  # noqa: PLR0911 - one for each kind
    if isinstance(kind, Several):
        return f"several, semicolons between: {_holds(kind.inner)}"
    if isinstance(kind, Named):
        return "name or id" if kind.make is None else "name or id; a new one is made"
    if isinstance(kind, OneOf):
        words = ", ".join(f"{text.in_language('da')} / {text.in_language('en')}" for text in kind.words.values())
        return f"one of: {words}"
    if isinstance(kind, Minutes):
        return "whole minutes"
    if isinstance(kind, YesNo):
        return "ja / yes, nej / no"
    if isinstance(kind, Day):
        unknown = ", or ukendt / unknown" if kind.unknown else ""
        return f"day: 2020-03-31 or 31.3.2020{unknown}"
    assert isinstance(kind, Words)  # noqa: S101 - the last kind there is
    return "text"


def _headings(column: Column) -> str:
    ours = dict.fromkeys(column.heading.by_language[one] for one in LANGUAGES)
    also = f"; also {', '.join(column.also)}" if column.also else ""
    return f"**{' / '.join(ours)}**{also}"


def _row(table: Table, column: Column) -> str:
    own = column.key if column.key in {KEY.key, ID.key} else f"{table.kind.value}.{column.key}"
    needed = "needed" if column.required else ""
    return f"| {_headings(column)} | {_holds(column.kind)} | {needed} | {_REMARKS.get(own, '')} |"


def remarks() -> frozenset[str]:
    """Give the columns that have a remark, each as `<table>.<key>`, key and id without a table."""
    return frozenset(_REMARKS)


def reference() -> str:
    """Give the page as Markdown."""
    parts = [_INTRODUCTION]
    for table in TABLES:
        names = " / ".join(dict.fromkeys(table.title.by_language[one] for one in LANGUAGES))
        head = "| heading | what a cell holds | | |\n|---|---|---|---|"
        rows = "\n".join(_row(table, column) for column in table.columns)
        sheet = f"Sheet: {names}; also {', '.join(table.also)}. For `--table`: `{table.kind.value}`."
        parts.append(f"## {names}\n\n{sheet}\n\n{head}\n{rows}\n")
    return "\n".join(parts)
