"""What belongs to each step of a hand-over: what is known, what is missing, and what can be done."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lokalkontakt_core.coordination.handover_checklist import OpenThing, checklist
from lokalkontakt_core.coordination.handover_steps import HandoverStep, StepState, steps
from lokalkontakt_core.coordination.handovers import (
    areas_of,
    first_day_of,
    handed,
    last_overlap_day,
    left_of,
    successor_of,
    taken_over,
)
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.naming import council_names
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.handover import Handover, HandoverThing
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_tui.models.handovers import areas_named, former_named, settled, successor_named
from lokalkontakt_tui.models.lines import Line, Piece, line
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading


def _doing(*buttons: tuple[str, str]) -> tuple[Button, ...]:
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(buttons))


def _areas_step(reading: Reading, handover: Handover) -> tuple[Section, ...]:
    words = reading.words
    items: list[Item] = []
    for one in handed(reading.register, handover):
        wish = one.handover_wish.quote if one.handover_wish is not None and one.handover_wish.quote else ""
        name = line(
            (reading.name(Ref(Area.kind, one.area)), "link"),
            (f"  {reading.name(Ref('contact', one.contact))}", "muted"),
            (f"  “{wish}”" if wish else "", "quote"),
        )
        items.append(Item(name, f"area:{one.area}"))
    sections = [Section(None, tuple(items))]
    if handover.given_up is not None:
        said = (Fact(words("Given up"), line((f"“{handover.given_up}”", "quote"))),)
        sections.append(Section(None, said))
    elif left_of(reading.register, handover):
        sections.append(Section(None, (_doing((f"give_up_handover:{handover.id}", words("Give it up …"))),)))
    return tuple(sections)


def _successor_step(reading: Reading, handover: Handover) -> tuple[Section, ...]:
    words = reading.words
    chosen = successor_named(reading, handover)
    facts = [Fact(words("From"), line(former_named(reading, handover)))]
    facts.append(Fact(words("To"), line((chosen, "bold")) if chosen else line((words("not settled"), "muted"))))
    others = [contact for contact in handover.candidates if contact != successor_of(reading.register, handover)]
    sections = [Section(None, tuple(facts))]
    if others:
        names = sorted((reading.name(Ref("contact", one)), one) for one in others)
        thought = tuple(Item(line((name, "link")), f"contact:{one}") for name, one in names)
        sections.append(Section(words("Also thought of"), thought))
    if handover.under_way and left_of(reading.register, handover):
        sections.append(Section(None, (_doing((f"handover_successor:{handover.id}", words("Settle with whom …"))),)))
    return tuple(sections)


def _day_step(reading: Reading, handover: Handover) -> tuple[Section, ...]:
    words = reading.words
    day, until = first_day_of(reading.register, handover), last_overlap_day(handover)
    unsettled = line((words("not settled"), "muted"))
    facts = (
        Fact(words("First day"), line((reading.long_day(day), "bold")) if day is not None else unsettled),
        Fact(words("Both are there until"), line(reading.long_day(until) if until else words("no overlap"))),
    )
    sections = [Section(None, facts)]
    if handover.under_way and left_of(reading.register, handover):
        sections.append(Section(None, (_doing((f"handover_day:{handover.id}", words("Settle the day …"))),)))
    return tuple(sections)


def thing_line(reading: Reading, row: OpenThing) -> Line:
    """Give a row of the checklist in words: what kind of thing, and which."""
    what = row.text if row.text is not None else "" if row.about is None else reading.name(row.about)
    if row.thing is HandoverThing.OTHER:
        return line(what)
    return line(f"{reading.words.catalogue.shown(row.thing)}: ", what)


def _checklist_step(reading: Reading, handover: Handover) -> tuple[Section, ...]:
    words = reading.words
    rows = checklist(reading.register, handover, reading.day)
    items = tuple(_thing_item(reading, handover, row) for row in rows)
    nothing = (Item(line((words("Nothing is open."), "muted"))),)
    sections = [
        Section(
            words("What is open in the areas"), items or nothing, settled(reading, handover, HandoverStep.CHECKLIST)
        )
    ]
    if handover.under_way:
        doing = [(f"handover_tick:{handover.id}", words("Tick …"))] if rows else []
        doing.append((f"handover_add:{handover.id}", words("Add something …")))
        sections.append(Section(None, (_doing(*doing),)))
    return tuple(sections)


def _thing_item(reading: Reading, handover: Handover, row: OpenThing) -> Item:
    mark: Piece = ("✓ ", "good") if row.done is not None else ("○ ", "muted")
    done = (f"  {reading.list_day(row.done)}" if row.done is not None else "", "muted")
    action = None
    if row.done is None and row.about is not None and handover.under_way:
        verbs = {HandoverThing.AGREEMENT: "agreement", HandoverThing.ONBOARDING: "onboarding"}
        verb = verbs.get(row.thing)
        action = f"{verb}:{row.about.id}" if verb is not None else None
    return Item(line(mark, *thing_line(reading, row), done), action, indent=2)


def _notice_step(reading: Reading, handover: Handover) -> tuple[Section, ...]:
    words = reading.words
    if left_of(reading.register, handover):
        told = [Item(line(text)) for text in _to_be_told(reading, handover)]
        sections = [Section(words("They will be told"), tuple(told))]
        if handover.under_way:
            count = len({one.area for one in left_of(reading.register, handover)})
            label = words.count("Hand over {count} area …", "Hand over {count} areas …", count)
            sections.append(Section(None, (_doing((f"carry_out_handover:{handover.id}", label)),)))
        return tuple(sections)
    new = {one.ref for one in taken_over(reading.register, handover)}
    notices = [one for one in reading.register.all(Notice) if one.about in new]
    names = sorted(
        (reading.name(one.recipient) if one.recipient else words("nobody is known"), one.id) for one in notices
    )
    items = tuple(Item(line((name, "link")), f"message:{notice}") for name, notice in names)
    outbox = (_doing(("place:outbox", words("See the outbox"))),)
    nothing = (Item(line((words("Nobody is to be told."), "muted"))),)
    return (Section(words("Written to"), items or nothing), Section(None, outbox))


def _to_be_told(reading: Reading, handover: Handover) -> list[str]:
    words = reading.words
    told = []
    for area in areas_of(reading.register, handover):
        councils = council_names(reading.register, area)
        name = reading.name(Ref(Area.kind, area))
        told.append(words.listed(councils) if councils else words("{area}: no council is known", area=name))
    people = [successor_named(reading, handover), former_named(reading, handover)]
    return sorted(dict.fromkeys(told), key=danish_key) + [one for one in people if one]


def _close_step(reading: Reading, handover: Handover) -> tuple[Section, ...]:
    words = reading.words
    if handover.closed is not None:
        return (Section(None, (Item(line(words("Closed on {day}.", day=reading.full_day(handover.closed)))),)),)
    taken = steps(reading.register, handover, reading.day)
    left = [step for step, state in taken.items() if state is not StepState.DONE and step is not HandoverStep.CLOSE]
    items = [Item(line(("○ ", "muted"), reading.words.catalogue.shown(step))) for step in left]
    if not items:
        items = [Item(line(("✓ ", "good"), words("Everything is done.")))]
    note = Item(line((words("Until it is closed everything can be undone. Afterwards nothing can."), "muted")))
    sections = [Section(words("Before it is closed") if left else None, (*items, note))]
    if handover.under_way:
        sections.append(Section(None, (_doing((f"close_handover:{handover.id}", words("Close …"))),)))
    return tuple(sections)


_PAGES: Mapping[HandoverStep, Callable[[Reading, Handover], tuple[Section, ...]]] = MappingProxyType(
    {
        HandoverStep.AREAS: _areas_step,
        HandoverStep.SUCCESSOR: _successor_step,
        HandoverStep.DAY: _day_step,
        HandoverStep.CHECKLIST: _checklist_step,
        HandoverStep.NOTICE: _notice_step,
        HandoverStep.CLOSE: _close_step,
    }
)


def step_page(reading: Reading, handover: Handover, step: HandoverStep) -> Page:
    """Give what belongs to one step."""
    number = tuple(HandoverStep).index(step) + 1
    step_name = f"{number}  {reading.words.catalogue.shown(step)}"
    title = line((step_name, "name"), (f"   {areas_named(reading, handover)}", "muted"))
    return Page(title, _PAGES[step](reading, handover))
