"""Knowledge: the list with its filters, one piece of it in detail, and what an area's page says of it."""

from collections.abc import Callable
from datetime import date

from lokalkontakt_core.coordination.knowledge import (
    answer_by,
    balance_of,
    known_on,
    last_contact,
    of_area,
    quiet_areas,
    waits_for_answer,
    waits_to_be_passed_on,
)
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Direction, Knowledge, Visibility
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import practice
from lokalkontakt_tui.models.strategy import theme_facts

MOST = 500
"""How many rows are listed; a search looks through all there is."""
MOST_OF_AREA = 5
"""How many pieces of knowledge an area's page shows."""
COLUMNS = (Column(grow=True, least=20), Column(least=8, most=24), Column(least=6))

_WAY = {Direction.FROM_AREA: "←", Direction.TO_AREA: "→", None: "·"}

_FILTERS: dict[str, tuple[str, Callable[[Knowledge, date], bool]]] = {
    "": (N_("All"), lambda _item, _day: True),
    "unanswered": (N_("Waits for an answer"), waits_for_answer),
    "waiting": (N_("To be passed on"), waits_to_be_passed_on),
    "from": (N_("From areas"), lambda item, _day: item.direction is Direction.FROM_AREA),
    "to": (N_("To areas"), lambda item, _day: item.direction is Direction.TO_AREA),
    "private": (N_("Private notes"), lambda item, _day: item.visibility is Visibility.PRIVATE),
}


def kept(reading: Reading, chosen: str) -> tuple[Knowledge, ...]:
    """Give what a filter lets through, the newest first."""
    _, keeps = _FILTERS.get(chosen, _FILTERS[""])
    return tuple(item for item in known_on(reading.register, reading.day) if keeps(item, reading.day))


def chips(reading: Reading) -> tuple[tuple[str, Line], ...]:
    """Give the filters with how much each lets through."""
    return tuple(
        (key, line(reading.words(label), (f" {len(kept(reading, key))}", "muted")))
        for key, (label, _) in _FILTERS.items()
    )


def listing(reading: Reading, items: tuple[Knowledge, ...]) -> Listing:
    """Give a list: what waits for an answer first, then the rest, the newest first."""
    asked = [item for item in items if waits_for_answer(item, reading.day)]
    others = [item for item in items if not waits_for_answer(item, reading.day)]
    entries: list[Entry] = []
    for heading, group in ((N_("Waits for an answer"), asked), (N_("Knowledge"), others)):
        if group:
            entries.append(Heading(reading.words(heading), len(group), style="subheading"))
            entries.extend(_row(reading, item) for item in group[:MOST])
    empty = (
        line(reading.words("Nothing has been written down here yet.")),
        line((reading.words("Press N to write down what an area has told, or is to be told."), "muted")),
    )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(reading: Reading, item: Knowledge) -> Row:
    days = (reading.day - item.day).days
    waits = days > 0 and waits_for_answer(item, reading.day)
    when = reading.count("for {count} day", "for {count} days", days) if waits else ""
    cells = (
        line(*_sign(reading, item), reading.name(item.ref), practice(item, reading.words)),
        line((_places(reading, item), "muted")),
        line((when or reading.list_day(item.day), "warning" if when else "muted")),
    )
    return Row(item.id, cells, find=" ".join((item.text, *item.focus)))


def _sign(reading: Reading, item: Knowledge) -> Line:
    if waits_for_answer(item, reading.day):
        return line(("? ", "disputed"))
    return line((f"{_WAY[item.direction]} ", "primary"))


def _places(reading: Reading, item: Knowledge) -> str:
    names = [reading.name(Ref("area", area)) for area in item.areas]
    return ", ".join(names) or reading.words("the whole scheme")


def page(reading: Reading, item: Knowledge) -> Page:
    """Give one piece of knowledge."""
    words = reading.words
    shown = words.catalogue.shown
    title = line((shown(item.type).capitalize(), "name"), practice(item, words))
    text = tuple(Item(line(one)) for one in item.text.split("\n"))
    facts = [Fact(words("Told"), line(reading.full_day(item.day)))]
    if item.direction is not None:
        facts.append(Fact(words("Direction"), line(shown(item.direction))))
    label = words("Area")
    for area in item.areas:
        facts.append(Fact(label, line((reading.name(Ref("area", area)), "link")), f"area:{area}"))
        label = ""
    if item.by is not None:
        facts.append(Fact(words("Told by"), line(reading.name(Ref("person", item.by)))))
    if item.fields_of_work:
        facts.append(Fact(words("Fields of work"), line(words.listed(item.fields_of_work))))
    facts.extend(theme_facts(reading, item.focus))
    facts.append(Fact(words("Readers"), line(shown(item.visibility))))
    facts.extend(_state(reading, item))
    if item.source:
        facts.append(Fact(words("Source"), line((item.source, "muted"))))
    sections = [Section(None, text), Section(None, tuple(facts))]
    if item.answer is not None:
        answer = tuple(Item(line(one)) for one in item.answer.split("\n"))
        sections.append(Section(words("Answer"), answer, reading.full_day(item.answered)))
    return Page(title, (*sections, Section(words("What you can do"), (_buttons(reading, item),))))


def _state(reading: Reading, item: Knowledge) -> list[Fact]:
    words, made = reading.words, []
    if waits_for_answer(item, reading.day):
        until = answer_by(reading.register, item)
        style = "warning" if until < reading.day else ""
        made.append(Fact(words("Waits for an answer"), line((reading.text("by {day}", day=until), style))))
    if item.passed_on is not None:
        made.append(Fact(words("Passed on"), line(reading.full_day(item.passed_on))))
    elif waits_to_be_passed_on(item, reading.day):
        made.append(Fact(words("Passed on"), line((words("not yet"), "warning"))))
    return made


def _buttons(reading: Reading, item: Knowledge) -> tuple[Button, ...]:
    words = reading.words
    made = [(f"answer_knowledge:{item.id}", words("Answer …"))]
    if waits_to_be_passed_on(item, reading.day):
        made.insert(0, (f"pass_on:{item.id}", words("Pass on …")))
    if item.visibility is Visibility.PRIVATE:
        made.insert(0, (f"share_knowledge:{item.id}", words("Share with colleagues …")))
    made.append((f"edit_knowledge:{item.id}", words("Edit …")))
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(made))


def area_section(reading: Reading, area: str) -> Section:
    """Give what an area's page says: how much goes each way, when somebody was in touch, and the newest."""
    words, register, day = reading.words, reading.register, reading.day
    balance, last = balance_of(register, area, day), last_contact(register, area, day)
    ways = reading.text("{there} from the area · {back} to the area", there=balance.from_area, back=balance.to_area)
    quiet = any(one.area == area for one in register.derived(quiet_areas, day))
    touched = reading.full_day(last) if last is not None else words("never written down")
    parts: list[Fact | Item] = [
        Fact(words("Both ways"), line((ways, "warning" if balance.one_way else ""))),
        Fact(words("Last in touch"), line((touched, "warning" if quiet else ""))),
    ]
    known = of_area(register, area, day)
    parts += [Item(line(*_sign(reading, one), (reading.name(one.ref), "link")), f"knowledge:{one.id}", indent=2)
              for one in known[:MOST_OF_AREA]]  # fmt: skip
    noting = (Button(f"note_knowledge:{area}", words("Write down …")),)
    note = str(len(known)) if known else ""
    return Section(words("Knowledge"), (*parts, noting), note)
