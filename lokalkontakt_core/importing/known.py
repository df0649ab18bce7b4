"""What a register already holds of what a document speaks of: found by source key first, then by name."""

import enum
from typing import Any, TypeVar

from attrs import fields

from lokalkontakt_core.importing.entries import Entry, Named, folded
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register

R = TypeVar("R", bound=Record)

_NOT_SAID = {"id", "source", "source_key", "ext", "person"}
"""Fields a document says nothing about, or that only hold the import's own bookkeeping."""


class Difference(enum.StrEnum):
    """In what a record can be another than a document says; words for them are in the catalogues."""

    NAME = "name"
    TITLE = "title"
    VILLAGES = "villages"
    STATUS_NOTE = "status_note"
    WORKPLACE = "workplace"
    AREA = "area"
    CONTACT = "contact"
    ROLE = "role"
    CONFIRMATION = "confirmation"
    HANDOVER_WISH = "handover_wish"
    NOTE = "note"
    PERIOD = "period"
    ENDED = "ended"


def area_key(name: str) -> str:
    """Give the source key of an area: its name in the document, whoever covers it there."""
    return f"area: {folded(name)}"


def contact_key(name: str) -> str:
    """Give the source key of a contact and of the person behind it."""
    return f"contact: {folded(name)}"


def assignment_key(entry: Entry, named: Named) -> str:
    """Give the source key of an assignment: its line, and the name where the line holds several."""
    return entry.key if len(entry.contacts) == 1 else f"{entry.key} [{folded(named.name)}]"


def question_key(covered: Entry, uncovered: Entry) -> str:
    """Give the source key of the question about an area in both lists: its two lines."""
    return f"{covered.key} | {uncovered.key}"


class Known:
    """Looks up records of a register by what a document calls them.

    Args:
        register: The register the document is read into.
    """

    def __init__(self, register: Register) -> None:
        self._areas = _by_key(register.all(Area))
        self._area_names = {folded(area.name): area for area in reversed(register.all(Area)) if area.ended is None}
        self._people = _by_key(register.all(Person))
        self._people_names = {folded(person.name): person for person in reversed(register.all(Person))}
        self._contacts = _by_key(register.all(Contact))
        self._contacts_of = register.by(Contact, "person")
        self._assignments = _by_key(register.all(Assignment))
        self._questions = _by_key(register.all(ImportQuestion))

    def area(self, name: str) -> Area | None:
        """Give the area a document calls by this name, also when it was renamed since."""
        return self._areas.get(area_key(name)) or self._area_names.get(folded(name))

    def person(self, name: str) -> Person | None:
        """Give the person a document calls by this name, also when the name was corrected since."""
        return self._people.get(contact_key(name)) or self._people_names.get(folded(name))

    def contact(self, name: str) -> Contact | None:
        """Give the contact a document calls by this name."""
        found = self._contacts.get(contact_key(name))
        person = self.person(name)
        if found is None and person is not None:
            return next(iter(self._contacts_of.get(person.id, ())), None)
        return found

    def assignment(self, key: str) -> Assignment | None:
        """Give the assignment an earlier import made of this line."""
        return self._assignments.get(key)

    def question(self, key: str) -> ImportQuestion | None:
        """Give the question an earlier import asked about these lines, open or answered."""
        return self._questions.get(key)


def _by_key(records: tuple[R, ...]) -> dict[str, R]:
    return {record.source_key: record for record in records if record.source_key is not None}


def differences(found: Record, said: Record) -> tuple[Difference, ...]:
    """Give the fields in which a record is another than a document says.

    What the document does not say (nothing, the default, an unknown period) differs from nothing.
    """
    different: list[Difference] = []
    for attribute in fields(type(said)):
        wanted: Any = getattr(said, attribute.name)
        silent = wanted is None or wanted == () or (isinstance(wanted, Period) and wanted == Period())
        if attribute.name not in _NOT_SAID and not silent and getattr(found, attribute.name) != wanted:
            different.append(Difference(attribute.name))
    return tuple(different)
