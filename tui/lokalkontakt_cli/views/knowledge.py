"""Knowledge in rows."""

from datetime import date

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.values import dated, listed, names, word
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.knowledge import Balance, waits_for_answer, waits_to_be_passed_on
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.knowledge import Direction, Knowledge, KnowledgeType, Visibility
from lokalkontakt_core.register import Register


def knowledge_row(register: Register, item: Knowledge, day: date) -> Row:
    """Give a piece of knowledge as it stands on the day."""
    return {
        "id": item.id,
        "name": name_of(register, item.ref),
        "day": item.day,
        "type": item.type.value,
        "direction": item.direction.value if item.direction is not None else None,
        "areas": names(register, "area", item.areas),
        "area_ids": list(item.areas),
        "text": item.text,
        "by": name_of(register, Ref("person", item.by)) if item.by is not None else None,
        "fields_of_work": list(item.fields_of_work),
        "focus": list(item.focus),
        "visibility": item.visibility.value,
        "waits_for_answer": waits_for_answer(item, day),
        "days_waiting": (day - item.day).days if waits_for_answer(item, day) else None,
        "answered": item.answered,
        "answer": item.answer,
        "waits_to_be_passed_on": waits_to_be_passed_on(item, day),
        "passed_on": item.passed_on,
        "meeting": name_of(register, Ref("meeting", item.meeting)) if item.meeting is not None else None,
        "pilot": name_of(register, Ref("pilot", item.pilot)) if item.pilot is not None else None,
        "source": item.source,
    }


def balance_row(area: Area, balance: Balance, last: date | None, *, quiet: bool) -> Row:
    """Give an area with how much went each way, and when somebody was last in touch."""
    return {
        "id": area.id,
        "name": area.name,
        "from_area": balance.from_area,
        "to_area": balance.to_area,
        "untold": balance.untold,
        "one_way": balance.one_way,
        "last_contact": last,
        "quiet": quiet,
    }


def list_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of the list."""
    return (
        Column("id", "Id"),
        Column("day", "Day", dated(catalogue, "day")),
        Column("direction", "Direction", word(catalogue, "direction", Direction)),
        Column("areas", "Areas", listed("areas")),
        Column("visibility", "Readers", word(catalogue, "visibility", Visibility)),
        Column("days_waiting", "Days waiting", right=True),
        Column("name", "Text"),
    )


def sheet_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the facts of one piece of knowledge in order."""
    return (
        *list_columns(catalogue)[:5],
        Column("type", "Type", word(catalogue, "type", KnowledgeType)),
        Column("text", "Text"),
        Column("by", "Told by"),
        Column("fields_of_work", "Fields of work", listed("fields_of_work")),
        Column("focus", "Focus areas and aims", listed("focus")),
        Column("meeting", "Meeting"),
        Column("pilot", "Pilot"),
        Column("days_waiting", "Days waiting", right=True),
        Column("answered", "Answered on", dated(catalogue, "answered")),
        Column("answer", "Answer"),
        Column("passed_on", "Passed on", dated(catalogue, "passed_on")),
        Column("source", "Source"),
    )


def balance_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of the balance."""
    return (
        Column("id", "Id"),
        Column("name", "Area"),
        Column("from_area", "From the area", right=True),
        Column("to_area", "To the area", right=True),
        Column("untold", "No direction told", right=True),
        Column("last_contact", "Last in touch", dated(catalogue, "last_contact")),
        Column("quiet", "Quiet", lambda row: catalogue.shown(row["quiet"])),
    )
