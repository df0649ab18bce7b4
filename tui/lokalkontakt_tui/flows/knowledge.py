"""Knowledge: write it down, answer it, pass it on, share it; and searching everything."""

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.services.knowledge import (
    answer_knowledge as answer_service,
)
from lokalkontakt_core.services.knowledge import (
    edit_knowledge as edit_service,
)
from lokalkontakt_core.services.knowledge import (
    note_knowledge as note_service,
)
from lokalkontakt_core.services.knowledge import (
    pass_on as pass_on_service,
)
from lokalkontakt_core.services.knowledge import (
    share_knowledge as share_service,
)
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models import knowledge as model
from lokalkontakt_tui.models import options
from lokalkontakt_tui.models.forms import DateField, Field, Form, LongField, ManyOf, OneOf, Option
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.screens.detail import DetailScreen


async def knowledge_list(app: DeskApp, _rest: str) -> None:
    """Open the list of knowledge."""
    from lokalkontakt_tui.screens.knowledge import KnowledgeScreen  # noqa: PLC0415 - when it is first seen

    app.push_screen(KnowledgeScreen())


async def search_all(app: DeskApp, _rest: str) -> None:
    """Open the search over everything."""
    from lokalkontakt_tui.screens.searching import SearchScreen  # noqa: PLC0415 - when it is first seen

    app.push_screen(SearchScreen())


