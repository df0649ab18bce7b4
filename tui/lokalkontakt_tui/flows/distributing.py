"""The workbench's flows: open it, ask for a suggestion, review the draft and save it as one change."""

import asyncio

from lokalkontakt_core.coordination.suggestion.gathering import Wanted
from lokalkontakt_core.coordination.suggestion.notes import notes_on
from lokalkontakt_core.coordination.suggestion.suggesting import Suggestion, suggest
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.distribute import distribute as distribute_service
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.flows.drafted import arguments
from lokalkontakt_tui.models.bench import Sketch
from lokalkontakt_tui.models.forms import DateField, Field, Form, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Fact

MOST_FACTS = 12
"""How many pairs the consequences name before they are counted."""


async def distribute(app: DeskApp, areas: str) -> None:
    """Open the workbench, on the first of some areas where any are named."""
    from lokalkontakt_tui.screens.workbench import WorkbenchScreen  # noqa: PLC0415 - when it is first seen

    if not isinstance(app.screen, WorkbenchScreen):
        app.push_screen(WorkbenchScreen(areas.partition(",")[0]))


async def review_distribution(app: DeskApp, _rest: str) -> None:
    """Show what the draft does, and save it as one change."""
    words, changes = app.words, dict(app.desk.distribution.changes)
    if not changes:
        app.say(words("There is nothing in the draft yet."), "info", words("Enter puts an area on a contact."))
        return
    number = len(changes)
    title = words.count("Distribute {count} area", "Distribute {count} areas", number)
    ready = (
        Option(True, line(words("Confirm what is ready: both yeses and the time are in place"))),
        Option(False, line(words("Only propose; you confirm one by one"))),
    )
    fields: list[Field] = [DateField("start", words("First day"), words("Empty means today."), value=app.reading.day)]
    if any(contact is not None and not app.desk.distribution.stands[area] for area, contact in changes.items()):
        fields.append(OneOf("confirm", words("Areas without a contact today"), value=True, options=ready))
    fields.append(Field("reason", words("Why"), words("For the history. May be left empty.")))
    form = Form(title, tuple(fields), words("Show the consequences"))
    given = arguments(app.desk)
    pairs = _facts(app, changes)

    def facts(values: Values) -> tuple[Fact, ...]:
        day = values["start"] or app.reading.day
        return (*pairs, Fact(words("From"), line(app.reading.long_day(day))))

    def done(values: Values) -> str:
        day = values["start"] or app.reading.day
        return words.count("{count} area is distributed from {day}.", "{count} areas are distributed from {day}.",
                           number, day=app.reading.full_day(day))  # fmt: skip

    saved = await carry_out(
        app,
        Deed(
            title,
            distribute_service,
            lambda values: {**given, **values},
            words.count("Save {count} change", "Save {count} changes", number),
            done,
            form,
            facts,
            lambda values: values["start"],
        ),
    )
    if saved:
        app.desk.bench.clear()
        app.renew()


def _facts(app: DeskApp, changes: dict[str, str | None]) -> tuple[Fact, ...]:
    reading, words = app.reading, app.words
    by_contact: dict[str | None, list[str]] = {}
    for area, contact in changes.items():
        by_contact.setdefault(contact, []).append(reading.name(Ref("area", area)))
    facts = [
        Fact(reading.name(Ref("contact", contact)) if contact else words("Nobody"), line((words.listed(names), "bold")))
        for contact, names in by_contact.items()
    ]
    if len(facts) > MOST_FACTS:
        rest = len(facts) - MOST_FACTS
        more = words.count("and {count} more", "and {count} more", rest)
        facts = [*facts[:MOST_FACTS], Fact("", line((more, "muted")))]
    return tuple(facts)


async def suggest_distribution(app: DeskApp, _rest: str) -> None:
    """Ask who could cover what; the answer comes into the draft, what is locked stays."""
    words, desk = app.words, app.desk
    register, day, sketch = desk.workspace.register, desk.workspace.day, desk.bench.sketch
    wanted = Wanted(pins=_pins(desk))
    app.say(words("Looking for a suggestion …"), "muted")
    engine = next(iter(desk.host.engines().values()))
    suggestion = await asyncio.to_thread(suggest, register, day, engine, wanted)
    if desk.workspace.register is not register or desk.bench.sketch is not sketch:
        app.say(words("Something has changed meanwhile."), "info", words("S asks again."))
        return
    desk.bench.take(suggested(sketch, suggestion))
    await distribute(app, "")
    without = sum(choice.contact is None for choice in suggestion.choices if _wants(suggestion, choice.area))
    text = words.count("{count} area would change contact.", "{count} areas would change contact.", desk.drafted)
    rest = words.count("{count} gets none.", "{count} get none.", without) if without else ""
    app.say(text, "draft", rest or words("Nothing is changed before you save."))


def _pins(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Give the locked pairs of which area and contact are still there: others may have ended one meanwhile."""
    stands, register = desk.distribution.stands, desk.workspace.register
    locks = sorted(desk.bench.sketch.locks.items())
    return tuple((area, one) for area, one in locks if area in stands and register.find(Contact, one) is not None)


def _wants(suggestion: Suggestion, area: str) -> bool:
    return area in suggestion.pricing.problem.place and area not in suggestion.gathered.fixed


def suggested(sketch: Sketch, suggestion: Suggestion) -> Sketch:
    """Give a draft that is as suggested: what was drafted by hand and is not locked gives way."""
    locked = {area: contact for area, contact in sketch.entries.items() if area in sketch.locks}
    entries = {choice.area: choice.contact for choice in suggestion.changes if choice.area not in locked}
    return Sketch({**entries, **locked}, sketch.locks, tuple(notes_on(suggestion)))


async def drop_distribution(app: DeskApp, _rest: str) -> None:
    """Throw the draft away; Ctrl+Z on the workbench takes that back."""
    if not app.desk.drafted:
        app.say(app.words("There is nothing in the draft yet."), "info")
        return
    app.desk.bench.take(Sketch())
    app.say(app.words("The draft is thrown away."), "draft", app.words("Ctrl+Z on the workbench brings it back."))
