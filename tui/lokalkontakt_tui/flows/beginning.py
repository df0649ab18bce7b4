"""The ways to begin: the example, a register there is, a list, or nothing."""

from collections.abc import Callable

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.extension.url import as_typed
from lokalkontakt_core.ports.ids import RandomIds
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.workspace import Workspace
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.form import Filled, FormDialog
from lokalkontakt_tui.flows.importing import Found, chosen_file, file_fields
from lokalkontakt_tui.making import free_place, make_empty, make_example
from lokalkontakt_tui.models.forms import Field, Form
from lokalkontakt_tui.screens.welcome import WelcomeScreen


async def welcome(app: DeskApp, _rest: str) -> None:
    """Show the ways to begin."""
    app.push_screen(WelcomeScreen())


def _place(app: DeskApp, value: str) -> Field:
    words = app.words
    return Field("place", words("Folder"), words("Where the register is to lie."), required=True, value=value)


async def try_example(app: DeskApp, _rest: str) -> None:
    """Make a copy of the example and open it."""
    words = app.words
    form = Form(words("Try the example"), (_place(app, free_place()),), words("Make my copy"),
                words("Invented persons and addresses are marked (practice)."))  # fmt: skip
    await _ask(app, form, lambda filled: make_example(app.opener, str(filled.values["place"])))


async def open_register(app: DeskApp, _rest: str) -> None:
    """Open a register there is."""
    words = app.words
    form = Form(words("Open a register"), (Field("place", words("Folder"), required=True),), words("Open"))
    await _ask(app, form, lambda filled: app.opener.open(str(filled.values["place"])))


async def begin_empty(app: DeskApp, _rest: str) -> None:
    """Make an empty register."""
    words = app.words
    form = Form(
        words("Begin from nothing"),
        (
            Field("municipality", words("Municipality"), required=True),
            Field("name", words("What the register is called"), words("Empty means like the municipality.")),
            Field("coordinator", words("Who runs the scheme")),
            _place(app, free_place("lokalkontakt")),
        ),
        words("Make the register"),
    )
    await _ask(app, form, lambda filled: _empty(app, filled))


def _empty(app: DeskApp, filled: Filled) -> Workspace:
    values = filled.values
    municipality = str(values["municipality"])
    return make_empty(
        app.opener,
        str(values["place"]),
        name=str(values["name"] or municipality),
        municipality=municipality,
        coordinator=values["coordinator"],
    )


async def read_list(app: DeskApp, _rest: str) -> None:
    """Read a list or tables into a new register; all of it is shown before anything is saved."""
    words = app.words
    form = Form(
        words("Read in a list"),
        (
            *file_fields(words),
            Field("municipality", words("Municipality"), required=True),
            _place(app, free_place("lokalkontakt")),
        ),
        words("Show what was read"),
    )
    chosen = await chosen_file(
        app,
        form,
        lambda: Context(Register(), app.opener.today, RandomIds()),
        lambda filled, error: _with_problem(app, filled, error, "file"),
    )
    if chosen is not None:
        await _import(app, *chosen)


async def _import(app: DeskApp, filled: Filled, found: Found) -> None:
    municipality, place = str(filled.values["municipality"]), str(filled.values["place"])

    def make() -> Workspace:
        workspace = make_empty(app.opener, place, name=municipality, municipality=municipality)
        workspace.do(found.service, **found.arguments)
        return workspace

    try:
        workspace = make()
    except LokalkontaktError as error:
        app.desk.say_refused(error)
        app.renew()
        return
    _take(app, workspace)


async def _ask(app: DeskApp, form: Form, make: Callable[[Filled], Workspace]) -> None:
    """Ask until it works or is left."""
    filled: Filled | None = None
    while True:
        filled = await app.push_screen_wait(FormDialog(form, filled))
        if filled is None:
            return
        try:
            workspace = make(filled)
        except LokalkontaktError as error:
            filled = _with_problem(app, filled, error, "place")
            continue
        _take(app, workspace)
        return


def _with_problem(app: DeskApp, filled: Filled, error: LokalkontaktError, otherwise: str) -> Filled:
    what, _, remedy = app.desk.explain(error)
    field = str(error.values.get("field", otherwise))
    return Filled(filled.values, filled.raw, {field: f"{what} {remedy} ({error.code})"})


def _take(app: DeskApp, workspace: Workspace) -> None:
    app.desk.take(workspace)
    place = as_typed(workspace.store.url)
    app.desk.say(app.words("The register lies in {place}.", place=place), "good")
    app.go("overview")
