"""The one path of every change: form, use case, consequences or refusal, the named button, the commit, the message."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.errors import ConflictError, LokalkontaktError, UsageError
from lokalkontakt_core.preview import Preview
from lokalkontakt_core.services.context import Service
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import Filled, FormDialog
from lokalkontakt_tui.flows.refuse import refuse, tell_conflict
from lokalkontakt_tui.models.consequences import Proposed, page
from lokalkontakt_tui.models.forms import Form
from lokalkontakt_tui.models.page import Fact

Values = Mapping[str, Any]


@frozen
class Deed:
    """Something one can do to the register.

    Attributes:
        title: The verb and its things, over the consequences.
        service: The use case.
        arguments: What it is given, from the values of the form.
        button: What the main button says.
        done: What is said afterwards, from the values of the form.
        form: What is asked first; None when nothing is.
        facts: What was chosen, over the consequences.
        on: The day from which it holds; the day of the desk when it gives None.
        choices: What else can be done when it is refused: actions and labels.
    """

    title: str
    service: Service[Any]
    arguments: Callable[[Values], Mapping[str, Any]]
    button: str
    done: Callable[[Values], str]
    form: Form | None = None
    facts: Callable[[Values], tuple[Fact, ...]] = Factory(lambda: lambda _values: ())
    on: Callable[[Values], date | None] = Factory(lambda: lambda _values: None)
    choices: Callable[[Values], tuple[tuple[str, str], ...]] = Factory(lambda: lambda _values: ())


async def carry_out(app: DeskApp, deed: Deed) -> bool:
    """Lead a person through a change and tell whether it was made.

    What was filled in is kept: when something is missing and gets recorded from the refusal, the change is tried
    again as it was.
    """
    filled: Filled | None = None
    ask = deed.form is not None
    while True:
        if ask and deed.form is not None:
            filled = await app.push_screen_wait(FormDialog(deed.form, filled))
            if filled is None:
                return False
        ask = deed.form is not None
        values: Values = filled.values if filled is not None else {}
        arguments = dict(deed.arguments(values))
        try:
            preview = app.desk.workspace.preview(deed.service, **arguments)
        except LokalkontaktError as error:
            if isinstance(error, UsageError) and filled is not None:
                filled = _with_problems(app, filled, error)
                continue
            ask = False
            if await refuse(app, error, deed.choices(values), subject=arguments):
                continue
            return False
        if not preview.change:
            app.say(app.words("Nothing was changed: it is so already."), "info")
            return False
        answer = await _confirmed(app, deed, values, preview)
        if answer == "do":
            return await _commit(app, deed, values, arguments, preview)
        if answer != "edit":
            return False


async def _confirmed(app: DeskApp, deed: Deed, values: Values, preview: Preview) -> str | None:
    reading = app.desk.reading
    on = deed.on(values) or reading.day
    proposed = Proposed(preview.change, preview.candidate, preview.consequences, max(on, reading.day))
    shown = page(reading, proposed, deed.facts(values))
    return await app.push_screen_wait(ConfirmDialog(deed.title, shown, deed.button, editable=deed.form is not None))


async def _commit(app: DeskApp, deed: Deed, values: Values, arguments: Mapping[str, Any], preview: Preview) -> bool:
    workspace = app.desk.workspace
    try:
        workspace.commit(preview)
    except ConflictError as conflict:
        await tell_conflict(app, conflict)
        return False
    except LokalkontaktError as error:
        await refuse(app, error, deed.choices(values), subject=arguments)
        return False
    app.say(deed.done(values), "good", app.words("Ctrl+Z undoes it."))
    return True


def _with_problems(app: DeskApp, filled: Filled, error: UsageError) -> Filled:
    """Put the problems a use case found under the fields they are about."""
    problems = {}
    for one in error.details or (error,):
        what, _, remedy = app.desk.explain(one)
        problems[str(one.values.get("field", "")).split(".")[0]] = f"{what} {remedy}"
    return Filled(filled.values, filled.raw, problems)
