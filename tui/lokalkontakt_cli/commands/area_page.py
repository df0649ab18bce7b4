"""The directory, lists of areas, cards and drafts of reports: pages to read or to hand on as a file."""

import enum

from lokalkontakt_cli.looking import Reading
from lokalkontakt_cli.page_commands import page_command
from lokalkontakt_cli.parameters import Choice
from lokalkontakt_cli.parts import argument
from lokalkontakt_core.area_page.area_list import area_list
from lokalkontakt_core.area_page.content import area_page
from lokalkontakt_core.area_page.directory import directory, job_card
from lokalkontakt_core.area_page.page import Page
from lokalkontakt_core.area_page.scheme_drafts import scheme_draft
from lokalkontakt_core.area_page.status_report import status_report
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_core.services.resolve import resolve


@page_command(
    "Private notes and private addresses are left out. Read it before you hand it on: names may stand in texts."
)
@argument("typed", "AREA")
def write_page(opened: Reading, catalogue: Catalogue, *, typed: str) -> Page:
    """Write the page of an area."""
    area = resolve(opened.register, Area, typed, opened.day)
    return area_page(opened.register, area.id, opened.day, catalogue)


@page_command("Names and addresses at work of contacts are on it, and when each last confirmed what they cover.")
def write_directory(opened: Reading, catalogue: Catalogue) -> Page:
    """Write who covers which area."""
    return directory(opened.register, opened.day, catalogue)


@page_command(
    "As Bilag 1 of the scheme has it: first the areas with a contact and who it is, then those without.",
    "Note that it was handed over with: lokalkontakt report-log record area-list TITLE --to TEXT",
)
def write_list(opened: Reading, catalogue: Catalogue) -> Page:
    """Write which areas have a contact and which have none."""
    return area_list(opened.register, opened.day, catalogue)


@page_command("What the task asks for, what a contact does and does not do, and the areas of this one.")
@argument("typed", "CONTACT")
def write_card(opened: Reading, catalogue: Catalogue, *, typed: str) -> Page:
    """Write the card of a contact."""
    contact = resolve(opened.register, Contact, typed, opened.day)
    return job_card(opened.register, contact.id, opened.day, catalogue)


@page_command(
    "What was done since the last status report, in the words of the notes, and what comes: a draft to write on.",
    "Note that it was handed over with: lokalkontakt report-log record status TITLE --pilot PILOT",
)
@argument("typed", "PILOT")
def write_status(opened: Reading, catalogue: Catalogue, *, typed: str) -> Page:
    """Write a draft of a pilot's status report."""
    pilot = resolve(opened.register, Pilot, typed, opened.day)
    return status_report(opened.register, pilot.id, opened.day, catalogue)


class Drafted(enum.StrEnum):
    """The reports on the scheme there is a draft of."""

    PROPOSAL = ReportType.PROPOSAL.value
    PROJECT_DESCRIPTION = ReportType.PROJECT_DESCRIPTION.value
    FINAL_MODEL = ReportType.FINAL_MODEL.value


@page_command(
    "The proposal to the committee, the description of the project, or the model the scheme ended with: what the "
    "register knows, and where words are still to be written.",
    "Note that it was handed over with: lokalkontakt report-log record KIND TITLE --to TEXT",
)
@argument("kind", "KIND", type=Choice(Drafted))
def write_draft(opened: Reading, catalogue: Catalogue, *, kind: Drafted) -> Page:
    """Write a draft of a report on the scheme."""
    return scheme_draft(opened.register, ReportType(kind.value), opened.day, catalogue)