async def knowledge(app: DeskApp, key: str) -> None:
    """Open one piece of knowledge."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Knowledge, key)
        return model.page(desk.reading, found) if found is not None else None

    app.push_screen(DetailScreen("more", make, {"r": f"edit_knowledge:{key}"}))


async def note_knowledge(app: DeskApp, area: str) -> None:
    """Write something down, of an area when one is given."""
    words = app.words
    title = words("Write down knowledge")
    form = Form(title, _fields(app.reading, (area,) if area else ()), words("Show the consequences"), _intro(app))
    await carry_out(
        app,
        Deed(
            title,
            note_service,
            lambda filled: {**filled, "owes_answer": bool(filled["owes_answer"])},
            words("Save"),
            lambda _filled: words("It is written down."),
            form,
        ),
    )


async def edit_knowledge(app: DeskApp, key: str) -> None:
    """Change what was written down."""
    words, found = app.words, app.reading.register.get(Knowledge, key)
    title = words("Edit knowledge")
    form = Form(title, _fields(app.reading, found.areas, found), words("Show the consequences"), _intro(app))
    await carry_out(
        app,
        Deed(
            title,
            edit_service,
            lambda filled: {"knowledge": key, "changes": {**filled, "owes_answer": bool(filled["owes_answer"])}},
            words("Save"),
            lambda _filled: words("The knowledge is edited."),
            form,
        ),
    )


async def answer_knowledge(app: DeskApp, keys: str) -> None:
    """Write down the answer that was given; of several one first chooses which."""
    key = await _chosen(app, keys)
    if key is None:
        return
    words, found = app.words, app.reading.register.get(Knowledge, key)
    title = words("Write down the answer")
    form = Form(
        title,
        (
            LongField("answer", words("The answer"), words("Tab goes on. Enter makes a new line."), required=True,
                      value=found.answer),
            DateField("day", words("Day of the answer"), words("Empty means today."), value=app.reading.day),
        ),
        words("Show the consequences"),
        "\n".join(f"“{one}”" for one in found.text.split("\n")),
    )  # fmt: skip
    await carry_out(
        app,
        Deed(
            title,
            answer_service,
            lambda filled: {"knowledge": key, **filled},
            words("Save the answer"),
            lambda _filled: words("The answer is written down."),
            form,
        ),
    )


async def _chosen(app: DeskApp, keys: str) -> str | None:
    """Ask which of several."""
    ids = [one for one in keys.split(",") if one]
    if len(ids) < 2:  # noqa: PLR2004 - one needs no asking
        return ids[0] if ids else None
    items = [app.reading.register.get(Knowledge, one) for one in ids]
    choices = tuple((item.id, app.reading.name(item.ref)) for item in sorted(items, key=lambda one: (one.day, one.id)))
    return await app.push_screen_wait(MenuDialog(app.words("Write down the answer: to what?"), choices))


async def pass_on(app: DeskApp, keys: str) -> None:
    """Note that it was passed on."""
    words, ids = app.words, tuple(one for one in keys.split(",") if one)
    if not ids:
        return
    title = app.reading.count("Pass on {count} piece of knowledge", "Pass on {count} pieces of knowledge", len(ids))
    day = DateField("day", words("Day"), words("Empty means today."), value=app.reading.day)
    yes_no = (Option(True, line(words("yes"))), Option(False, line(words("no"))))
    tell = OneOf("tell", words("Write it to the contacts of the areas?"), value=True, options=yes_no)
    form = Form(title, (day, tell), words("Show the consequences"), _told(app.reading, ids))
    await carry_out(
        app,
        Deed(
            title,
            pass_on_service,
            lambda filled: {"knowledge": ids, **filled},
            words("Note it as passed on"),
            lambda _filled: words("It is noted as passed on."),
            form,
        ),
    )


def _told(reading: Reading, ids: tuple[str, ...]) -> str:
    """Give what is to be passed on, and to whom it concerns."""
    lines = []
    for one in ids:
        item = reading.register.get(Knowledge, one)
        areas = reading.words.listed([reading.name(Ref("area", area)) for area in item.areas])
        lines.append(f"{areas}: “{reading.name(item.ref)}”" if areas else f"“{reading.name(item.ref)}”")
    return "\n".join(lines)


async def share_knowledge(app: DeskApp, key: str) -> None:
    """Let others read it."""
    words = app.words
    title = words("Choose who may read it")
    form = Form(title, (_readers(app.reading, Visibility.COLLEAGUES),), words("Show the consequences"))
    await carry_out(
        app,
        Deed(
            title,
            share_service,
            lambda filled: {"knowledge": (key,), **filled},
            words("Share"),
            lambda _filled: words("It can be read by others now."),
            form,
        ),
    )


def _intro(app: DeskApp) -> str:
    return app.words("Write what others may read. No private matters of persons.")


def _readers(reading: Reading, value: Visibility) -> Field:
    words = reading.words
    choices = tuple(Option(one, line(words.catalogue.shown(one))) for one in Visibility)
    return OneOf("visibility", words("Who may read it"), options=choices, value=value)


def _fields(reading: Reading, areas: tuple[str, ...], item: Knowledge | None = None) -> tuple[Field, ...]:
    words, shown, scheme = reading.words, reading.words.catalogue.shown, reading.register.scheme
    untold = Option(None, line((words("not told"), "muted")))
    ways = (*(Option(one, line(shown(one))) for one in Direction), untold)
    types = tuple(Option(one, line(shown(one))) for one in KnowledgeType)
    waits = (Option(False, line(words("no"))), Option(True, line(words("yes"))))
    made: list[Field] = [
        LongField("text", words("What there is to know"), words("Tab goes on. Enter makes a new line."), required=True,
                  value=item.text if item else None),
        ManyOf("areas", words("Areas"), words("None means the whole scheme."), options=options.areas(reading),
               value=areas),
        OneOf("direction", words("Which way it goes"), options=ways,
              value=item.direction if item else Direction.FROM_AREA if areas else None),
        OneOf("type", words("Kind"), options=types, value=item.type if item else KnowledgeType.KNOWLEDGE),
        OneOf("owes_answer", words("Does somebody wait for an answer?"), options=waits,
              value=item.owes_answer if item else False),
        _readers(reading, item.visibility if item else Visibility.COLLEAGUES),
        OneOf("by", words("Told by"), options=(untold, *options.persons(reading)), value=item.by if item else None),
        DateField("day", words("Day"), words("Empty means today."), value=item.day if item else reading.day),
    ]  # fmt: skip
    for name, label, known in (
        ("fields_of_work", words("Fields of work"), scheme.fields_of_work),
        ("focus", words("Focus areas and aims"), (*scheme.focus_areas, *scheme.aims)),
    ):
        chosen = getattr(item, name) if item else ()
        if known or chosen:
            names = sorted({*known, *chosen}, key=danish_key)
            made.append(ManyOf(name, label, options=tuple(Option(one, line(one)) for one in names), value=chosen))
    return tuple(made)
