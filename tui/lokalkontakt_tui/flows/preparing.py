"""Open the lists of agreements and checklists and one of each, and correct an agreement."""

from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.services.agreements import edit_agreement as edit_service
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models import agreements, onboarding, options
from lokalkontakt_tui.models.forms import DateField, Form, LongField, OneOf
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.screens.detail import DetailScreen


async def agreement_list(app: DeskApp, _rest: str) -> None:
    """Open the list of agreements."""
    from lokalkontakt_tui.screens.preparing import AgreementsScreen  # noqa: PLC0415 - when it is first seen

    app.push_screen(AgreementsScreen())


async def onboarding_list(app: DeskApp, _rest: str) -> None:
    """Open the list of checklists."""
    from lokalkontakt_tui.screens.preparing import OnboardingScreen  # noqa: PLC0415

    app.push_screen(OnboardingScreen())


async def area_agreements(app: DeskApp, key: str) -> None:
    """Open the agreements of an area."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Area, key)
        return agreements.page(desk.reading, found) if found else None

    newest = agreements.latest(app.reading, key)
    app.push_screen(DetailScreen("more", make, {"r": f"edit_agreement:{newest.id}"} if newest else {}))


async def checklist(app: DeskApp, key: str) -> None:
    """Open a contact's checklist."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Contact, key)
        return onboarding.page(desk.reading, found) if found else None

    app.push_screen(DetailScreen("more", make, {"r": f"onboarding:{key}"}))


async def edit_agreement(app: DeskApp, key: str) -> None:
    """Correct the words, the day or the contact of an agreement."""
    reading, words = app.reading, app.words
    found = reading.register.get(Agreement, key)
    name = reading.name(Ref("area", found.area))
    title = words("Correct the agreement with {area}", area=name)
    people = (options.none_option(reading), *options.contacts(reading))
    fields = [
        LongField("text", words("What was agreed"), words("Tab goes on. Enter makes a new line."), required=True,
                  value=found.text),
        DateField("day", words("Day of the agreement"), required=True, value=found.day),
    ]  # fmt: skip
    if found.contact is None or found.contact in {option.value for option in people}:
        fields.append(OneOf("contact", words("Local contact"), value=found.contact, options=people))
    await carry_out(
        app,
        Deed(
            title,
            edit_service,
            lambda values: {"agreement": key, "changes": dict(values)},
            words("Save the agreement"),
            lambda _values: words("{area}: the agreement is saved.", area=name),
            Form(title, tuple(fields), words("Show the consequences")),
        ),
    )
