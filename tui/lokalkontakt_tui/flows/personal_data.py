"""Personal data: see what is held and who looked, decide how long a class is kept, take away what is over its time."""

from lokalkontakt_core.erasure.export import export_person as gathered
from lokalkontakt_core.erasure.retention import apply_retention as apply_now
from lokalkontakt_core.erasure.retention import retention, set_retention
from lokalkontakt_core.erasure.viewing import actor_in
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.ports.access_log import Access
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import DataClass
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.flows.change import Values
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.flows.refuse import refuse
from lokalkontakt_tui.models import personal_data as model
from lokalkontakt_tui.models.forms import Field, NumberField
from lokalkontakt_tui.models.held import held_page
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.screens.detail import DetailScreen
from lokalkontakt_tui.screens.personal_data import PersonalDataScreen

_LONGEST = 1200
"""The longest time that can be decided, in months."""


async def personal_data(app: DeskApp, _rest: str) -> None:
    """Open the screen of personal data."""
    app.push_screen(PersonalDataScreen())


async def held(app: DeskApp, person: str) -> None:
    """Gather all that is held on a person, note that it was looked at, and show it."""
    workspace = app.desk.workspace
    actor = actor_in(workspace.register, workspace.actor)
    now = workspace.clock.now()
    try:
        found = gathered(workspace.store, person, actor=actor, instant=now, access=Access.VIEW, through="app: held")
    except LokalkontaktError as error:
        await refuse(app, error)
        return

    def make(desk: Desk) -> Page | None:
        record = desk.reading.register.find(Person, person)
        return held_page(desk.reading, record, found) if record is not None and record.erased is None else None

    app.push_screen(DetailScreen("more", make, {}))


async def access_log(app: DeskApp, _rest: str) -> None:
    """Show who has looked."""

    def make(desk: Desk) -> Page | None:
        return model.log_page(desk.reading, model.newest(desk.workspace.store.access))

    app.push_screen(DetailScreen("more", make, {}))


async def data_class(app: DeskApp, data: str) -> None:
    """Show one class of data, where there is no room for it beside the list."""

    def make(desk: Desk) -> Page | None:
        dues = retention(desk.workspace.store, desk.workspace.clock.today())
        due = next((one for one in dues if one.data == data), None)
        return model.class_page(desk.reading, due) if due is not None else None

    app.push_screen(DetailScreen("more", make, {}))


async def decide_retention(app: DeskApp, data: str) -> None:
    """Decide how long a class of data is kept, and why."""
    words, kind = app.words, DataClass(data)
    rule = app.reading.register.scheme.retention.get(kind)
    months = NumberField(
        "months", words("Months"), words("Empty: nothing is decided, and nothing is taken away."),
        value=rule.keep.months if rule else None, least=1, most=_LONGEST,
    )  # fmt: skip
    reason = Field("reason", words("Why so long"), words("Needed with the months."), value=rule.reason if rule else "")

    def arguments(values: Values) -> Values:
        return {"data": kind, **values}

    name = words.catalogue.text(f"data_class.{kind}")
    title = words("How long is it kept: {what}", what=name)
    await do(app, title, set_retention, done=words("It is decided."), fields=(months, reason), arguments=arguments)


async def apply_retention(app: DeskApp, _rest: str) -> None:
    """Show what is over its time, and take it away after a yes."""
    words, workspace = app.words, app.desk.workspace
    day = workspace.clock.today()
    try:
        dues = retention(workspace.store, day)
        if not any(due.count for due in dues):
            app.say(words("Nothing is over its time."), "info")
            return
        title = words("Take away what is over its time")
        page = model.apply_page(app.reading, dues)
        dialog = ConfirmDialog(title, page, words("Take away for good"), editable=False, undoable=False)
        if await app.push_screen_wait(dialog) != "do":
            return
        taken = apply_now(
            workspace.store,
            day,
            actor=actor_in(workspace.register, workspace.actor),
            instant=workspace.clock.now(),
            placeholder=words.catalogue.find("erasure.placeholder") or "#{number}",
        )
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    workspace.refresh()
    if isinstance(app.screen, PersonalDataScreen):
        app.screen.fill_again()
    refused = [one for each in taken for one in each.refused]
    app.say(words("Taken away: {count}.", count=sum(one.done for one in taken)), "warning" if refused else "good",
            app.desk.explain(refused[0])[0] if refused else "")  # fmt: skip
