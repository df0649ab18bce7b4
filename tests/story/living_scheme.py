"""A scheme that is lived in: a register, a calendar that only goes forward, and one person who works in it."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.clock import FixedClock
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.workspace import Workspace

OCTOBER = date(2019, 10, 1)


class Scheme:
    """A register that is lived in: `on` turns the calendar, `do` runs a use case, `new` gives what it made."""

    def __init__(self):
        clock = FixedClock(datetime(2020, 1, 1, 9, tzinfo=UTC))
        self.desk = Workspace(memory_store(), actor="anna", clock=clock, ids=CountedIds(), rules=RULES, day=OCTOBER)

    @property
    def register(self):
        return self.desk.register

    @property
    def day(self):
        return self.desk.day

    def on(self, day):
        assert self.day <= day, "a calendar is not turned back"
        self.desk.read_on(day)

    def do(self, service, **given):
        return self.desk.do(service, **given).commit

    def new(self, record_type, service, **given):
        commit = self.do(service, **given)
        (made,) = (
            edit.after for edit in commit.change.edits if edit.before is None and isinstance(edit.after, record_type)
        )
        return made

    def refused(self, service, **given):
        before = self.register.revision
        with pytest.raises(LokalkontaktError) as caught:
            self.do(service, **given)
        assert self.desk.store.register.head() == before
        return caught.value

    def codes(self, *, about=None):
        findings = [one.finding for one in self.desk.judged() if one.open]
        return {one.code for one in findings if about in {None, str(one.subject)}}

    @property
    def facts(self):
        """What two who live through the same days must agree on, whatever ids they were given."""
        name = {one.id: self.register.get(Person, one.person).name for one in self.register.all(Contact)}
        return {
            "day": self.day,
            "coverage": self.covered(),
            "contacts": sorted(
                (one.area, name[one.contact], one.role)
                for area in existing_areas(self.register, self.day)
                for one in self.active_in(area.id)
            ),
            "findings": Counter(one.finding.code for one in self.desk.judged() if one.open),
            "records": Counter(record.ref.kind for record in self.register),
        }

    def unjudged(self):
        return {one.finding.code for one in self.desk.judged() if one.finding.unjudged}

    def covered(self):
        states = [coverage_of(self.register, area.id, self.day) for area in existing_areas(self.register, self.day)]
        return {state: states.count(state) for state in Coverage if state in states}

    def contact_called(self, name):
        (found,) = (one for one in self.register.all(Contact) if self.register.get(Person, one.person).name == name)
        return found.id

    def active_in(self, area):
        """Give the confirmed assignments of an area that hold on the day."""
        return [
            one
            for one in self.register.by(Assignment, "area").get(area, ())
            if one.confirmation is not None and one.period.contains(self.day)
        ]


def lived_through(*chapters):
    """Give a scheme in which chapters have gone by, told through the use cases."""
    scheme = Scheme()
    for chapter in chapters:
        chapter(scheme)
    return scheme
