"""Actions: what somebody promised to do."""

from lokalkontakt_core.coordination.actions import overdue_actions
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.actions import add_action
from lokalkontakt_core.services.actions import drop_action as drop_service
from lokalkontakt_core.services.actions import edit_action as edit_service
from lokalkontakt_core.services.actions import finish_action as finish_service
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models import meeting_forms, promises
from lokalkontakt_tui.models.forms import Field, Form
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.screens.detail import DetailScreen


async def action(app: DeskApp, key: str) -> None:
    """Open an action as a screen."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Action, key)
        return promises.page(desk.reading, found) if found is not None else None

    app.push_screen(DetailScreen("meetings", make, {"r": f"edit_action:{key}"}))


async def actions_late(app: DeskApp, rest: str) -> None:
    """Open the action that is late, of those that are named or of all; where there are several let one choose."""
    late = overdue_actions(app.reading.register, app.reading.day)
    keys = rest.split(",") if rest else [one.id for one in late]
    if not keys:
        app.say(app.words("No action is late."), "info")
        return
    if len(keys) == 1:
        await action(app, keys[0])
        return
    choices = tuple((f"action:{key}", app.reading.name(Ref(Action.kind, key))) for key in keys)
    chosen = await app.push_screen_wait(MenuDialog(app.words("Which action?"), choices))
    if chosen is not None:
        app.act(chosen)


async def new_action(app: DeskApp, meeting: str) -> None:
    """Write down an action, of a meeting when one is named."""
    words = app.words
    title = words("New action")
    note = words("It is on the agenda of the next meeting until it is done.") if meeting else ""
    await carry_out(
        app,
        Deed(
            title,
            add_action,
            lambda values: {**values, "areas": tuple(values["areas"] or ()), "meeting": meeting or None},
            words("Save"),
            lambda _values: words("The action is written down."),
            Form(title, meeting_forms.action(app.reading, None), words("Show the consequences"), note),
        ),
    )


async def edit_action(app: DeskApp, key: str) -> None:
    """Change an action."""
    words, found = app.words, app.reading.register.get(Action, key)
    title = words("Edit the action")
    await carry_out(
        app,
        Deed(
            title,
            edit_service,
            lambda values: {"action": key, "changes": {**values, "areas": tuple(values["areas"] or ())}},
            words("Save"),
            lambda _values: words("The action is saved."),
            Form(title, meeting_forms.action(app.reading, found), words("Show the consequences")),
        ),
    )


async def finish_action(app: DeskApp, key: str) -> None:
    """Note that an action is done."""
    words = app.words
    await carry_out(
        app,
        Deed(
            words("Done: {name}", name=app.reading.name(Ref(Action.kind, key))),
            finish_service,
            lambda _values: {"action": key},
            words("It is done"),
            lambda _values: words("The action is done."),
        ),
    )


async def drop_action(app: DeskApp, key: str) -> None:
    """Note that an action will not be done."""
    words = app.words
    title = words("Drop: {name}", name=app.reading.name(Ref(Action.kind, key)))
    form = Form(title, (Field("reason", words("Why"), required=True),), words("Show the consequences"))
    await carry_out(
        app,
        Deed(
            title,
            drop_service,
            lambda values: {"action": key, **values},
            words("Drop it"),
            lambda _values: words("The action is dropped."),
            form,
        ),
    )
