"""One meeting in detail: when and where, what one can do, the agenda, who was called, and what was decided."""

from collections.abc import Iterable, Iterator

from lokalkontakt_core.coordination.actions import in_order_of_due, is_overdue
from lokalkontakt_core.coordination.agenda import automatic_items, minutes_to_spare
from lokalkontakt_core.coordination.clashes import Clash
from lokalkontakt_core.coordination.meetings import UPCOMING, MeetingState, state_of_meeting
from lokalkontakt_core.language.dates import weekday_date
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting, Presence
from lokalkontakt_core.services.agenda_findings import findings_for_agenda
from lokalkontakt_core.services.call_meeting import newcomers
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.meetings import SIGNS, minutes_text, title_of, when
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

PRESENCES = {Presence.PRESENT: ("✓ ", "good"), Presence.EXCUSED: ("– ", "muted"), Presence.ABSENT: ("○ ", "warning")}
_HELD = frozenset(
    {MeetingState.TODAY, MeetingState.RUNNING, MeetingState.OVER, MeetingState.UNWRITTEN, MeetingState.DRAFT}
)


def page(reading: Reading, meeting: Meeting, clash: Clash | None = None, *, holidays_known: bool = True) -> Page:
    """Give a meeting.

    Args:
        reading: The register as it is read.
        meeting: The meeting.
        clash: Why its day does not suit; None when it does.
        holidays_known: Whether there is a calendar of holidays.
    """
    words, state = reading.words, state_of_meeting(meeting, reading.day)
    sign, style = SIGNS[state]
    title = line((meeting.name, "name"), practice(meeting, words), "   ",
                 (f"{sign} {words.catalogue.shown(state)}", style))  # fmt: skip
    facts = [Fact(words("When"), line(when(reading, meeting)))]
    if meeting.place:
        facts.append(Fact(words("Where"), line(meeting.place)))
    facts.append(Fact(words("Kind of meeting"), line(words.catalogue.shown(meeting.type))))
    facts.append(Fact(words("Owner"), _person(reading, meeting.owner)))
    if meeting.called is not None:
        facts.append(Fact(words("Called on"), line(reading.full_day(meeting.called))))
    if meeting.cancelled is not None:
        facts.append(Fact(words("Cancelled because"), line(meeting.cancelled)))
    if meeting.minutes_final is not None:
        facts.append(Fact(words("Minutes final on"), line(reading.full_day(meeting.minutes_final))))
    sections = [Section(None, tuple(facts))]
    if clash is not None:
        sections.append(clash_section(reading, clash))
    elif not holidays_known and state in UPCOMING:
        text = words("Holidays are not known: only the days you have closed yourselves are looked at.")
        sections.append(Section(None, (Item(line(("i ", "info"), (text, "muted")), indent=2),)))
    made = buttons(reading, meeting, state)
    if made:
        sections.append(Section(words("What you can do"), (made,)))
    sections.append(_agenda(reading, meeting, state))
    sections += list(_waiting(reading, meeting, state))
    sections += list(_people(reading, meeting))
    sections += list(actions_section(reading, meeting))
    return Page(title, tuple(sections))


def _person(reading: Reading, person: str | None) -> Line:
    if person is None:
        return line((reading.words("nobody"), "warning"))
    return line(reading.name(Ref("person", person)))


def clash_section(reading: Reading, clash: Clash) -> Section:
    """Give the warning that the day of a meeting does not suit, with days to move it to."""
    words = reading.words
    if isinstance(clash.why, Meeting):
        text = reading.text("{day} is also {other}", day=clash.meeting.day, other=clash.why.ref)
    else:
        text = reading.text("{day} is closed: {name}", day=clash.meeting.day, name=clash.why.name)
    moves = tuple(
        Button(f"move_meeting_to:{clash.meeting.id}|{day.isoformat()}",
               words("Move to {day}", day=weekday_date(day, reading.language)))
        for day in clash.alternatives
    )  # fmt: skip
    return Section(None, (Item(line(("▲ ", "warning"), text), indent=2), *((moves,) if moves else ())))


