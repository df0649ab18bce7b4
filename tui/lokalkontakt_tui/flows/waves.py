"""Plan, open, extend, close and read survey rounds."""

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.preview import Preview
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.edit_wave import edit_wave as edit_service
from lokalkontakt_core.services.edit_wave import extend_wave as extend_service
from lokalkontakt_core.services.plan_wave import plan_wave as plan_service
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_schemas.forms import shipped_forms
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.reader import ReaderDialog
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.flows.refuse import refuse
from lokalkontakt_tui.models import options, waves
from lokalkontakt_tui.models.consequences import Proposed, page
from lokalkontakt_tui.models.forms import DateField, Field, Form, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Fact, Item, Page, Section
from lokalkontakt_tui.screens.detail import DetailScreen


async def wave(app: DeskApp, key: str) -> None:
    """Open a round as a screen."""

    def make(desk: Desk) -> Page | None:
        found, rounds = desk.reading.register.find(Wave, key), desk.rounds
        if found is None:
            return None
        return waves.page(desk.reading, rounds.status(key), rounds.form(key))

    draft = app.reading.register.get(Wave, key).state is WaveState.DRAFT
    app.push_screen(DetailScreen("waves", make, {"r": f"edit_wave:{key}"} if draft else {}))


def _fields(app: DeskApp, draft: Wave | None) -> tuple[Field, ...]:
    """Give the fields of a draft; those of a new one when there is none."""
    reading, words = app.reading, app.words
    everyone = options.areas(reading)
    frozen = reading.register.get(FrozenForm, draft.form).text if draft is not None else None
    texts = dict.fromkeys((form.text for form in shipped_forms()), "")
    if frozen is not None and frozen not in texts:
        texts[frozen] = words("as it stands in the draft")
    types = app.desk.rounds.types
    forms = tuple(
        Option(text, line(load_form(text, types=types).title.in_language(words.language, "da"), (f"  {note}", "muted")))
        for text, note in texts.items()
    )
    modes = (
        Option(WaveMode.NAMED, line(words("named: the council answers as a body"))),
        Option(WaveMode.ANONYMOUS, line(words("anonymous"))),
    )
    asked = draft.areas if draft is not None else tuple(option.value for option in everyone)
    return (
        Field("name", words("Name"), words("For example Evaluation, spring 2020."), required=True,
              value=draft.name if draft is not None else None),
        OneOf("form_text", words("Form"), value=frozen, options=forms),
        OneOf("mode", words("Mode"), words("Cannot be changed after opening."),
              value=draft.mode if draft is not None else None, options=modes),
        DateField("closes", words("Open until"),
                  words("Codes work until you close the round. Empty means no last day."),
                  value=draft.closes if draft is not None else None),
        ManyOf("areas", words("Areas asked"), words("The space bar marks."), required=True, value=asked,
               options=everyone),
    )  # fmt: skip


async def edit_wave(app: DeskApp, key: str) -> None:
    """Change a draft: anything of it, for nobody has been asked yet."""
    words, draft, types = app.words, app.reading.register.get(Wave, key), app.desk.rounds.types

    def edit_draft(context: Context, *, wave: str, changes: Values) -> ChangeSet:
        return edit_service(context, wave=wave, types=types, **changes)

    title = words("Edit {name}", name=draft.name)
    note = words("Nobody is asked before you open it.")
    if draft.state is not WaveState.DRAFT:
        app.say(words("{name} is open or closed. Only a draft can be changed.", name=draft.name), "info")
        return
    await carry_out(
        app,
        Deed(
            title,
            edit_draft,
            lambda values: {"wave": key, "changes": values},
            words("Save the draft"),
            lambda _values: words("{name} is saved.", name=draft.name),
            Form(title, _fields(app, draft), words("Show the consequences"), note),
        ),
    )


async def plan_wave(app: DeskApp, _rest: str) -> None:
    """Plan a round: a draft, nobody is asked yet."""
    words, types = app.words, app.desk.rounds.types
    title = words("New survey round")
    note = words("It becomes a draft. Nobody is asked before you open it.")
    form = Form(title, _fields(app, None), words("Show the consequences"), note)
    await carry_out(
        app,
        Deed(
            title,
            plan_service,
            lambda values: {"threshold": 5, "types": types, **values},
            words("Save the draft"),
            lambda values: words("{name} is a draft. Nobody has been asked yet.", name=values["name"]),
            form,
        ),
    )


