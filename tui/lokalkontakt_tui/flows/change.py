"""The one path of every change: form, use case, consequences or refusal, the named button, the commit, the message."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from attrs import Factory

from lokalkontakt_core.errors import ConflictError, LokalkontaktError, UsageError
from lokalkontakt_core.preview import Preview
from lokalkontakt_core.services.context import Service
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import Filled, FormDialog
from lokalkontakt_tui.flows.refuse import refuse, tell_conflict
from lokalkontakt_tui.models.conflicts import THEIRS, clashes, conflict_form, edit_of, own_changes
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
    key = f"{app.doing}|{getattr(deed.service, '__name__', '')}"
    while True:
        if ask and deed.form is not None:
            filled = await _asked(app, key, deed.form, filled)
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
            return await _commit(app, deed, values, arguments, preview) and _forget(app, key)
        if answer != "edit":
            _keep(app, key, filled.raw if filled is not None else None)
            return False


async def _asked(app: DeskApp, key: str, form: Form, filled: Filled | None) -> Filled | None:
    """Show a form, with what was typed into it when it was left last; None when it is left again."""
    drafts = app.desk.drafts
    while True:
        draft = filled is None and key in drafts
        dialog = FormDialog(form, Filled({}, drafts[key]) if draft else filled, draft=draft)
        answer = await app.push_screen_wait(dialog)
        if answer is not None:
            return answer
        if not dialog.afresh:
            _keep(app, key, dialog.left)
            return None
        drafts.pop(key, None)


def _forget(app: DeskApp, key: str) -> bool:
    """Forget what was typed into a form whose change was made."""
    app.desk.drafts.pop(key, None)
    return True


def _keep(app: DeskApp, key: str, raw: Mapping[str, Any] | None) -> None:
    """Keep what was typed into a form while the program is open, and say so."""
    if raw is None:
        app.desk.drafts.pop(key, None)
        return
    app.desk.drafts[key] = raw
    app.say(app.words("What you typed is kept until you close the program."), "draft",
            app.words("Open the form again to go on."))  # fmt: skip


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
        return await _settled(app, deed, values, arguments, conflict)
    except LokalkontaktError as error:
        await refuse(app, error, deed.choices(values), subject=arguments)
        return False
    app.say(deed.done(values), "good", app.words("Ctrl+Z undoes it."))
    return True


async def _settled(
    app: DeskApp, deed: Deed, values: Values, arguments: Mapping[str, Any], conflict: ConflictError
) -> bool:
    """Let one choose between two versions field by field, and go on with that; tell what happened where one cannot."""
    edit = edit_of(app.reading, conflict) if "changes" in arguments else None
    if edit is None:
        await tell_conflict(app, conflict)
        return False
    both = clashes(app.reading, edit)
    theirs: frozenset[str] = frozenset()
    if both:
        choice = await app.push_screen_wait(FormDialog(conflict_form(app.reading, edit, both, conflict)))
        if choice is None:
            return False
        theirs = frozenset(name for name, whose in choice.values.items() if whose == THEIRS)
    kept = own_changes(edit, arguments["changes"], theirs)
    if not kept:
        app.say(app.words("Nothing of yours is left to save: what the others wrote stands."), "info")
        return True
    again = {**arguments, "changes": kept}
    try:
        preview = app.desk.workspace.preview(deed.service, **again)
    except LokalkontaktError as error:
        await refuse(app, error, subject=again)
        return False
    if await _confirmed(app, deed, values, preview) != "do":
        return False
    return await _commit(app, deed, values, again, preview)


def _with_problems(app: DeskApp, filled: Filled, error: UsageError) -> Filled:
    """Put the problems a use case found under the fields they are about."""
    problems = {}
    for one in error.details or (error,):
        what, _, remedy = app.desk.explain(one)
        problems[str(one.values.get("field", "")).split(".")[0]] = f"{what} {remedy}"
    return Filled(filled.values, filled.raw, problems)
