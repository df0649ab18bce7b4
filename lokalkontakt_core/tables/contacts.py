"""The table of local contacts: a row is a person and that person's part in the scheme."""

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.importing.known import contact_key
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Approval, Contact, GrantedTime, Workplace
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.persons import PERSON_FIELDS
from lokalkontakt_core.services.standing import refuse_erased, stands
from lokalkontakt_core.tables.cells import tidied
from lokalkontakt_core.tables.draft import Draft
from lokalkontakt_core.tables.table import Column, Table, TableKind, Values, is_free
from lokalkontakt_core.tables.values import Day, Minutes, Named, OneOf, Words, YesNo
from lokalkontakt_core.texts import Text

_OF_PERSON = ("name", "title", "work_email", "work_phone")
_OF_CONTACT = ("department", "workplace", "workplace_area", "ended")
_DERIVED = "contact: "

_WORKPLACES = {
    Workplace.ADMINISTRATION: Text.of({"da": "den kommunale administration", "en": "the municipal administration"}),
    Workplace.SCHOOL: Text.of({"da": "skole", "en": "school"}),
    Workplace.DAYCARE: Text.of({"da": "dagtilbud", "en": "day care"}),
    Workplace.CARE_HOME: Text.of({"da": "plejecenter", "en": "care home"}),
    Workplace.OTHER_INSTITUTION: Text.of({"da": "anden kommunal institution", "en": "other municipal institution"}),
}
_OTHER_WORDS = {
    "administration": Workplace.ADMINISTRATION,
    "forvaltning": Workplace.ADMINISTRATION,
    "rådhus": Workplace.ADMINISTRATION,
    "børnehave": Workplace.DAYCARE,
    "plejehjem": Workplace.CARE_HOME,
    "institution": Workplace.OTHER_INSTITUTION,
}


def _new_department(draft: Draft, name: str) -> Department:
    tidy = fields.name(draft.context, "department", name)
    return Department(id=draft.new_slug(Department, tidy), name=tidy)


COLUMNS = (
    Column(
        "name",
        Text.of({"da": "Lokalkontakt", "en": "Local contact"}),
        Words(fields.name),
        also=("Kontakt", "Contact", "Medarbejder", "Employee", "Navn", "Name"),
        required=True,
        clearable=False,
    ),
    Column("title", Text.of({"da": "Titel", "en": "Title"}), Words(fields.line()), also=("Stilling", "Job title")),
    Column(
        "work_email",
        Text.of({"da": "E-mail", "en": "E-mail"}),
        Words(fields.email),
        also=("Mail", "Mailadresse", "Arbejdsmail", "E-mail address", "Work e-mail"),
    ),
    Column(
        "work_phone",
        Text.of({"da": "Telefon", "en": "Telephone"}),
        Words(PERSON_FIELDS["work_phone"]),
        also=("Tlf", "Telefonnummer", "Phone", "Work phone"),
    ),
    Column("department", Text.of({"da": "Afdeling", "en": "Department"}), Named(Department, _new_department)),
    Column("workplace", Text.of({"da": "Arbejdsplads", "en": "Workplace"}), OneOf(_WORKPLACES, _OTHER_WORDS)),
    Column(
        "workplace_area",
        Text.of({"da": "Arbejdspladsens område", "en": "Area of the workplace"}),
        Named(Area),
        also=("Workplace area",),
    ),
    Column(
        "employed_from",
        Text.of({"da": "Ansat fra", "en": "Employed from"}),
        Day(unknown=True),
        also=("Ansættelsesdato",),
        clearable=False,
    ),
    Column(
        "employed_to",
        Text.of({"da": "Ansat til og med", "en": "Employed to and including"}),
        Day(last=True, unknown=True),
        also=("Sidste arbejdsdag", "Last day of work"),
    ),
    Column("own_yes", Text.of({"da": "Eget ja", "en": "Own yes"}), YesNo(), also=("Kontaktens ja",)),
    Column("manager_yes", Text.of({"da": "Lederens ja", "en": "Manager's yes"}), YesNo()),
    Column(
        "granted_minutes",
        Text.of({"da": "Bevilgede minutter om ugen", "en": "Granted minutes a week"}),
        Minutes(),
        also=("Bevilget tid",),
    ),
    Column(
        "ended",
        Text.of({"da": "Udgået fra", "en": "Left the scheme from"}),
        Day(),
        also=("Udgået", "Ophørt", "Ophørt fra", "Ended", "Ended from"),
    ),
)


def _values(draft: Draft, contact: Contact) -> dict[str, Any]:
    person = draft.get(Person, contact.person)
    employment, own, manager, granted = contact.employment, contact.own_yes, contact.manager_yes, contact.granted
    return {
        **{field: getattr(person, field) for field in _OF_PERSON},
        **{field: getattr(contact, field) for field in _OF_CONTACT},
        "employed_from": None if employment is None else employment.start,
        "employed_to": None if employment is None else employment.end,
        "own_yes": None if own is None else own.yes,
        "manager_yes": None if manager is None else manager.yes,
        "granted_minutes": None if granted is None else granted.minutes_per_week,
    }


