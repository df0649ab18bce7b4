"""Facts about areas and contacts: offers, answers, approvals, time, employment."""

from lokalkontakt_cli.deeds import Deed, deed, id_of, ids_of
from lokalkontakt_cli.fields import split
from lokalkontakt_cli.parameters import Choice, Minutes
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.approvals import grant_time, record_manager_yes, record_outside_hours, record_own_yes
from lokalkontakt_core.services.employment import end_employment, record_employment
from lokalkontakt_core.services.offers import record_offer
from lokalkontakt_core.workspace import Workspace

_DAY = option("--day", metavar="DAY", help="When; today when left out, or unknown")
_NO = option("--no", is_flag=True, help="The answer was no")


@deed("Areas are separated by commas or named one by one.")
@argument("areas", "AREA", nargs=-1, required=True)
@_DAY
@option("--via", metavar="TEXT", help="How, for example at a meeting for all councils")
@option("--by", metavar="PERSON", help="Who asked")
def offer_record(
    session: Session, workspace: Workspace, *, areas: tuple[str, ...], day: str | None, via: str | None, by: str | None
) -> Deed:
    """Record that areas were offered a contact."""
    return Deed(
        record_offer,
        areas=ids_of(workspace, Area, split(areas)),
        day=session.fact_day(day),
        via=via,
        by=id_of(workspace, Person, by),
    )


@deed("An answer is a fact and is always saved; what it means for the register is shown.")
@argument("area", "AREA")
@argument("value", "yes|no|withdrawn", type=Choice(AnswerValue))
@_DAY
@option("--via", metavar="TEXT", help="Through whom the answer came")
@option("--respondent", metavar="TEXT", help="In which capacity it was given, for example chair; no names")
def answer_record(
    session: Session,
    workspace: Workspace,
    *,
    area: str,
    value: AnswerValue,
    day: str | None,
    via: str | None,
    respondent: str | None,
) -> Deed:
    """Record an area's answer."""
    return Deed(
        record_answer,
        area=id_of(workspace, Area, area),
        value=value,
        day=session.fact_day(day),
        via=via,
        respondent=respondent,
    )


@deed()
@argument("contact", "CONTACT")
@_NO
@_DAY
def own_yes(session: Session, workspace: Workspace, *, contact: str, no: bool, day: str | None) -> Deed:
    """Record what the contact said."""
    return Deed(record_own_yes, contact=id_of(workspace, Contact, contact), yes=not no, day=session.fact_day(day))


@deed()
@argument("contact", "CONTACT")
@_NO
@_DAY
@option("--by", metavar="PERSON", help="Who said it; the department's manager when left out")
def manager_yes(
    session: Session, workspace: Workspace, *, contact: str, no: bool, day: str | None, by: str | None
) -> Deed:
    """Record what the manager said."""
    return Deed(
        record_manager_yes,
        contact=id_of(workspace, Contact, contact),
        yes=not no,
        day=session.fact_day(day),
        by=id_of(workspace, Person, by),
    )


@deed()
@argument("contact", "CONTACT")
@_NO
@_DAY
def outside_hours(session: Session, workspace: Workspace, *, contact: str, no: bool, day: str | None) -> Deed:
    """Record whether the contact is interested in working outside normal hours."""
    return Deed(record_outside_hours, contact=id_of(workspace, Contact, contact), yes=not no, day=session.fact_day(day))


@deed("TIME is the average over the year, for example 75, 1:15 or 1,25 t.")
@argument("contact", "CONTACT")
@argument("minutes_per_week", "TIME", type=Minutes())
@_DAY
@option("--by", metavar="PERSON", help="Who granted it")
@option("--until", metavar="DAY", help="The last day it holds")
def grant(
    session: Session,
    workspace: Workspace,
    *,
    contact: str,
    minutes_per_week: int,
    day: str | None,
    by: str | None,
    until: str | None,
) -> Deed:
    """Record the time a department sets aside."""
    return Deed(
        grant_time,
        contact=id_of(workspace, Contact, contact),
        minutes_per_week=minutes_per_week,
        day=session.fact_day(day),
        by=id_of(workspace, Person, by),
        until=session.day(until),
    )


grant.takes_numbers = True  # a time below zero is refused as a time


@deed()
@argument("contact", "CONTACT")
@option("--start", metavar="DAY", help="The first day; unknown when left out")
@option("--end", metavar="DAY", help="The first day after the last; open when left out")
def employment_set(session: Session, workspace: Workspace, *, contact: str, start: str | None, end: str | None) -> Deed:
    """Record when a contact is employed."""
    return Deed(
        record_employment,
        contact=id_of(workspace, Contact, contact),
        start=UNKNOWN if start is None else session.fact_day(start),
        end=session.fact_day(end),
    )


@deed("The contact's assignments are vacant from that day.")
@argument("contact", "CONTACT")
@option("--from", "end", metavar="DAY", help="The first day the person is no longer employed; today when left out")
def employment_end(session: Session, workspace: Workspace, *, contact: str, end: str | None) -> Deed:
    """Record that an employment ends."""
    return Deed(end_employment, contact=id_of(workspace, Contact, contact), end=session.day(end))
