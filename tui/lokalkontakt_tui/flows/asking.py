"""Asking: all areas whether they want a contact, and each contact what they cover; recording what they say."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.coordination.attestations import attested
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services import asking_areas, attestations
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models import attestations as attestation_models
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, Form, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.screens.detail import DetailScreen


async def need_list(app: DeskApp, _rest: str) -> None:
    """Open the overview of need."""
    from lokalkontakt_tui.screens.need import NeedScreen  # noqa: PLC0415 - each list when it is first seen

    app.push_screen(NeedScreen())


async def attestation_list(app: DeskApp, _rest: str) -> None:
    """Open the list of confirmations."""
    from lokalkontakt_tui.screens.need import AttestationsScreen  # noqa: PLC0415

    app.push_screen(AttestationsScreen())


async def attestation(app: DeskApp, contact: str) -> None:
    """Open one contact's confirming."""

    def make(desk: Desk) -> Page | None:
        found = attested(desk.reading.register, desk.reading.day).get(contact)
        return attestation_models.page(desk.reading, found) if found is not None else None

    app.push_screen(DetailScreen("more", make, {}))


async def offer_all(app: DeskApp, _rest: str) -> None:
    """Offer every area a contact that was not offered one."""
    words = app.words
    title = words("Offer all areas a local contact")
    yes_no = (Option(False, line(words("no"))), Option(True, line(words("yes"))))
    fields: tuple[Field, ...] = (
        DateField("day", words("Day"), words("Empty means today."), value=app.reading.day),
        Field("via", words("How"), words("For example at a meeting for all councils.")),
        OneOf("tell", words("Write to the councils as well?"), value=False, options=yes_no),
    )
    note = words("Areas that were offered a contact before, or have answered, are left out.")
    await carry_out(
        app,
        Deed(
            title,
            asking_areas.offer_all,
            dict,
            words("Make the offer"),
            lambda _values: words("The offer is recorded."),
            Form(title, fields, words("Show the consequences"), note),
        ),
    )


async def record_answers(app: DeskApp, areas: str) -> None:
    """Record the same answer of several areas; the areas come with commas between."""
    reading, words = app.reading, app.words
    chosen = areas.split(",")
    names = words.listed([reading.name(Ref("area", area)) for area in chosen])
    title = words("Record the answer of {areas}", areas=names)
    values = tuple(Option(value, line(words.catalogue.shown(value))) for value in AnswerValue)
    fields: tuple[Field, ...] = (
        OneOf("value", words("The answer"), options=values),
        DateField("day", words("Day"), words("Empty means today."), value=reading.day),
        Field("via", words("Through whom"), value=reading.register.scheme.joint_council),
        Field("respondent", words("In which capacity"), words("For example chair; no names.")),
    )

    def arguments(filled: Values) -> Mapping[str, Any]:
        others = {name: value for name, value in filled.items() if name != "value"}
        return {"answers": tuple((area, filled["value"]) for area in chosen), **others}

    await carry_out(
        app,
        Deed(
            title,
            asking_areas.record_answers,
            arguments,
            words.count("Record {count} answer", "Record {count} answers", len(chosen)),
            lambda _values: words("{areas}: the answer is recorded.", areas=names),
            Form(title, fields, words("Show the consequences")),
        ),
    )


async def remind_areas(app: DeskApp, areas: str) -> None:
    """Remind the councils of areas; of all that have not answered when one area or none is named."""
    words = app.words
    chosen = tuple(area for area in areas.split(",") if area)
    several = chosen if len(chosen) > 1 else None
    await carry_out(
        app,
        Deed(
            words("Remind areas of the offer"),
            asking_areas.remind_areas,
            lambda _values: {"areas": several},
            words("Remind"),
            lambda _values: words("The reminders wait in the outbox."),
        ),
    )


async def ask_attestation(app: DeskApp, contacts: str) -> None:
    """Ask contacts what they cover: those named, else all whose turn it is."""
    words = app.words
    chosen = tuple(contact for contact in contacts.split(",") if contact) or None
    title = words("Ask what they cover")
    field = DateField("due", words("Answer by"), words("Empty means in two weeks."))
    await carry_out(
        app,
        Deed(
            title,
            attestations.ask_attestation,
            lambda values: {"contacts": chosen, **values},
            words("Ask"),
            lambda _values: words("The questions wait in the outbox."),
            Form(title, (field,), words("Show the consequences"), _named(app, chosen)),
        ),
    )


def _named(app: DeskApp, contacts: tuple[str, ...] | None) -> str:
    if contacts is None:
        return app.words("All whose turn it is, or who were never asked.")
    return app.words.listed([app.reading.name(Ref(Contact.kind, one)) for one in contacts])


async def remind_attestation(app: DeskApp, contacts: str) -> None:
    """Remind contacts who have not answered: those named, else all who are late."""
    words = app.words
    chosen = tuple(contact for contact in contacts.split(",") if contact) or None
    await carry_out(
        app,
        Deed(
            words("Remind them to confirm what they cover"),
            attestations.remind_attestation,
            lambda _values: {"contacts": chosen},
            words("Remind"),
            lambda _values: words("The reminders wait in the outbox."),
        ),
    )


async def attest(app: DeskApp, contact: str) -> None:
    """Record which areas a contact says they cover."""
    reading, words = app.reading, app.words
    contact = contact.partition(",")[0]
    name = reading.name(Ref(Contact.kind, contact))
    known = attested(reading.register, reading.day).get(contact)
    title = words("What does {name} cover?", name=name)
    fields: tuple[Field, ...] = (
        ManyOf("areas", words("Areas"), words("The space bar marks."), value=known.areas if known else (),
               options=options.areas(reading)),
        DateField("day", words("Day"), words("Empty means today."), value=reading.day),
        Field("remark", words("Remark"), words("What the contact added.")),
    )  # fmt: skip
    await carry_out(
        app,
        Deed(
            title,
            attestations.attest,
            lambda values: {"contact": contact, **values, "areas": tuple(values["areas"])},
            words("Record the answer"),
            lambda _values: words("{name} has confirmed what they cover.", name=name),
            Form(title, fields, words("Show the consequences")),
        ),
    )
