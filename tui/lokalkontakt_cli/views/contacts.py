"""Contacts and persons in rows."""

from datetime import date

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.values import bounds, dated, listed, marked, minutes, names, plain, word
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.assignments import areas_of_contact
from lokalkontakt_core.coordination.workload import workload_of
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Approval, Contact, Workplace
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register


def _said(approval: Approval | None) -> bool | None:
    return None if approval is None else approval.yes


def contact_row(register: Register, contact: Contact, day: date) -> Row:
    """Give a contact as it stands on the day."""
    person = register.get(Person, contact.person)
    load = workload_of(register, contact.id, day)
    return {
        "id": contact.id,
        "name": person.name,
        "person_id": person.id,
        "title": person.title,
        "department": name_of(register, Ref("department", contact.department)) if contact.department else None,
        "workplace": plain(contact.workplace),
        "workplace_area": name_of(register, Ref("area", contact.workplace_area)) if contact.workplace_area else None,
        "areas": names(register, "area", (area.id for area in areas_of_contact(register, contact.id, day))),
        "estimated_minutes_per_week": load.estimated,
        "granted_minutes_per_week": load.granted,
        "own_yes": _said(contact.own_yes),
        "manager_yes": _said(contact.manager_yes),
        "outside_hours": _said(contact.outside_hours),
        "available": contact.available(day),
        "employment": bounds(contact.employment) if contact.employment is not None else None,
        "work_email": person.work_email,
        "work_phone": person.work_phone,
        "ended": contact.ended,
        "source": contact.source,
    }


def short_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of the short list."""
    return (
        Column("name", "Local contact", marked(catalogue)),
        Column("areas", "Areas", listed("areas")),
        Column("estimated_minutes_per_week", "Estimated", minutes(catalogue, "estimated_minutes_per_week"), right=True),
        Column("granted_minutes_per_week", "Granted", minutes(catalogue, "granted_minutes_per_week"), right=True),
    )


def long_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of the full list."""
    return (
        Column("id", "Id"),
        Column("name", "Local contact", marked(catalogue)),
        Column("department", "Department"),
        Column("workplace", "Workplace", word(catalogue, "workplace", Workplace)),
        *short_columns(catalogue)[1:],
        Column("own_yes", "Own yes"),
        Column("manager_yes", "Manager's yes"),
    )


def sheet_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the facts of one contact in order."""
    return (
        *long_columns(catalogue),
        Column("outside_hours", "Outside normal hours"),
        Column("title", "Title"),
        Column("work_email", "E-mail"),
        Column("work_phone", "Telephone"),
        Column("workplace_area", "Workplace lies in"),
        Column("ended", "Ended", dated(catalogue, "ended")),
        Column("source", "Source"),
    )
