"""Tables that were read: what there is to know of their cells, and what each row changes."""

from typing import Any

from lokalkontakt_cli.output import Row
from lokalkontakt_cli.session import Session
from lokalkontakt_core.surveys.interchange.sheets import column_letters
from lokalkontakt_core.tables.findings import Place, TableFinding, Weight
from lokalkontakt_core.tables.row_changes import CellChange, RowChange


def place_words(session: Session, place: Place | None) -> str:
    """Give where something stands: the sheet, and the cell as a spreadsheet names it, with its heading."""
    if place is None:
        return ""
    if place.row is None:
        return place.sheet
    if place.column is None:
        return session.text("{sheet}, row {row:plain}", sheet=place.sheet, row=place.row)
    cell = f"{column_letters(place.column)}{place.row}"
    if place.heading is None:
        return session.text("{sheet}, {cell}", sheet=place.sheet, cell=cell)
    return session.text("{sheet}, {cell} ({heading})", sheet=place.sheet, cell=cell, heading=place.heading)


def finding_row(session: Session, finding: TableFinding) -> Row:
    """Give a finding as JSON holds it."""
    place = finding.place
    row, column = (place.row, place.column) if place is not None else (None, None)
    return {
        "id": ":".join(str(part) for part in (finding.code, place and place.sheet, row, column) if part is not None),
        "name": finding.code,
        "code": finding.code,
        "weight": finding.weight.value,
        "sheet": place.sheet if place is not None else None,
        "row": row,
        "column": column_letters(column) if column is not None else None,
        "heading": place.heading if place is not None else None,
        "value": place.value if place is not None else None,
        **{part: session.catalogue.message(finding.message(part), session.name) for part in ("what", "why", "remedy")},
    }


def finding_lines(session: Session, finding: TableFinding) -> list[str]:
    """Give a finding in words: where and what on one line; of a problem, what can be done on the next."""
    place = place_words(session, finding.place)
    what = session.catalogue.message(finding.message("what"), session.name)
    line = f"{finding.code} {place}: {what}" if place else f"{finding.code} {what}"
    if finding.weight is Weight.NOTE:
        return [line]
    return [line, f"  {session.catalogue.message(finding.message('remedy'), session.name)}"]


def _cell(session: Session, change: CellChange) -> dict[str, Any]:
    language = session.words.language
    return {
        "column": change.column.key,
        "heading": change.column.heading.in_language(language),
        "before": change.before[language] or None,
        "after": change.after[language] or None,
    }


def change_row(session: Session, change: RowChange) -> Row:
    """Give what a row does as JSON holds it."""
    return {
        "record": str(change.ref),
        "sheet": change.place.sheet,
        "row": change.place.row,
        "new": change.new,
        "cells": [_cell(session, one) for one in change.cells],
    }


def change_line(session: Session, change: RowChange) -> str:
    """Give what a row does on one line: `+` for a new record, `~` for one that is changed."""
    cells = [_cell(session, one) for one in change.cells]
    told = [
        f"{one['heading']}: {one['after']}"
        if change.new
        else f"{one['heading']}: {one['before'] or '–'} → {one['after'] or '–'}"
        for one in cells
    ]
    table = change.table.title.in_language(session.words.language)
    name = "" if change.new else f" {session.name(change.ref)}:"
    return f"{'+' if change.new else '~'} {table}{name} {'; '.join(told)}"
