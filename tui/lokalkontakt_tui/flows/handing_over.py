"""Hand areas over to another contact, wish for it, or drop the wish."""

from collections.abc import Sequence

from lokalkontakt_core.coordination.assignments import active_of_area, areas_of_contact
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.hand_over import hand_over as hand_over_service
from lokalkontakt_core.services.handover_wish import drop_handover_wish, wish_handover
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, Form, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Fact
from lokalkontakt_tui.models.reading import Reading


async def hand_over(app: DeskApp, areas: str) -> None:
    """Hand one area or several over; the areas come with commas between."""
    await _hand_over(app, areas.split(","))


async def hand_over_from(app: DeskApp, contact: str) -> None:
    """Hand over all areas of a contact."""
    reading = app.reading
    held = [area.id for area in areas_of_contact(reading.register, contact, reading.day)]
    if not held:
        name = reading.name(Ref("contact", contact))
        app.say(app.words("{name} covers no areas.", name=name), "info")
        return
    await _hand_over(app, held)


async def _hand_over(app: DeskApp, areas: Sequence[str]) -> None:
    reading, words = app.reading, app.words
    names = words.listed([reading.register.get(Area, area).name for area in areas])
    before = [one.contact for area in areas for one in active_of_area(reading.register, area, reading.day)]
    only = set(before) if len(set(before)) == 1 else set()
    people = options.contacts(reading, without=only)
    if not people:
        app.say(words("There is nobody to choose yet."), "info", words("Press 3 and N to write down a contact."))
        return
    title = words("Hand over {areas}", areas=names)
    old = words.listed([reading.name(Ref("contact", one)) for one in dict.fromkeys(before)]) or words("nobody")

    def facts(values: Values) -> tuple[Fact, ...]:
        start = values["start"] or reading.day
        until = values["overlap_until"]
        both = words("both are there until {day}", day=until) if until else ""
        return (
            Fact(words("From"), line(old)),
            Fact(words("To"), line((reading.name(Ref("contact", values["contact"])), "bold"))),
            Fact(words("Day"), line((reading.long_day(start), "bold"), (f"  · {both}" if both else "", "muted"))),
        )

    def done(values: Values) -> str:
        name = app.reading.name(Ref("contact", values["contact"]))
        return words("{areas}: {name} from {day}.", areas=names, name=name, day=values["start"] or reading.day)

    await carry_out(
        app,
        Deed(
            title,
            hand_over_service,
            lambda values: {"areas": tuple(areas), **values},
            words.count("Hand over {count} area", "Hand over {count} areas", len(areas)),
            done,
            _form(reading, title, people),
            facts,
            lambda values: values["start"],
        ),
    )


def _form(reading: Reading, title: str, people: tuple[Option, ...]) -> Form:
    words = reading.words
    return Form(
        title,
        (
            OneOf("contact", words("To"), options=people),
            DateField("start", words("First day"), words("For example 1/4, tomorrow or fri."), value=reading.day),
            DateField("overlap_until", words("Both are there until"), words("Empty means no overlap.")),
        ),
        words("Show the consequences"),
    )


async def wish(app: DeskApp, area: str) -> None:
    """Write down that an area is to get another contact."""
    held = _held(app, area)
    if held is None:
        return
    words, name = app.words, app.reading.name(Ref("area", area))
    title = words("A hand-over of {area} is wanted", area=name)
    form = Form(title, (Field("quote", words("Who said what"), words("As it was said.")),),
                words("Show the consequences"))  # fmt: skip
    await carry_out(
        app,
        Deed(
            title,
            wish_handover,
            lambda values: {"assignment": held.id, **values},
            words("Save the wish"),
            lambda _values: words("{area}: the wish is saved.", area=name),
            form,
        ),
    )


async def drop_wish(app: DeskApp, area: str) -> None:
    """Take the wish for another contact back."""
    held = _held(app, area)
    if held is None:
        return
    words, name = app.words, app.reading.name(Ref("area", area))
    await carry_out(
        app,
        Deed(
            words("{area} stays where it is", area=name),
            drop_handover_wish,
            lambda _values: {"assignment": held.id},
            words("Drop the wish"),
            lambda _values: words("{area}: the wish is dropped.", area=name),
        ),
    )


def _held(app: DeskApp, area: str) -> Assignment | None:
    held = active_of_area(app.reading.register, area, app.reading.day)
    if not held:
        app.say(app.words("{area} has no contact today.", area=app.reading.name(Ref("area", area))), "info")
    return held[0] if held else None
