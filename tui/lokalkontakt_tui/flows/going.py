"""Going somewhere: places, things, filtered lists, another day."""

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.models import area_page, contact_page, history, people
from lokalkontakt_tui.models import findings as finding_models
from lokalkontakt_tui.models import plugins as plugins_model
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.forms import DateField, Form
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.detail import DetailScreen


async def place(app: DeskApp, key: str) -> None:
    """Go to a place."""
    app.go(key)


async def area(app: DeskApp, key: str) -> None:
    """Open an area."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Area, key)
        return area_page.page(desk.reading, found, desk.commits_about(found.ref)) if found else None

    app.push_screen(
        DetailScreen("areas", make, {"t": f"assign:{key}", "o": f"hand_over:{key}", "r": f"edit_area:{key}"})
    )


async def contact(app: DeskApp, key: str) -> None:
    """Open a contact."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Contact, key)
        return contact_page.page(desk.reading, found, desk.commits_about(found.ref)) if found else None

    actions = {"t": f"assign_contact:{key}", "o": f"hand_over_from:{key}", "r": f"edit_contact:{key}"}
    app.push_screen(DetailScreen("contacts", make, actions))


async def finding(app: DeskApp, key: str) -> None:
    """Open a finding."""

    def make(desk: Desk) -> Page | None:
        found = next((one for one in desk.reading.judged if finding_models.key_of(one) == key), None)
        return finding_models.page(desk.reading, found) if found else None

    app.push_screen(DetailScreen("more", make, {"a": f"accept:{key}"}))


async def person(app: DeskApp, key: str) -> None:
    """Open a person."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Person, key)
        if found is not None:
            desk.note_view(found.id, "app: person")
        return people.person_page(desk.reading, found) if found else None

    app.push_screen(DetailScreen("more", make, {"r": f"edit_person:{key}"}))


async def department(app: DeskApp, key: str) -> None:
    """Open a department."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Department, key)
        return people.department_page(desk.reading, found) if found else None

    app.push_screen(DetailScreen("more", make, {"r": f"edit_department:{key}"}))


async def commit(app: DeskApp, revision: str) -> None:
    """Open a change."""

    def make(desk: Desk) -> Page | None:
        return history.page_of(desk.reading, AsNeeded(desk.workspace.history()), int(revision))

    app.push_screen(DetailScreen("more", make, {}))


async def plugin(app: DeskApp, name: str) -> None:
    """Open a plugin."""

    def make(desk: Desk) -> Page | None:
        found = next((one for one in desk.host.outcomes() if one.name == name), None)
        return plugins_model.page(desk.words, found) if found else None

    app.push_screen(DetailScreen("more", make, {}))


async def findings(app: DeskApp, _rest: str) -> None:
    """Open the list of findings."""
    from lokalkontakt_tui.screens.findings import FindingsScreen  # noqa: PLC0415 - each list when it is first seen

    app.push_screen(FindingsScreen())


async def history_list(app: DeskApp, _rest: str) -> None:
    """Open the history."""
    from lokalkontakt_tui.screens.history import HistoryScreen  # noqa: PLC0415

    app.push_screen(HistoryScreen())


async def persons(app: DeskApp, _rest: str) -> None:
    """Open the list of persons."""
    from lokalkontakt_tui.screens.people import PersonsScreen  # noqa: PLC0415

    app.push_screen(PersonsScreen())


async def departments(app: DeskApp, _rest: str) -> None:
    """Open the list of departments."""
    from lokalkontakt_tui.screens.people import DepartmentsScreen  # noqa: PLC0415

    app.push_screen(DepartmentsScreen())


async def plugins(app: DeskApp, _rest: str) -> None:
    """Open the list of plugins."""
    from lokalkontakt_tui.screens.plugins import PluginsScreen  # noqa: PLC0415

    app.push_screen(PluginsScreen())


async def areas_filtered(app: DeskApp, coverage: str) -> None:
    """Go to the areas, filtered."""
    app.go("areas", coverage)


async def contacts_filtered(app: DeskApp, group: str) -> None:
    """Go to the contacts, filtered."""
    app.go("contacts", group)


_WHICH = {
    "assign": N_("Assign a contact: which area?"),
    "answer": N_("Record the answer: which area?"),
    "agreement": N_("Write the agreement: which area?"),
    "contact": N_("Record a yes: which contact?"),
    "attestation": N_("Who says otherwise: which contact?"),
}


async def choose(app: DeskApp, rest: str) -> None:
    """Ask which one of several things, and do the verb to it."""
    verb, _, ids = rest.partition("|")
    kind = Contact.kind if verb in {"contact", "attestation"} else Area.kind
    named = ((f"{verb}:{key}", app.reading.name(Ref(kind, key))) for key in ids.split(","))
    choices = tuple(sorted(named, key=lambda one: danish_key(one[1])))
    action = await app.push_screen_wait(MenuDialog(app.words(_WHICH[verb]), choices))
    if action is not None:
        app.act(action)


async def change_day(app: DeskApp, _rest: str) -> None:
    """Read the register on another day."""
    words = app.words
    title = words("Show the register on another day")
    form = Form(title, (DateField("day", words("Day"), words("Empty goes back to today."), value=app.reading.day),),
                words("Show"))  # fmt: skip
    filled = await app.push_screen_wait(FormDialog(form))
    if filled is not None:
        app.desk.workspace.read_on(filled.values["day"])
        app.say(words("The register is shown as of {day}.", day=app.reading.day), "info", words("D D goes back."))


async def today(app: DeskApp, _rest: str) -> None:
    """Read the register on its own day again."""
    app.desk.workspace.read_on(None)
    app.say(app.words("The register is shown as of {day}.", day=app.reading.day), "info")
