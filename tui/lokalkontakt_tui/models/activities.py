"""The activity log: its lines, newest first, and the area of the line with the cursor."""

from collections.abc import Iterator

from lokalkontakt_core.coordination.time_spent import Measure, time_of_area, time_of_contact
from lokalkontakt_core.records.activity import Activity
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import Line, capital, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import practice

COLUMNS = (Column(least=14, most=26), Column(least=8, most=40), Column(grow=True, least=8))
_MEASURES = {
    Measure.BELOW: (N_("less than expected"), "muted"),
    Measure.WITHIN: (N_("as expected"), "good"),
    Measure.ABOVE: (N_("more than expected"), "warning"),
}


def listing(reading: Reading) -> Listing:
    """Give the lines of the log under their days."""
    words = reading.words
    empty = (
        line(words("Nothing is written in the log yet.")),
        line((words("One line is enough: where, what, and a word about it. Press N."), "muted")),
    )
    return Listing(AsNeeded(_entries(reading)), COLUMNS, empty=empty)


def _entries(reading: Reading) -> Iterator[Entry]:
    lines = [one for one in reading.register.all(Activity) if one.day <= reading.day]
    last = None
    for one in sorted(lines, key=lambda each: (each.day, each.id), reverse=True):
        if one.day != last:
            yield Heading(capital(reading.full_day(one.day)), style="subheading")
            last = one.day
        yield _row(reading, one)


def _row(reading: Reading, one: Activity) -> Row:
    outside = one.type.outside_the_role
    sign = ("▲ ", "warning") if outside else ("  ", "")
    area = line(sign, reading.name(one.ref), practice(one, reading.words))
    kind = line(reading.words.catalogue.shown(one.type), (_minutes(reading, one), "muted"))
    return Row(one.id, (area, kind, line((" ".join((one.note or "").split()), "muted"))),
               find=reading.name(Ref("contact", one.contact)))  # fmt: skip


def _minutes(reading: Reading, one: Activity) -> str:
    return "" if one.minutes is None else f"  {reading.words('{minutes} min', minutes=one.minutes)}"


def activity_page(reading: Reading, one: Activity) -> Page:
    """Give a line of the log, and the time of its area."""
    words = reading.words
    facts = [
        Fact(words("Day"), line(reading.full_day(one.day))),
        Fact(words("What"), line(words.catalogue.shown(one.type))),
        Fact(words("Local contact"), line((reading.name(Ref("contact", one.contact)), "link")),
             f"contact:{one.contact}"),
    ]  # fmt: skip
    if one.minutes is not None:
        facts.append(Fact(words("Time"), line(reading.hours(one.minutes))))
    if one.project:
        name = reading.name(Ref("project", one.project))
        facts.append(Fact(words("Project"), line((name, "link")), f"project:{one.project}"))
    sections = [Section(None, tuple(facts))]
    if one.note:
        sections.append(Section(None, tuple(Item(line(row)) for row in one.note.split("\n"))))
    if one.type.outside_the_role:
        text = words("This is what the role leaves to the area itself. It is written down to be talked about.")
        sections.append(Section(None, (Item(line(("▲ ", "warning"), text), indent=2),)))
    doing = (
        Button(f"edit_activity:{one.id}", words("Edit …"), main=True),
        Button(f"remove_activity:{one.id}", words("Remove …")),
    )
    sections.append(Section(words("What you can do"), (doing,)))
    time = _time(reading, reading.register.get(Area, one.area))
    if time:
        sections.append(Section(words("Time of the area"), time))
    return Page(line((reading.name(one.ref), "name")), tuple(sections))


def noted_by(reading: Reading, contact: str) -> tuple[Fact, ...]:
    """Give what one contact has noted, beside what is granted; nothing where no time is noted."""
    found, words = time_of_contact(reading.register, contact, reading.day), reading.words
    if found.per_week is None:
        return ()
    average = words("{hours} on average", hours=reading.hours_per_week(found.per_week))
    weeks = reading.count("over {count} week", "over {count} weeks", found.weeks)
    over = (f"  ▲ {words('over the time')}", "warning") if found.over else ("", "")
    return (Fact(words("Time noted"), line(average, (f" · {weeks}", "muted"), over)),)


def _time(reading: Reading, area: Area) -> tuple[Fact, ...]:
    """Give the area's time, where time is noted; of an area, never of one contact beside another."""
    found, words = time_of_area(reading.register, area, reading.day), reading.words
    if found.per_week is None or found.measure is None:
        return ()
    text, style = _MEASURES[found.measure]
    expected = words("{least} to {most}", least=reading.hours(found.least), most=reading.hours_per_week(found.most))
    average: Line = line(reading.hours_per_week(found.per_week), ("  ", ""), (words(text), style))
    weeks = reading.count("{count} week", "{count} weeks", found.weeks)
    return (
        Fact(words("On average"), average),
        Fact(words("Expected"), line(expected)),
        Fact(words("Counted over"), line(weeks)),
    )
