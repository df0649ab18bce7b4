"""Take over what contacts, colleagues and areas hand in: seen first, chosen piece by piece, written as one change."""

from pathlib import Path

from lokalkontakt_core.erasure.viewing import EVERYBODY
from lokalkontakt_core.errors import LokalkontaktError, UsageError
from lokalkontakt_core.intake.entry import Entry
from lokalkontakt_core.intake.matching import ProposalState, proposals
from lokalkontakt_core.intake.reply import read_reply
from lokalkontakt_core.os_trouble import os_trouble
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.services.adopt_intake import adopt_intake as adopt_service
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.form import Filled, FormDialog
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.flows.refuse import refuse
from lokalkontakt_tui.making import read_bytes
from lokalkontakt_tui.models import intake as model
from lokalkontakt_tui.models.forms import Field, Form


async def adopt_intake(app: DeskApp, wave: str) -> None:
    """Take over what areas hand in with their answers to a round."""
    try:
        entries = app.desk.rounds.handed_in(wave)
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.desk.note_view(EVERYBODY, f"app: intake {wave}")
    name = app.reading.register.get(Wave, wave).name
    await _adopt(app, app.words("Take over what was handed in: {name}", name=name), entries)


async def read_intake(app: DeskApp, _rest: str) -> None:
    """Read a reply file, and take over what is in it."""
    words = app.words
    form = Form(
        words("Read a reply"),
        (Field("file", words("File"), words("The reply as it came back, a text file."), required=True),),
        words("Show what was read"),
        words("An empty reply to send out is written by: lokalkontakt intake template"),
    )
    filled: Filled | None = None
    while True:
        filled = await app.push_screen_wait(FormDialog(form, filled))
        if filled is None:
            return
        try:
            entries = _read(str(filled.values["file"]), app)
        except LokalkontaktError as error:
            what, _, remedy = app.desk.explain(error)
            more = "".join(f"\n{app.desk.explain(one)[0]}" for one in error.details)
            filled = Filled(filled.values, filled.raw, {"file": f"{what} {remedy} ({error.code}){more}"})
            continue
        title = words("Take over what was handed in: {name}", name=Path(str(filled.values["file"])).name)
        await _adopt(app, title, entries)
        return


def _read(file: str, app: DeskApp) -> tuple[Entry, ...]:
    try:
        text = read_bytes(file).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise UsageError("LKE031", place=file, problem=os_trouble(problem)) from problem
    return read_reply(text, name=Path(file).name, today=app.reading.day)


async def _adopt(app: DeskApp, title: str, entries: tuple[Entry, ...]) -> None:
    words = app.words
    found = proposals(app.reading.register, entries, app.reading.day)
    asked = model.fields(app.reading, found)
    if not any(one.state is not ProposalState.SAME for one in found):
        app.say(words("There is nothing to take over: all of it stands in the register."), "info")
        return

    def arguments(values: Values) -> Values:
        numbers, decisions = model.chosen(values)
        return {"entries": entries, "numbers": numbers, "decisions": decisions}

    await carry_out(
        app,
        Deed(
            title,
            adopt_service,
            arguments,
            words("Take over"),
            lambda values: words.count("{count} thing is taken over.", "{count} things are taken over.",
                                       len(model.chosen(values)[0])),
            Form(title, asked, words("Show the consequences"), model.intro(app.reading, found)),
        ),
    )  # fmt: skip
