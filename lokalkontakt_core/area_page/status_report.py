"""A draft of a pilot's short status report to the committee: what was done since the last, and what comes (L8, G34).

It is a beginning to write on: what was found is in the words of the notes. Only what all colleagues may read is in it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from lokalkontakt_core.area_page.example import example_lines
from lokalkontakt_core.area_page.page import Page, Point, Section
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.meetings import regular_meetings
from lokalkontakt_core.coordination.pilots import evaluations_of, reports_of, state_of_pilot
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import EvaluationType
from lokalkontakt_core.records.knowledge import Knowledge, Visibility
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class _Writer:
    """What a report is made from.

    Attributes:
        register: The register.
        pilot: The pilot.
        day: The day of the report.
        since: The day of the report before; None when this is the first one.
        catalogue: The language.
    """

    register: Register
    pilot: Pilot
    day: date
    since: date | None
    catalogue: Catalogue

    def say(self, msgid: str, /, **values: Any) -> str:
        return self.catalogue.text(f"status_report.{msgid}", **values)

    def new(self, day: date) -> bool:
        """Tell whether something of a day belongs in the report."""
        return day <= self.day and (self.since is None or day > self.since)

    def pilot_section(self) -> Section:
        names = {
            "areas": [Ref("area", one) for one in self.pilot.areas],
            "contacts": [Ref("contact", one) for one in self.pilot.contacts],
        }
        facts = [(self.say("state"), self.catalogue.shown(state_of_pilot(self.pilot, self.day)))]
        period = self.pilot.period
        if period is not None and isinstance(period.start, date):
            facts.append((self.say("begun"), self.catalogue.shown(period.start)))
        if period is not None and isinstance(period.end, date):
            facts.append((self.say("last_day"), self.catalogue.shown(period.end - timedelta(days=1))))
        facts += [
            (self.say(label), self.catalogue.shown(tuple(name_of(self.register, ref) for ref in refs)))
            for label, refs in names.items()
            if refs
        ]
        return Section(self.say("pilot"), facts=tuple(facts))

    def team_meetings(self) -> Iterator[Meeting]:
        for one in regular_meetings(self.register, self.day, MeetingType.PILOT_TEAM):
            if one.pilot in {None, self.pilot.id}:
                yield one

    def done(self) -> Section:
        points = [Point(one.name, self.catalogue.shown(one.day)) for one in self.team_meetings() if self.new(one.day)]
        return self._listed("meetings", points)

    def found(self) -> Section:
        notes = [
            (one.day, one.text)
            for kind in EvaluationType
            for one in evaluations_of(self.register, self.pilot.id, kind)
            if self.new(one.day)
        ]
        told = [
            (one.day, one.text)
            for one in self.register.by(Knowledge, "pilot").get(self.pilot.id, ())
            if self.new(one.day) and one.visibility is Visibility.COLLEAGUES
        ]
        points = [Point(text, self.catalogue.shown(day)) for day, text in sorted((*notes, *told))]
        return self._listed("found", points)

    def ahead(self) -> Section:
        points = [Point(one.name, self.catalogue.shown(one.day)) for one in self.team_meetings() if one.day > self.day]
        return self._listed("ahead", points[:1])

    def _listed(self, heading: str, points: list[Point]) -> Section:
        return Section(self.say(heading), (), () if points else (self.say("nothing"),), tuple(points))


def status_report(register: Register, pilot: str, day: date, catalogue: Catalogue) -> Page:
    """Give the draft of a pilot's status report on a day.

    Args:
        register: The register.
        pilot: The pilot's id.
        day: The day of the report; what happened after the report before, until this day, is in it.
        catalogue: The language.

    Raises:
        NotFoundError: LKE201 when there is no such pilot.
    """
    found = register.get(Pilot, pilot)
    before = [one.day for one in reports_of(register, found, ReportType.STATUS) if one.day < day]
    writer = _Writer(register, found, day, before[-1] if before else None, catalogue)
    told = writer.say("from_start", day=day)
    if writer.since is not None:
        told = writer.say("since", last=writer.since, day=day)
    sections = (writer.pilot_section(), writer.done(), writer.found(), writer.ahead())
    return Page(
        catalogue.language, writer.say("title", name=found.name), (told, *example_lines(register, catalogue)), sections
    )
