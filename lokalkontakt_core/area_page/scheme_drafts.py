"""Drafts of what the committee is given on the scheme: the proposal, the project description, the model (L1, L12, L13).

A draft holds what the register knows and says where words are still to be written: a beginning to write on.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.area_page.directory import how_sections
from lokalkontakt_core.area_page.example import example_lines
from lokalkontakt_core.area_page.page import Page, Point, Section
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.coverage import count_coverage
from lokalkontakt_core.coordination.need import count_needs, needs
from lokalkontakt_core.coordination.phases import phase_of_scheme
from lokalkontakt_core.coordination.pilots import state_of_pilot
from lokalkontakt_core.coordination.plan import plan_in_order, state_of_step
from lokalkontakt_core.coordination.time_spent import expected_in_all
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class _Writer:
    register: Register
    day: date
    catalogue: Catalogue

    def say(self, msgid: str, /, **values: Any) -> str:
        return self.catalogue.text(f"draft.{msgid}", namer=lambda ref: name_of(self.register, ref), **values)

    def to_write(self, heading: str) -> Section:
        """Give a part whose words only a person can write."""
        return Section(self.say(heading), paragraphs=(self.say(f"{heading}.to_write"),))

    def standing(self) -> Section:
        counts = count_coverage(self.register, self.day)
        need = count_needs(needs(self.register, self.day))
        wanting = str(need.least) if need.least == need.most else f"{need.least}\N{EN DASH}{need.most}"
        facts = (
            (self.say("areas"), str(counts.total)),
            (self.say("covered"), str(counts.covered + counts.handover)),
            (self.say("handover"), str(counts.handover)),
            (self.say("uncovered"), str(counts.uncovered)),
            (self.say("disputed"), str(counts.disputed)),
            (self.say("wanting"), wanting),
        )
        return Section(self.say("standing"), tuple(fact for fact in facts if fact[1] != "0"))

    def time(self) -> Section:
        least, most = (self.catalogue.shown(one, "hours_per_week") for one in expected_in_all(self.register, self.day))
        sizes = [
            (self.catalogue.shown(size), self.catalogue.shown(minutes, "hours_per_week"))
            for size, minutes in self.register.scheme.minutes_by_size.items()
        ]
        return Section(self.say("time"), tuple(sizes), (self.say("time_in_all", least=least, most=most),))

    def plan(self) -> Section:
        points = []
        for step in plan_in_order(self.register):
            owner = name_of(self.register, Ref("person", step.owner)) if step.owner else ""
            state = "" if step.history else self.catalogue.shown(state_of_step(step, self.day))
            when = self.catalogue.shown(step.day or step.when)
            points.append(Point(step.task, " · ".join(part for part in (when, owner, state) if part)))
        return self._listed("plan", points)

    def pilots(self) -> Section:
        points = []
        for pilot in sorted(self.register.all(Pilot), key=lambda one: one.name):
            areas = tuple(name_of(self.register, Ref("area", one)) for one in pilot.areas)
            notes = (
                self.catalogue.shown(state_of_pilot(pilot, self.day)),
                self.catalogue.shown(areas) if areas else "",
            )
            outcome = pilot.outcome if pilot.closed is not None and pilot.closed <= self.day else None
            points.append(Point(pilot.name, " · ".join(part for part in notes if part), outcome or ""))
        return self._listed("pilots", points)

    def found(self) -> Section:
        """Give what the final evaluations of pilots and of the whole scheme say."""
        finals = [
            one for one in self.register.all(Evaluation) if one.type is EvaluationType.FINAL and one.day <= self.day
        ]
        points = [
            Point(one.text, self.catalogue.shown(one.day)) for one in sorted(finals, key=lambda one: (one.day, one.id))
        ]
        return self._listed("found", points)

    def rules_of_the_scheme(self) -> Section:
        scheme, shown = self.register.scheme, self.catalogue.shown
        facts = [
            (self.say("phase"), shown(phase_of_scheme(self.register, self.day))),
            (self.say("meetings"), shown(scheme.meeting_interval)),
            (self.say("attestations"), shown(scheme.attestation_interval)),
        ]
        if scheme.coordinator:
            facts.append((self.say("coordinator"), name_of(self.register, Ref("person", scheme.coordinator))))
        facts += [(self.say(name), said) for name in ("joint_council", "committee") if (said := getattr(scheme, name))]
        return Section(self.say("agreed"), tuple(facts))

    def onboarding(self) -> Section:
        return self._listed("onboarding", [Point(one) for one in self.register.scheme.onboarding_items])

    def how(self) -> Iterator[Section]:
        return how_sections(self.catalogue)

    def _listed(self, heading: str, points: list[Point]) -> Section:
        return Section(self.say(heading), (), () if points else (self.say("none"),), tuple(points))


def _proposal(write: _Writer) -> Iterator[Section]:
    yield write.to_write("purpose")
    yield from write.how()
    yield write.standing()
    yield write.time()
    yield write.plan()
    yield write.to_write("decision")


def _project_description(write: _Writer) -> Iterator[Section]:
    yield write.to_write("purpose")
    yield write.pilots()
    yield write.found()
    yield write.standing()
    yield write.plan()
    yield write.time()
    yield write.to_write("decision")


def _final_model(write: _Writer) -> Iterator[Section]:
    yield from write.how()
    yield write.rules_of_the_scheme()
    yield write.time()
    yield write.onboarding()
    yield write.standing()
    yield write.found()


_DRAFTS: Mapping[ReportType, Callable[[_Writer], Iterator[Section]]] = MappingProxyType(
    {
        ReportType.PROPOSAL: _proposal,
        ReportType.PROJECT_DESCRIPTION: _project_description,
        ReportType.FINAL_MODEL: _final_model,
    }
)
DRAFTED: tuple[ReportType, ...] = tuple(_DRAFTS)
"""The kinds of reports on the scheme there is a draft of."""


def scheme_draft(register: Register, kind: ReportType, day: date, catalogue: Catalogue) -> Page:
    """Give the draft of a report on the scheme as it stands on a day.

    Args:
        register: The register.
        kind: One of `DRAFTED`.
        day: The day, which the draft names.
        catalogue: The language.

    Raises:
        UsageError: LKE217 for another kind of report.
    """
    if kind not in _DRAFTS:
        raise UsageError("LKE217", field="type", found=kind.value, options=tuple(one.value for one in DRAFTED))
    writer = _Writer(register, day, catalogue)
    as_on = catalogue.text("area_page.as_on", day=day, scheme=register.scheme.name)
    lead = (as_on, writer.say("lead"), *example_lines(register, catalogue))
    title = writer.say(f"title.{kind.value}", municipality=register.scheme.municipality)
    return Page(catalogue.language, title, lead, tuple(_DRAFTS[kind](writer)))
