"""One area in detail: name and state, facts, what one can do, findings, relations, history."""

from datetime import date

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.coordination.absences import away_on, turn_to
from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.assignments import AssignmentState, active_of_area, of_area, state_of
from lokalkontakt_core.coordination.attestations import confirmed_on
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.coordination.handovers import under_way
from lokalkontakt_core.coordination.strategy import themes_of_area
from lokalkontakt_core.coordination.workload import minutes_of_area
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models.areas import contact_line
from lokalkontakt_tui.models.findings import about, finding_items
from lokalkontakt_tui.models.history import commit_items
from lokalkontakt_tui.models.knowledge import area_section
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import ASSIGNMENT, COVERAGE, partly_practice, practice, practised_size
from lokalkontakt_tui.models.strategy import theme_facts

NOT_TOLD = "not told"


def page(reading: Reading, area: Area, commits: tuple[Commit, ...] = ()) -> Page:
    """Give an area.

    Args:
        reading: The register as it is read.
        area: The area.
        commits: The latest changes about it.
    """
    coverage = coverage_of(reading.register, area.id, reading.day)
    sign = COVERAGE[coverage]
    word = reading.words(sign.word)
    title = line((area.name, "name"), practice(area, reading.words), "   ", (f"{sign.sign} {word}", f"{sign.style}"))
    if area.ended is not None and area.ended <= reading.day:
        ended = reading.text("– ended on {day}", day=area.ended)
        title = line((area.name, "name"), "   ", (ended, "muted"))
    found = about(reading.judged, area.ref, *(one.ref for one in of_area(reading.register, area.id)))
    sections = [
        Section(None, facts(reading, area)),
        Section(reading.words("What you can do"), (buttons(reading, area, coverage),)),
    ]
    if found:
        sections.append(Section(reading.words("Findings"), finding_items(reading, found), str(len(found))))
    sections.append(area_section(reading, area.id))
    sections.append(Section(reading.words("Neighbours"), _neighbours(reading, area)))
    if commits:
        sections.append(Section(reading.words("History"), commit_items(reading, commits)))
    return Page(title, tuple(sections))


def facts(reading: Reading, area: Area) -> tuple[Fact, ...]:
    """Give what is known of an area, and what is not."""
    words, register = reading.words, reading.register
    made = [*_assignment_facts(reading, area)]
    if area.status_note:
        made.append(Fact(words("Note"), line((f"“{area.status_note}”", "quote"))))
    if area.villages:
        made.append(Fact(words("Villages"), line(words.listed(area.villages))))
    cluster = reading.name(Ref("cluster", area.cluster)) if area.cluster else words(NOT_TOLD)
    size = words.catalogue.shown(area.size) if area.size else words(NOT_TOLD)
    minutes = reading.hours_per_week(minutes_of_area(register, area))
    counted = words("reckoned as {hours}", hours=minutes)
    made.append(Fact(words("Cluster"), line(cluster)))
    made.append(Fact(words("Size"), line(size, practised_size(area, words), (f" · {counted}", "muted"))))
    made.append(Fact(words("Offered"), _offer(reading, area.id)))
    made.append(Fact(words("The area's answer"), _answer(reading, area.id)))
    made.append(_agreement(reading, area.id))
    made.extend(_contact_now(reading, area.id))
    made.extend(_councils(reading, area.id))
    made.extend(theme_facts(reading, themes_of_area(register, area.id, reading.day)))
    if partly_practice(area):
        made.append(Fact(words("Source"), line((words("the imported list; the size is practice"), "muted"))))
    elif area.source:
        made.append(Fact(words("Source"), line((area.source, "muted"))))
    return tuple(made)


def _assignment_facts(reading: Reading, area: Area) -> list[Fact]:
    made = []
    current = [
        (assignment, state)
        for assignment in of_area(reading.register, area.id)
        if (state := state_of(reading.register, assignment, reading.day)) is not AssignmentState.ENDED
    ]
    for assignment, state in sorted(current, key=lambda pair: (pair[0].role is not Role.PRIMARY, pair[0].id)):
        made.extend(_one_assignment(reading, assignment, state))
    if not any(assignment.role is Role.PRIMARY for assignment, _ in current):
        made.insert(0, Fact(reading.words("Local contact"), contact_line(reading, area.id)))
    return made


def _one_assignment(reading: Reading, assignment: Assignment, state: AssignmentState) -> list[Fact]:
    words = reading.words
    contact = reading.register.get(Contact, assignment.contact)
    person = reading.register.get(Person, contact.person)
    role = words("Local contact") if assignment.role is Role.PRIMARY else words("Substitute")
    title = (f" ({person.title})", "muted") if person.title else ("", "")
    name = line((person.name, "link"), title, practice(contact, words))
    if state is not AssignmentState.ACTIVE:
        sign = ASSIGNMENT[state]
        name = line(*name, "  ", (f"{sign.sign} {words(sign.word)}", sign.style))
    since = words("unknown date")
    if isinstance(assignment.period.start, date):
        since = reading.full_day(assignment.period.start)
    if isinstance(assignment.period.end, date):
        since = words("{start} to {end}", start=since, end=reading.full_day(assignment.period.end))
    made = [Fact(role, name, f"contact:{contact.id}"), Fact(words("Since"), line(since))]
    if assignment.handover_wish is not None and assignment.successor is None:
        quote = assignment.handover_wish.quote
        made.append(Fact(words("Wish"), line((f"“{quote}”", "quote")) if quote else line(words("hand-over wanted"))))
    if assignment.note:
        made.append(Fact(words("Remark"), line((f"“{assignment.note}”", "quote"))))
    return made


