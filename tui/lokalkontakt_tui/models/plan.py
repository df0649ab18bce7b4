"""The rollout plan: its steps under their months, and one of them."""

from collections.abc import Mapping

from lokalkontakt_core.coordination.plan import StepState, plan_in_order, state_of_step
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_tui.models.lines import capital, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import Sign, practice

STATES: Mapping[StepState, Sign] = {
    StepState.OVERDUE: Sign("▲", "handover", N_("overdue")),
    StepState.NOW: Sign("●", "covered", N_("now")),
    StepState.AHEAD: Sign("»", "info", N_("later")),
    StepState.DONE: Sign("✓", "good", N_("done")),
    StepState.HISTORY: Sign("–", "muted", N_("history")),
}
COLUMNS = (Column(grow=True, least=30), Column(least=6))


def listing(reading: Reading) -> Listing:
    """Give the steps in the order of their months."""
    entries: list[Entry] = []
    last = ""
    for step in plan_in_order(reading.register):
        months = reading.words.catalogue.shown(step.when)
        if months != last:
            entries.append(Heading(capital(months), style="subheading"))
            last = months
        entries.append(_row(reading, step))
    words = reading.words
    empty = (line(words("There is no plan here yet.")), line((words("Press N to write down the first step."), "muted")))
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(reading: Reading, step: PlanStep) -> Row:
    sign = STATES[state_of_step(step, reading.day)]
    day = f"{reading.full_day(step.day)}: " if step.day is not None else ""
    text = line(sign.piece, f" {day}{step.task}", practice(step, reading.words))
    return Row(step.id, (text, line((reading.words(sign.word), "muted"))))


def step_page(reading: Reading, step: PlanStep) -> Page:
    """Give a step."""
    words, state = reading.words, state_of_step(step, reading.day)
    unknown = line((words("not told"), "muted"))
    facts = [
        Fact(words("State"), line(STATES[state].piece, f" {words(STATES[state].word)}")),
        Fact(words("Months"), line(words.catalogue.shown(step.when))),
    ]
    if step.day is not None:
        facts.append(Fact(words("Day"), line(reading.full_day(step.day))))
    facts.append(Fact(words("Seen to by"), line(reading.name(Ref("person", step.owner))) if step.owner else unknown))
    if step.done is not None:
        facts.append(Fact(words("Done"), line(reading.full_day(step.done))))
    if step.source:
        facts.append(Fact(words("Source"), line((step.source, "muted"))))
    if step.done is None:
        doing = [Button(f"complete_plan_step:{step.id}", words("Done …"), main=state is not StepState.HISTORY)]
    else:
        doing = [Button(f"reopen_plan_step:{step.id}", words("Not done after all …"))]
    doing.append(Button(f"edit_plan_step:{step.id}", words("Edit …")))
    if not step.history:
        doing.append(Button(f"remove_plan_step:{step.id}", words("Remove …")))
    sections = [
        Section(None, (Item(line((step.task, "name"))),)),
        Section(None, tuple(facts)),
        Section(words("What you can do"), (tuple(doing),)),
    ]
    return Page(None, tuple(sections))
