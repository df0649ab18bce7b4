"""Personal data: how long each class is kept and what is over its time, who has looked, and the persons."""

from collections.abc import Iterable, Sequence
from itertools import islice

from lokalkontakt_core.erasure.retention import Due
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.ports.access_log import AccessEntry, AccessLog
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import DataClass
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_tui.models.erasing import cut
from lokalkontakt_tui.models.history import moment
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.people import person_or_login
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import practice

COLUMNS = (Column(least=14, most=34), Column(grow=True, least=8))
MOST_ENTRIES = 100
"""How many entries of the access log are shown."""
LOG = "log:"
_COUNTED_FROM = {
    DataClass.FORMER_PERSONS: N_("the day the person ended"),
    DataClass.ANSWERS: N_("the day the round closed"),
    DataClass.DELIVERIES: N_("the last change of the message"),
    DataClass.ACCESS_LOG: N_("the day of the entry"),
}
_WHAT_GOES = {
    DataClass.FORMER_PERSONS: N_("The person is erased, as by Erase."),
    DataClass.ANSWERS: N_("All answers of the round go."),
    DataClass.DELIVERIES: N_("What was said of it goes; that it was sent, and when, stays."),
    DataClass.ACCESS_LOG: N_("The entry goes."),
}


def listing(reading: Reading, dues: Iterable[Due]) -> Listing:
    """Give the classes, the access log and the persons."""
    words = reading.words
    entries: list[Entry] = [Heading(words("How long it is kept"), style="subheading")]
    entries += [_class_row(reading, due) for due in dues]
    entries.append(Heading(words("Who has looked"), style="subheading"))
    entries.append(Row(LOG, (line(words("The log")), line((words("views, exports and erasures"), "muted")))))
    persons = sorted(
        (one for one in reading.register.all(Person) if one.erased is None), key=lambda one: danish_key(one.name)
    )
    if persons:
        entries.append(Heading(words("What is held on a person"), len(persons), style="subheading"))
        entries += [_person_row(reading, one) for one in persons]
    return Listing(tuple(entries), COLUMNS)


def _class_row(reading: Reading, due: Due) -> Row:
    words = reading.words
    if due.rule is None:
        last = (words("no time decided"), "muted")
    elif due.count:
        last = (f"▲ {words('{count} over the time', count=due.count)}", "warning")
    else:
        last = (reading.count("{count} month", "{count} months", due.rule.keep.months), "muted")
    return Row(f"data_class:{due.data}", (line(_class_name(reading, due.data)), line(last)))


def _person_row(reading: Reading, person: Person) -> Row:
    ended = person.ended is not None and person.ended <= reading.day
    said = person.title or ""
    if ended and person.ended is not None:
        said = reading.words("ended {day}", day=reading.list_day(person.ended))
    return Row(f"held:{person.id}", (line(person.name, practice(person, reading.words)), line((said, "muted"))))


def _class_name(reading: Reading, data: DataClass) -> str:
    return reading.words.catalogue.text(f"data_class.{data}")


def class_page(reading: Reading, due: Due) -> Page:
    """Give one class: how long and why, and what is over its time."""
    words, rule = reading.words, due.rule
    months = reading.count("{count} month", "{count} months", rule.keep.months) if rule else words("no time decided")
    facts = [
        Fact(words("Kept"), line(months)),
        Fact(words("Counted from"), line(words(_COUNTED_FROM[due.data]))),
        Fact(words("Why"), line(rule.reason if rule else words("nothing is taken away until you decide"))),
        Fact(words("When it is over"), line(words(_WHAT_GOES[due.data]))),
    ]
    buttons = [Button(f"decide_retention:{due.data}", words("Decide how long …"), main=not due.count)]
    sections = [Section(None, tuple(facts))]
    if due.count:
        sections.append(Section(words("Over its time"), due_items(reading, due), str(due.count)))
        buttons.insert(0, Button("apply_retention:", words("Take away what is over its time …"), main=True))
    sections.append(Section(words("What you can do"), (tuple(buttons),)))
    return Page(line((_class_name(reading, due.data), "name")), tuple(sections))


def due_items(reading: Reading, due: Due) -> tuple[Item, ...]:
    """Give what of a class is over its time: persons and rounds by name, messages and entries by number."""
    kind = {DataClass.FORMER_PERSONS: Person.kind, DataClass.ANSWERS: Wave.kind}.get(due.data)
    if kind is not None:
        return cut(reading, [Item(line(reading.name(Ref(kind, thing)))) for thing in due.things])
    if due.data is DataClass.DELIVERIES:
        return (Item(line(reading.count("{count} message", "{count} messages", due.count))),)
    return (Item(line(reading.count("{count} entry", "{count} entries", due.count))),)


def apply_page(reading: Reading, dues: Sequence[Due]) -> Page:
    """Give all that is over its time, before it is taken away."""
    words = reading.words
    sections = [
        Section(_class_name(reading, due.data), due_items(reading, due), str(due.count)) for due in dues if due.count
    ]
    stays = words("Lone first and last names in texts stay for you to decide: erase such a person by hand instead.")
    sections.append(
        Section(None, (Item(line((stays, "muted"))), Item(line((words("This cannot be undone."), "bold")))))
    )
    return Page(None, tuple(sections))


def newest(access: AccessLog | None) -> tuple[AccessEntry, ...]:
    """Give the entries of the access log that are shown; none where a store keeps no log."""
    return tuple(islice(access.entries(), MOST_ENTRIES)) if access is not None else ()


def log_page(reading: Reading, entries: Iterable[AccessEntry]) -> Page:
    """Give the newest entries of the access log."""
    words = reading.words
    items = tuple(_entry(reading, one) for one in entries)
    note = words("The newest {count}.", count=MOST_ENTRIES) if len(items) == MOST_ENTRIES else ""
    nothing = (Item(line((words("Nobody yet."), "muted"))),)
    return Page(line((words("Who has looked"), "name")), (Section(None, items or nothing, note),))


def _entry(reading: Reading, entry: AccessEntry) -> Item:
    words = reading.words
    did = words.catalogue.text(f"access.{entry.access}")
    whom = words("everybody") if entry.subject == "*" else person_or_login(reading, entry.subject)
    at = moment(entry.instant)
    when = f"{reading.list_day(at.day)} {at.time}"
    return Item(
        line(
            (f"{when}  ", "muted"),
            f"{person_or_login(reading, entry.actor)}: {whom} {did}",
            (f"  {entry.through}", "muted"),
        ),
        indent=2,
    )


def person_page(reading: Reading, person: Person) -> Page:
    """Give what can be done about a person; what is held is gathered when it is asked for, since all is read."""
    words = reading.words
    told = words("Everything is read: records, history, messages, drafts and answers. That you looked is noted.")
    buttons = (
        Button(f"held:{person.id}", words("See all that is held …"), main=True),
        Button(f"export_person:{person.id}", words("Write out …")),
        Button(f"erase_person:{person.id}", words("Erase …")),
    )
    link = Fact(words("Person"), line((words("See the person"), "link")), f"person:{person.id}")
    return Page(
        line((person.name, "name"), practice(person, words)),
        (Section(None, (link, Item(line((told, "muted"))))), Section(words("What you can do"), (buttons,))),
    )
