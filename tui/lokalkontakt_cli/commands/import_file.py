"""`import`: read a list or a table of areas and contacts into a register, and say what there is to know about it."""

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from lokalkontakt_cli.commands.begin import begin_register
from lokalkontakt_cli.commands.import_tables import Wanted, read_beside, read_into
from lokalkontakt_cli.documents import read_document
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.parameters import Choice, WriteFormat, writing
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.surroundings import NO_REGISTER_THERE
from lokalkontakt_cli.views.questions import option_words, question_row
from lokalkontakt_cli.writing import document, tell
from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.coordination.coverage import count_coverage
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.extension.url import Location, as_typed
from lokalkontakt_core.importing.decoding import Decoded, decode
from lokalkontakt_core.importing.findings import ImportFinding
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.report import Consequences
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.import_list import ImportResult, import_list, read_list
from lokalkontakt_core.tables.files import MOST_BYTES as MOST_TABLE_BYTES
from lokalkontakt_core.tables.files import read_table_file
from lokalkontakt_core.tables.table import TableKind

_NO_CONSEQUENCES = Consequences((), (), 0, 0)


@command(
    "FILE is a document with a list of areas and their contacts, or only the list, as plain text. What the register "
    "holds already is never changed, and reading the same file again adds nothing. What is unclear becomes a question "
    "to answer later.",
    "Or FILE is a table of areas, contacts, councils or assignments: .xlsx, .xls, .csv or .tsv, with the headings of "
    "docs/tables.md in any order. What a cell says, the register says afterwards; an empty cell says nothing. Every "
    "cell that cannot be read is told at once, and then nothing is saved. export writes such tables.",
    "Ends with 1 while questions are open, or when something in a table must be corrected.",
)
@argument("file", "FILE")
@option("--into", metavar="PLACE", help="The register; a new one is made where there is none")
@option("--name", metavar="NAME", help="What the document is called as a source; the file's name when left out")
@option("--table", "kind", type=Choice(TableKind), help="Which table it is; told by its headings when left out")
@option("--skip-faulty", "leave_out", is_flag=True, help="Read the other rows of a table when some must be corrected")
@writing
@pass_session
def import_file(
    session: Session, *, file: str, into: str | None, name: str | None, on: str | None, **settings: Any
) -> ExitCode:
    """Read a list or table of areas and contacts."""
    source = name or Path(file).name
    content = read_document(file, MOST_TABLE_BYTES + 1)
    tables = read_table_file(content, Path(file).name, settings["kind"])
    if tables is not None:
        return _import_tables(session, Wanted(tables, source, **settings), into, on)
    decoded = decode(content, name=Path(file).name)
    return _import_list(session, decoded, source, into, on=on, dry=settings["dry"], form=settings["form"])


def _import_tables(session: Session, wanted: Wanted, into: str | None, on: str | None) -> ExitCode:
    if into is not None and not _opened(session, into):
        # A file without a table, or with something wrong in it, is refused before a register is made for it.
        first = wanted.read(Context(Register(), session.today, RandomIds()))
        if wanted.dry or (first.problems and not wanted.leave_out):
            return read_beside(session, wanted)
        _begin(session, into)
    return read_into(session, session.workspace(on=on), wanted)


def _import_list(
    session: Session, decoded: Decoded, source: str, into: str | None, *, on: str | None, dry: bool, form: WriteFormat
) -> ExitCode:
    # A file without a list is refused before a register is made for it.
    empty = Context(Register(), session.today, RandomIds())
    first = read_list(empty, text=decoded.text, name=source)
    if into is not None and not _opened(session, into):
        if dry:
            # There is no register to ask the rules about, and none is made.
            candidate = Register().apply(first.change)
            return _report(session, form, decoded, first, candidate, consequences=_NO_CONSEQUENCES, dry=True)
        _begin(session, into)
    workspace = session.workspace(on=on)
    result = read_list(Context(workspace.register, workspace.day, RandomIds()), text=decoded.text, name=source)
    preview = workspace.preview(import_list, text=decoded.text, name=source)
    commit = None if dry else workspace.commit(preview).commit
    return _report(
        session, form, decoded, result, preview.candidate, consequences=preview.consequences, commit=commit, dry=dry
    )


