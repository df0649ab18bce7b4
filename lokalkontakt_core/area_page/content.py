"""What stands on the page of an area: who is the contact, what was agreed, what is open, what is known, when we meet.

Private notes and private addresses are never on it. That the usual ways into the municipality stay open is (G15).
"""

from collections.abc import Iterable, Iterator
from datetime import date

from lokalkontakt_core.area_page.example import example_lines
from lokalkontakt_core.area_page.page import Page, Point, Section
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.actions import open_actions
from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.coordination.knowledge import answer_by, of_area, waits_for_answer
from lokalkontakt_core.coordination.meetings import upcoming
from lokalkontakt_core.coordination.projects import open_in_area
from lokalkontakt_core.naming import council_names, name_of
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.knowledge import Knowledge, Visibility
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register

MOST_KNOWLEDGE = 50
"""How many pieces of knowledge are on a page, the newest first."""
MOST_MEETINGS = 3


class _Writer:
    def __init__(self, register: Register, area: Area, day: date, catalogue: Catalogue) -> None:
        self.register = register
        self.area = area
        self.day = day
        self.catalogue = catalogue

    def say(self, msgid: str, /, **values: object) -> str:
        return self.catalogue.text(f"area_page.{msgid}", namer=lambda ref: name_of(self.register, ref), **values)

    def people(self) -> Section:
        facts = [
            (_capital(self.catalogue.shown(role)), self._reached(one.contact))
            for role in Role
            for one in active_of_area(self.register, self.area.id, self.day, role)
        ]
        if not facts:
            facts.append((_capital(self.catalogue.shown(Role.PRIMARY)), self.say("nobody")))
        councils = council_names(self.register, self.area.id)
        if councils:
            facts.append((self.say("councils"), self.catalogue.shown(councils)))
        return Section(self.say("people"), facts=tuple(facts))

    def _reached(self, contact: str) -> str:
        person = self.register.get(Person, self.register.get(Contact, contact).person)
        parts = (person.name, person.title, person.work_email, person.work_phone)
        return ", ".join(part for part in parts if part)

    def agreement(self) -> Section:
        made = [one for one in self.register.by(Agreement, "area").get(self.area.id, ()) if one.day <= self.day]
        if not made:
            return Section(self.say("agreement"), paragraphs=(self.say("no_agreement"),))
        latest = max(made, key=lambda one: (one.day, one.id))
        return Section(self.say("agreement"), paragraphs=(self.say("agreed_on", day=latest.day), latest.text))

    def actions(self) -> Section:
        points = []
        for one in open_actions(self.register, self.day):
            if self.area.id in one.areas:
                owner = name_of(self.register, Ref("person", one.owner)) if one.owner else self.say("no_owner")
                due = self.say("due", day=one.due) if one.due else ""
                points.append(Point(one.text, _joined((owner, due)), one.remark or ""))
        return self._listed("actions", points)

    def projects(self) -> Section:
        going_on = open_in_area(self.register, self.area.id, self.day)
        points = [Point(one.name, one.owner or "", one.description or "") for one in going_on]
        return self._listed("projects", points)

    def knowledge(self) -> Section:
        readable = [
            one for one in of_area(self.register, self.area.id, self.day) if one.visibility is not Visibility.PRIVATE
        ]
        points = [self._known(one) for one in readable[:MOST_KNOWLEDGE]]
        return self._listed("knowledge", points)

    def _known(self, item: Knowledge) -> Point:
        told = (
            self.catalogue.shown(item.day),
            self.catalogue.shown(item.direction) if item.direction is not None else "",
            self.catalogue.shown(item.type),
        )
        if item.answer is not None:
            more = self.say("answer", day=item.answered, answer=item.answer)
        elif waits_for_answer(item, self.day):
            more = self.say("answer_awaited", day=answer_by(self.register, item))
        else:
            more = ""
        return Point(item.text, _joined(told), more)

    def meetings(self) -> Section:
        points = []
        for one in upcoming(self.register, self.day, MeetingType.COORDINATION):
            when = self.catalogue.shown(one.day)
            hour = self.say("hour", time=one.starts) if one.starts else ""
            points.append(Point(one.name, _joined((" ".join(filter(None, (when, hour))), one.place or ""))))
        return self._listed("meetings", points[:MOST_MEETINGS])

    def _listed(self, heading: str, points: Iterable[Point]) -> Section:
        found = tuple(points)
        nothing = () if found else (self.say("nothing"),)
        return Section(self.say(heading), paragraphs=nothing, points=found)

    def sections(self) -> Iterator[Section]:
        yield self.people()
        yield self.agreement()
        yield self.actions()
        yield self.projects()
        yield self.knowledge()
        yield self.meetings()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def area_page(register: Register, area: str, day: date, catalogue: Catalogue) -> Page:
    """Give the page of an area as it stands on a day.

    Args:
        register: The register.
        area: The area's id.
        day: The day, which the page names.
        catalogue: The language.

    Raises:
        NotFoundError: LKE201 when there is no such area.
    """
    place = register.get(Area, area)
    writer = _Writer(register, place, day, catalogue)
    as_on = writer.say("as_on", day=day, scheme=register.scheme.name)
    lead = (as_on, catalogue.text("LK015.what"), *example_lines(register, catalogue))
    return Page(catalogue.language, writer.say("title", area=place.name), lead, tuple(writer.sections()))
