"""Lists of a record that change, in words: what comes and what goes, and of the rest nothing."""

from typing import Any

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import AgendaItem, Attendance
from lokalkontakt_core.records.scheme import ClosedDays
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.meetings import minutes_text, title_of
from lokalkontakt_tui.models.reading import Reading


def _point(reading: Reading, item: AgendaItem) -> str:
    note = f"“{item.note}”" if item.note else ""
    done = "✓" if item.done else ""
    return " ".join(part for part in (title_of(reading, item), minutes_text(reading, item.minutes), done, note) if part)


def _called(reading: Reading, one: Attendance) -> str:
    said = f" ({reading.words.catalogue.shown(one.presence)})" if one.presence is not None else ""
    return f"{reading.name(Ref('person', one.person))}{said}"


def _closed(reading: Reading, closed: ClosedDays) -> str:
    return f"{closed.name} ({reading.full_day(closed.period.start)})"


_WORDS: dict[type, Any] = {AgendaItem: _point, Attendance: _called, ClosedDays: _closed}


def list_line(label: str, before: tuple[Reading, Any], after: tuple[Reading, Any]) -> Line | None:
    """Give a list that changed: what goes, then what comes; None when it is no list of this kind.

    Args:
        label: What the field is called.
        before: The register and the value before.
        after: The same afterwards.
    """
    old, new = before[1], after[1]
    values = (*old, *new) if isinstance(old, tuple) and isinstance(new, tuple) else ()
    if not values or type(values[0]) not in _WORDS:
        return None
    say = _WORDS[type(values[0])]
    gone = [say(before[0], one) for one in old if one not in new]
    come = [say(after[0], one) for one in new if one not in old]
    if not gone and not come:
        return line(f"  {label}  ", (after[0].words("another order"), "bold"))
    parts: list[str | tuple[str, str]] = [f"  {label}  "]
    if gone:
        parts.append(("; ".join(gone), "muted"))
    parts.append(" → " if gone and come else "− " if gone else "+ ")
    if come:
        parts.append(("; ".join(come), "bold"))
    if gone and not come:
        parts = [parts[0], ("− ", "error"), parts[1]]
    return line(*parts)
