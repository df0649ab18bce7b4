"""What speaks for and against a pair, who would be better, and what the whole draft does."""

from collections.abc import Iterator

from lokalkontakt_core.coordination.bids import Bid, bids
from lokalkontakt_core.coordination.distribution import Distribution, Sums
from lokalkontakt_core.coordination.suggestion.pricing import Bar, Charge
from lokalkontakt_core.coordination.suggestion.reasons import Ground, Reason
from lokalkontakt_core.coordination.suggestion.suggesting import Suggestion
from lokalkontakt_core.language.numbers import number
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.conditions import Condition, ConditionKind, ConditionState, conditions
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.bench import Sketch
from lokalkontakt_tui.models.forms import MINUTES_AN_HOUR
from lokalkontakt_tui.models.lines import Line, fit, joined, line
from lokalkontakt_tui.models.load_bar import LEGEND, short_figure
from lokalkontakt_tui.models.page import Button, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading

MOST_BIDS = 3
LABEL_CELLS, FIGURE_CELLS = 15, 6
"""How wide the labels and the figures of today are among the sums."""
_CONDITIONS = {
    ConditionState.MET: ("✓ ", "good"),
    ConditionState.UNMET: ("✗ ", "error"),
    ConditionState.MISSING: ("✗ ", "error"),
    ConditionState.OPEN: ("i ", "info"),
    ConditionState.EXEMPT: ("– ", "muted"),
}
_WORDS = {
    (ConditionKind.AVAILABLE, ConditionState.OPEN): N_("The employment is not told"),
    (ConditionKind.AVAILABLE, ConditionState.UNMET): N_("Not employed on this day"),
    (ConditionKind.OWN_YES, ConditionState.MISSING): N_("The own yes is missing"),
    (ConditionKind.OWN_YES, ConditionState.UNMET): N_("Has said no"),
    (ConditionKind.MANAGER_YES, ConditionState.MISSING): N_("The manager's yes is missing"),
    (ConditionKind.MANAGER_YES, ConditionState.UNMET): N_("The manager has said no"),
    (ConditionKind.TIME_GRANTED, ConditionState.MISSING): N_("No time is granted"),
    (ConditionKind.TIME_GRANTED, ConditionState.EXEMPT): N_("Needs no granted time in the pilot"),
    (ConditionKind.AREA_ANSWER, ConditionState.MET): N_("{area} said yes"),
    (ConditionKind.AREA_ANSWER, ConditionState.UNMET): N_("{area} said no"),
    (ConditionKind.AREA_ANSWER, ConditionState.OPEN): N_("{area} has not answered"),
}
"""A few words for each condition; those left out are told together, or by the time."""
_YESES = frozenset({ConditionKind.OWN_YES, ConditionKind.MANAGER_YES})
_TOLD = frozenset({
    Ground.WITHIN_TIME, Ground.TIME_UNKNOWN, Ground.ONLY_TODAY, Ground.NOT_ANSWERED, Ground.SAID_NO, Ground.WITHDREW,
    Ground.NOBODY, Charge.OVERRUN, Charge.UNCOVERED, Charge.USED, Charge.DEPARTMENT,
})  # fmt: skip
"""Reasons that the conditions and the time tell already, or that say nothing about the pair."""


@frozen
class Effect:
    """What saving the draft would do to the findings.

    Attributes:
        before: How many findings stand now.
        after: How many would stand; None when the draft cannot be saved as it is.
        refusal: Why not.
        remedy: What one can do about it.
    """

    before: int
    after: int | None
    refusal: str = ""
    remedy: str = ""


def pair_title(reading: Reading, area: str, contact: str | None) -> Line:
    """Give `Bjerre → Mette Øvig`."""
    name = reading.name(Ref("contact", contact)) if contact else reading.words("nobody")
    return line((f"{reading.name(Ref('area', area))} → {name}", "heading"))


def against(reading: Reading, plan: Distribution, area: str, contact: str) -> Line:
    """Give what speaks against a pair in one line, what weighs most first."""
    order = {"error": 0, "warning": 1, "info": 2}
    found = [one for one in pair_lines(reading, plan, area, contact) if one[0][1] in order]
    return joined(sorted(found, key=lambda one: order[one[0][1]]))


def pair_lines(reading: Reading, plan: Distribution, area: str, contact: str) -> tuple[Line, ...]:
    """Give what speaks for and against a contact for an area, beside all else in the draft."""
    return tuple(_pair(reading, plan, plan.priced({area: contact}), area, contact))


def _pair(reading: Reading, plan: Distribution, priced: Suggestion, area: str, contact: str) -> Iterator[Line]:
    shown = reading.words.catalogue
    yield from _conditions(reading, conditions(reading.register, area=area, contact=contact, day=reading.day))
    load = Distribution(plan.register, plan.day, {**plan.draft, area: contact}).load(contact)
    over = load.over > 0
    if load.granted is not None:
        label = reading.words("Over the time") if over else reading.words("Within the time")
        hours = reading.text("{hours} of {granted}", hours=reading.hours(load.minutes),
                             granted=reading.hours(load.granted))  # fmt: skip
        yield line(("▲ ", "warning") if over else ("✓ ", "good"), f"{label}: {hours}")
    problem = priced.pricing.problem
    if area not in problem.place or contact not in problem.candidate:
        return
    bar = priced.pricing.bar(problem.candidate[contact], priced.found.plan.package_of(contact))
    if bar is not None and bar not in {Bar.NOT_APPROVED, Bar.TOO_LONG}:
        yield line(("▲ ", "warning"), shown.shown(bar))
    for reason in priced.choice(area).reasons:
        if reason.code not in _TOLD:
            yield _reason(reading, reason)