def _offer(reading: Reading, area: str) -> Line:
    offers = reading.register.by(Offer, "area").get(area, ())
    if not offers:
        return line(reading.words("not recorded"))
    latest = max(offers, key=lambda one: (str(one.day), one.id))
    via = (f" · {latest.via}", "muted") if latest.via else ("", "")
    return line(reading.full_day(latest.day), via)


def _answer(reading: Reading, area: str) -> Line:
    answer = answer_of(reading.register, area, reading.day)
    if answer is None:
        return line(reading.words("not recorded"))
    via = (f" · {answer.via}", "muted") if answer.via else ("", "")
    return line(reading.words.catalogue.shown(answer.value), (f" ({reading.full_day(answer.day)})", "muted"), via)


def _agreement(reading: Reading, area: str) -> Fact:
    label = reading.words("Agreement")
    agreements = reading.register.by(Agreement, "area").get(area, ())
    if not agreements:
        return Fact(label, line(reading.words("not written")))
    latest = max(agreements, key=lambda one: (one.day, one.id))
    return Fact(label, line((reading.full_day(latest.day), "link")), f"read_agreement:{latest.id}")


def _contact_now(reading: Reading, area: str) -> list[Fact]:
    """Give when the contact confirmed the area, and who to turn to while the contact is away."""
    words, made = reading.words, []
    confirmed = confirmed_on(reading.register, area, reading.day)
    if confirmed is not None:
        made.append(Fact(words("Confirmed on"), line(reading.full_day(confirmed))))
    away = away_on(reading.register, reading.day)
    gone = [one for one in active_of_area(reading.register, area, reading.day) if one.contact in away]
    if gone:
        there = [reading.name(Ref("contact", one.contact)) for one in turn_to(reading.register, area, reading.day)]
        who = line(words.listed(there)) if there else line((words("nobody stands in"), "warning"))
        name = reading.name(Ref("contact", gone[0].contact))
        made.append(Fact(words("Away"), line(name), f"absence:{gone[0].contact}"))
        made.append(Fact(words("Turn to"), who))
    return made


def _councils(reading: Reading, area: str) -> list[Fact]:
    label = reading.words("Local council")
    councils = [c for c in reading.register.by(Council, "areas").get(area, ()) if not _over(c.ended, reading.day)]
    if not councils:
        return [Fact(label, line(reading.words(NOT_TOLD)))]
    made = []
    for council in councils:
        address = (f"  {council.email}", "muted") if council.email else (f"  {reading.words('no address')}", "muted")
        text = line((council.name, "link"), practice(council, reading.words), address)
        made.append(Fact(label, text, f"edit_council:{council.id}"))
        label = ""
    return made


def _over(ended: date | None, day: date) -> bool:
    return ended is not None and ended <= day


def _neighbours(reading: Reading, area: Area) -> tuple[Item, ...]:
    edges = reading.register.by(Neighbour, "areas").get(area.id, ())
    if not edges:
        return (Item(line((reading.words("No neighbours have been written down."), "muted"))),)
    items = []
    for edge in edges:
        other = reading.register.get(Area, next(one for one in edge.areas if one != area.id))
        sign = COVERAGE[coverage_of(reading.register, other.id, reading.day)]
        works = {True: reading.words("works together"), False: reading.words("no cooperation"), None: ""}
        note = "  ".join(part for part in (works[edge.cooperation], edge.note or "") if part)
        text = line((f"{sign.sign} ", sign.style), (other.name, "link"), (f"  {note}" if note else "", "muted"))
        items.append((danish_key(other.name), Item(text, f"area:{other.id}")))
    return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))


def buttons(reading: Reading, area: Area, coverage: Coverage) -> tuple[Button, ...]:
    """Give what one can do with an area, what is most needed first."""
    words = reading.words
    proposed = [one for one in of_area(reading.register, area.id)
                if state_of(reading.register, one, reading.day) is AssignmentState.PROPOSED]  # fmt: skip
    made: list[tuple[str, str]] = []
    if coverage is Coverage.DISPUTED:
        made.append((f"question_of:{area.id}", words("Settle …")))
    if proposed:
        made.append((f"confirm:{proposed[0].id}", words("Confirm …")))
        made.append((f"end_assignment:{proposed[0].id}", words("Take the proposal back …")))
    begun = under_way(reading.register, reading.day)
    guided = next((begun[one.id] for one in of_area(reading.register, area.id) if one.id in begun), None)
    if guided is not None:
        made.append((f"handover:{guided.id}", words("Go on with the hand-over …")))
    if coverage is Coverage.HANDOVER:
        made.append((f"hand_over:{area.id}", words("Hand over …")))
        if guided is None:
            made.append((f"begin_handover:{area.id}", words("Step by step …")))
    if coverage is Coverage.UNCOVERED and not proposed:
        made.append((f"assign:{area.id}", words("Assign a contact …")))
    if coverage is Coverage.COVERED:
        made.append((f"hand_over:{area.id}", words("Hand over …")))
    if coverage in {Coverage.COVERED, Coverage.HANDOVER}:
        made.append((f"substitute:{area.id}", words("Assign a substitute …")))
    made += [
        (f"agreement:{area.id}", words("Write an agreement …")),
        (f"answer:{area.id}", words("Record the answer …")),
        (f"area_more:{area.id}", words("More …")),
    ]
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(made))


def agreement_page(reading: Reading, agreement: Agreement) -> Page:
    """Give the words of an agreement."""
    facts = [Fact(reading.words("Day"), line(reading.full_day(agreement.day)))]
    if agreement.contact is not None:
        facts.append(Fact(reading.words("Local contact"), line(reading.name(Ref("contact", agreement.contact)))))
    words = tuple(Item(line(text)) for text in agreement.text.split("\n"))
    return Page(None, (Section(None, tuple(facts)), Section(None, words)))
