"""Persons, departments, councils and clusters in rows."""

from datetime import date

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.values import dated, ended, listed, marked, names
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register


def person_row(register: Register, person: Person, _day: date) -> Row:
    """Give a person; private address and telephone are left out of every listing."""
    return {
        "id": person.id,
        "name": person.name,
        "title": person.title,
        "work_email": person.work_email,
        "work_phone": person.work_phone,
        "contact": person.id in register.by(Contact, "person"),
        "logins": list(person.logins),
        "ended": person.ended,
        "source": person.source,
    }


def department_row(register: Register, department: Department, day: date) -> Row:
    """Give a department."""
    contacts = register.by(Contact, "department").get(department.id, ())
    return {
        "id": department.id,
        "name": department.name,
        "core": department.core,
        "leader": name_of(register, Ref("person", department.leader)) if department.leader else None,
        "contacts": names(register, "contact", (one.id for one in contacts if not ended(one, day))),
        "ended": department.ended,
        "source": department.source,
    }


def council_row(register: Register, council: Council, _day: date) -> Row:
    """Give a council."""
    return {
        "id": council.id,
        "name": council.name,
        "areas": names(register, "area", council.areas),
        "email": council.email,
        "chair": name_of(register, Ref("person", council.chair)) if council.chair else None,
        "ended": council.ended,
        "source": council.source,
    }


def cluster_row(register: Register, cluster: Cluster, day: date) -> Row:
    """Give a cluster."""
    areas = register.by(Area, "cluster").get(cluster.id, ())
    return {
        "id": cluster.id,
        "name": cluster.name,
        "areas": names(register, "area", (area.id for area in areas if not ended(area, day))),
        "source": cluster.source,
    }


def person_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of persons."""
    return (
        Column("id", "Id"),
        Column("name", "Name", marked(catalogue)),
        Column("title", "Title"),
        Column("work_email", "E-mail"),
        Column("work_phone", "Telephone"),
        Column("contact", "Local contact"),
        Column("ended", "Ended", dated(catalogue, "ended")),
        Column("source", "Source"),
    )


def department_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of departments."""
    return (
        Column("id", "Id"),
        Column("name", "Department", marked(catalogue)),
        Column("core", "Core department"),
        Column("leader", "Manager"),
        Column("contacts", "Local contacts", listed("contacts")),
        Column("ended", "Ended", dated(catalogue, "ended")),
        Column("source", "Source"),
    )


def council_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of councils."""
    return (
        Column("id", "Id"),
        Column("name", "Council", marked(catalogue)),
        Column("areas", "Areas", listed("areas")),
        Column("email", "E-mail"),
        Column("chair", "Chair"),
        Column("ended", "Ended", dated(catalogue, "ended")),
        Column("source", "Source"),
    )


def cluster_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of clusters."""
    return (
        Column("id", "Id"),
        Column("name", "Cluster", marked(catalogue)),
        Column("areas", "Areas", listed("areas")),
        Column("source", "Source"),
    )
