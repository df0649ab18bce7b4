"""`export`: write areas, contacts, councils and assignments as tables, in the shape that `import` reads."""

import enum
from pathlib import Path

from lokalkontakt_cli.filing import write_file
from lokalkontakt_cli.noting import note
from lokalkontakt_cli.parameters import Choice, on
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.os_trouble import os_trouble
from lokalkontakt_core.ports.access_log import Access
from lokalkontakt_core.tables.exporting import export_tables
from lokalkontakt_core.tables.files import WRITABLE, ending_of, write_table_file
from lokalkontakt_core.tables.registry import TABLES
from lokalkontakt_core.tables.table import TableKind


class Wanted(enum.StrEnum):
    """What is written."""

    AREAS = "areas"
    CONTACTS = "contacts"
    COUNCILS = "councils"
    ASSIGNMENTS = "assignments"
    ALL = "all"

    @property
    def kinds(self) -> tuple[TableKind, ...]:
        """The tables, in the order they are written."""
        return tuple(one.kind for one in TABLES) if self is Wanted.ALL else (TableKind(self.value),)


@command(
    "TABLE is areas, contacts, councils, assignments, or all of them, a sheet each. The ending of --to says what is "
    "written: .xlsx, .csv with semicolons, or .tsv with tabs. Headings and words are in the language of the program.",
    "Edit the file and read it again with import: what was changed in it is changed in the register, and nothing else. "
    "No text can become a formula in the spreadsheet. Private addresses and numbers are never written.",
)
@argument("wanted", "TABLE", type=Choice(Wanted))
@option("--to", metavar="FILE", required=True, help="The file to write")
@option("--all", "everything", is_flag=True, help="Write those that have ended too")
@option("--replace", is_flag=True, help="Write over a file that is there")
@on
@pass_session
def export(session: Session, *, wanted: Wanted, to: str, everything: bool, replace: bool, on: str | None) -> None:
    """Write areas, contacts, councils and assignments as tables."""
    target = Path(to)
    ending = ending_of(target.name)
    if ending not in WRITABLE:
        raise UsageError("SF226", file=target.name, known=WRITABLE)
    kinds = wanted.kinds
    if len(kinds) > 1 and ending != WRITABLE[0]:
        raise UsageError("LKE625", file=target.name)
    opened = session.reading(on)
    sheets = export_tables(opened.register, opened.day, kinds, language=session.words.language, everything=everything)
    content = write_table_file(sheets, ending)
    try:
        write_file(target, content, replace=replace)
    except OSError as problem:
        raise UsageError("LKE031", place=to, problem=os_trouble(problem)) from problem
    note(session, opened.register, EVERYBODY, "export", Access.EXPORT)
    count = sum(len(sheet.rows) - 1 for sheet in sheets)
    session.output.say(
        session.plural("{count} row was written to {file}.", "{count} rows were written to {file}.", count, file=to)
    )
