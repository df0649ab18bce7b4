"""Reading a file in, a list or tables, into a new register or the one that is open; all of it is shown before."""

from collections.abc import Callable
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import ConflictError, LokalkontaktError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.import_list import import_list
from lokalkontakt_core.services.import_list import read_list as read
from lokalkontakt_core.tables.files import read_table_file
from lokalkontakt_core.tables.importing import import_tables, read_tables
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import Filled, FormDialog
from lokalkontakt_tui.flows.refuse import refuse, tell_conflict
from lokalkontakt_tui.making import file_name, read_bytes, text_of
from lokalkontakt_tui.models.forms import Field, Form
from lokalkontakt_tui.models.imports import import_page
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.models.tables import tables_page


@frozen
class Found:
    """A file that was read.

    Attributes:
        page: What it would do.
        button: What the main button says.
        service: The use case that does it.
        arguments: What it is given.
        change: What it would write.
    """

    page: Page
    button: str
    service: Callable[..., ChangeSet]
    arguments: dict[str, Any]
    change: ChangeSet


def file_fields(words: Words) -> tuple[Field, Field]:
    """Give the two fields that every reading of a file begins with."""
    return (
        Field("file", words("File"), words("A list as text, or a table: .xlsx, .csv or .tsv."), required=True),
        Field("source", words("What it is called"), words("As a source, for example Bilag 1."), required=True),
    )


def look_into(words: Words, context: Context, file: str, source: str) -> Found:
    """Read a file and tell what it would do to a register.

    Args:
        words: The language.
        context: The register, the day, and where ids come from.
        file: The file as typed.
        source: What it is called.

    Raises:
        LokalkontaktError: It cannot be read, or holds neither a list nor a table.
    """
    content = read_bytes(file)
    tables = read_table_file(content, file_name(file))
    if tables is None:
        text = text_of(content, file)
        listed = read(context, text=text, name=source)
        arguments: dict[str, Any] = {"text": text, "name": source}
        return Found(import_page(words, listed), words("Read in"), import_list, arguments, listed.change)
    found = read_tables(context, sheets=tables.sheets, name=source, notes=tables.notes)
    page = tables_page(words, found, lambda ref: name_of(context.register, ref))
    button = words("Read in the other rows") if found.problems else words("Read in")
    arguments = {"sheets": tables.sheets, "name": source, "leave_out": bool(found.problems)}
    return Found(page, button, import_tables, arguments, found.change)


async def chosen_file(
    app: DeskApp,
    form: Form,
    context: Callable[[], Context],
    with_problem: Callable[[Filled, LokalkontaktError], Filled],
) -> tuple[Filled, Found] | None:
    """Ask for a file until what it would do is agreed to.

    Args:
        app: The program.
        form: Asks for `file` and `source`, and whatever else is needed.
        context: Gives the register it is to be read into.
        with_problem: Gives what was filled in with a problem of the file under its field.

    Returns:
        What was filled in and what is to be done; None when the person leaves, or there is nothing to do.
    """
    filled: Filled | None = None
    while True:
        filled = await app.push_screen_wait(FormDialog(form, filled))
        if filled is None:
            return None
        source = str(filled.values["source"])
        try:
            found = look_into(app.words, context(), str(filled.values["file"]), source)
        except LokalkontaktError as error:
            filled = with_problem(filled, error)
            continue
        title = app.words("Read in {source}", source=source)
        answer = await app.push_screen_wait(ConfirmDialog(title, found.page, found.button, editable=True))
        if answer == "edit":
            continue
        return (filled, found) if answer == "do" else None


async def read_file(app: DeskApp, _rest: str) -> None:
    """Read a file into the register that is open."""
    words, workspace = app.words, app.desk.workspace
    form = Form(words("Read in a file"), file_fields(words), words("Show what was read"))

    seen = workspace.register

    def context() -> Context:
        nonlocal seen
        seen = workspace.register
        return Context(seen, workspace.day, RandomIds())

    def with_problem(filled: Filled, error: LokalkontaktError) -> Filled:
        what, _, remedy = app.desk.explain(error)
        return Filled(filled.values, filled.raw, {"file": f"{what} {remedy} ({error.code})"})

    chosen = await chosen_file(app, form, context, with_problem)
    if chosen is None:
        return
    filled, found = chosen
    if not found.change:
        app.say(words("Nothing was changed: it is so already."), "info")
        return
    try:
        # On the register as it was shown: what others wrote meanwhile is told of, not written over.
        workspace.commit(workspace.renewed(workspace.preview_on(seen, found.service, **found.arguments)))
    except ConflictError as conflict:
        if not await tell_conflict(app, conflict):
            return
        workspace.do(found.service, **found.arguments)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.say(words("{source} was read in.", source=str(filled.values["source"])), "good", words("Ctrl+Z undoes it."))
