"""Hand-overs: the list of them, the steps of one, and one in short."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.coordination.handover_steps import HandoverStep, StepState, steps
from lokalkontakt_core.coordination.handovers import (
    HandoverState,
    areas_of,
    first_day_of,
    former_of,
    last_overlap_day,
    left_of,
    state_of_handover,
    successor_of,
)
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_tui.models.lines import Piece, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading

_SIGNS: Mapping[StepState, Piece] = MappingProxyType(
    {StepState.DONE: ("✓ ", "good"), StepState.NOW: ("» ", "info"), StepState.OPEN: ("○ ", "muted")}
)
_STATES: Mapping[HandoverState, Piece] = MappingProxyType(
    {
        HandoverState.PLANNING: ("○ ", "muted"),
        HandoverState.AGREED: ("» ", "info"),
        HandoverState.HANDED_OVER: ("► ", "handover"),
        HandoverState.CLOSED: ("✓ ", "good"),
        HandoverState.GIVEN_UP: ("– ", "muted"),
    }
)
_GROUPS = ((True, N_("Under way")), (False, N_("Over")))


def areas_named(reading: Reading, handover: Handover) -> str:
    """Give the areas of a hand-over in words."""
    return reading.words.listed([reading.name(Ref(Area.kind, area)) for area in areas_of(reading.register, handover)])


def former_named(reading: Reading, handover: Handover) -> str:
    """Give who hands over in words."""
    former = former_of(reading.register, handover)
    return reading.words.listed([reading.name(Ref("contact", contact)) for contact in former])


def successor_named(reading: Reading, handover: Handover) -> str:
    """Give who takes over, nothing while that is not settled."""
    successor = successor_of(reading.register, handover)
    return reading.name(Ref("contact", successor)) if successor is not None else ""


def listing(reading: Reading) -> Listing:
    """Give the hand-overs, those under way first."""
    entries: list[Entry] = []
    begun = [one for one in reading.register.all(Handover) if one.begun <= reading.day]
    for wanted, heading in _GROUPS:
        group = sorted((one for one in begun if one.under_way is wanted), key=lambda one: (one.begun, one.id))
        if group:
            entries.append(Heading(reading.words(heading), len(group)))
            entries.extend(_row(reading, one) for one in group)
    empty = (
        line(reading.words("No hand-over has been begun step by step.")),
        line((reading.words("Press N to begin one."), "muted")),
    )
    columns = (Column(least=14, grow=True), Column(least=8), Column(least=6, right=True))
    return Listing(tuple(entries), columns, empty=empty)


def _row(reading: Reading, handover: Handover) -> Row:
    state = state_of_handover(reading.register, handover)
    to = successor_named(reading, handover)
    word = reading.words.catalogue.shown(state)
    day = first_day_of(reading.register, handover)
    return Row(
        handover.id,
        (
            line(_STATES[state], areas_named(reading, handover)),
            line((f"→ {to}" if to else word, "muted")),
            line((reading.list_day(day) if day is not None else "", "muted")),
        ),
        find=former_named(reading, handover),
    )


def guide(reading: Reading, handover: Handover) -> Listing:
    """Give the steps of a hand-over, each with how far it is and what was settled."""
    taken = steps(reading.register, handover, reading.day)
    rows = [
        Row(
            step.value,
            (
                line(_SIGNS[state], f"{number} {reading.words.catalogue.shown(step)}"),
                line((settled(reading, handover, step), "muted")),
            ),
        )
        for number, (step, state) in enumerate(taken.items(), start=1)
    ]
    heading = reading.words(
        "{areas}, from {former}", areas=areas_named(reading, handover), former=former_named(reading, handover)
    )
    return Listing((Heading(heading), *rows), (Column(least=22), Column(grow=True, least=8)), spaced=True)


def first_open(reading: Reading, handover: Handover) -> str:
    """Give the key of the step one goes on with."""
    taken = steps(reading.register, handover, reading.day)
    return next((step for step, state in taken.items() if state is StepState.NOW), HandoverStep.CLOSE).value


def settled(reading: Reading, handover: Handover, step: HandoverStep) -> str:
    """Give what was settled in a step, in a few words."""
    words, register = reading.words, reading.register
    if step is HandoverStep.AREAS:
        return reading.count("{count} area", "{count} areas", len(areas_of(register, handover)))
    if step is HandoverStep.SUCCESSOR:
        return successor_named(reading, handover)
    if step is HandoverStep.DAY:
        day, until = first_day_of(register, handover), last_overlap_day(handover)
        both = words("overlap until {day}", day=reading.list_day(until)) if until is not None else ""
        return ", ".join(part for part in (reading.list_day(day) if day is not None else "", both) if part)
    if step is HandoverStep.CHECKLIST:
        rows = checklist(register, handover, reading.day)
        done = sum(row.done is not None for row in rows)
        return reading.text("{done} of {count}", done=done, count=len(rows))
    if step is HandoverStep.NOTICE:
        return words("written") if not left_of(register, handover) else ""
    return reading.full_day(handover.closed) if handover.closed is not None else words("can be undone until then")


def summary(reading: Reading, handover: Handover) -> Page:
    """Give a hand-over in short: from whom, to whom, when, and how far it is."""
    words = reading.words
    state = state_of_handover(reading.register, handover)
    day: date | None = first_day_of(reading.register, handover)
    facts = [
        Fact(words("From"), line(former_named(reading, handover))),
        Fact(words("To"), line(successor_named(reading, handover) or words("not settled"))),
        Fact(words("First day"), line(reading.full_day(day) if day is not None else words("not settled"))),
        Fact(words("Begun on"), line(reading.full_day(handover.begun))),
    ]
    if handover.given_up is not None:
        facts.append(Fact(words("Given up"), line((f"“{handover.given_up}”", "quote"))))
    taken = steps(reading.register, handover, reading.day)
    items = tuple(
        Item(line(_SIGNS[one], reading.words.catalogue.shown(step), (f"  {settled(reading, handover, step)}", "muted")))
        for step, one in taken.items()
    )
    title = line((areas_named(reading, handover), "name"), "   ", _STATES[state], words.catalogue.shown(state))
    go_on = words("Go on …") if handover.under_way else words("See the steps …")
    return Page(
        title,
        (
            Section(None, tuple(facts)),
            Section(words("Steps"), items),
            Section(None, ((Button(f"handover:{handover.id}", go_on, main=True),),)),
        ),
    )
