"""A contact is away: note it, name who stands in, note the return; the cause is never asked for."""

from datetime import date

from lokalkontakt_core.coordination.absences import absence_of, coming_absences, primaries_in
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services import absences as services
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, Form, OneOf, Option
from lokalkontakt_tui.models.lines import line


async def absence(app: DeskApp, contact: str) -> None:
    """Note that a contact is away; when that is noted already, change it."""
    reading, words = app.reading, app.words
    register = reading.register
    now = absence_of(register, contact, reading.day)
    known = [*([now] if now is not None else []), *coming_absences(register, contact, reading.day)]
    if not known:
        await record_away(app, contact)
        return
    choices = []
    for one in known:
        day = reading.full_day(one.period.start)
        choices.append((f"name_substitute:{one.id}", words("Away from {day}: name a substitute …", day=day)))
        choices.append((f"end_absence:{one.id}", words("Away from {day}: set the day of return …", day=day)))
    choices.append((f"record_away:{contact}", words("Note another absence …")))
    action = await app.push_screen_wait(MenuDialog(reading.name(Ref("contact", contact)), tuple(choices)))
    if action is not None:
        app.act(action)


def _substitutes(app: DeskApp, contact: str, nobody: str) -> tuple[Option, ...]:
    return (Option(None, line((nobody, "muted"))), *options.contacts(app.reading, without={contact}))


async def record_away(app: DeskApp, contact: str) -> None:
    """Note that a contact is away."""
    reading, words = app.reading, app.words
    name = reading.name(Ref("contact", contact))
    title = words("{name} is away", name=name)
    fields: tuple[Field, ...] = (
        DateField("start", words("First day away"), words("Empty means today."), value=reading.day),
        DateField("back", words("First day back"), words("Empty means that nobody knows.")),
        OneOf("substitute", words("Stands in"), options=_substitutes(app, contact, words("nobody yet"))),
    )
    await carry_out(
        app,
        Deed(
            title,
            services.record_absence,
            lambda values: {"contact": contact, **values},
            words("Note the absence"),
            lambda _values: words("{name}: the absence is noted.", name=name),
            Form(title, fields, words("Show the consequences"), words("The cause is not asked for and is not kept.")),
            on=lambda values: values["start"],
        ),
    )


async def name_substitute(app: DeskApp, key: str) -> None:
    """Name who stands in during an absence."""
    reading, words = app.reading, app.words
    found = reading.register.get(Absence, key)
    name = reading.name(found.ref)
    areas = primaries_in(reading.register, found.contact, found.period)
    people = options.contacts(reading, without={found.contact})
    if not people:
        app.say(words("There is nobody to choose yet."), "info", words("Press 3 and N to write down a contact."))
        return
    title = words("Stand in for {name}", name=name)
    named = words.listed([reading.name(Ref("area", one)) for one in dict.fromkeys(one.area for one in areas)])
    field = OneOf("substitute", words("Stands in"), value=found.substitute, required=True, options=people)
    await carry_out(
        app,
        Deed(
            title,
            services.name_substitute,
            lambda values: {"absence": key, **values},
            words("Name the substitute"),
            lambda values: words("{name} stands in.", name=app.reading.name(Ref("contact", values["substitute"]))),
            Form(title, (field,), words("Show the consequences"), named),
        ),
    )


async def end_absence(app: DeskApp, key: str) -> None:
    """Set the first day back."""
    reading, words = app.reading, app.words
    found = reading.register.get(Absence, key)
    name = reading.name(found.ref)
    end = found.period.end
    title = words("{name} is back", name=name)
    note = words("A later day prolongs the absence. A day before it begins calls it off.")
    field = DateField("back", words("First day back"), words("Empty means today."),
                      value=end if isinstance(end, date) else reading.day)  # fmt: skip
    await carry_out(
        app,
        Deed(
            title,
            services.end_absence,
            lambda values: {"absence": key, **values},
            words("Save"),
            lambda _values: words("{name}: the day of return is noted.", name=name),
            Form(title, (field,), words("Show the consequences"), note),
            on=lambda values: values["back"],
        ),
    )
