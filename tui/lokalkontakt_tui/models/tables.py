"""What a file of tables would do, before it is saved: what must be corrected first, then what every row changes."""

from collections.abc import Callable, Iterator

from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.surveys.interchange.sheets import column_letters
from lokalkontakt_core.tables.findings import Place, TableFinding, Weight
from lokalkontakt_core.tables.importing import TableImport
from lokalkontakt_core.tables.row_changes import RowChange
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import Words

MOST_SHOWN = 60
"""How many rows or findings of a kind are shown before the rest is counted."""

Namer = Callable[[Ref], str]


def tables_page(words: Words, found: TableImport, namer: Namer) -> Page:
    """Give what tables would do.

    Args:
        words: The language.
        found: What was read.
        namer: Gives the name of a record there is.
    """
    problems = found.problems
    notes = [one for one in found.findings if one.weight is Weight.NOTE]
    sections = [Section(None, (Item(_counts(words, found)),))]
    if problems:
        parts = tuple(part for one in problems[:MOST_SHOWN] for part in _problem(words, one, namer))
        sections.append(Section(words("Must be corrected"), (*parts, *_rest(words, len(problems))), str(len(problems))))
    if found.rows:
        rows = tuple(part for one in found.rows[:MOST_SHOWN] for part in _row(words, one, namer))
        sections.append(Section(words("This happens"), (*rows, *_rest(words, len(found.rows))), str(len(found.rows))))
    if notes:
        told = tuple(_note(words, one, namer) for one in notes[:MOST_SHOWN])
        sections.append(Section(words("What was noticed"), (*told, *_rest(words, len(notes))), str(len(notes))))
    return Page(None, tuple(sections))


def _counts(words: Words, found: TableImport) -> Line:
    new = sum(row.new for row in found.rows)
    text = words(
        "Rows: {new} new, {changed} changed, {same} as they stand, {faulty} to correct.",
        new=new,
        changed=len(found.rows) - new,
        same=found.same,
        faulty=found.faulty,
    )
    return line(text)


def _rest(words: Words, count: int) -> Iterator[Item]:
    if count > MOST_SHOWN:
        yield Item(line((words("… and {count} more.", count=count - MOST_SHOWN), "muted")), indent=2)


def _where(words: Words, place: Place | None) -> str:
    """Give the sheet and the cell as a spreadsheet names it."""
    if place is None:
        return ""
    if place.row is None:
        return place.sheet
    if place.column is None:
        return f"{place.sheet} · {words('row {row:plain}', row=place.row)}"
    return f"{place.sheet} · {column_letters(place.column)}{place.row}"


def _said(words: Words, message: Message, namer: Namer) -> str:
    return words.catalogue.message(message, namer)


def _problem(words: Words, finding: TableFinding, namer: Namer) -> Iterator[Item]:
    heading = finding.place.heading if finding.place is not None else None
    where = (_where(words, finding.place), "bold")
    column = (f"  {heading}" if heading else "", "muted")
    yield Item(line(("✗ ", "error"), where, column, (f"  {finding.code}", "muted")), indent=2)
    what, remedy = (_said(words, finding.message(part), namer) for part in ("what", "remedy"))
    yield Item(line(f"  {what} {remedy}"), indent=2)


def _note(words: Words, finding: TableFinding, namer: Namer) -> Item:
    tail = (f"  {_where(words, finding.place)} {finding.code}", "muted")
    return Item(line(("i ", "info"), _said(words, finding.message("what"), namer), tail), indent=2)


def _row(words: Words, change: RowChange, namer: Namer) -> Iterator[Item]:
    language = words.language
    title = (f"{change.table.title.in_language(language)}  ", "muted")
    if change.new:
        told = ", ".join(cell.after[language] for cell in change.cells)
        yield Item(line(("+ ", "good"), title, told), indent=4)
        return
    yield Item(line(("· ", "muted"), title, namer(change.ref)), indent=4)
    for cell in change.cells:
        old, new = cell.before[language] or "–", cell.after[language] or "–"
        heading = cell.column.heading.in_language(language)
        yield Item(line(f"  {heading}  ", (old, "muted"), " → ", (new, "bold")), indent=4)
