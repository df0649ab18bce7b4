"""What a document adds to a register: records for all it names that the register does not hold yet, never an edit."""

import enum
from datetime import date
from typing import TypeVar

from attrs import define, field

from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.coordination.coverage import COVERAGE_QUESTION
from lokalkontakt_core.identity import Ids, slug
from lokalkontakt_core.importing.document import Document
from lokalkontakt_core.importing.entries import Entry, Named, folded
from lokalkontakt_core.importing.findings import ImportFinding
from lokalkontakt_core.importing.known import (
    Difference,
    Known,
    area_key,
    assignment_key,
    contact_key,
    differences,
    question_key,
)
from lokalkontakt_core.importing.layout import Listed
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, HandoverWish, Role
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register

R = TypeVar("R", bound=Record)


class CoverageAnswer(enum.StrEnum):
    """What can be answered to the question about an area that stands in both lists."""

    COVERED = "covered"
    UNCOVERED = "uncovered"
    TWO_PLACES = "two_places"


@define
class Plan:
    """The records to add, and where the register says something else than the document.

    Attributes:
        document: What is read.
        register: What it is read into.
        day: The day the register is read on.
        ids: Where new ids come from.
        added: The new records, each after those it refers to.
        findings: The differences found.
        questions: The open questions about the document, new ones and earlier ones.
        answered: The areas, by folded name, whose question a person has answered.
    """

    document: Document
    register: Register
    day: date
    ids: Ids
    added: list[Record] = field(factory=list)
    findings: list[ImportFinding] = field(factory=list)
    questions: list[ImportQuestion] = field(factory=list)
    answered: set[str] = field(factory=set)
    _known: Known = field(init=False)
    _areas: dict[str, Area] = field(factory=dict, init=False)
    _contacts: dict[str, Contact] = field(factory=dict, init=False)
    _area_ids: set[str] = field(factory=set, init=False)

    def __attrs_post_init__(self) -> None:
        self._known = Known(self.register)
        self._area_ids = {area.id for area in self.register.all(Area)}

    def make(self) -> None:
        """Go through the document."""
        disputed = self.document.disputed
        for entry in self.document.entries:
            area = self._area(entry)
            pair = disputed.get(folded(entry.area))
            if area.ended is not None and area.ended <= self.day:
                self._differs(entry, area, (Difference.ENDED,))
            elif entry.listed is Listed.UNCOVERED:
                if pair is None:
                    self._compare_uncovered(entry, area)
            elif pair is None or not self._settled(area, *pair):
                for named in entry.contacts:
                    self._assignment(entry, named, area)

    def _area(self, entry: Entry) -> Area:
        """Give the area of an entry: met before in this document, in the register already, or new."""
        place = folded(entry.area)
        if place in self._areas:
            return self._areas[place]
        found = self._known.area(entry.area)
        said = Area(
            id=found.id if found else slug(entry.area, self._area_ids),
            name=entry.area,
            villages=entry.villages,
            status_note=entry.status or (entry.remark if entry.listed is Listed.UNCOVERED else None),
            source=self.document.source(*self.document.disputed.get(place, (entry,))),
            source_key=area_key(entry.area),
        )
        self._areas[place] = self._settle(entry, found, said)
        self._area_ids.add(said.id)
        return self._areas[place]

    def _settle(self, entry: Entry, found: R | None, said: R) -> R:
        """Add what is new; leave what is there, and tell where it differs."""
        if found is None:
            self.added.append(said)
            return said
        if different := differences(found, said):
            self._differs(entry, found, different)
        return found

    def _differs(self, entry: Entry, found: Record, different: tuple[Difference, ...]) -> None:
        values = {"record": found.ref, "fields": different}
        self.findings.append(ImportFinding("LKI023", entry.item.line, entry.item.text, values))

    def _contact(self, entry: Entry, named: Named) -> Contact:
        """Give the contact of an entry; person and contact are made together."""
        name = folded(named.name)
        if name in self._contacts:
            return self._contacts[name]
        key, source = contact_key(named.name), self.document.source(entry)
        person = self._known.person(named.name)
        said = Person(
            id=person.id if person else self.ids.mint(Person.kind),
            name=named.name,
            title=named.title,
            source=source,
            source_key=key,
        )
        self._settle(entry, person, said)
        contact = self._known.contact(named.name)
        wanted = Contact(
            id=contact.id if contact else self.ids.mint(Contact.kind),
            person=said.id,
            workplace=named.workplace,
            source=source,
            source_key=key,
        )
        self._settle(entry, contact, wanted)
        self._contacts[name] = contact or wanted
        return self._contacts[name]

    def _assignment(self, entry: Entry, named: Named, area: Area) -> None:
        contact = self._contact(entry, named)
        key = assignment_key(entry, named)
        found = self._known.assignment(key) or self._standing(area, contact)
        wish = None if entry.handover is None else HandoverWish(quote=entry.handover, day=UNKNOWN)
        said = Assignment(
            id=found.id if found else self.ids.mint(Assignment.kind),
            area=area.id,
            contact=contact.id,
            confirmation=Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED),
            handover_wish=wish,
            note=" – ".join(filter(None, (entry.project, entry.remark))) or None,
            source=self.document.source(entry),
            source_key=key,
        )
        if found is None:
            self._add_assignment(entry, said, area, contact)
            return
        different = differences(found, said)
        if not self._holds(found):
            different = (*different, Difference.PERIOD)
        if different:
            self._differs(entry, found, different)

    def _add_assignment(self, entry: Entry, said: Assignment, area: Area, contact: Contact) -> None:
        """Add an assignment, unless the register knows better who covers the area, or that the contact has left."""
        others = [one for one in of_area(self.register, area.id) if self._holds(one) and one.role is Role.PRIMARY]
        if others:
            self._differs(entry, others[0], (Difference.CONTACT,))
        elif contact.ended is not None and contact.ended <= self.day:
            self._differs(entry, contact, (Difference.ENDED,))
        else:
            self.added.append(said)

    def _holds(self, assignment: Assignment) -> bool:
        return state_of(self.register, assignment, self.day) is not AssignmentState.ENDED

    def _standing(self, area: Area, contact: Contact) -> Assignment | None:
        """Give the assignment of this contact to this area that was typed in, or imported from another line."""
        own = [one for one in of_area(self.register, area.id) if one.contact == contact.id and one.role is Role.PRIMARY]
        return next((one for one in own if self._holds(one)), None)

    def _compare_uncovered(self, entry: Entry, area: Area) -> None:
        """Tell when the register has a contact for an area the document says has none."""
        for assignment in of_area(self.register, area.id):
            if state_of(self.register, assignment, self.day) is AssignmentState.ACTIVE:
                self._differs(entry, assignment, (Difference.CONTACT,))

    def _settled(self, area: Area, covered: Entry, uncovered: Entry) -> bool:
        """Ask whether an area in both lists is covered, unless that was asked before; True when it is answered."""
        key = question_key(covered, uncovered)
        question = self._known.question(key)
        if question is None:
            question = ImportQuestion(
                id=self.ids.mint("question"),  # an id has no underscore: it is also a file name
                code=COVERAGE_QUESTION,
                area=area.id,
                lines=(covered.item.text, uncovered.item.text),
                options=tuple(answer.value for answer in CoverageAnswer),
                source=self.document.source(covered, uncovered),
                source_key=key,
            )
            self.added.append(question)
        if question.answer is None:
            self.questions.append(question)
            return False
        self.answered.add(folded(covered.area))
        return True
