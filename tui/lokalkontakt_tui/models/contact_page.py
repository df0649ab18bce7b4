"""One contact in detail: what is known, what one can do, which areas."""

from datetime import date

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.coordination.absences import absence_of, coming_absences
from lokalkontakt_core.coordination.assignments import AssignmentState, of_contact, state_of
from lokalkontakt_core.coordination.attestations import attested
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.coordination.workload import workload_of
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Approval, Contact
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models.activities import noted_by
from lokalkontakt_tui.models.contacts import held_signs
from lokalkontakt_tui.models.findings import about, finding_items
from lokalkontakt_tui.models.history import commit_items
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import ASSIGNMENT, COVERAGE, practice


def page(reading: Reading, contact: Contact, commits: tuple[Commit, ...] = ()) -> Page:
    """Give a contact."""
    person = reading.register.get(Person, contact.person)
    title = line((person.name, "name"), practice(contact, reading.words), "   ", *held_signs(reading, contact.id))
    found = about(reading.judged, contact.ref)
    sections = [
        Section(None, facts(reading, contact, person)),
        Section(reading.words("What you can do"), (buttons(reading, contact),)),
        Section(reading.words("Covers"), tuple(_covers(reading, contact))),
    ]
    if found:
        sections.append(Section(reading.words("Findings"), finding_items(reading, found), str(len(found))))
    if commits:
        sections.append(Section(reading.words("History"), commit_items(reading, commits)))
    return Page(title, tuple(sections))


def facts(reading: Reading, contact: Contact, person: Person) -> tuple[Fact, ...]:
    """Give what is known of a contact, and what is not."""
    words, shown = reading.words, reading.words.catalogue.shown
    unknown = words("not told")
    department = reading.name(Ref("department", contact.department)) if contact.department else unknown
    place = shown(contact.workplace) if contact.workplace else unknown
    if contact.workplace_area:
        place = words("{place} in {area}", place=place, area=reading.name(Ref("area", contact.workplace_area)))
    made = [Fact(words("Title"), line(person.title or unknown), f"person:{person.id}")]
    made += [
        Fact(words("Department"), line(department)),
        Fact(words("Workplace"), line(place)),
        Fact(words("Employed"), line(_employment(reading, contact.employment))),
        *_absences(reading, contact),
        Fact(words("Own yes"), _approval(reading, contact.own_yes)),
        Fact(words("Manager's yes"), _approval(reading, contact.manager_yes)),
        Fact(words("Time"), _time(reading, contact)),
        *noted_by(reading, contact.id),
        Fact(words("Evenings, weekends"), _approval(reading, contact.outside_hours)),
        Fact(words("Prepared"), line(_checklist(reading, contact))),
        *_confirmed(reading, contact),
        Fact(words("E-mail"), line(person.work_email or unknown)),
        Fact(words("Phone"), line(person.work_phone or unknown)),
    ]
    if contact.source:
        made.append(Fact(words("Source"), line((contact.source, "muted"))))
    return tuple(made)


def _employment(reading: Reading, employment: Period | None) -> str:
    if employment is None:
        return reading.words("not told")
    start = reading.full_day(employment.start)
    if isinstance(employment.end, date):
        return reading.words("{start} to {end}", start=start, end=reading.full_day(employment.end))
    return reading.words("since {start}", start=start)


def _absences(reading: Reading, contact: Contact) -> list[Fact]:
    """Give when the contact is away and who stands in; nothing when no absence is noted."""
    words, register = reading.words, reading.register
    now = absence_of(register, contact.id, reading.day)
    noted = [*([now] if now is not None else []), *coming_absences(register, contact.id, reading.day)]
    made = []
    for one in noted:
        days = words("from {day}", day=reading.full_day(one.period.start))
        if isinstance(one.period.end, date):
            back = reading.full_day(one.period.end)
            days = words("{start}, back {end}", start=reading.full_day(one.period.start), end=back)
        if one.substitute is not None:
            name = reading.name(Ref("contact", one.substitute))
            who = (f" · {words('{name} stands in', name=name)}", "muted")
        else:
            who = (f" · {words('nobody stands in')}", "warning")
        made.append(Fact(words("Away"), line(days, who), f"absence:{contact.id}"))
    return made