def _conditions(reading: Reading, checked: tuple[Condition, ...]) -> Iterator[Line]:
    """Give the conditions in a few words, what stops first; both yeses in one line when both are there."""
    if all(one.state is ConditionState.MET for one in checked if one.kind in _YESES):
        yield line(("✓ ", "good"), reading.words("Both yeses are recorded"))
    for one in sorted(checked, key=lambda condition: not condition.stops):
        words = _WORDS.get((one.kind, one.state))
        if words is not None:
            yield line(_CONDITIONS[one.state], reading.text(words, **one.values))


def _reason(reading: Reading, reason: Reason) -> Line:
    sign = ("✓ ", "good") if isinstance(reason.code, Ground) else ("▲ ", "warning")
    return line(sign, reading.words.catalogue.message(reason.message, reading.name))


def better_bids(plan: Distribution, area: str, contact: str | None) -> tuple[Bid, ...]:
    """Give the contacts who would make the whole draft better than this one, the best first.

    Whoever wants to hand the area over is none of them.
    """
    priced = plan.priced({area: contact})
    place = priced.pricing.problem.place.get(area)
    leaving = place.today if place is not None and place.leaving else ()
    better = (one for one in bids(priced, area) if one.points < 0 and one.contact not in leaving)
    return tuple(better)[:MOST_BIDS]


def page(reading: Reading, plan: Distribution, sketch: Sketch, pair: tuple[str | None, str | None],
         effect: Effect | None) -> Page:  # fmt: skip
    """Give the third pane.

    Args:
        reading: The register as it is read.
        plan: The draft over it.
        sketch: The draft with its locks and notes.
        pair: The area and the contact under the two cursors.
        effect: What saving would do; None while it is not known or nothing is drafted.
    """
    area, contact = pair
    sections: list[Section] = []
    title: Line | None = None
    if area is not None:
        title = pair_title(reading, area, contact)
        if contact is not None:
            sections.append(Section(None, _items(pair_lines(reading, plan, area, contact))))
        drafted = plan.changes.get(area, contact)
        if drafted is not None and drafted != contact:
            name = reading.name(Ref("contact", drafted))
            lines = pair_lines(reading, plan, area, drafted)
            sections.append(Section(reading.words("In the draft: {name}", name=name), _items(lines)))
        sections.append(_bids(reading, plan, area, contact))
    sections.append(_whole(reading, plan, effect))
    if plan.changes:
        label = reading.count("Review {count} change …", "Review {count} changes …", len(plan.changes))
        sections.append(Section(None, ((Button("review_distribution:", label, main=True),),)))
    if sketch.notes:
        notes = tuple(line(("i ", "info"), reading.words.catalogue.message(one, reading.name)) for one in sketch.notes)
        sections.append(Section(reading.words("About the suggestion"), _items(notes)))
    sections.append(_legend(reading))
    return Page(title, tuple(sections))


def _items(lines: tuple[Line, ...]) -> tuple[Item, ...]:
    return tuple(Item(one, indent=2) for one in lines)


def _bids(reading: Reading, plan: Distribution, area: str, contact: str | None) -> Section:
    heading = reading.words("Better bids for {area}", area=reading.name(Ref("area", area)))
    items = []
    for rank, bid in enumerate(better_bids(plan, area, contact), start=1):
        load = Distribution(plan.register, plan.day, {**plan.draft, area: bid.contact}).load(bid.contact)
        name = reading.name(Ref("contact", bid.contact))
        text = line((f"{rank}  ", "muted"), (name, "link"), "  ", *short_figure(reading, load))
        items.append(Item(text, f"bid:{bid.contact}", 3))
    if not items:
        items.append(Item(line((reading.words("Nobody would do better in this draft."), "muted"))))
    return Section(heading, tuple(items))


def _whole(reading: Reading, plan: Distribution, effect: Effect | None) -> Section:
    words = reading.words
    before, after = plan.before, plan.after
    sums = [*_sums(reading, before, after)]
    if effect is not None and effect.after is not None:
        sums.append((words("Findings"), effect.before, effect.after))
    parts: list[Item] = [
        Item(_moved(label, (str(old), str(new)), "good" if new < old else "warning" if new > old else "bold"))
        for label, old, new in sums
    ]
    hours = (number(round(before.minutes / MINUTES_AN_HOUR, 2), words.language), reading.hours(after.minutes))
    parts.append(Item(_moved(words("Time a week"), hours, "bold")))
    if effect is not None and effect.after is None:
        parts.append(Item(line(("■ ", "error"), effect.refusal, (f" {effect.remedy}", "muted")), indent=2))
    return Section(words("The whole draft"), tuple(parts), words("before → after"))


def _sums(reading: Reading, before: Sums, after: Sums) -> Iterator[tuple[str, int, int]]:
    words = reading.words
    yield words("To be handed over"), before.handover, after.handover
    yield words("Without contact"), before.uncovered, after.uncovered
    yield words("Over the time"), before.over, after.over


def _moved(label: str, figures: tuple[str, str], style: str) -> Line:
    old, new = figures
    before = fit(line((old, "muted")), FIGURE_CELLS, right=True)
    return line(*fit(line(label), LABEL_CELLS), *before, (" → ", "muted"), (new, style))


def _legend(reading: Reading) -> Section:
    words = reading.words
    shown = [fit(line(sign, (f" {words(word)}", "muted")), LABEL_CELLS) for sign, word in LEGEND]
    note = line((words("One cell is a quarter of an hour a week."), "muted"))
    return Section(None, (Item((*shown[0], *shown[1])), Item((*shown[2], *shown[3])), Item(note)))
