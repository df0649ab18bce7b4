"""The directory, lists of areas, cards and drafts of reports: pages to read or to hand on as a file."""

import enum
from pathlib import Path

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.filing import write_file
from lokalkontakt_cli.page_formats import PageFormat, format_of, written
from lokalkontakt_cli.parameters import Choice, on
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_core.area_page.area_list import area_list
from lokalkontakt_core.area_page.content import area_page
from lokalkontakt_core.area_page.directory import directory, job_card
from lokalkontakt_core.area_page.page import Page
from lokalkontakt_core.area_page.scheme_drafts import scheme_draft
from lokalkontakt_core.area_page.status_report import status_report
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_core.services.resolve import resolve

_INTO = option("--into", metavar="FILE", help="The file to write; .md is Markdown and .html HTML")
_FORM = option("--format", "form", type=Choice(PageFormat), default=None, help="How to write it")
_REPLACE = option("--replace", is_flag=True, help="Replace a file that is there")


@command("Private notes and private addresses are left out. Read it before you hand it on: names may stand in texts.")
@argument("typed", "AREA")
@_INTO
@_FORM
@_REPLACE
@on
@pass_session
def write_page(
    session: Session, *, typed: str, into: str | None, form: PageFormat | None, replace: bool, on: str | None
) -> ExitCode:
    """Write the page of an area."""
    opened = session.reading(on)
    area = resolve(opened.register, Area, typed, opened.day)
    page = area_page(opened.register, area.id, opened.day, session.catalogue)
    return _written(session, page, into=into, form=form, replace=replace)


@command("Names and addresses at work of contacts are on it, and when each last confirmed what they cover.")
@_INTO
@_FORM
@_REPLACE
@on
@pass_session
def write_directory(
    session: Session, *, into: str | None, form: PageFormat | None, replace: bool, on: str | None
) -> ExitCode:
    """Write who covers which area."""
    opened = session.reading(on)
    page = directory(opened.register, opened.day, session.catalogue)
    return _written(session, page, into=into, form=form, replace=replace)


@command(
    "As Bilag 1 of the scheme has it: first the areas with a contact and who it is, then those without.",
    "Note that it was handed over with: lokalkontakt report-log record area-list TITLE --to TEXT",
)
@_INTO
@_FORM
@_REPLACE
@on
@pass_session
def write_list(
    session: Session, *, into: str | None, form: PageFormat | None, replace: bool, on: str | None
) -> ExitCode:
    """Write which areas have a contact and which have none."""
    opened = session.reading(on)
    page = area_list(opened.register, opened.day, session.catalogue)
    return _written(session, page, into=into, form=form, replace=replace)


@command("What the task asks for, what a contact does and does not do, and the areas of this one.")
@argument("typed", "CONTACT")
@_INTO
@_FORM
@_REPLACE
@on
@pass_session
def write_card(
    session: Session, *, typed: str, into: str | None, form: PageFormat | None, replace: bool, on: str | None
) -> ExitCode:
    """Write the card of a contact."""
    opened = session.reading(on)
    contact = resolve(opened.register, Contact, typed, opened.day)
    page = job_card(opened.register, contact.id, opened.day, session.catalogue)
    return _written(session, page, into=into, form=form, replace=replace)


@command(
    "What was done since the last status report, in the words of the notes, and what comes: a draft to write on.",
    "Note that it was handed over with: lokalkontakt report-log record status TITLE --pilot PILOT",
)
@argument("typed", "PILOT")
@_INTO
@_FORM
@_REPLACE
@on
@pass_session
def write_status(
    session: Session, *, typed: str, into: str | None, form: PageFormat | None, replace: bool, on: str | None
) -> ExitCode:
    """Write a draft of a pilot's status report."""
    opened = session.reading(on)
    pilot = resolve(opened.register, Pilot, typed, opened.day)
    page = status_report(opened.register, pilot.id, opened.day, session.catalogue)
    return _written(session, page, into=into, form=form, replace=replace)


class Drafted(enum.StrEnum):
    """The reports on the scheme there is a draft of."""

    PROPOSAL = ReportType.PROPOSAL.value
    PROJECT_DESCRIPTION = ReportType.PROJECT_DESCRIPTION.value
    FINAL_MODEL = ReportType.FINAL_MODEL.value


@command(
    "The proposal to the committee, the description of the project, or the model the scheme ended with: what the "
    "register knows, and where words are still to be written.",
    "Note that it was handed over with: lokalkontakt report-log record KIND TITLE --to TEXT",
)
@argument("kind", "KIND", type=Choice(Drafted))
@_INTO
@_FORM
@_REPLACE
@on
@pass_session
def write_draft(
    session: Session, *, kind: Drafted, into: str | None, form: PageFormat | None, replace: bool, on: str | None
) -> ExitCode:
    """Write a draft of a report on the scheme."""
    opened = session.reading(on)
    page = scheme_draft(opened.register, ReportType(kind.value), opened.day, session.catalogue)
    return _written(session, page, into=into, form=form, replace=replace)


def _written(session: Session, page: Page, *, into: str | None, form: PageFormat | None, replace: bool) -> ExitCode:
    """Write a page to the screen, or into a file whose ending says how."""
    path = Path(into) if into is not None else None
    content = written(page, form or format_of(path.suffix if path is not None else ""))
    if path is None:
        for line in content.removesuffix("\n").split("\n"):
            session.output.line(line)
        return ExitCode.OK
    write_file(path, content.encode("utf-8"), replace=replace)
    session.say("Written: {place}", place=str(path))
    return ExitCode.OK
