"""Persons, departments and councils: lists, and one of each in detail."""

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

COLUMNS = (Column(least=14, most=34), Column(grow=True, least=10))


def persons(reading: Reading) -> Listing:
    """Give the persons."""
    standing = [one for one in reading.register.all(Person) if one.ended is None or one.ended > reading.day]
    standing.sort(key=lambda one: danish_key(one.name))
    rows = (
        Row(one.id, (line(one.name, practice(one, reading.words)), line((_parts_played(reading, one), "muted"))),
            find=f"{one.title or ''} {one.work_email or ''}")
        for one in standing
    )  # fmt: skip
    empty = (
        line(reading.words("There are no persons here yet.")),
        line((reading.words("Press N to write down the first."), "muted")),
    )
    return Listing(AsNeeded(rows), COLUMNS, empty=empty)


def _parts_played(reading: Reading, person: Person) -> str:
    """Tell what a person is in the scheme."""
    register, words, parts = reading.register, reading.words, []
    scheme = register.find(Scheme, SCHEME_ID)
    if scheme is not None and scheme.coordinator == person.id:
        parts.append(words("coordinator"))
    if register.by(Contact, "person").get(person.id):
        parts.append(words("local contact"))
    if register.by(Department, "leader").get(person.id):
        parts.append(words("manager"))
    if register.by(Council, "chair").get(person.id):
        parts.append(words("in a local council"))
    return " · ".join(parts) or person.title or "–"


def person_or_login(reading: Reading, who: str) -> str:
    """Give the name of a person, or what was written down when that is a login name."""
    return reading.name(Ref(Person.kind, who)) if reading.register.find(Person, who) is not None else who


def person_facts(reading: Reading, person: Person) -> tuple[Fact, ...]:
    """Give what is registered of a person."""
    words, unknown = reading.words, reading.words("not told")
    facts: list[Fact] = [
        Fact(words("Title"), line(person.title or unknown)),
        Fact(words("Part"), line(_parts_played(reading, person))),
        Fact(words("Work e-mail"), line(person.work_email or unknown)),
        Fact(words("Work phone"), line(person.work_phone or unknown)),
        Fact(words("Private e-mail"), line(person.private_email or "–")),
        Fact(words("Private phone"), line(person.private_phone or "–")),
    ]
    if person.logins:
        facts.append(Fact(words("Login names"), line(words.listed(person.logins))))
    if person.source:
        facts.append(Fact(words("Source"), line((person.source, "muted"))))
    facts.extend(
        Fact(words("Local contact"), line((words("See the contact"), "link")), f"contact:{contact.id}")
        for contact in reading.register.by(Contact, "person").get(person.id, ())
    )
    return tuple(facts)


def person_page(reading: Reading, person: Person) -> Page:
    """Give a person."""
    words = reading.words
    doing = (
        Button(f"edit_person:{person.id}", words("Edit …"), main=True),
        Button(f"end_person:{person.id}", words("End …")),
        Button(f"export_person:{person.id}", words("Write out …")),
        Button(f"erase_person:{person.id}", words("Erase …")),
    )
    title = line((person.name, "name"), practice(person, words))
    return Page(title, (Section(None, person_facts(reading, person)), Section(words("What you can do"), (doing,))))


def departments(reading: Reading) -> Listing:
    """Give the departments."""
    standing = [one for one in reading.register.all(Department) if one.ended is None or one.ended > reading.day]
    standing.sort(key=lambda one: danish_key(one.name))
    rows = tuple(
        Row(one.id, (line(one.name, practice(one, reading.words)), _department_note(reading, one))) for one in standing
    )
    empty = (
        line(reading.words("There are no departments here yet.")),
        line(
            (
                reading.words("The scheme wants contacts in all core departments. Press N to write down the first."),
                "muted",
            )
        ),
    )
    return Listing(rows, COLUMNS, empty=empty)


def _department_note(reading: Reading, department: Department) -> Line:
    count = len(reading.register.by(Contact, "department").get(department.id, ()))
    text = reading.count("{count} contact", "{count} contacts", count)
    return line((f"{text} · {reading.words('core department')}" if department.core else text, "muted"))


def department_page(reading: Reading, department: Department) -> Page:
    """Give a department."""
    words = reading.words
    leader = reading.name(Ref("person", department.leader)) if department.leader else words("not told")
    facts = [
        Fact(words("Core department"), line(words("yes") if department.core else words("no"))),
        Fact(words("Manager"), line(leader)),
    ]
    if department.source:
        facts.append(Fact(words("Source"), line((department.source, "muted"))))
    contacts = reading.register.by(Contact, "department").get(department.id, ())
    people = tuple(Item(line((reading.name(one.ref), "link")), f"contact:{one.id}") for one in contacts)
    nobody = (Item(line((words("Nobody yet."), "muted"))),)
    doing = (
        Button(f"edit_department:{department.id}", words("Edit …"), main=True),
        Button(f"end_department:{department.id}", words("End …")),
    )
    return Page(
        line((department.name, "name"), practice(department, words)),
        (
            Section(None, tuple(facts)),
            Section(words("What you can do"), (doing,)),
            Section(words("Local contacts"), people or nobody),
        ),
    )