def _confirmed(reading: Reading, contact: Contact) -> list[Fact]:
    """Give when the contact last confirmed which areas they cover; nothing when nobody was ever asked."""
    found = attested(reading.register, reading.day).get(contact.id)
    if found is None or (found.latest is None and found.asked is None):
        return []
    words = reading.words
    said = words("not answered")
    if found.latest is not None:
        said = reading.full_day(found.latest.confirmed)
    state = (f" · {words.catalogue.shown(found.state)}", "muted") if found.state.value != "confirmed" else ("", "")
    return [Fact(words("Confirmed on"), line(said, state), f"attestation:{contact.id}")]


def _approval(reading: Reading, approval: Approval | None) -> Line:
    if approval is None:
        return line(reading.words("not recorded"))
    sign = ("✓ ", "good") if approval.yes else ("✗ ", "error")
    by = f", {reading.name(Ref('person', approval.by))}" if approval.by else ""
    said = reading.words("yes") if approval.yes else reading.words("no")
    return line(sign, said, (f" ({reading.full_day(approval.day)}{by})", "muted"))


def _time(reading: Reading, contact: Contact) -> Line:
    load = workload_of(reading.register, contact.id, reading.day)
    estimated = reading.words("{hours}, estimated", hours=reading.hours_per_week(load.estimated))
    if load.granted is None:
        return line(estimated, (f" · {reading.words('granted: not recorded')}", "muted"))
    granted = reading.words("granted: {hours}", hours=reading.hours_per_week(load.granted))
    over = (f"  ▲ {reading.words('over the time')}", "warning") if load.over else ("", "")
    return line(estimated, f" · {granted}", over)


def _checklist(reading: Reading, contact: Contact) -> str:
    lists = reading.register.by(Onboarding, "contact").get(contact.id, ())
    if not lists:
        return reading.words("no checklist yet")
    done = sum(item.done is not None for item in lists[0].items)
    return reading.text("{done} of {count} items", done=done, count=len(lists[0].items))


def _covers(reading: Reading, contact: Contact) -> list[Item]:
    made = []
    for assignment in of_contact(reading.register, contact.id):
        state = state_of(reading.register, assignment, reading.day)
        if state is not AssignmentState.ENDED:
            made.append((danish_key(reading.name(Ref("area", assignment.area))), _one(reading, assignment, state)))
    if not made:
        return [Item(line((reading.words("No areas."), "muted")))]
    return [item for _, item in sorted(made, key=lambda pair: pair[0])]


def _one(reading: Reading, assignment: Assignment, state: AssignmentState) -> Item:
    area = reading.register.get(Area, assignment.area)
    coverage = coverage_of(reading.register, area.id, reading.day)
    sign = COVERAGE[coverage] if state is AssignmentState.ACTIVE else ASSIGNMENT[state]
    words = [] if sign.sign == "●" else [reading.words(sign.word)]
    if assignment.role is Role.SUBSTITUTE:
        words.append(reading.words("substitute"))
    start = assignment.period.start
    since = reading.full_day(start) if isinstance(start, date) else reading.words("unknown date")
    words.append(reading.words("since: {day}", day=since))
    text = line((f"{sign.sign} ", sign.style), (area.name, "link"), (f"  {' · '.join(words)}", "muted"))
    return Item(text, f"area:{area.id}")


def buttons(reading: Reading, contact: Contact) -> tuple[Button, ...]:
    """Give what one can do with a contact, what is most needed first."""
    words = reading.words
    made: list[tuple[str, str]] = []
    for assignment in of_contact(reading.register, contact.id):
        if state_of(reading.register, assignment, reading.day) is AssignmentState.PROPOSED:
            area = reading.name(Ref("area", assignment.area))
            made.append((f"confirm:{assignment.id}", words("Confirm {area} …", area=area)))
    if contact.own_yes is None:
        made.append((f"own_yes:{contact.id}", words("Own yes …")))
    if contact.manager_yes is None:
        made.append((f"manager_yes:{contact.id}", words("Manager's yes …")))
    if contact.granted is None:
        made.append((f"grant:{contact.id}", words("Grant time …")))
    made.append((f"assign_contact:{contact.id}", words("Assign an area …")))
    if any(coverage_of(reading.register, one.area, reading.day) is not Coverage.UNCOVERED
           for one in of_contact(reading.register, contact.id)):  # fmt: skip
        made.append((f"hand_over_from:{contact.id}", words("Hand over all …")))
    made.append((f"absence:{contact.id}", words("Absence …")))
    made.append((f"onboarding:{contact.id}", words("Checklist …")))
    made.append((f"contact_more:{contact.id}", words("More …")))
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(made))