async def open_wave(app: DeskApp, key: str) -> None:
    """Open a draft."""
    desk, words = app.desk.rounds, app.words
    name = app.reading.register.get(Wave, key).name
    try:
        preview = desk.preview_open(key)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    title = words("Open {name}", name=name)
    if not await _agreed(app, title, preview, words("Open the round")):
        return
    try:
        desk.open(key, seen=preview)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.say(words("{name} is open.", name=name), "good", words("The invitations lie in the outbox."))


async def extend_wave(app: DeskApp, key: str) -> None:
    """Give an open round another last day."""
    words, record = app.words, app.reading.register.get(Wave, key)
    title = words("Extend {name}", name=record.name)
    hint = words("Codes work until you close the round. Empty means no last day.")
    until = DateField("closes", words("Open until"), hint, value=record.closes)
    form = Form(title, (until,), words("Show the consequences"))
    await carry_out(
        app,
        Deed(
            title,
            extend_service,
            lambda values: {"wave": key, **values},
            words("Extend"),
            lambda _values: words("{name} has another last day.", name=record.name),
            form,
        ),
    )


async def close_wave(app: DeskApp, key: str) -> None:
    """Close a round for good."""
    desk, words = app.desk.rounds, app.words
    name = app.reading.register.get(Wave, key).name
    status = desk.status(key)
    items = [Item(line(words("No more answers can be given. Drafts that were not sent are deleted.")))]
    if status.submitted is not None:
        answered = words("{count} of {total} have answered.", count=status.submitted, total=status.invited)
        items.insert(0, Item(line(answered)))
    final = Section(None, (Item(line((words("This cannot be undone."), "bold"))),))
    shown = Page(None, (Section(words("This happens"), tuple(items)), final))
    title = words("Close {name}", name=name)
    dialog = ConfirmDialog(title, shown, words("Close the round"), editable=False, undoable=False)
    if await app.push_screen_wait(dialog) != "do":
        return
    try:
        desk.close(key)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.say(words("{name} is closed. The results stand.", name=name))


async def drop_wave(app: DeskApp, key: str) -> None:
    """Throw a draft away."""
    desk, words = app.desk.rounds, app.words
    name = app.reading.register.get(Wave, key).name
    title = words("Drop the draft {name}", name=name)
    shown = Page(
        None, (Section(words("This happens"), (Item(line(words("The draft goes away. Nobody was asked."))),)),)
    )
    if await app.push_screen_wait(ConfirmDialog(title, shown, words("Drop the draft"), editable=False)) != "do":
        return
    try:
        desk.drop(key)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.say(words("{name} is dropped.", name=name), "good", words("Ctrl+Z undoes it."))


async def wave_codes(app: DeskApp, key: str) -> None:
    """Show the codes of an open round, to be told or printed."""
    words = app.words
    try:
        codes = app.desk.rounds.codes(key)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    note = Item(line((words("Each code is for one council. Whoever has it can answer for it."), "muted")))
    facts = tuple(Fact(one.name, line((one.code, "bold"))) for one in codes)
    title = words("Codes of {name}", name=app.reading.register.get(Wave, key).name)
    await app.push_screen_wait(ReaderDialog(title, Page(None, (Section(None, (note,)), Section(None, facts)))))


async def results(app: DeskApp, key: str) -> None:
    """Show the results of a round."""
    from lokalkontakt_tui.screens.results import ResultsScreen  # noqa: PLC0415 - each screen when it is first seen

    try:
        found = app.desk.rounds.results(key)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    wave = app.reading.register.get(Wave, key)
    if wave.mode is WaveMode.NAMED:
        app.desk.note_view(EVERYBODY, f"app: results {key}")
    app.push_screen(ResultsScreen(wave, found))


async def _agreed(app: DeskApp, title: str, preview: Preview, button: str) -> bool:
    reading = app.reading
    shown = page(reading, Proposed(preview.change, preview.candidate, preview.consequences, reading.day), ())
    return await app.push_screen_wait(ConfirmDialog(title, shown, button, editable=False)) == "do"
