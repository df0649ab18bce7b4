"""What is recorded about a contact: the two yeses, the time, hours, employment, the checklist."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lokalkontakt_core.changes import ChangeSet, edits_between
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.services import approvals
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.employment import record_employment
from lokalkontakt_core.services.onboarding import start_onboarding, tick_item, untick_item
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, Form, HoursField, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line


def _yes_no(app: DeskApp) -> tuple[Option, ...]:
    return (Option(True, line(app.words("yes"))), Option(False, line(app.words("no"))))


def _day_field(app: DeskApp, label: str) -> DateField:
    return DateField("day", label, app.words("Empty means today."), value=app.reading.day)


async def own_yes(app: DeskApp, contact: str) -> None:
    """Record the contact's own yes, or no."""
    words, name = app.words, app.reading.name(Ref("contact", contact))
    title = words("Record {name}'s own answer", name=name)
    fields: tuple[Field, ...] = (
        OneOf("yes", words("Does {name} want to be a local contact?", name=name), options=_yes_no(app)),
        _day_field(app, words("Day")),
    )
    await _record(app, title, approvals.record_own_yes, contact, fields)


async def manager_yes(app: DeskApp, contact: str) -> None:
    """Record the manager's yes, or no."""
    words, name = app.words, app.reading.name(Ref("contact", contact))
    people = (Option(None, line((words("the department's manager"), "muted"))), *options.persons(app.reading))
    title = words("Record the manager's answer about {name}", name=name)
    fields: tuple[Field, ...] = (
        OneOf("yes", words("Can the manager spare {name}?", name=name), options=_yes_no(app)),
        OneOf("by", words("Who said it"), options=people),
        _day_field(app, words("Day")),
    )
    await _record(app, title, approvals.record_manager_yes, contact, fields)


async def grant(app: DeskApp, contact: str) -> None:
    """Record the time the department grants."""
    words, name = app.words, app.reading.name(Ref("contact", contact))
    current = app.reading.register.get(Contact, contact).granted
    people = (Option(None, line((words("the department's manager"), "muted"))), *options.persons(app.reading))
    title = words("Record the time granted to {name}", name=name)
    fields: tuple[Field, ...] = (
        HoursField("minutes_per_week", words("Hours a week"), words("On average over the year, for example 2,5."),
                   required=True, value=current.minutes_per_week if current else None),
        OneOf("by", words("Who granted it"), options=people),
        _day_field(app, words("Day")),
        DateField("until", words("Holds until"), words("Empty means no end.")),
    )  # fmt: skip
    await _record(app, title, approvals.grant_time, contact, fields)


async def outside(app: DeskApp, contact: str) -> None:
    """Record whether the contact may be met in evenings and at weekends."""
    words, name = app.words, app.reading.name(Ref("contact", contact))
    title = words("Evenings and weekends, {name}", name=name)
    fields: tuple[Field, ...] = (
        OneOf("yes", words("Interested in work outside normal hours?"), options=_yes_no(app)),
        _day_field(app, words("Day")),
    )
    await _record(app, title, approvals.record_outside_hours, contact, fields)


async def employment(app: DeskApp, contact: str) -> None:
    """Record from when and until when the contact is employed."""
    words, name = app.words, app.reading.name(Ref("contact", contact))
    known = app.reading.register.get(Contact, contact).employment or Period()
    title = words("Record the employment of {name}", name=name)
    fields: tuple[Field, ...] = (
        DateField("start", words("Employed since"), words("Empty means that the day is not known."),
                  value=known.start if isinstance(known.start, date) else None),
        DateField("end", words("First day no longer employed"), words("Empty means no end."),
                  value=known.end if isinstance(known.end, date) else None),
    )  # fmt: skip

    def arguments(values: Values) -> Mapping[str, Any]:
        return {"start": values["start"] or UNKNOWN, "end": values["end"]}

    await _record(app, title, record_employment, contact, fields, arguments=arguments)


async def _record(app: DeskApp, title: str, service: Any, contact: str, fields: tuple[Field, ...],
                  *, arguments: Any = dict) -> None:  # fmt: skip
    words, name = app.words, app.reading.name(Ref("contact", contact))
    await carry_out(
        app,
        Deed(
            title,
            service,
            lambda values: {"contact": contact, **arguments(values)},
            words("Save"),
            lambda _values: words("{name}: saved.", name=name),
            Form(title, fields, words("Show the consequences")),
        ),
    )


async def onboarding(app: DeskApp, contact: str) -> None:
    """Start the checklist, or tick what is done."""
    reading, words = app.reading, app.words
    name = reading.name(Ref("contact", contact))
    lists = reading.register.by(Onboarding, "contact").get(contact, ())
    if not lists:
        await carry_out(
            app,
            Deed(
                words("Give {name} a checklist", name=name),
                start_onboarding,
                lambda _values: {"contact": contact},
                words("Start the checklist"),
                lambda _values: words("{name} has a checklist.", name=name),
            ),
        )
        return
    items = lists[0].items
    chosen = tuple(Option(number, line(item.text)) for number, item in enumerate(items, start=1))
    done = tuple(number for number, item in enumerate(items, start=1) if item.done is not None)
    title = words("The checklist of {name}", name=name)
    form = Form(title, (ManyOf("done", words("What is done"), words("The space bar marks."), value=done,
                               options=chosen),), words("Show the consequences"))  # fmt: skip
    await carry_out(
        app,
        Deed(
            title,
            tick_items,
            lambda values: {"contact": contact, "done": frozenset(values["done"])},
            words("Save the checklist"),
            lambda _values: words("{name}: the checklist is saved.", name=name),
            form,
        ),
    )


def tick_items(context: Context, *, contact: str, done: frozenset[int]) -> ChangeSet:
    """Tick and untick the items of a checklist in one change: several uses of the use cases for one item.

    Args:
        context: The register and the day.
        contact: The contact's id.
        done: The numbers of all items that are done, from 1.
    """
    register, now = context.register, context
    before = register.by(Onboarding, "contact")[contact][0]
    for number, item in enumerate(before.items, start=1):
        wanted = number in done
        if wanted != (item.done is not None):
            change = (tick_item if wanted else untick_item)(now, contact=contact, number=number)
            now = Context(now.register.apply(change), context.day, context.ids)
    after = now.register.get(Onboarding, before.id)
    return ChangeSet("tick_item", edits_between([before], [after]), about=(Ref("contact", contact),))


async def contact_more(app: DeskApp, contact: str) -> None:
    """Offer what is done with a contact more seldom."""
    words = app.words
    record = app.reading.register.get(Contact, contact)
    choices = (
        (f"absence:{contact}", words("Absence and substitute …")),
        (f"begin_handover_from:{contact}", words("Hand over all, step by step …")),
        (f"attest:{contact}", words("Confirm which areas …")),
        (f"own_yes:{contact}", words("Record the own yes …")),
        (f"manager_yes:{contact}", words("Record the manager's yes …")),
        (f"grant:{contact}", words("Record the granted time …")),
        (f"outside:{contact}", words("Evenings and weekends …")),
        (f"employment:{contact}", words("Record the employment …")),
        (f"edit_contact:{contact}", words("Edit department and workplace …")),
        (f"edit_person:{record.person}", words("Edit name, e-mail and phone …")),
        (f"end_contact:{contact}", words("End as local contact …")),
        (f"export_person:{record.person}", words("Write out what is held on the person …")),
        (f"erase_person:{record.person}", words("Erase the person for good …")),
    )
    action = await app.push_screen_wait(MenuDialog(app.reading.name(record.ref), choices))
    if action is not None:
        app.act(action)
