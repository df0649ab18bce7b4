"""Series of meetings: begin, change and end them, and make their meetings."""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.records.meeting_series import MeetingSeries
from lokalkontakt_core.services.meeting_series import add_meeting_series, edit_meeting_series, end_meeting_series
from lokalkontakt_core.services.plan_meetings import plan_meetings
from lokalkontakt_core.services.standing import stands
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.holidays import holidays_of
from lokalkontakt_tui.models import meeting_forms
from lokalkontakt_tui.models.forms import DateField, Field, Form


async def series(app: DeskApp, _rest: str) -> None:
    """Let one choose a series and what to do with it; begin the first one where there is none."""
    words, reading = app.words, app.reading
    running = [one for one in reading.register.all(MeetingSeries) if stands(one, reading.day)]
    running.sort(key=lambda one: (one.name, one.id))
    if not running:
        await new_series(app, "")
        return
    choices: list[tuple[str, str]] = []
    for one in running:
        choices += [
            (f"plan_series:{one.id}", words("Make meetings of {name} …", name=one.name)),
            (f"edit_series:{one.id}", words("Edit {name} …", name=one.name)),
            (f"end_series:{one.id}", words("End {name} …", name=one.name)),
        ]
    choices.append(("new_series:", words("Begin another series …")))
    chosen = await app.push_screen_wait(MenuDialog(words("Series of meetings"), tuple(choices)))
    if chosen is not None:
        app.act(chosen)


async def new_series(app: DeskApp, _rest: str) -> None:
    """Begin a series, then make its meetings."""
    words = app.words
    title = words("New series of meetings")
    note = words("Meetings fall on the same weekday each time, so that there is one in every month.")
    before = {one.id for one in app.reading.register.all(MeetingSeries)}
    begun = await carry_out(
        app,
        Deed(
            title,
            add_meeting_series,
            _filled,
            words("Begin the series"),
            lambda values: words("{name} is begun.", name=values["name"]),
            Form(title, meeting_forms.series(app.reading, None), words("Show the consequences"), note),
        ),
    )
    new = [one.id for one in app.reading.register.all(MeetingSeries) if one.id not in before]
    if begun and new:
        await plan_series(app, new[0])


def _filled(values: Values) -> Mapping[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


async def plan_series(app: DeskApp, key: str) -> None:
    """Make the meetings of a series; without a key let one choose it."""
    if not key:
        await series(app, "")
        return
    words, found = app.words, app.reading.register.get(MeetingSeries, key)
    title = words("Make meetings of {name}", name=found.name)
    note = words("Meetings that are made already stay.")

    def arguments(values: Values) -> dict[str, Any]:
        holidays = holidays_of(app.desk, values["until"].year)
        return {"meeting_series": key, "holidays": holidays, **values}

    await carry_out(
        app,
        Deed(
            title,
            plan_meetings,
            arguments,
            words("Make the meetings"),
            lambda _values: words("The meetings of {name} are made.", name=found.name),
            Form(title, meeting_forms.plan(app.reading), words("Show the consequences"), note),
        ),
    )


async def edit_series(app: DeskApp, key: str) -> None:
    """Change a series."""
    words, found = app.words, app.reading.register.get(MeetingSeries, key)
    title = words("Edit {name}", name=found.name)
    note = words("Meetings that are made already stay where they are.")
    await carry_out(
        app,
        Deed(
            title,
            edit_meeting_series,
            lambda values: {"meeting_series": key, "changes": values},
            words("Save"),
            lambda values: words("{name} is saved.", name=values["name"]),
            Form(title, meeting_forms.series(app.reading, found), words("Show the consequences"), note),
        ),
    )


async def end_series(app: DeskApp, key: str) -> None:
    """End a series."""
    words, found = app.words, app.reading.register.get(MeetingSeries, key)
    title = words("End {name}", name=found.name)
    fields = (
        DateField("ended", words("First day without it"), required=True, value=app.reading.day),
        Field("reason", words("Why"), words("Stands in the history.")),
    )
    await carry_out(
        app,
        Deed(
            title,
            end_meeting_series,
            lambda values: {"meeting_series": key, **values},
            words("End the series"),
            lambda _values: words("{name} is ended.", name=found.name),
            Form(title, fields, words("Show the consequences")),
        ),
    )
