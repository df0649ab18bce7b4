"""The checklist of a hand-over: what has been handed over is ticked, and more is put on it."""

from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.services import handovers as services
from lokalkontakt_core.services.context import Context
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, carry_out
from lokalkontakt_tui.models import handover_steps, handovers
from lokalkontakt_tui.models.forms import Field, Form, ManyOf, Option


async def handover_tick(app: DeskApp, key: str) -> None:
    """Tick what has been handed over."""
    reading, words = app.reading, app.words
    found = reading.register.get(Handover, key)
    rows = checklist(reading.register, found, reading.day)
    # What has come true by itself needs no tick and cannot lose it.
    own = {number for number, row in enumerate(rows, start=1) if row.done is not None and not row.ticked}
    choices = tuple(
        Option(number, handover_steps.thing_line(reading, row))
        for number, row in enumerate(rows, start=1)
        if number not in own
    )
    ticked = tuple(number for number, row in enumerate(rows, start=1) if row.ticked)
    title = words("The checklist of {areas}", areas=handovers.areas_named(reading, found))
    field = ManyOf("done", words("What is done"), words("The space bar marks."), value=ticked, options=choices)
    await _tick(app, found, title, (field,), lambda values: {"done": frozenset(values["done"])})


async def handover_add(app: DeskApp, key: str) -> None:
    """Add something to the checklist."""
    words = app.words
    found = app.reading.register.get(Handover, key)
    title = words("Add to the checklist")
    field = Field("text", words("What is to be handed over"), required=True)
    await _tick(app, found, title, (field,), lambda values: {"add": (values["text"],)})


async def _tick(app: DeskApp, found: Handover, title: str, fields: tuple[Field, ...], arguments: Any) -> None:
    words = app.words
    await carry_out(
        app,
        Deed(
            title,
            set_ticks,
            lambda values: {"handover": found.id, **arguments(values)},
            words("Save the checklist"),
            lambda _values: words("The checklist is saved."),
            Form(title, fields, words("Show the consequences")),
        ),
    )


def set_ticks(
    context: Context, *, handover: str, done: frozenset[int] | None = None, add: tuple[str, ...] = ()
) -> ChangeSet:
    """Have exactly these rows of a checklist ticked, and add others: the use case for single rows, for all of them.

    Args:
        context: The register and the day.
        handover: The hand-over's id.
        done: The numbers of all rows that are ticked, from 1; None to leave the ticks as they are.
        add: What is added.
    """
    found = context.register.get(Handover, handover)
    rows = list(enumerate(checklist(context.register, found, context.day), start=1))
    wanted = {number for number, row in rows if row.ticked} if done is None else done
    tick = tuple(number for number, row in rows if number in wanted and not row.ticked)
    untick = tuple(number for number, row in rows if number not in wanted and row.ticked)
    return services.tick_handover(context, handover=handover, tick=tick, untick=untick, add=add)
