"""`import` of tables: say what every row does and what is wrong in which cell, and save all of it or nothing."""

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.parameters import WriteFormat
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.views.tables import change_line, change_row, finding_lines, finding_row
from lokalkontakt_cli.writing import document, tell
from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.report import Consequences
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.tables.files import TableFile
from lokalkontakt_core.tables.findings import Weight
from lokalkontakt_core.tables.importing import TableImport, read_tables, taken
from lokalkontakt_core.tables.table import TableKind
from lokalkontakt_core.values import frozen
from lokalkontakt_core.workspace import Workspace

_NO_CONSEQUENCES = Consequences((), (), 0, 0)


@frozen
class Wanted:
    """What is to be read in and how.

    Attributes:
        file: The file.
        source: What it is called as a source.
        kind: Which table; told by names and headings when None.
        leave_out: Whether rows with a problem are left out, where otherwise nothing is saved.
        dry: Whether nothing is to be saved.
        form: How the outcome is written.
    """

    file: TableFile
    source: str
    kind: TableKind | None
    leave_out: bool
    dry: bool
    form: WriteFormat

    def read(self, context: Context) -> TableImport:
        """Read the tables into a register."""
        return read_tables(context, sheets=self.file.sheets, name=self.source, kind=self.kind, notes=self.file.notes)


def read_beside(session: Session, wanted: Wanted) -> ExitCode:
    """Report what tables would make of a register that is not there, and make none."""
    found = wanted.read(Context(Register(), session.today, RandomIds()))
    return _report(session, wanted, found, _NO_CONSEQUENCES, None)


class _Reading:
    """Reads tables as a use case, once for preview and commit, and keeps what there is to know of them."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.found: TableImport | None = None

    def __call__(self, context: Context) -> ChangeSet:
        self.found = self._wanted.read(context)
        return taken(self.found, leave_out=self._wanted.leave_out)


def read_into(session: Session, workspace: Workspace, wanted: Wanted) -> ExitCode:
    """Read tables into the register, unless something is wrong in them or nothing is to be saved."""
    reading = _Reading(wanted)
    try:
        preview = workspace.preview(reading)
    except RefusedError as refusal:
        if refusal.code != "LKE624" or reading.found is None:
            raise
        return _report(session, wanted, reading.found, _NO_CONSEQUENCES, None)
    assert reading.found is not None  # noqa: S101 - it was read just now
    found = reading.found
    commit = None if wanted.dry else workspace.commit(preview).commit
    return _report(session, wanted, found, preview.consequences, commit)


def _report(
    session: Session, wanted: Wanted, found: TableImport, consequences: Consequences, commit: Commit | None
) -> ExitCode:
    """Say what was read: in text form findings and changes are the data."""
    refused = bool(found.problems) and not wanted.leave_out
    if wanted.form is WriteFormat.TEXT:
        for finding in sorted(found.findings, key=lambda one: one.weight is Weight.NOTE):
            for line in finding_lines(session, finding):
                session.output.line(line)
        for change in found.rows:
            session.output.line(change_line(session, change))
    new = sum(change.new for change in found.rows)
    session.say(
        "Rows: {new} new, {changed} changed, {same} as they stand, {faulty} with something to correct.",
        new=new,
        changed=len(found.rows) - new,
        same=found.same,
        faulty=found.faulty,
    )
    if refused:
        session.say("Nothing was saved. Correct the file, or leave those rows out: --skip-faulty")
    else:
        tell(session, found.change, consequences, commit, dry=wanted.dry)
    if wanted.form is WriteFormat.JSON:
        written = document(session, found.change, consequences, commit, dry=wanted.dry)
        session.output.json(
            {
                **written,
                "refused": refused,
                "tables": [kind.value for kind in found.tables],
                "rows": [change_row(session, change) for change in found.rows],
                "rows_unchanged": found.same,
                "rows_faulty": found.faulty,
                "findings": [finding_row(session, finding) for finding in found.findings],
            }
        )
    return ExitCode.FINDINGS if found.problems else ExitCode.OK
