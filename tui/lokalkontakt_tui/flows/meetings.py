"""Meetings: look at, plan, edit, call, move and cancel them; the year wheel and closed days."""

from datetime import date
from typing import Any

from lokalkontakt_core.coordination.closed_days import alternatives, closed_on
from lokalkontakt_core.coordination.meetings import upcoming
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.services.agenda_findings import findings_for_agenda
from lokalkontakt_core.services.call_meeting import call_meeting as call_service
from lokalkontakt_core.services.call_meeting import newcomers
from lokalkontakt_core.services.closed_days import close_days as close_service
from lokalkontakt_core.services.closed_days import open_days as open_service
from lokalkontakt_core.services.meetings import cancel_meeting as cancel_service
from lokalkontakt_core.services.meetings import edit_meeting as edit_service
from lokalkontakt_core.services.meetings import move_meeting as move_service
from lokalkontakt_core.services.plan_meetings import add_meeting
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.holidays import holidays_of, known_clashes
from lokalkontakt_tui.models import meeting_forms, meetings
from lokalkontakt_tui.models.forms import DateField, Field, Form, OneOf, Option, TimeField
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.meeting_page import clash_of, page
from lokalkontakt_tui.models.page import Fact, Page
from lokalkontakt_tui.screens.detail import DetailScreen


