"""Assign, confirm, take back and end: one contact, one area."""

from datetime import date

from lokalkontakt_core.coordination.assignments import AssignmentState, of_area, state_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.assign import assign as assign_service
from lokalkontakt_core.services.confirm import confirm as confirm_service
from lokalkontakt_core.services.end_assignment import end_assignment as end_service
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, Form, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Fact
from lokalkontakt_tui.models.reading import Reading


async def assign(app: DeskApp, area: str) -> None:
    """Propose a contact for an area."""
    await _assign_to(app, area.partition(",")[0], Role.PRIMARY)


async def substitute(app: DeskApp, area: str) -> None:
    """Propose a substitute for an area."""
    await _assign_to(app, area, Role.SUBSTITUTE)


async def _assign_to(app: DeskApp, area: str, role: Role) -> None:
    reading, words = app.reading, app.words
    place = reading.register.get(Area, area)
    held = [one.contact for one in of_area(reading.register, area)
            if one.role is role and state_of(reading.register, one, reading.day) is AssignmentState.ACTIVE]  # fmt: skip
    people = options.contacts(reading, without=held)
    if not people:
        app.say(words("There is nobody to choose yet."), "info", words("Press 3 and N to write down a contact."))
        return
    title = (words("Assign a contact to {area}", area=place.name) if role is Role.PRIMARY
             else words("Assign a substitute to {area}", area=place.name))  # fmt: skip

    def facts(values: Values) -> tuple[Fact, ...]:
        return (
            Fact(words("Area"), line((place.name, "bold"))),
            Fact(words("Proposed"), line((app.reading.name(Ref("contact", values["contact"])), "bold"))),
            Fact(words("From"), line(reading.long_day(values["start"] or reading.day))),
        )

    def done(values: Values) -> str:
        return words(
            "{area}: {name} is proposed.", area=place.name, name=app.reading.name(Ref("contact", values["contact"]))
        )

    await carry_out(
        app,
        Deed(
            title,
            assign_service,
            lambda values: {"area": area, "role": role, **values},
            words("Propose"),
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
            OneOf("contact", words("Who"), options=people),
            DateField("start", words("From"), words("Empty means today."), value=reading.day),
            Field("note", words("Remark")),
        ),
        words("Show the consequences"),
        words("It becomes a proposal. You confirm it when both yeses and the time are in place."),
    )


async def assign_contact(app: DeskApp, contact: str) -> None:
    """Propose an area for a contact."""
    reading, words = app.reading, app.words
    person = reading.register.get(Contact, contact)
    name = reading.name(person.ref)
    free = [area.value for area in options.areas(reading)]
    if not free:
        app.say(words("There are no areas yet."), "info", words("Press 2 and N to write the first."))
        return
    title = words("Assign an area to {name}", name=name)
    form = Form(
        title,
        (
            OneOf("area", words("Area"), options=options.areas(reading)),
            DateField("start", words("From"), words("Empty means today."), value=reading.day),
            Field("note", words("Remark")),
        ),
        words("Show the consequences"),
        words("It becomes a proposal. You confirm it when both yeses and the time are in place."),
    )

    def done(values: Values) -> str:
        return words("{area}: {name} is proposed.", area=app.reading.name(Ref("area", values["area"])), name=name)

    await carry_out(
        app,
        Deed(
            title,
            assign_service,
            lambda values: {"contact": contact, "role": Role.PRIMARY, **values},
            words("Propose"),
            done,
            form,
            on=lambda values: values["start"],
        ),
    )


async def confirm(app: DeskApp, assignment: str) -> None:
    """Confirm a proposed assignment."""
    reading, words = app.reading, app.words
    proposed = reading.register.get(Assignment, assignment)
    area, name = reading.name(Ref("area", proposed.area)), reading.name(Ref("contact", proposed.contact))
    start = proposed.period.start
    facts = (
        Fact(words("Area"), line((area, "bold"))),
        Fact(words("Local contact"), line((name, "bold"))),
        Fact(words("From"), line(reading.full_day(proposed.period.start))),
    )
    others = (f"assign_other:{assignment}", words("Choose somebody else – the proposal is taken back first"))
    await carry_out(
        app,
        Deed(
            words("Confirm {name} for {area}", name=name, area=area),
            confirm_service,
            lambda _values: {"assignment": assignment},
            words("Confirm"),
            lambda _values: words("{area}: {name} is confirmed.", area=area, name=name),
            facts=lambda _values: facts,
            on=lambda _values: start if isinstance(start, date) else None,
            choices=lambda _values: (others,),
        ),
    )


async def confirm_area(app: DeskApp, area: str) -> None:
    """Confirm what is proposed for an area."""
    reading = app.reading
    for one in of_area(reading.register, area):
        if state_of(reading.register, one, reading.day) is AssignmentState.PROPOSED:
            await confirm(app, one.id)
            return
    await assign(app, area)


async def assign_other(app: DeskApp, assignment: str) -> None:
    """Take a proposal back and propose somebody else."""
    area = app.reading.register.get(Assignment, assignment).area
    if await _end(app, assignment):
        await assign(app, area)


async def end_assignment(app: DeskApp, assignment: str) -> None:
    """End an assignment, or take a proposal back."""
    await _end(app, assignment)


async def end_area_assignment(app: DeskApp, area: str) -> None:
    """End the active assignment of an area."""
    reading = app.reading
    for one in of_area(reading.register, area):
        if state_of(reading.register, one, reading.day) is not AssignmentState.ENDED:
            await _end(app, one.id)
            return


async def _end(app: DeskApp, assignment: str) -> bool:
    reading, words = app.reading, app.words
    held = reading.register.get(Assignment, assignment)
    area, name = reading.name(Ref("area", held.area)), reading.name(Ref("contact", held.contact))
    if held.confirmation is None:
        deed = Deed(
            words("Take back the proposal of {name} for {area}", name=name, area=area),
            end_service,
            lambda _values: {"assignment": assignment},
            words("Take back"),
            lambda _values: words("{area}: the proposal is taken back.", area=area),
        )
        return await carry_out(app, deed)
    title = words("End {name} in {area}", name=name, area=area)
    form = Form(
        title,
        (
            DateField("end", words("First day without"), words("Empty means today."), value=reading.day),
            Field("reason", words("Why")),
        ),
        words("Show the consequences"),
    )
    deed = Deed(
        title,
        end_service,
        lambda values: {"assignment": assignment, **values},
        words("End the assignment"),
        lambda _values: words("{area}: {name} has ended.", area=area, name=name),
        form,
        on=lambda values: values["end"],
    )
    return await carry_out(app, deed)
