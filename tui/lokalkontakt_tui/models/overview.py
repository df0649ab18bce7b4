"""The overview: the strip of coverage, what waits, who covers what, what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.coordination.assignments import AssignmentState, areas_of_contact, of_contact, state_of
from lokalkontakt_core.coordination.attestations import attested
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.coordination.need import count_needs, needs
from lokalkontakt_core.coordination.parameters import WISH_DEADLINE
from lokalkontakt_core.coordination.workload import workload_of
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.language.dates import list_date
from lokalkontakt_core.records.assignment import Role
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_tui.models.areas import by_coverage
from lokalkontakt_tui.models.contacts import held_signs
from lokalkontakt_tui.models.history import ByRevision, actor_name, moment, sentence
from lokalkontakt_tui.models.lines import Line, cells, fit, joined, line, width_of
from lokalkontakt_tui.models.overview_ahead import meeting_section, round_sections
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import COVERAGE, KIND

if TYPE_CHECKING:  # most registers have no round when the first screen is painted
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lokalkontakt_core.records.area import Area
    from lokalkontakt_core.surveys.wave_status import WaveStatus

ORDER = (Coverage.COVERED, Coverage.HANDOVER, Coverage.DISPUTED, Coverage.UNCOVERED)
_LEGEND = {
    Coverage.COVERED: N_("{count} covered"),
    Coverage.HANDOVER: N_("{count} to be handed over"),
    Coverage.DISPUTED: N_("{count} disputed"),
    Coverage.UNCOVERED: N_("{count} without"),
}
MOST_STRIP = 3
"""How many lines the strip of coverage takes at most before it is left to the numbers."""


def strip(reading: Reading, width: int) -> tuple[Line, ...]:
    """Give one sign for each area, in as many lines as they need; none when they would need too many."""
    groups = by_coverage(reading)
    per_line = max(1, (width + 1) // 2)
    if sum(map(len, groups.values())) > MOST_STRIP * per_line:
        return ()
    signs = [COVERAGE[coverage].piece for coverage in ORDER for _ in groups[coverage]]
    lines = [signs[index : index + per_line] for index in range(0, len(signs), per_line)]
    return tuple(joined([line(sign) for sign in one], " ") for one in lines)


def legend(reading: Reading) -> Line:
    """Give the numbers beside their signs."""
    numbers = {coverage: len(areas) for coverage, areas in by_coverage(reading).items()}
    shown = [coverage for coverage in ORDER
             if numbers[coverage] or coverage in {Coverage.COVERED, Coverage.UNCOVERED}]  # fmt: skip
    parts = [line(COVERAGE[coverage].piece, f" {reading.text(_LEGEND[coverage], count=numbers[coverage])}")
             for coverage in shown]  # fmt: skip
    return joined(parts, "    ")


def need(reading: Reading) -> Line:
    """Give how many areas need a contact, and by when."""
    rows = needs(reading.register, reading.day)
    counts = count_needs(rows)
    least, most = counts.least, counts.most
    number = str(least) if least == most else f"{least}–{most}"
    deadline = WISH_DEADLINE.of(reading.register)
    if not most:
        return line(("✓ ", "good"), reading.words("Every area that wants one has a local contact."))
    text = reading.words("{number} of {total} areas need a local contact.", number=number, total=len(rows))
    by = f"  {reading.text('Deadline: {day}', day=deadline)}" if deadline else ""
    return line(text, (by, "muted"))


def side(reading: Reading, rounds: Iterable[WaveStatus] = ()) -> Page:
    """Give the second column: contacts, what is ahead, and findings."""
    words = reading.words
    contacts = [one for one in reading.register.all(Contact) if one.ended is None or one.ended > reading.day]
    contacts.sort(key=lambda one: (-_held(reading, one.id), reading.name(one.ref)))
    items = (*_contact_items(reading, contacts[:MOST_CONTACTS]), *_more(reading, len(contacts) - MOST_CONTACTS))
    note = (Item(line((words("Time a week, estimated where none is granted"), "muted"))),) if items else ()
    return Page(
        None,
        (
            Section(words("Local contacts"), (*items, *note), str(len(contacts))),
            meeting_section(reading),
            *round_sections(reading, rounds),
            Section(words("Findings"), _findings(reading), str(sum(one.open for one in reading.judged))),
        ),
    )


MOST_CONTACTS = 60
"""How many contacts are shown beside the work list: more than a window has lines. The list of contacts has all."""
MOST_WITHOUT = 100
"""How many areas without a contact are named beside the work list."""
MOST_NAME = 24
"""How many cells a name takes at most in the second column."""


def _held(reading: Reading, contact: str) -> int:
    """Count the areas a contact has or will have."""
    held = (one for one in of_contact(reading.register, contact) if one.role is Role.PRIMARY)
    return sum(state_of(reading.register, one, reading.day) is not AssignmentState.ENDED for one in held)


def _more(reading: Reading, number: int) -> tuple[Item, ...]:
    """Give the way to the contacts that are not shown, where there are any."""
    if number <= 0:
        return ()
    return (Item(line((reading.count("and {count} more", "and {count} more", number), "muted")), "place:contacts"),)


def _contact_items(reading: Reading, contacts: Sequence[Contact]) -> tuple[Item, ...]:
    """Give name, signs and hours of each contact, in columns."""
    rows = [(line(reading.name(one.ref)), line(*held_signs(reading, one.id)), _hours(reading, one)) for one in contacts]
    widths = [min(MOST_NAME, max((width_of(row[column]) for row in rows), default=0)) for column in range(3)]
    blanks = ("  ", "")
    return tuple(
        Item(
            (*fit(name, widths[0]), blanks, *fit(signs, widths[1]), blanks, *fit(hours, widths[2], right=True)),
            f"contact:{one.id}",
        )
        for (name, signs, hours), one in zip(rows, contacts, strict=True)
    )


def _hours(reading: Reading, contact: Contact) -> Line:
    """Give the estimate, with a sign when it is more than what is granted."""
    load = workload_of(reading.register, contact.id, reading.day)
    over = ("▲ ", "warning") if load.over else ("", "")
    return line(over, (reading.hours(load.estimated), "muted"))


def _findings(reading: Reading) -> tuple[Item, ...]:
    made = []
    for kind, label in ((Kind.HARD, N_("{count} block")), (Kind.WARNING, N_("{count} to look at")),
                        (Kind.INFORMATION, N_("{count} for information"))):  # fmt: skip
        count = sum(one.kind is kind and one.acceptance is None for one in reading.judged)
        sign = KIND[kind]
        style = sign.style if count else "muted"
        made.append(Item(line((f"{sign.sign} ", style), reading.text(label, count=count)), "findings:"))
    return tuple(made)


def who_covers_what(reading: Reading) -> Page:
    """Give the third column of wide windows: every contact with areas, and the areas without."""
    words = reading.words
    sections = []
    groups = by_coverage(reading)
    items: list[Item] = []
    anybody = False
    covering = _areas_by_contact(reading)
    for name, contact, areas in covering[:MOST_CONTACTS]:
        confirmed = _confirmed(reading, contact)
        said = f"  {words('confirmed {day}', day=reading.list_day(confirmed))}" if confirmed is not None else ""
        items.append(Item(line((name, "bold"), (said, "muted")), f"contact:{contact}"))
        items.extend(_area_item(reading, area) for area in sorted(areas, key=lambda one: danish_key(one.name)))
        anybody = anybody or confirmed is not None
    items.extend(_more(reading, len(covering) - MOST_CONTACTS))
    sections.append(Section(words("Who covers what"), tuple(items), "" if anybody else words("confirmed: not yet")))
    if groups[Coverage.UNCOVERED]:
        without = groups[Coverage.UNCOVERED]
        names = ", ".join(area.name for area in without[:MOST_WITHOUT])
        rest = reading.count("and {count} more", "and {count} more", len(without) - MOST_WITHOUT)
        more = f" {rest}" if len(without) > MOST_WITHOUT else ""
        item = Item(line(("○ ", "uncovered"), names, (more, "muted")), indent=2)
        sections.append(Section(words("Without a contact"), (item,)))
    usual = words("You can still use the contacts you are used to.")
    sections.append(Section(None, (Item(line((usual, "quote"))),)))
    return Page(None, tuple(sections))


def _confirmed(reading: Reading, contact: str) -> date | None:
    """Give the day a contact last confirmed what they cover."""
    found = attested(reading.register, reading.day).get(contact)
    return found.latest.confirmed if found is not None and found.latest is not None else None


def _areas_by_contact(reading: Reading) -> list[tuple[str, str, tuple[Area, ...]]]:
    """Give name, id and areas of each contact who has any, who has most first."""
    made = []
    for contact in reading.register.all(Contact):
        areas = areas_of_contact(reading.register, contact.id, reading.day)
        if areas:
            made.append((reading.name(contact.ref), contact.id, areas))
    made.sort(key=lambda one: (-len(one[2]), danish_key(one[0])))
    return made


def _area_item(reading: Reading, area: Area) -> Item:
    sign = COVERAGE[coverage_of(reading.register, area.id, reading.day)]
    word = f"  {reading.words(sign.word)}" if sign.sign != "●" else ""
    return Item(line("  ", (f"{sign.sign} ", sign.style), area.name, (word, "muted")), f"area:{area.id}")


def latest(reading: Reading, commits: Iterable[Commit]) -> tuple[Line, ...]:
    """Give the latest changes, one line each."""
    rows = []
    shown = tuple(commits)
    known = ByRevision(shown)
    for commit in shown:
        when = moment(commit.instant)
        day = f"{list_date(when.day, reading.day, reading.language)} {when.time}"
        rows.append((day, sentence(reading, commit, known), actor_name(reading, commit.actor)))
    widest = max((cells(day) for day, _, _ in rows), default=0)
    return tuple(line((f"{day:<{widest}}  ", "muted"), said, (f" · {who}", "muted")) for day, said, who in rows)