async def meeting(app: DeskApp, key: str) -> None:
    """Open a meeting as a screen."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Meeting, key)
        if found is None:
            return None
        clashes, known = known_clashes(desk)
        return page(desk.reading, found, clash_of(clashes, found), holidays_known=known)

    app.push_screen(DetailScreen("meetings", make, {"r": f"edit_meeting:{key}"}))


async def year(app: DeskApp, _rest: str) -> None:
    """Open the year wheel."""
    from lokalkontakt_tui.screens.year import YearScreen  # noqa: PLC0415 - each screen when it is first seen

    app.push_screen(YearScreen())


async def new_meeting(app: DeskApp, _rest: str) -> None:
    """Plan one meeting."""
    words = app.words
    title = words("New meeting")
    note = words("A meeting on its own. For meetings at fixed intervals begin a series: S in the list.")
    form = Form(title, meeting_forms.new_meeting(app.reading), words("Show the consequences"), note)

    def arguments(values: Values) -> dict[str, Any]:
        return {**values, "holidays": holidays_of(app.desk, values["day"].year)}

    await carry_out(
        app,
        Deed(
            title,
            add_meeting,
            arguments,
            words("Plan the meeting"),
            lambda values: words("{name} is planned.", name=values["name"]),
            form,
        ),
    )


async def edit_meeting(app: DeskApp, key: str) -> None:
    """Change what is known of a meeting."""
    words, found = app.words, app.reading.register.get(Meeting, key)
    title = words("Edit {name}", name=found.name)
    note = words("The day is changed by moving the meeting.")
    await carry_out(
        app,
        Deed(
            title,
            edit_service,
            lambda values: {"meeting": key, "changes": values},
            words("Save"),
            lambda values: words("{name} is saved.", name=values["name"]),
            Form(title, meeting_forms.edit_meeting(app.reading, found), words("Show the consequences"), note),
        ),
    )


async def call_meeting(app: DeskApp, key: str) -> None:
    """Call a meeting, or call those who have joined since."""
    words, reading = app.words, app.reading
    found = reading.register.get(Meeting, key)
    title = words("Call {name}, {day}", name=found.name, day=reading.list_day(found.day))
    count = len(list(newcomers(reading.register, found, reading.day)))
    await carry_out(
        app,
        Deed(
            title,
            call_service,
            lambda _values: {"meeting": key, "findings": findings_for_agenda(reading.register, app.reading.judged)},
            words("Call the meeting"),
            lambda _values: words("{name} is called. The messages lie in the outbox.", name=found.name),
            facts=lambda _values: (
                Fact(words("When"), line(meetings.when(reading, found))),
                Fact(words("To be called"), line(str(count))),
            ),
            choices=lambda _values: ((f"edit_meeting:{key}", words("Edit the meeting")),),
        ),
    )


def _elsewhere(app: DeskApp, found: Meeting, day: date) -> tuple[tuple[str, str], ...]:
    """Give what one can do when the day is closed: days near it, or that day all the same."""
    register, holidays = app.reading.register, holidays_of(app.desk, day.year)
    if closed_on(register, holidays, day) is None:
        return ()
    taken = {one.day for one in upcoming(register, app.reading.day)}
    near = alternatives(register, holidays, day, not_before=app.reading.day, taken=taken.__contains__)
    moves = tuple(
        (f"move_meeting_to:{found.id}|{one.isoformat()}",
         app.words("Move to {day}", day=app.reading.long_day(one)))
        for one in near
    )  # fmt: skip
    return (*moves, (f"move_meeting_anyway:{found.id}|{day.isoformat()}", app.words("Meet on that day all the same")))


async def move_meeting(app: DeskApp, key: str) -> None:
    """Move a meeting to a day that is asked for."""
    words, found = app.words, app.reading.register.get(Meeting, key)
    title = words("Move {name}", name=found.name)
    fields = (
        DateField("day", words("New day"), required=True, value=found.day),
        TimeField("starts", words("Time of day"), words("For example 9:00."), value=found.starts),
        Field("reason", words("Why"), words("Stands in the history.")),
    )
    await carry_out(app, _moving(app, found, Form(title, fields, words("Show the consequences")), anyway=False))


def _moving(app: DeskApp, found: Meeting, form: Form | None, *, anyway: bool, day: date | None = None) -> Deed:
    words = app.words

    def arguments(values: Values) -> dict[str, Any]:
        given = dict(values) if day is None else {"day": day}
        return {"meeting": found.id, **given, "holidays": holidays_of(app.desk, given["day"].year), "anyway": anyway}

    return Deed(
        words("Move {name}", name=found.name),
        move_service,
        arguments,
        words("Move the meeting"),
        lambda _values: words("{name} is moved.", name=found.name),
        form,
        facts=lambda values: (Fact(words("New day"), line(app.reading.long_day(day or values["day"]))),),
        choices=lambda values: _elsewhere(app, found, day or values["day"]),
    )


async def move_meeting_to(app: DeskApp, rest: str) -> None:
    """Move a meeting to a day that is named."""
    key, _, day = rest.partition("|")
    found = app.reading.register.get(Meeting, key)
    await carry_out(app, _moving(app, found, None, anyway=False, day=date.fromisoformat(day)))


async def move_meeting_anyway(app: DeskApp, rest: str) -> None:
    """Move a meeting to a day that is named, closed or not."""
    key, _, day = rest.partition("|")
    found = app.reading.register.get(Meeting, key)
    await carry_out(app, _moving(app, found, None, anyway=True, day=date.fromisoformat(day)))


async def cancel_meeting(app: DeskApp, key: str) -> None:
    """Cancel a meeting."""
    words, found = app.words, app.reading.register.get(Meeting, key)
    title = words("Cancel {name}, {day}", name=found.name, day=app.reading.list_day(found.day))
    help_text = words("Those who were called read it.")
    form = Form(title, (Field("reason", words("Why"), help_text, required=True),), words("Show the consequences"))
    await carry_out(
        app,
        Deed(
            title,
            cancel_service,
            lambda values: {"meeting": key, **values},
            words("Cancel the meeting"),
            lambda _values: words("{name} is cancelled.", name=found.name),
            form,
        ),
    )


async def close_days(app: DeskApp, _rest: str) -> None:
    """Close days for meetings."""
    words = app.words
    title = words("Close days for meetings")
    yes_no = (Option(False, line(words("no"))), Option(True, line(words("yes"))))
    fields = (
        Field("name", words("Name"), words("For example Week 42."), required=True),
        DateField("first", words("First day"), required=True),
        DateField("last", words("Last day"), words("Empty means one day.")),
        OneOf("yearly", words("On the same dates each year?"), value=False, options=yes_no),
    )
    await carry_out(
        app,
        Deed(
            title,
            close_service,
            lambda values: values,
            words("Close the days"),
            lambda values: words("{name} is closed for meetings.", name=values["name"]),
            Form(title, fields, words("Show the consequences")),
        ),
    )


async def open_days(app: DeskApp, _rest: str) -> None:
    """Open days again that were closed."""
    words, closed = app.words, app.reading.register.scheme.closed_days
    if not closed:
        app.say(words("No days are closed but the holidays."), "info")
        return
    title = words("Open closed days")
    names = tuple(Option(name, line(name)) for name in dict.fromkeys(one.name for one in closed))
    form = Form(
        title, (OneOf("name", words("Name"), options=names, value=names[0].value),), words("Show the consequences")
    )
    await carry_out(
        app,
        Deed(
            title,
            open_service,
            lambda values: values,
            words("Open the days"),
            lambda values: words("{name} is open for meetings again.", name=values["name"]),
            form,
        ),
    )
