"""Meetings and actions as rows, and which meeting is meant by what was typed."""

from datetime import date
from typing import Any

from lokalkontakt_cli.output import Row
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.views.values import plain
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.actions import is_overdue
from lokalkontakt_core.coordination.agenda import heading
from lokalkontakt_core.coordination.meetings import meetings_in_order, next_meeting, state_of_meeting
from lokalkontakt_core.errors import LokalkontaktError, NotFoundError, UsageError
from lokalkontakt_core.language.dates import parse_date
from lokalkontakt_core.messages import Message
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import AgendaItem, Meeting, Presence
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.services.suggest import fold
from lokalkontakt_core.workspace import Workspace

_NEXT = frozenset({"next", "næste"})
_LAST = frozenset({"last", "sidste"})
_NAMED = 5
"""How many meetings are named when several may be meant: those to come first, then the latest."""


def meeting_meant(register: Register, typed: str, session: Session) -> Meeting:
    """Give the meeting that is meant: its id, `next`, `last`, the day it lies on, or its name.

    Raises:
        NotFoundError: LKE707 when there is no next meeting, or none before; else as for every name.
        UsageError: LKE709 with days and ids when several meetings go by the name, or lie on the day.
    """
    day, word = session.today, typed.strip().casefold()
    if word in _NEXT | _LAST:
        past = [one for one in meetings_in_order(register, day) if one.day <= day and one.cancelled is None]
        found = next_meeting(register, day) if word in _NEXT else (past[-1] if past else None)
        if found is None:
            raise NotFoundError("LKE707", day=day)
        return found
    by_id = register.find(Meeting, typed.strip())
    if by_id is not None:
        return by_id
    named = [one for one in meetings_in_order(register, day) if fold(one.name) == fold(typed)]
    meant = named or _on_day(register, typed, day)
    if not meant:
        return resolve(register, Meeting, typed, day)
    standing = [one for one in meant if one.cancelled is None] or meant
    if len(standing) > 1:
        nearest = sorted(standing, key=lambda one: (one.day < day, abs(one.day - day)))[:_NAMED]
        days = tuple(f"{session.catalogue.shown(one.day)} {one.name} ({one.id})" for one in nearest)
        raise UsageError("LKE709", typed=typed, meetings=days)
    return standing[0]


def _on_day(register: Register, typed: str, day: date) -> list[Meeting]:
    """Give the meetings of the day that was typed; none when no day was."""
    try:
        wanted = parse_date(typed, day)
    except LokalkontaktError:
        return []
    return [one for one in meetings_in_order(register, day) if one.day == wanted]


def meeting_id(session: Session, workspace: Workspace, typed: str) -> str:
    """Give the id of the meeting that is meant; see `meeting_meant`."""
    return meeting_meant(workspace.register, typed, session).id


def _person(register: Register, person: str | None) -> str | None:
    return None if person is None else name_of(register, Ref("person", person))


def meeting_row(session: Session, register: Register, meeting: Meeting) -> Row:
    """Give a meeting in short."""
    said = [one.presence for one in meeting.attendance]
    return {
        "id": meeting.id,
        "name": meeting.name,
        "type": meeting.type.value,
        "day": meeting.day,
        "starts": meeting.starts,
        "minutes": meeting.minutes,
        "place": meeting.place,
        "state": state_of_meeting(meeting, session.today).value,
        "owner": _person(register, meeting.owner),
        "called": meeting.called,
        "points": len(meeting.agenda),
        "invited": len(said),
        "present": said.count(Presence.PRESENT),
        "cancelled": meeting.cancelled,
        "source": meeting.source,
    }


def title_of(catalogue: Catalogue, register: Register, item: AgendaItem) -> str:
    """Give what a point of the agenda is called."""
    title = heading(item)
    return catalogue.message(title, lambda ref: name_of(register, ref)) if isinstance(title, Message) else title


def item_row(session: Session, register: Register, number: int | None, item: AgendaItem) -> Row:
    """Give a point of the agenda; one that is not on it yet has no number."""
    return {
        "number": number,
        "title": title_of(session.catalogue, register, item),
        "type": item.type.value,
        "minutes": item.minutes,
        "proposed_by": _person(register, item.proposed_by),
        "areas": [name_of(register, Ref("area", area)) for area in item.areas],
        "about": [str(ref) for ref in item.about],
        "note": item.note,
        "done": item.done,
    }


def attendance_rows(register: Register, meeting: Meeting) -> list[Row]:
    """Give who was called and whether they came."""
    return [
        {"id": one.person, "name": _person(register, one.person), "presence": plain(one.presence)}
        for one in meeting.attendance
    ]


def action_row(session: Session, register: Register, action: Action) -> Row:
    """Give an action."""
    decided_at = register.find(Meeting, action.meeting)
    return {
        "id": action.id,
        "name": name_of(register, action.ref),
        "text": action.text,
        "owner": _person(register, action.owner),
        "due": action.due,
        "overdue": is_overdue(action, session.today),
        "meeting_id": action.meeting,
        "meeting_day": decided_at.day if decided_at is not None else None,
        "areas": [name_of(register, Ref("area", area)) for area in action.areas],
        "done": action.done,
        "dropped": action.dropped,
        "remark": action.remark,
    }


def full_row(session: Session, register: Register, meeting: Meeting, actions: list[Row]) -> dict[str, Any]:
    """Give a meeting with agenda, attendance and the actions it decided."""
    agenda = [item_row(session, register, number, item) for number, item in enumerate(meeting.agenda, start=1)]
    return {
        **meeting_row(session, register, meeting),
        "agenda": agenda,
        "attendance": attendance_rows(register, meeting),
        "actions": actions,
        "minutes_state": plain(meeting.minutes_state),
        "minutes_final": meeting.minutes_final,
    }