def buttons(reading: Reading, meeting: Meeting, state: MeetingState) -> tuple[Button, ...]:
    """Give what one can do with a meeting in its state."""
    words, key = reading.words, meeting.id
    if state in {MeetingState.CANCELLED, MeetingState.FINISHED}:
        made = [(f"run_meeting:{key}", words("Read the minutes"))] if state is MeetingState.FINISHED else []
    elif state in _HELD:
        made = [(f"run_meeting:{key}", words("Run the meeting"))]
        if state is MeetingState.TODAY and meeting.called is None:
            made.append((f"call_meeting:{key}", words("Call the meeting …")))
        if state in {MeetingState.TODAY, MeetingState.RUNNING}:
            made.append((f"propose_item:{key}", words("Add a point …")))
        made.append((f"attendance:{key}", words("Who came …")))
        made.append((f"finish_minutes:{key}", words("Make the minutes final …")))
        if meeting.minutes_state is None:
            made.append((f"cancel_meeting:{key}", words("Cancel it …")))
    else:
        made = [
            (f"propose_item:{key}", words("Add a point …")),
            (f"edit_meeting:{key}", words("Edit …")),
            (f"move_meeting:{key}", words("Move …")),
            (f"cancel_meeting:{key}", words("Cancel it …")),
        ]
        if meeting.called is None:
            made.insert(0, (f"call_meeting:{key}", words("Call the meeting …")))
        else:
            made.insert(1, (f"attendance:{key}", words("Excuses …")))
            if any(True for _ in newcomers(reading.register, meeting, reading.day)):
                made.insert(0, (f"call_meeting:{key}", words("Call who has joined …")))
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(made))


def _agenda(reading: Reading, meeting: Meeting, state: MeetingState) -> Section:
    words = reading.words
    items: list[Item] = []
    editable = state not in {MeetingState.CANCELLED, MeetingState.FINISHED}
    waits = ("○ ", "muted") if any(item.done for item in meeting.agenda) else ("", "")
    for number, item in enumerate(meeting.agenda, start=1):
        sign = ("✓ ", "good") if item.done else waits
        action = f"agenda_item:{meeting.id}|{number}" if editable else None
        time = minutes_text(reading, item.minutes)
        who = reading.name(Ref("person", item.proposed_by)) if item.proposed_by else ""
        muted = "   ".join(part for part in (time, who) if part)
        text = line(
            (f"{number:>2}  ", "muted"), sign, title_of(reading, item), (f"   {muted}" if muted else "", "muted")
        )
        items.append(Item(text, action, 4))
        if item.note:
            items += [Item(line("    ", (one, "")), indent=4) for one in item.note.splitlines()]
    if not items:
        items.append(Item(line((words("No points yet."), "muted"))))
    spare = minutes_to_spare(meeting)
    note = ""
    if spare is not None and any(item.minutes for item in meeting.agenda):
        note = words("{count} min over time", count=-spare) if spare < 0 else words("{count} min left", count=spare)
    return Section(words("Agenda"), tuple(items), note)


def _waiting(reading: Reading, meeting: Meeting, state: MeetingState) -> Iterator[Section]:
    """Give what comes onto the agenda by itself and is not there yet."""
    if state not in UPCOMING:
        return
    findings = findings_for_agenda(reading.register, reading.judged)
    waiting = automatic_items(reading.register, meeting, reading.day, findings)
    if waiting:
        items = tuple(Item(line(("+ ", "muted"), title_of(reading, one)), indent=2) for one in waiting)
        fill = (Button(f"fill_agenda:{meeting.id}", reading.words("Put them on the agenda")),)
        yield Section(reading.words("Comes onto it by itself"), (*items, fill))


def _people(reading: Reading, meeting: Meeting) -> Iterator[Section]:
    if not meeting.attendance:
        return
    words = reading.words
    came = sum(one.presence is Presence.PRESENT for one in meeting.attendance)
    items = []
    for one in meeting.attendance:
        sign = PRESENCES[one.presence] if one.presence is not None else ("  ", "")
        said = words.catalogue.shown(one.presence) if one.presence is not None else ""
        items.append(Item(line(sign, reading.name(Ref("person", one.person)), (f"   {said}" if said else "", "muted"))))
    note = words("{count} of {total} came", count=came, total=len(items)) if came else str(len(items))
    yield Section(words("Called"), tuple(items), note)


def action_line(reading: Reading, action: Action) -> Line:
    """Give an action with who does it and until when."""
    sign = ("✓ ", "good") if action.done else ("– ", "muted") if action.dropped else ("○ ", "muted")
    who = reading.name(Ref("person", action.owner)) if action.owner else ""
    due = reading.list_day(action.due) if action.due is not None else ""
    late = "warning" if is_overdue(action, reading.day) else "muted"
    return line(sign, action.text, (f"   {who}" if who else "", "muted"), (f"   {due}" if due else "", late))


def actions_section(reading: Reading, meeting: Meeting) -> Iterator[Section]:
    """Give the actions a meeting decided."""
    decided = in_order_of_due(reading.register.by(Action, "meeting").get(meeting.id, ()))
    if decided:
        items = tuple(Item(action_line(reading, one), f"action:{one.id}", 2) for one in decided)
        yield Section(reading.words("Actions"), items, str(len(items)))


def clash_of(found: Iterable[Clash], meeting: Meeting) -> Clash | None:
    """Give the clash of a meeting."""
    return next((one for one in found if one.meeting.id == meeting.id), None)
