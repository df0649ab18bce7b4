"""The one path of every change: form, use case, consequences or refusal, the named button, the commit, the message."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from attrs import Factory

from lokalkontakt_core.changes import Edit
from lokalkontakt_core.errors import ConflictError, LokalkontaktError, UsageError
from lokalkontakt_core.preview import Preview
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Service
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import Filled, FormDialog
from lokalkontakt_tui.flows.filling import Filling, asked, forget, keep
from lokalkontakt_tui.flows.refuse import Way, refuse, tell_conflict
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
        undoable: False for what can never be taken back, which is said, and begins on Back.
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
    undoable: bool = True


async def carry_out(app: DeskApp, deed: Deed) -> bool:
    """Lead a person through a change and tell whether it was made.

    What was filled in is kept: when something is missing and gets recorded from the refusal, the change is tried
    again as it was; from a refusal one can go back to the form; and whoever leaves finds it in the form next time.
    """
    work = _Work(deed, f"{app.doing}|{getattr(deed.service, '__name__', '')}", app.desk.workspace.register)
    ask = deed.form is not None
    while True:
        if ask and not await asked(app, work):
            return False
        ask = deed.form is not None
        try:
            preview = _previewed(app, work)
        except ConflictError as conflict:
            return await _settled(app, work, conflict)
        except LokalkontaktError as error:
            if work.filled is not None and _is_of_the_form(work, error):
                work.filled = _with_problems(app, work.filled, error)
                continue
            way = await _refused(app, work, error)
            if way not in {Way.AGAIN, Way.EDIT}:
                return False
            ask = way is Way.EDIT
            continue
        if not preview.change:
            app.say(app.words("Nothing was changed: it is so already."), "info")
            return False
        answer = await _confirmed(app, work, preview)
        if answer == "do":
            return await _commit(app, work, work.arguments, preview)
        if answer != "edit":
            keep(app, work)
            return False


class _Work(Filling):
    """A change on its way: what is to be done, and its form."""

    def __init__(self, deed: Deed, key: str, register: Register) -> None:
        super().__init__(deed.form, key, register)
        self.deed = deed

    @property
    def arguments(self) -> dict[str, Any]:
        """What the use case is given."""
        return dict(self.deed.arguments(self.values))


def _previewed(app: DeskApp, work: _Work) -> Preview:
    """Give what the change would do now; a conflict when others have changed what that is, since it was begun."""
    workspace = app.desk.workspace
    try:
        preview = workspace.preview_on(work.began, work.deed.service, **work.arguments)
    except LokalkontaktError:
        if work.began.revision == workspace.register.revision:
            raise
        work.began = workspace.register  # what was missing when it was begun may be there now
        return _previewed(app, work)
    return workspace.renewed(preview) if preview.change else preview


async def _refused(app: DeskApp, work: _Work, error: LokalkontaktError) -> Way:
    """Show a refusal the form cannot solve; what was typed is kept when one leaves."""
    choices, editable = work.deed.choices(work.values), work.filled is not None
    way = await refuse(app, error, choices, subject=work.arguments, editable=editable)
    if way is Way.LEFT and editable:
        keep(app, work)
    work.began = app.desk.workspace.register
    return way


async def _confirmed(app: DeskApp, work: _Work, preview: Preview) -> str | None:
    reading, deed, values = app.desk.reading, work.deed, work.values
    on = deed.on(values) or reading.day
    proposed = Proposed(preview.change, preview.candidate, preview.consequences, max(on, reading.day))
    shown = page(reading, proposed, deed.facts(values), undoable=deed.undoable)
    dialog = ConfirmDialog(deed.title, shown, deed.button, editable=deed.form is not None, undoable=deed.undoable)
    return await app.push_screen_wait(dialog)


async def _commit(app: DeskApp, work: _Work, arguments: Mapping[str, Any], preview: Preview) -> bool:
    try:
        app.desk.workspace.commit(preview)
    except ConflictError as conflict:
        return await _settled(app, work, conflict)
    except LokalkontaktError as error:
        keep(app, work)
        await refuse(app, error, work.deed.choices(work.values), subject=arguments)
        return False
    forget(app, work)
    way_back = app.words("Ctrl+Z undoes it.") if work.deed.undoable else ""
    app.say(work.deed.done(work.values), "good", way_back)
    return True


async def _settled(app: DeskApp, work: _Work, conflict: ConflictError) -> bool:
    """Show both versions and go on with what is chosen; what was typed is kept when one leaves."""
    arguments = work.arguments
    edit = edit_of(app.reading, conflict) if "changes" in arguments else None
    if edit is not None:
        chosen = await _chosen(app, edit, arguments, conflict)
    else:
        chosen = arguments if await tell_conflict(app, conflict) else None
    if chosen is None:
        keep(app, work)
        return False
    if not chosen.get("changes", True):
        forget(app, work)
        app.say(app.words("Nothing of yours is left to save: what the others wrote stands."), "info")
        return True
    try:
        preview = app.desk.workspace.preview(work.deed.service, **chosen)
    except LokalkontaktError as error:
        keep(app, work)
        await refuse(app, error, work.deed.choices(work.values), subject=chosen)
        return False
    if not preview.change:
        forget(app, work)
        app.say(app.words("Nothing was changed: it is so already."), "info")
        return True
    if await _confirmed(app, work, preview) != "do":
        keep(app, work)
        return False
    return await _commit(app, work, chosen, preview)


async def _chosen(
    app: DeskApp, edit: Edit, arguments: Mapping[str, Any], conflict: ConflictError
) -> Mapping[str, Any] | None:
    """Let one choose between two versions field by field; None when one leaves that."""
    both = clashes(app.reading, edit)
    theirs: frozenset[str] = frozenset()
    if both:
        choice = await app.push_screen_wait(FormDialog(conflict_form(app.reading, edit, both, conflict)))
        if choice is None:
            return None
        theirs = frozenset(name for name, whose in choice.values.items() if whose == THEIRS)
    return {**arguments, "changes": own_changes(edit, arguments["changes"], theirs)}


def _is_of_the_form(work: _Work, error: LokalkontaktError) -> bool:
    """Tell whether to go on in the form: a value is wrong, or refused and there is nothing else to choose."""
    fields = {field.name for field in work.deed.form.fields} if work.deed.form is not None else set()
    return isinstance(error, UsageError) or (error.values.get("field") in fields and not work.deed.choices(work.values))


def _with_problems(app: DeskApp, filled: Filled, error: LokalkontaktError) -> Filled:
    """Put the problems a use case found under the fields they are about."""
    problems = {}
    for one in error.details or (error,):
        what, _, remedy = app.desk.explain(one)
        problems[str(one.values.get("field", "")).split(".")[0]] = f"{what} {remedy}"
    return Filled(filled.values, filled.raw, problems)
