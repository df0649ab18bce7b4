"""A meeting's agenda, who came, its minutes, and what comes up at it."""

from typing import Any

from lokalkontakt_core.coordination.meetings import UPCOMING, MeetingState, next_meeting, state_of_meeting
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.knowledge import Direction
from lokalkontakt_core.records.meeting import Meeting, Presence
from lokalkontakt_core.services.agenda import edit_item as edit_item_service
from lokalkontakt_core.services.agenda import fill_agenda as fill_service
from lokalkontakt_core.services.agenda import item_of, move_item
from lokalkontakt_core.services.agenda import propose_item as propose_service
from lokalkontakt_core.services.agenda import remove_item as remove_service
from lokalkontakt_core.services.agenda_findings import findings_for_agenda
from lokalkontakt_core.services.knowledge import note_knowledge
from lokalkontakt_core.services.minutes import finish_minutes as finish_service
from lokalkontakt_core.services.minutes import record_attendance
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.flows.change import Deed, Values, carry_out
from lokalkontakt_tui.models import meeting_forms, options
from lokalkontakt_tui.models.forms import Field, Form, ManyOf
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.meetings import title_of, when
from lokalkontakt_tui.models.page import Fact

_BEFORE = UPCOMING - {MeetingState.TODAY, MeetingState.RUNNING}


async def run_meeting(app: DeskApp, key: str) -> None:
    """Run a meeting, or read its minutes."""
    from lokalkontakt_tui.screens.meeting_run import MeetingRunScreen  # noqa: PLC0415 - each screen when first seen

    found = app.reading.register.get(Meeting, key)
    state = state_of_meeting(found, app.reading.day)
    if state is MeetingState.CANCELLED:
        raise RefusedError("LKE297", meeting=found.ref, day=found.day)
    if state in _BEFORE:
        raise RefusedError("LKE703", meeting=found.ref, day=found.day)
    app.push_screen(MeetingRunScreen(key))


async def run_next_meeting(app: DeskApp, _rest: str) -> None:
    """Run the meeting of today; where there is none, show the next one.

    Raises:
        RefusedError: LKE707 when no meeting is planned.
    """
    found = next_meeting(app.reading.register, app.reading.day)
    if found is None:
        raise RefusedError("LKE707", day=app.reading.day)
    app.act(f"run_meeting:{found.id}" if found.day == app.reading.day else f"meeting:{found.id}")


async def propose_item(app: DeskApp, key: str) -> None:
    """Put a point on the agenda."""
    words, found = app.words, app.reading.register.get(Meeting, key)
    title = words("Add a point to {name}", name=found.name)
    await carry_out(
        app,
        Deed(
            title,
            propose_service,
            lambda values: {"meeting": key, **values},
            words("Put it on the agenda"),
            lambda values: words("“{title:plain}” is on the agenda.", title=values["title"]),
            Form(title, meeting_forms.point(app.reading, None), words("Show the consequences")),
        ),
    )


async def agenda_item(app: DeskApp, rest: str) -> None:
    """Let one choose what to do with a point of the agenda."""
    key, _, number = rest.partition("|")
    words, found = app.words, app.reading.register.get(Meeting, key)
    place = int(number)
    item = item_of(found, place)
    choices = [(f"edit_item:{rest}", words("Edit …"))]
    if place > 1:
        choices.append((f"item_to:{rest}|{place - 1}", words("Move up")))
    if place < len(found.agenda):
        choices.append((f"item_to:{rest}|{place + 1}", words("Move down")))
    choices.append((f"remove_item:{rest}", words("Take it off …")))
    chosen = await app.push_screen_wait(MenuDialog(title_of(app.reading, item), tuple(choices)))
    if chosen is not None:
        app.act(chosen)


async def edit_item(app: DeskApp, rest: str) -> None:
    """Change a point of the agenda."""
    key, _, number = rest.partition("|")
    words, item = app.words, item_of(app.reading.register.get(Meeting, key), int(number))
    title = words("Edit {name}", name=title_of(app.reading, item))
    await carry_out(
        app,
        Deed(
            title,
            edit_item_service,
            lambda values: {"meeting": key, "number": int(number), "changes": values},
            words("Save"),
            lambda _values: words("The point is saved."),
            Form(title, meeting_forms.point(app.reading, item), words("Show the consequences")),
        ),
    )


async def item_to(app: DeskApp, rest: str) -> None:
    """Move a point of the agenda to another place; done at once, Ctrl+Z takes it back."""
    key, number, to = rest.split("|")
    app.desk.workspace.do(move_item, meeting=key, number=int(number), to=int(to))
    app.say(app.words("The point is number {number} now.", number=int(to)), "good", app.words("Ctrl+Z undoes it."))


