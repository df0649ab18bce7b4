"""Write out all that is held on a person, and erase one: looked at first, then the name is typed, then it is done."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lokalkontakt_core.erasure.erase import ALL, Erasure, erase, plan_erasure
from lokalkontakt_core.erasure.export import export_person as held_on
from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.extension.beside import beside
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.confirm import ConfirmDialog
from lokalkontakt_tui.dialogs.form import FormDialog
from lokalkontakt_tui.flows.filing import write_out
from lokalkontakt_tui.flows.refuse import refuse
from lokalkontakt_tui.models.erasing import erasure_page
from lokalkontakt_tui.models.forms import Field, Form


async def export_person(app: DeskApp, person: str) -> None:
    """Write all that is held on a person into a file."""
    words, workspace = app.words, app.desk.workspace
    name = app.reading.register.get(Person, person).name

    def write(path: Path) -> None:
        with path.open("x", encoding="utf-8") as stream:
            try:
                held = held_on(workspace.store, person, actor=workspace.actor, instant=workspace.clock.now())
            except LokalkontaktError:  # when it cannot be read, no file is left
                path.unlink()
                raise
            stream.write(json.dumps(held, ensure_ascii=False, indent=2, default=str))

    await write_out(
        app,
        words("Write out what is held on {name}", name=name),
        beside(workspace.store.url, f"{person}.json"),
        write,
        intro=words("That it was written out is noted in the log."),
        help_=words("The names of others may stand there too: read it before you hand it out."),
    )


async def erase_person(app: DeskApp, person: str) -> None:
    """Take a person out of everything, for good."""
    words = app.words
    name = app.reading.register.get(Person, person).name
    title = words("Erase {name} for good", name=name)
    plan = await _planned(app, person, (), None)
    if plan is None:
        return
    app.desk.note_view(person, "app: erase")
    while True:
        dialog = ConfirmDialog(title, erasure_page(app.reading, plan), words("Go on …"), editable=False, undoable=False)
        if await app.push_screen_wait(dialog) != "do":
            return
        filled = await app.push_screen_wait(FormDialog(_last_form(app, title, name, plan)))
        if filled is None:
            return
        also, keep = _chosen(filled.values), filled.values.get("keep") or None
        again = await _planned(app, person, also, keep)
        if again is None:
            return
        if again.base == plan.base:
            break
        plan = again  # somebody has written meanwhile: there may be more to see
    try:
        commit = erase(app.desk.workspace.store, again, actor=app.desk.workspace.actor, instant=_now(app))
    except LokalkontaktError as error:
        await refuse(app, error)
        return
    app.desk.workspace.refresh()
    app.say(words("Erased for good; saved as change {revision}.", revision=commit.revision))


def _now(app: DeskApp) -> Any:
    return app.desk.workspace.clock.now()


def _chosen(values: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key.strip() for key in str(values.get("also") or "").split(",") if key.strip())


def _last_form(app: DeskApp, title: str, name: str, plan: Erasure) -> Form:
    words = app.words
    keys = {one.key for one in plan.lone} | {ALL}

    def check(values: Mapping[str, Any]) -> Mapping[str, str]:
        problems = {}
        if " ".join(str(values.get("typed") or "").split()) != " ".join(name.split()):
            problems["typed"] = words("It is not the same name. Write: {name}", name=name)
        unknown = [key for key in _chosen(values) if key not in keys]
        if unknown:
            problems["also"] = words("No text has the key “{key}”.", key=unknown[0])
        return problems

    also = Field(
        "also", words("Lone names that are this person's"), words("Keys, separated by commas; all for every text.")
    )
    keep = Field(
        "keep", words("Duty to keep the name"), words("Empty: the name goes. Else it stays on the person alone.")
    )
    confirm = Field("typed", words("Write the whole name"), required=True)
    return Form(title, (*((also,) if plan.lone else ()), keep, confirm), words("Erase for good"), check=check)


async def _planned(app: DeskApp, person: str, also: tuple[str, ...], keep: str | None) -> Erasure | None:
    workspace, catalogue = app.desk.workspace, app.words.catalogue
    placeholder = catalogue.find("erasure.placeholder" if keep is None else "erasure.placeholder.kept") or "#{number}"
    try:
        return plan_erasure(
            workspace.store, person, day=workspace.clock.today(), placeholder=placeholder, also=also, keep=keep
        )
    except LokalkontaktError as error:
        await refuse(app, error)
        return None
