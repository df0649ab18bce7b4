"""The list of contacts by how far they are prepared, and one contact's checklist."""

from collections.abc import Iterator, Mapping

from lokalkontakt_core.coordination.standing import standing_on
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.onboarding import ChecklistItem, Onboarding
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import DONE, OPEN, practice

GROUPS: Mapping[str, str] = {
    "none": N_("Has areas and no checklist"),
    "open": N_("On the way"),
    "done": N_("Prepared"),
    "later": N_("No areas and no checklist yet"),
}
_SIGNS = {"none": ("▲ ", "warning"), "open": ("» ", "info"), "done": ("✓ ", "good"), "later": ("– ", "muted")}
COLUMNS = (Column(least=14, grow=True), Column(least=6, right=True), Column(least=6, right=True))


def items_of(reading: Reading, contact: str) -> tuple[ChecklistItem, ...]:
    """Give a contact's checklist; empty where there is none."""
    lists = reading.register.by(Onboarding, "contact").get(contact, ())
    return lists[0].items if lists else ()


def _is_done(reading: Reading, item: ChecklistItem) -> bool:
    return item.done is not None and item.done <= reading.day


def group_of(reading: Reading, contact: str) -> str:
    """Tell which group of the list a contact belongs to."""
    items = items_of(reading, contact)
    if items:
        return "done" if all(_is_done(reading, item) for item in items) else "open"
    begun = any(held.active for held in standing_on(reading.register, reading.day).of_contact(contact))
    return "none" if begun else "later"


def grouped(reading: Reading) -> dict[str, list[Contact]]:
    """Give the contacts who are in the scheme, by group, each in Danish order."""
    groups: dict[str, list[Contact]] = {key: [] for key in GROUPS}
    for contact in reading.register.all(Contact):
        if contact.ended is None or contact.ended > reading.day:
            groups[group_of(reading, contact.id)].append(contact)
    for contacts in groups.values():
        contacts.sort(key=lambda one: danish_key(reading.name(one.ref)))
    return groups


def listing(reading: Reading, only: str = "") -> Listing:
    """Give the contacts by how far they are prepared."""
    empty = (
        line(reading.words("There are no local contacts here yet.")),
        line((reading.words("Press 3 and N to write down a contact."), "muted")),
    )
    return Listing(AsNeeded(_entries(reading, only)), COLUMNS, empty=empty)


def _entries(reading: Reading, only: str) -> Iterator[Entry]:
    for key, contacts in grouped(reading).items():
        if contacts and only in {"", key}:
            yield Heading(reading.words(GROUPS[key]), len(contacts))
            yield from (_row(reading, key, contact) for contact in contacts)


def _row(reading: Reading, group: str, contact: Contact) -> Row:
    items = items_of(reading, contact.id)
    done = sum(_is_done(reading, item) for item in items)
    far = reading.text("{done} of {count}", done=done, count=len(items)) if items else "–"
    bar = line(("█" * done, "primary"), ("░" * (len(items) - done), "edge"))
    name = line(_SIGNS[group], reading.name(contact.ref), practice(contact, reading.words))
    return Row(contact.id, (name, bar if len(items) <= MOST_BAR else (), line((far, "muted"))))


MOST_BAR = 12
"""How many items a bar shows; longer checklists are told in figures alone."""


def chips(reading: Reading) -> tuple[tuple[str, Line], ...]:
    """Give the filters over the list."""
    groups = grouped(reading)
    total = sum(len(contacts) for contacts in groups.values())
    made = [("", line(reading.text("All {count}", count=total)))]
    made += [(key, line(_SIGNS[key], str(len(contacts)))) for key, contacts in groups.items() if contacts]
    return tuple(made)


def page(reading: Reading, contact: Contact) -> Page:
    """Give one contact's checklist."""
    words, items = reading.words, items_of(reading, contact.id)
    group = group_of(reading, contact.id)
    title = line(_SIGNS[group], (reading.name(contact.ref), "name"), practice(contact, words),
                 f"   {words(GROUPS[group])}")  # fmt: skip
    label = words("Tick what is done …") if items else words("Start the checklist …")
    who = Fact(words("Local contact"), line((reading.name(contact.ref), "link")), f"contact:{contact.id}")
    sections = [
        Section(None, (who,)),
        Section(words("What you can do"), ((Button(f"onboarding:{contact.id}", label, main=True),),)),
    ]
    if items:
        done = sum(_is_done(reading, item) for item in items)
        note = reading.text("{done} of {count}", done=done, count=len(items))
        sections.append(Section(words("Checklist"), tuple(_item(reading, item) for item in items), note))
    return Page(title, tuple(sections))


def _item(reading: Reading, item: ChecklistItem) -> Item:
    sign = DONE if _is_done(reading, item) else OPEN
    when = f"  {reading.full_day(item.done)}" if item.done is not None else ""
    return Item(line((f"{sign.sign} ", sign.style), item.text, (when, "muted")), indent=2)
