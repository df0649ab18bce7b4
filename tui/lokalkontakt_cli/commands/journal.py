"""`journal list|record|remove|package`: which documents stand in the municipality's journal, and files to put there."""

from pathlib import Path

from lokalkontakt_cli.deeds import Deed, deed, id_of
from lokalkontakt_cli.filing import write_file
from lokalkontakt_cli.noting import note
from lokalkontakt_cli.output import Column, Format, Row, as_csv
from lokalkontakt_cli.page_formats import ENDINGS, PageFormat, written
from lokalkontakt_cli.parameters import Choice, listing, on
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated
from lokalkontakt_core.area_page.documents import title_of
from lokalkontakt_core.coordination.due_notices import sent_days
from lokalkontakt_core.coordination.journal import DOCUMENT_KINDS, Document, SentDays, documents, written_on
from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.notices.journal_page import journal_page
from lokalkontakt_core.os_trouble import os_trouble
from lokalkontakt_core.ports.access_log import Access
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.journaling import journalise, take_from_journal
from lokalkontakt_core.workspace import Workspace

_METADATA = "metadata.csv"
_ALL = option("--all", "everything", is_flag=True, help="Those that are journaled too")


def _sent(session: Session) -> SentDays:
    return sent_days(session.store.deliveries.all())


def _row(session: Session, register: Register, document: Document, sent: SentDays) -> Row:
    held = document.journaled
    return {
        "id": document.id,
        "type": document.kind,
        "title": title_of(register, document, session.catalogue),
        "day": written_on(document, sent),
        "case": held.case if held is not None else None,
        "kle": held.kle if held is not None else None,
        "journaled_on": held.day if held is not None else None,
        "journaled_by": name_of(register, Ref("person", held.by)) if held is not None and held.by else None,
        "source": document.source,
    }


def _columns(session: Session) -> tuple[Column, ...]:
    return (
        Column("id", "Document"),
        Column("day", "Day", dated(session.catalogue, "day")),
        Column("title", "Title"),
        Column("case", "Case number"),
        Column("kle", "KLE"),
        Column("journaled_on", "Journaled on", dated(session.catalogue, "journaled_on")),
        Column("journaled_by", "By"),
    )


@command(
    "Reports, agreements, final minutes and messages sent to councils.",
    "Without --all, those that are not journaled yet.",
)
@_ALL
@listing
@pass_session
def list_documents(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
    """List documents, newest first."""
    opened = session.reading(on)
    sent = _sent(session)
    shown = [one for one in documents(opened.register, opened.day, sent) if everything or one.journaled is None]
    session.output.listing(form, _columns(session), [_row(session, opened.register, one, sent) for one in shown])
    if not shown:
        session.say("There are none.")


def _document(register: Register, typed: str) -> Ref:
    """Give the document of an id.

    Raises:
        NotFoundError: LKE276 when there is none.
    """
    for kind in DOCUMENT_KINDS:
        found = register.find(kind, typed.strip())
        if found is not None:
            return found.ref
    raise NotFoundError("LKE276", document=typed)


@deed("DOCUMENT is one that journal list shows. What is journaled is not changed any more.")
@argument("document", "DOCUMENT")
@argument("case", "CASE")
@option("--kle", metavar="SUBJECT", help="The subject in KLE, for example 01.11.20")
@option("--day", metavar="DAY", help="When it was put there; today when left out")
@option("--by", metavar="PERSON", help="Who put it there")
def record(
    session: Session,
    workspace: Workspace,
    *,
    document: str,
    case: str,
    kle: str | None,
    day: str | None,
    by: str | None,
) -> Deed:
    """Note where a document stands in the journal."""
    found = _document(workspace.register, document)
    put = {"kle": kle, "day": session.day(day), "by": id_of(workspace, Person, by)}
    return Deed(journalise, document=found, case=case, sent=_sent(session).get(found.id), **put)


@deed("DOCUMENT is one that journal list --all shows.")
@argument("document", "DOCUMENT")
def remove(_session: Session, workspace: Workspace, *, document: str) -> Deed:
    """Note that a document is not in the journal after all."""
    return Deed(take_from_journal, document=_document(workspace.register, document))


@command(
    "A file for each document, and metadata.csv with title, date, case number and KLE of each.",
    "Read them before you hand them on: names may stand in texts. Nothing is noted as journaled by this.",
)
@option("--into", metavar="FOLDER", required=True, help="The folder to write; it is made when it is not there")
@option("--format", "form", type=Choice(PageFormat), default=PageFormat.TEXT, help="How to write the documents")
@option("--replace", is_flag=True, help="Replace files that are there")
@_ALL
@on
@pass_session
def write_package(
    session: Session, *, into: str, form: PageFormat, replace: bool, everything: bool, on: str | None
) -> None:
    """Write the documents as files to put in the journal."""
    opened = session.reading(on)
    register, folder, sent = opened.register, Path(into), _sent(session)
    wanted = [one for one in documents(register, opened.day, sent) if everything or one.journaled is None]
    if not wanted:
        session.say("There are none.")
        return
    rows = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in wanted:
            name = f"{document.kind}-{document.id}{ENDINGS[form]}"
            page = journal_page(register, document, session.catalogue, day=opened.day, sent=sent)
            write_file(folder / name, written(page, form).encode("utf-8"), replace=replace)
            rows.append({"file": name, **_row(session, register, document, sent)})
        # Last, so that a folder with this file in it holds every file it names.
        table = as_csv((Column("file", "File"), *_columns(session)), rows)
        write_file(folder / _METADATA, table.encode("utf-8"), replace=replace)
    except OSError as problem:
        raise UsageError("LKE031", place=into, problem=os_trouble(problem)) from problem
    note(session, register, EVERYBODY, "journal package", Access.EXPORT)
    told = session.plural(
        "{count} document was written to {place}.", "{count} documents were written to {place}.", len(rows), place=into
    )
    session.output.say(told)
