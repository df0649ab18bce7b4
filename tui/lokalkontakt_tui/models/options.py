"""What can be chosen in forms: contacts with their load, areas with their state, persons, departments, clusters."""

from collections.abc import Iterable

from lokalkontakt_core.coordination.coverage import coverage_of, existing_areas
from lokalkontakt_core.coordination.workload import workload_of
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.area import Size
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.contact import Contact, Workplace
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models.forms import Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import COVERAGE, practice


def contacts(reading: Reading, *, without: Iterable[str] = ()) -> tuple[Option, ...]:
    """Give the contacts one can choose on the day, each with its load."""
    left_out = set(without)
    made = []
    for contact in reading.register.all(Contact):
        if contact.id in left_out or not contact.available(reading.day):
            continue
        name = reading.name(contact.ref)
        load = workload_of(reading.register, contact.id, reading.day)
        hours = reading.hours_per_week(load.estimated)
        if load.granted is not None:
            hours = reading.text("{hours} of {granted} granted", hours=hours, granted=reading.hours(load.granted))
        label = line(name, practice(contact, reading.words), (f"   {hours}", "muted"))
        made.append((danish_key(name), Option(contact.id, label)))
    return tuple(option for _, option in sorted(made, key=lambda pair: pair[0]))


def areas(reading: Reading, *, without: Iterable[str] = ()) -> tuple[Option, ...]:
    """Give the areas of the day, each with the sign of its state."""
    left_out = set(without)
    made = []
    for area in sorted(existing_areas(reading.register, reading.day), key=lambda one: danish_key(one.name)):
        if area.id not in left_out:
            sign = COVERAGE[coverage_of(reading.register, area.id, reading.day)]
            made.append(Option(area.id, line((f"{sign.sign} ", sign.style), area.name)))
    return tuple(made)


def none_option(reading: Reading) -> Option:
    """Give the option that says nobody told us."""
    return Option(None, line((reading.words("not told"), "muted")))


def persons(reading: Reading) -> tuple[Option, ...]:
    """Give the persons who still have to do with the scheme."""
    standing = [one for one in reading.register.all(Person) if one.ended is None or one.ended > reading.day]
    standing.sort(key=lambda one: danish_key(one.name))
    return tuple(
        Option(one.id, line(one.name, (f"   {one.title}" if one.title else "", "muted"), practice(one, reading.words)))
        for one in standing
    )


def departments(reading: Reading) -> tuple[Option, ...]:
    """Give the departments."""
    standing = [one for one in reading.register.all(Department) if one.ended is None or one.ended > reading.day]
    standing.sort(key=lambda one: danish_key(one.name))
    return tuple(Option(one.id, line(one.name, practice(one, reading.words))) for one in standing)


def clusters(reading: Reading) -> tuple[Option, ...]:
    """Give the clusters."""
    return tuple(
        Option(one.id, line(one.name))
        for one in sorted(reading.register.all(Cluster), key=lambda one: danish_key(one.name))
    )


def sizes(reading: Reading) -> tuple[Option, ...]:
    """Give the size classes."""
    return tuple(Option(size, line(reading.words.catalogue.shown(size))) for size in Size)


def workplaces(reading: Reading) -> tuple[Option, ...]:
    """Give the kinds of workplace."""
    return tuple(Option(place, line(reading.words.catalogue.shown(place))) for place in Workplace)