def _report(
    session: Session,
    form: WriteFormat,
    decoded: Decoded,
    result: ImportResult,
    candidate: Register,
    *,
    consequences: Consequences,
    commit: Commit | None = None,
    dry: bool,
) -> ExitCode:
    """Say what was read, what it adds and what is open; in text form what there is to know is the data."""
    findings = (*decoded.findings, *result.findings)
    questions = tuple(one for one in candidate.all(ImportQuestion) if one.answer is None)
    _tell_findings(session, findings, form)
    _tell_counts(session, result.change, candidate)
    tell(session, result.change, consequences, commit, dry=dry)
    _tell_questions(session, questions, candidate)
    if form is WriteFormat.JSON:
        written = document(session, result.change, consequences, commit, dry=dry)
        rows = [_finding_row(session, one) for one in findings]
        asked = [question_row(candidate, one) for one in questions]
        session.output.json({**written, "findings": rows, "questions": asked, "encoding": decoded.encoding})
    return ExitCode.FINDINGS if questions else ExitCode.OK


def _opened(session: Session, url: str) -> bool:
    """Work on the register there, and tell whether there is one."""
    try:
        session.work_on(url, session.host.open_store(url))
    except StoreError as problem:
        if problem.code not in NO_REGISTER_THERE:
            raise
        return False
    return True


def _begin(session: Session, url: str) -> None:
    """Make a register that is called like its place, until somebody gives it a better name."""
    called = _called(url)
    begin_register(session, url, name=called, municipality=called)
    place = as_typed(session.store.url)  # what was typed may hold a password
    session.say("A new register was made in {place}, called {name}.", place=place, name=called)
    session.say("Give it its names: lokalkontakt scheme edit --name NAME --municipality NAME")


def _called(url: str) -> str:
    """Give what a place is called: what `register=` says in an address of a server, else the file or folder."""
    path, _, query = Location.parse(url).location.partition("?")
    named = dict(parse_qsl(query)).get("register")
    return named or Path(path).resolve().stem


def _finding_row(session: Session, finding: ImportFinding) -> dict[str, Any]:
    return {
        "id": finding.code if finding.line is None else f"{finding.code}:{finding.line}",
        "name": finding.text or finding.code,
        "code": finding.code,
        "line": finding.line,
        "text": finding.text,
        **{part: session.catalogue.message(finding.words(part), session.name) for part in ("what", "why", "remedy")},
    }


def _tell_findings(session: Session, findings: tuple[ImportFinding, ...], form: WriteFormat) -> None:
    """Show what there is to know: in text form it is what was asked for, so it is data."""
    for finding in findings:
        what = session.catalogue.message(finding.words("what"), session.name)
        where = session.text("Line {line:plain}: ", line=finding.line) if finding.line is not None else ""
        if form is WriteFormat.TEXT:
            session.output.line(f"{finding.code} {where}{what}")


def _tell_counts(session: Session, change: ChangeSet, candidate: Register) -> None:
    """Say how much is new, and how the areas stand with it."""
    made = Counter(edit.ref.kind for edit in change.edits if edit.before is None)
    if made:
        session.say(
            "New: {areas} areas, {contacts} local contacts, {assignments} assignments.",
            areas=made[Area.kind],
            contacts=made[Contact.kind],
            assignments=made[Assignment.kind],
        )
    counts = count_coverage(candidate, session.today)
    session.say(
        "Of {total} areas {covered} are covered, {handover} are to be handed over, {disputed} disputed, "
        "{uncovered} without a contact.",
        total=counts.total,
        covered=counts.covered,
        handover=counts.handover,
        disputed=counts.disputed,
        uncovered=counts.uncovered,
    )


def _tell_questions(session: Session, questions: tuple[ImportQuestion, ...], candidate: Register) -> None:
    for question in questions:
        options = option_words(session.catalogue, question.options)
        session.say("Open question about {about}: {options}", about=name_of(candidate, question.ref), options=options)
        session.say("Answer it: lokalkontakt question answer {area} ANSWER", area=question.area)