async def remove_item(app: DeskApp, rest: str) -> None:
    """Take a point off the agenda."""
    key, _, number = rest.partition("|")
    words, item = app.words, item_of(app.reading.register.get(Meeting, key), int(number))
    title = words("Take {name} off the agenda", name=title_of(app.reading, item))
    await carry_out(
        app,
        Deed(
            title,
            remove_service,
            lambda _values: {"meeting": key, "number": int(number)},
            words("Take it off"),
            lambda _values: words("The point is off the agenda."),
        ),
    )


async def fill_agenda(app: DeskApp, key: str) -> None:
    """Put on the agenda what belongs there."""
    words, found = app.words, app.reading.register.get(Meeting, key)
    await carry_out(
        app,
        Deed(
            words("Fill the agenda of {name}", name=found.name),
            fill_service,
            lambda _values: {"meeting": key, "findings": findings_for_agenda(app.reading.register, app.reading.judged)},
            words("Put them on the agenda"),
            lambda _values: words("The agenda is filled in."),
        ),
    )


async def attendance(app: DeskApp, key: str) -> None:
    """Note who came, or before the day who sent their excuses."""
    words, reading = app.words, app.reading
    found = reading.register.get(Meeting, key)
    title = words("Who came to {name}", name=found.name)
    said = {one.person: one.presence for one in found.attendance}
    everybody = options.persons(reading)
    called = tuple(one for one in everybody if one.value in said)
    people = (*called, *(one for one in everybody if one.value not in said))
    hint = words("The space bar marks.")

    def marked(presence: Presence) -> tuple[Any, ...]:
        return tuple(person for person, one in said.items() if one is presence)

    fields: list[Field] = []
    if state_of_meeting(found, reading.day) not in _BEFORE:
        fields.append(ManyOf("present", words("Came"), hint, value=marked(Presence.PRESENT), options=people))
    fields.append(ManyOf("excused", words("Sent their excuses"), hint, value=marked(Presence.EXCUSED), options=people))

    def check(values: Values) -> dict[str, str]:
        both = set(values.get("present") or ()) & set(values["excused"] or ())
        return {"excused": words("Somebody is marked in both lists.")} if both else {}

    def arguments(values: Values) -> dict[str, Any]:
        present, excused = tuple(values.get("present") or ()), tuple(values["excused"] or ())
        unsaid = tuple(
            person for person, one in said.items()
            if one in {Presence.PRESENT, Presence.EXCUSED} and person not in {*present, *excused}
        )  # fmt: skip
        return {"meeting": key, "present": present, "excused": excused, "unsaid": unsaid}

    await carry_out(
        app,
        Deed(
            title,
            record_attendance,
            arguments,
            words("Save"),
            lambda _values: words("Who came is noted."),
            Form(title, tuple(fields), words("Show the consequences"), check=check),
        ),
    )


async def finish_minutes(app: DeskApp, key: str) -> None:
    """Make the minutes final, after one has seen how much of the agenda was gone through; the meeting is over then."""
    from lokalkontakt_tui.screens.meeting_run import MeetingRunScreen  # noqa: PLC0415 - each screen when first seen

    words, reading = app.words, app.reading
    found = reading.register.get(Meeting, key)
    done = sum(item.done for item in found.agenda)
    came = sum(one.presence is Presence.PRESENT for one in found.attendance)
    facts = (
        Fact(words("When"), line(when(reading, found))),
        Fact(words("Points gone through"), line(words("{count} of {total}", count=done, total=len(found.agenda)))),
        Fact(words("Came"), line(words("{count} of {total}", count=came, total=len(found.attendance)))),
    )
    final = await carry_out(
        app,
        Deed(
            words("Make the minutes of {name} final", name=found.name),
            finish_service,
            lambda _values: {"meeting": key},
            words("Make the minutes final"),
            lambda _values: words("The minutes of {name} are final.", name=found.name),
            facts=lambda _values: facts,
        ),
    )
    if final and isinstance(app.screen, MeetingRunScreen):
        app.pop_screen()


async def meeting_knowledge(app: DeskApp, key: str) -> None:
    """Write down something to know that came up at a meeting."""
    words = app.words
    title = words("New knowledge")

    def arguments(values: Values) -> dict[str, Any]:
        areas = tuple(values["areas"] or ())
        return {**values, "areas": areas, "meeting": key, "direction": Direction.FROM_AREA if areas else None}

    await carry_out(
        app,
        Deed(
            title,
            note_knowledge,
            arguments,
            words("Save"),
            lambda _values: words("It is written down."),
            Form(title, meeting_forms.knowledge(app.reading), words("Show the consequences")),
        ),
    )
