"""The forms of the records, and how what was typed becomes what the use cases take."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import Field, HoursField, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Reading


def area(reading: Reading, record: Area | None) -> tuple[Field, ...]:
    """Give the form of an area."""
    words, nothing = reading.words, options.none_option(reading)
    fields: list[Field] = [
        Field("name", words("Name"), required=True, value=record.name if record else None),
        Field("villages", words("Villages"), words("Several are written with commas between."),
              value=", ".join(record.villages) if record else None),
        OneOf("size", words("Size"), value=record.size if record else None,
              options=(nothing, *options.sizes(reading))),
    ]  # fmt: skip
    if options.clusters(reading):
        fields.append(OneOf("cluster", words("Cluster"), value=record.cluster if record else None,
                            options=(nothing, *options.clusters(reading))))  # fmt: skip
    fields += [
        HoursField("minutes_per_week", words("Hours a week"), words("Empty means the estimate by size."),
                   value=record.minutes_per_week if record else None),
        Field("status_note", words("Note"), value=record.status_note if record else None),
    ]  # fmt: skip
    return tuple(fields)


def area_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the use cases take: villages as several texts."""
    villages = tuple(part.strip() for part in (values["villages"] or "").split(",") if part.strip())
    return {**values, "villages": villages}


def new_contact(reading: Reading) -> tuple[Field, ...]:
    """Give the form of a new contact: a person of the register, or a new one by name."""
    words, nothing = reading.words, options.none_option(reading)
    taken = {contact.person for contact in reading.register.all(Contact)}
    people = tuple(option for option in options.persons(reading) if option.value not in taken)
    fields: list[Field] = []
    if people:
        somebody_new = Option(None, line((words("somebody new, by name"), "muted")))
        fields.append(OneOf("person", words("Person"), options=(somebody_new, *people)))
    fields += [
        Field("name", words("Name"), words("Only for somebody new.") if people else "", required=not people),
        Field("title", words("Title")),
        Field("work_email", words("Work e-mail")),
        Field("work_phone", words("Work phone")),
        *_work(reading, None, nothing),
    ]
    return tuple(fields)


def new_contact_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what belongs to a new person when one of the register was chosen."""
    if values.get("person") is None:
        return dict(values)
    personal = {"name", "title", "work_email", "work_phone"}
    return {name: value for name, value in values.items() if name not in personal}


def contact(reading: Reading, record: Contact) -> tuple[Field, ...]:
    """Give the form of a contact."""
    return _work(reading, record, options.none_option(reading))


def _work(reading: Reading, record: Contact | None, nothing: Option) -> tuple[Field, ...]:
    words = reading.words
    departments = OneOf("department", words("Department"), value=record.department if record else None,
                        options=(nothing, *options.departments(reading)))  # fmt: skip
    return (
        *((departments,) if len(departments.options) > 1 else ()),
        OneOf("workplace", words("Workplace"), value=record.workplace if record else None,
              options=(nothing, *options.workplaces(reading))),
        OneOf("workplace_area", words("The workplace lies in"), value=record.workplace_area if record else None,
              options=(nothing, *options.areas(reading))),
    )  # fmt: skip


def person(reading: Reading, record: Person | None) -> tuple[Field, ...]:
    """Give the form of a person."""
    words = reading.words
    private = words("Is never printed in an overview.")
    labels = (
        ("name", words("Name"), ""),
        ("title", words("Title"), ""),
        ("work_email", words("Work e-mail"), ""),
        ("work_phone", words("Work phone"), ""),
        ("private_email", words("Private e-mail"), private),
        ("private_phone", words("Private phone"), private),
    )
    return tuple(
        Field(name, label, help_text, required=name == "name", value=getattr(record, name) if record else None)
        for name, label, help_text in labels
    )


def department(reading: Reading, record: Department | None) -> tuple[Field, ...]:
    """Give the form of a department."""
    words = reading.words
    yes_no = (Option(True, line(words("yes"))), Option(False, line(words("no"))))
    people = (options.none_option(reading), *options.persons(reading))
    return (
        Field("name", words("Name"), required=True, value=record.name if record else None),
        OneOf("core", words("Core department?"), value=record.core if record else True, options=yes_no),
        OneOf("leader", words("Manager"), value=record.leader if record else None, options=people),
    )


def council(reading: Reading, record: Council | None, areas: tuple[str, ...]) -> tuple[Field, ...]:
    """Give the form of a council."""
    words = reading.words
    people = (options.none_option(reading), *options.persons(reading))
    return (
        Field("name", words("Name"), words("As it calls itself."), required=True,
              value=record.name if record else None),
        Field("email", words("E-mail"), words("The council's own mailbox, not a private one."),
              value=record.email if record else None),
        ManyOf("areas", words("Speaks for"), words("The space bar marks."), required=True, value=areas,
               options=options.areas(reading)),
        OneOf("chair", words("Whom to turn to"), value=record.chair if record else None, options=people),
    )  # fmt: skip


def cluster(reading: Reading, record: Cluster | None) -> tuple[Field, ...]:
    """Give the form of a cluster."""
    words = reading.words
    return (
        Field("name", words("Name"), required=True, value=record.name if record else None),
        ManyOf("areas", words("Areas"), words("The space bar marks."), options=options.areas(reading)),
    )
