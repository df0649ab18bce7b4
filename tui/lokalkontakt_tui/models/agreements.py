"""The list of cooperation agreements by how urgent the missing ones are, and those of one area in full."""

from collections.abc import Iterator, Mapping
from datetime import date

from lokalkontakt_core.coordination.agreements import agreement_deadline, has_agreement
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.coordination.parameters import AGREEMENT_DAYS
from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.no_areas import no_areas
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import practice

GROUPS: Mapping[str, str] = {
    "overdue": N_("The time to agree is over"),
    "missing": N_("Not written yet"),
    "written": N_("Written"),
    "uncovered": N_("Without a contact to agree with"),
}
_SIGNS = {
    "overdue": ("▲ ", "warning"), "missing": ("○ ", "muted"), "written": ("✓ ", "good"), "uncovered": ("– ", "muted"),
}  # fmt: skip
COLUMNS = (Column(least=14, most=26), Column(grow=True, least=10), Column(least=6, right=True))


@frozen
class Standing:
    """How an area stands with its agreement.

    Attributes:
        area: The area.
        group: A key of `GROUPS`.
        held: The assignment whose contact is to agree; None where there is none.
        day: The latest agreement's day, or the day one is to be there; None when nobody can tell.
    """

    area: Area
    group: str
    held: Assignment | None
    day: date | None


def latest(reading: Reading, area: str) -> Agreement | None:
    """Give an area's latest agreement."""
    found = reading.register.by(Agreement, "area").get(area, ())
    return max(found, key=lambda one: (one.day, one.id), default=None)


def standings(reading: Reading) -> dict[str, list[Standing]]:
    """Give the areas of the day by how they stand, each group in Danish order, the first deadlines first."""
    register, day = reading.register, reading.day
    groups: dict[str, list[Standing]] = {key: [] for key in GROUPS}
    standing, days = standing_on(register, day), AGREEMENT_DAYS.of(register)
    for area in existing_areas(register, day):
        held = [one.assignment for one in standing.of_area(area.id) if one.active and one.primary]
        lacking = [one for one in held if not has_agreement(register, one, day)]
        if not held:
            made = Standing(area, "uncovered", None, None)
        elif not lacking:
            found = latest(reading, area.id)
            made = Standing(area, "written", held[0], found.day if found else None)
        else:
            deadline = agreement_deadline(lacking[0], days)
            group = "overdue" if deadline is not None and deadline < day else "missing"
            made = Standing(area, group, lacking[0], deadline)
        groups[made.group].append(made)
    for found_in in groups.values():
        found_in.sort(key=lambda one: danish_key(one.area.name))
    for key in ("overdue", "missing"):
        groups[key].sort(key=lambda one: one.day or date.max)
    return groups


def listing(reading: Reading, only: str = "") -> Listing:
    """Give the areas by how they stand with their agreements."""
    return Listing(AsNeeded(_entries(reading, only)), COLUMNS, empty=no_areas(reading.words))


def _entries(reading: Reading, only: str) -> Iterator[Entry]:
    for key, found in standings(reading).items():
        if found and only in {"", key}:
            yield Heading(reading.words(GROUPS[key]), len(found))
            yield from (_row(reading, one) for one in found)


def _row(reading: Reading, one: Standing) -> Row:
    who = line((reading.name(Ref("contact", one.held.contact)) if one.held is not None else "–", "muted"))
    name = line(_SIGNS[one.group], one.area.name, practice(one.area, reading.words))
    when = line((reading.list_day(one.day) if one.day is not None else "", "muted"))
    return Row(one.area.id, (name, who, when))


def chips(reading: Reading) -> tuple[tuple[str, Line], ...]:
    """Give the filters over the list."""
    groups = standings(reading)
    total = sum(len(found) for found in groups.values())
    made = [("", line(reading.text("All {count}", count=total)))]
    made += [(key, line(_SIGNS[key], str(len(found)))) for key, found in groups.items() if found]
    return tuple(made)


def page(reading: Reading, area: Area) -> Page:
    """Give the agreements of one area, the latest first and in full."""
    words = reading.words
    one = next(one for found in standings(reading).values() for one in found if one.area.id == area.id)
    title = line(_SIGNS[one.group], (area.name, "name"), practice(area, words), f"   {words(GROUPS[one.group])}")
    sections = [Section(None, tuple(_facts(reading, one)))]
    newest = latest(reading, area.id)
    buttons = [Button(f"agreement:{area.id}", words("Write an agreement …"), main=one.group in {"overdue", "missing"})]
    if newest is not None:
        buttons.append(Button(f"edit_agreement:{newest.id}", words("Correct the latest …")))
    sections.append(Section(words("What you can do"), (tuple(buttons),)))
    for agreement in sorted(reading.register.by(Agreement, "area").get(area.id, ()), key=lambda a: (a.day, a.id))[::-1]:
        by = reading.name(Ref("contact", agreement.contact)) if agreement.contact is not None else words("not told")
        text = tuple(Item(line(part)) for part in agreement.text.split("\n"))
        sections.append(Section(words("Agreement of {day}", day=reading.full_day(agreement.day)), text, by))
    return Page(title, tuple(sections))


def _facts(reading: Reading, one: Standing) -> Iterator[Fact]:
    words = reading.words
    yield Fact(words("Area"), line((one.area.name, "link")), f"area:{one.area.id}")
    if one.held is None:
        yield Fact(words("Local contact"), line(("–", "muted")))
        return
    ref = Ref("contact", one.held.contact)
    yield Fact(words("Local contact"), line((reading.name(ref), "link")), f"contact:{ref.id}")
    yield Fact(words("Since"), line(reading.full_day(one.held.period.start)))
    if one.group == "missing" and one.day is None:
        yield Fact(words("To be there by"), line((words("nobody knows when the contact began"), "muted")))
    elif one.group in {"overdue", "missing"}:
        late = ("▲ ", "warning") if one.group == "overdue" else ("", "")
        yield Fact(words("To be there by"), line(late, reading.full_day(one.day)))