def _match(draft: Draft, texts: Mapping[str, str]) -> Record | None:
    """Find by name, by the name an earlier file had, by address; one that stands goes before one that has ended.

    Raises:
        UsageError: LKE258 when several go by the name and the address does not tell which.
    """
    name, address = tidied(texts["name"]), texts.get("work_email", "").strip()
    called = [one for one in draft.by_name(Contact, name) if is_free(one, texts, _DERIVED)]
    earlier = [one for one in draft.by_key(Contact, contact_key(name)) if is_free(one, texts, _DERIVED)]
    standing = _standing(draft, called) or _standing(draft, earlier)
    mailed = _by_address(draft, address)
    if len(standing) > 1:
        both = [one for one in standing if one.id in {other.id for other in mailed}]
        if len(both) != 1:
            options = tuple(sorted(one.id for one in standing))
            raise UsageError("LKE258", kind=Contact.kind, typed=name, options=options)
        return both[0]
    free = [one for one in mailed if is_free(one, texts, _DERIVED)]
    return next(iter((*standing, *(free if len(free) == 1 else ()), *called, *earlier)), None)


def _standing(draft: Draft, contacts: Iterable[Contact]) -> list[Contact]:
    return [one for one in contacts if stands(one, draft.context.day)]


def _by_address(draft: Draft, address: str) -> list[Contact]:
    persons = {one.id for one in draft.by_email(address)} if address else set()
    if not persons:
        return []
    register = draft.register
    old = [draft.get(Contact, one.id) for key in sorted(persons) for one in register.by(Contact, "person").get(key, ())]
    new = [one for one in draft.added(Contact) if one.person in persons]
    return _standing(draft, (*old, *new))


def _person(draft: Draft, found: Contact | None, said: dict[str, Any], source: str, key: str) -> Person:
    """Give the person of a row: the contact's, one of that name in the register who is no contact, or a new one.

    Raises:
        RefusedError: LKE640 when the person was erased and the row says something else.
        UsageError: LKE258 when several persons go by the name.
    """
    if found is not None:
        before = draft.get(Person, found.person)
        after = evolve(before, **said)
        refuse_erased(before, after)
        return after
    contacts = (
        {one.person for one in draft.all(Contact) if stands(one, draft.context.day)}
        if draft.standing(Person, said["name"])
        else set()
    )
    free = [one for one in draft.standing(Person, said["name"]) if one.id not in contacts]
    if len(free) > 1:
        raise UsageError("LKE258", kind=Person.kind, typed=said["name"], options=tuple(sorted(p.id for p in free)))
    if free:
        given = {field: value for field, value in said.items() if value is not None}
        return evolve(free[0], **given)
    return Person(id=draft.context.ids.mint(Person.kind), source=source, source_key=key, **said)


def _employment(values: Values) -> Period | None:
    start, end = values["employed_from"], values["employed_to"]
    return None if start is None and end is None else Period(UNKNOWN if start is None else start, end)


def _approval(before: Approval | None, yes: bool | None) -> Approval | None:  # noqa: FBT001 - it is the value itself
    if yes is None:
        return None
    return before if before is not None and before.yes is yes else Approval(yes=yes, day=UNKNOWN)


def _granted(before: GrantedTime | None, minutes: int | None) -> GrantedTime | None:
    if minutes is None:
        return None
    same = before is not None and before.minutes_per_week == minutes
    return before if same else GrantedTime(minutes_per_week=minutes, day=UNKNOWN)


def _write(draft: Draft, found: Contact | None, values: Values, source: str) -> Contact:
    key = values["key"] or (contact_key(values["name"]) if found is None else None)
    person = _person(draft, found, {field: values[field] for field in _OF_PERSON}, source, str(key))
    contact = (
        Contact(id=draft.context.ids.mint(Contact.kind), person=person.id, source=source) if found is None else found
    )
    contact = evolve(
        contact,
        source_key=key,
        employment=_employment(values),
        own_yes=_approval(contact.own_yes, values["own_yes"]),
        manager_yes=_approval(contact.manager_yes, values["manager_yes"]),
        granted=_granted(contact.granted, values["granted_minutes"]),
        **{field: values[field] for field in _OF_CONTACT},
    )
    draft.put(person)
    draft.put(contact)
    return contact


CONTACTS = Table(
    TableKind.CONTACTS,
    Text.of({"da": "Lokalkontakter", "en": "Local contacts"}),
    Contact,
    COLUMNS,
    _values,
    _match,
    _write,
    also=("Kontakter", "Contacts", "Medarbejdere", "Employees"),
)
