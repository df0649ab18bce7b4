"""The words of notices about meetings: when and where, and what is on the agenda."""

from collections.abc import Callable, Iterator

from lokalkontakt_core.coordination.agenda import heading
from lokalkontakt_core.messages import Message
from lokalkontakt_core.notices.recipients import Recipient
from lokalkontakt_core.records.meeting import AgendaItem, Meeting
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.register import Register

_MINUTES_IN_AN_HOUR = 60
_HOURS_IN_A_DAY = 24


def ends(meeting: Meeting) -> str | None:
    """Give the time of day a meeting ends, as in 11:00; None when it has no time or no length."""
    if meeting.starts is None or meeting.minutes is None:
        return None
    hours, _, minutes = meeting.starts.partition(":")
    total = int(hours) * _MINUTES_IN_AN_HOUR + int(minutes) + meeting.minutes
    return f"{total // _MINUTES_IN_AN_HOUR % _HOURS_IN_A_DAY:02d}:{total % _MINUTES_IN_AN_HOUR:02d}"


def meeting_letter(
    register: Register, notice: Notice, _recipient: Recipient, say: Callable[..., str], _code: str | None
) -> Iterator[str]:
    """Give subject and paragraphs of a call, of another time, or of a cancelled meeting."""
    meeting = register.get(Meeting, notice.about.id)
    values = {"meeting": meeting.ref, "day": meeting.day, "reason": meeting.cancelled or ""}
    kind = notice.notice_kind
    yield say(f"notice.{kind}.subject", **values)
    yield say(f"notice.{kind}.intro", **values)
    if kind is NoticeKind.MEETING_CANCELLED:
        return
    where = list(_time_and_place(meeting, say))
    if where:
        yield "\n".join(where)
    if kind is NoticeKind.MEETING_CALLED:
        if meeting.agenda:
            points = (f"{number}. {_point(item, say)}" for number, item in enumerate(meeting.agenda, start=1))
            yield "\n".join([say("notice.meeting.agenda"), *points])
        yield say("notice.meeting.propose")


def _time_and_place(meeting: Meeting, say: Callable[..., str]) -> Iterator[str]:
    end = ends(meeting)
    if end is not None:
        yield say("notice.meeting.time", starts=meeting.starts, ends=end)
    elif meeting.starts is not None:
        yield say("notice.meeting.starts", starts=meeting.starts)
    if meeting.place is not None:
        yield say("notice.meeting.place", place=meeting.place)


def _point(item: AgendaItem, say: Callable[..., str]) -> str:
    title = heading(item)
    return say(title.id, **title.values) if isinstance(title, Message) else title
