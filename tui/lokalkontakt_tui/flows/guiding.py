"""The guided hand-over: begin one, settle with whom and when, carry it out, close or give it up."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.coordination.assignments import active_of_area, areas_of_contact
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.coordination.handover_steps import HandoverStep
from lokalkontakt_core.coordination.handovers import former_of, last_overlap_day, left_of
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.services import handovers as services
from lokalkontakt_core.services.close_handover import close_handover as close_service
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models import handover_steps, handovers, options
from lokalkontakt_tui.models.forms import DateField, Field, Form, LongField, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Fact, Page
from lokalkontakt_tui.screens.detail import DetailScreen


async def handover_list(app: DeskApp, _rest: str) -> None:
    """Open the list of hand-overs."""
    from lokalkontakt_tui.screens.handovers import HandoversScreen  # noqa: PLC0415 - each list when it is first seen

    app.push_screen(HandoversScreen())


async def handover(app: DeskApp, key: str) -> None:
    """Open the guide of a hand-over at the step one goes on with."""
    from lokalkontakt_tui.screens.handovers import GuideScreen  # noqa: PLC0415

    found = app.reading.register.find(Handover, key)
    if found is not None:
        app.push_screen(GuideScreen(key, handovers.first_open(app.reading, found)))


async def handover_step(app: DeskApp, rest: str) -> None:
    """Open one step as a screen of its own."""
    key, _, step = rest.partition(",")

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Handover, key)
        return handover_steps.step_page(desk.reading, found, HandoverStep(step)) if found is not None else None

    app.push_screen(DetailScreen("more", make, {}))


async def begin_handover(app: DeskApp, areas: str) -> None:
    """Begin a hand-over; the areas come with commas between, or are chosen."""
    reading, words = app.reading, app.words
    given = tuple(area for area in areas.split(",") if area)
    fields: list[Field] = []
    if not given:
        held = [one for one in options.areas(reading) if active_of_area(reading.register, one.value, reading.day)]
        wanted = [
            one.value for one in held if coverage_of(reading.register, one.value, reading.day) is Coverage.HANDOVER
        ]
        fields.append(ManyOf("areas", words("Areas"), words("The space bar marks."), required=True,
                             value=tuple(wanted), options=tuple(held)))  # fmt: skip
    fields.append(Field("quote", words("Who said what"), words("As it was said. May be empty.")))
    names = words.listed([reading.name(Ref("area", area)) for area in given])
    title = words("Begin the hand-over of {areas}", areas=names) if given else words("Begin a hand-over")
    before = {one.id for one in reading.register.all(Handover)}
    begun = await carry_out(
        app,
        Deed(
            title,
            services.begin_handover,
            lambda values: {"areas": given, **values},
            words("Begin the hand-over"),
            lambda _values: words("The hand-over has begun."),
            Form(title, tuple(fields), words("Show the consequences")),
        ),
    )
    made = [one.id for one in app.reading.register.all(Handover) if one.id not in before]
    if begun and made:
        app.act(f"handover:{made[0]}")


async def begin_handover_from(app: DeskApp, contact: str) -> None:
    """Begin the hand-over of all areas of a contact."""
    reading = app.reading
    held = [area.id for area in areas_of_contact(reading.register, contact, reading.day)]
    if held:
        await begin_handover(app, ",".join(held))
    else:
        app.say(app.words("{name} covers no areas.", name=reading.name(Ref("contact", contact))), "info")


async def _edit(app: DeskApp, found: Handover, title: str, fields: tuple[Field, ...], note: str = "") -> None:
    words = app.words
    await carry_out(
        app,
        Deed(
            title,
            services.edit_handover,
            lambda values: {"handover": found.id, "changes": dict(values)},
            words("Save"),
            lambda _values: words("{areas}: it is settled.", areas=handovers.areas_named(app.reading, found)),
            Form(title, fields, words("Show the consequences"), note),
        ),
    )


async def handover_successor(app: DeskApp, key: str) -> None:
    """Settle with whom."""
    reading, words = app.reading, app.words
    found = reading.register.get(Handover, key)
    people = options.contacts(reading, without=former_of(reading.register, found))
    if not people:
        app.say(words("There is nobody to choose yet."), "info", words("Press 3 and N to write down a contact."))
        return
    title = words("Settle who takes over {areas}", areas=handovers.areas_named(reading, found))
    nobody = Option(None, line((words("not settled"), "muted")))
    fields: tuple[Field, ...] = (
        ManyOf("candidates", words("Asked or thought of"), words("The space bar marks."), value=found.candidates,
               options=people),
        OneOf("successor", words("Takes over"), value=found.successor, options=(nobody, *people)),
    )  # fmt: skip
    await _edit(app, found, title, fields)


async def handover_day(app: DeskApp, key: str) -> None:
    """Settle the first day and the overlap."""
    reading, words = app.reading, app.words
    found = reading.register.get(Handover, key)
    title = words("Settle the day for {areas}", areas=handovers.areas_named(reading, found))
    fields: tuple[Field, ...] = (
        DateField("agreed", words("First day"), words("For example 1/4, tomorrow or fri."), value=found.agreed),
        DateField("overlap_until", words("Both are there until"), words("Empty means no overlap."),
                  value=last_overlap_day(found)),
    )  # fmt: skip
    await _edit(app, found, title, fields)


async def carry_out_handover(app: DeskApp, key: str) -> None:
    """Hand the areas over as settled."""
    reading, words = app.reading, app.words
    found = reading.register.get(Handover, key)
    areas = handovers.areas_named(reading, found)
    count = len({one.area for one in left_of(reading.register, found)})

    def facts(_values: Values) -> tuple[Fact, ...]:
        to = reading.name(Ref("contact", found.successor)) if found.successor is not None else words("not settled")
        day = reading.long_day(found.agreed) if found.agreed is not None else words("not settled")
        return (
            Fact(words("From"), line(handovers.former_named(reading, found))),
            Fact(words("To"), line((to, "bold"))),
            Fact(words("Day"), line((day, "bold"))),
        )

    await carry_out(
        app,
        Deed(
            words("Hand over {areas}", areas=areas),
            services.carry_out_handover,
            lambda _values: {"handover": key},
            words.count("Hand over {count} area", "Hand over {count} areas", count),
            lambda _values: words("{areas} are handed over.", areas=areas),
            facts=facts,
            on=lambda _values: found.agreed,
            choices=lambda _values: (
                (f"handover_successor:{key}", words("Settle with whom …")),
                (f"handover_day:{key}", words("Settle the day …")),
            ),
        ),
    )


async def close_handover(app: DeskApp, key: str) -> None:
    """Close a hand-over for good."""
    reading, words = app.reading, app.words
    areas = handovers.areas_named(reading, reading.register.get(Handover, key))
    await carry_out(
        app,
        Deed(
            words("Close the hand-over of {areas}", areas=areas),
            close_service,
            lambda _values: {"handover": key},
            words("Close the hand-over"),
            lambda _values: words("The hand-over of {areas} is closed.", areas=areas),
            choices=lambda _values: ((f"handover_tick:{key}", words("Tick …")),),
            undoable=False,
        ),
    )


async def give_up_handover(app: DeskApp, key: str) -> None:
    """Give a hand-over up, with a reason."""
    reading, words = app.reading, app.words
    areas = handovers.areas_named(reading, reading.register.get(Handover, key))
    title = words("Give up the hand-over of {areas}", areas=areas)
    field = LongField("reason", words("Why"), words("The areas stay with their contacts."), required=True)

    def arguments(values: Values) -> Mapping[str, Any]:
        return {"handover": key, **values}

    await carry_out(
        app,
        Deed(
            title,
            services.give_up_handover,
            arguments,
            words("Give the hand-over up"),
            lambda _values: words("The hand-over of {areas} is given up.", areas=areas),
            Form(title, (field,), words("Show the consequences")),
        ),
    )
