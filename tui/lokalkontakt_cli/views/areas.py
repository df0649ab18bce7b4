"""Areas in rows."""

from datetime import date
from typing import Any

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.areas_in_short import area_line, short_columns
from lokalkontakt_cli.views.values import dated, listed, minutes, names, plain, word
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.absences import turn_to
from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.assignments import active_of_area, of_area, state_of
from lokalkontakt_core.coordination.attestations import confirmed_on
from lokalkontakt_core.coordination.workload import minutes_of_area
from lokalkontakt_core.naming import council_names, name_of
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.register import Register


def area_row(register: Register, area: Area, day: date) -> Row:
    """Give an area as it stands on the day."""
    line = area_line(register, area, day)
    primary = active_of_area(register, area.id, day)
    substitutes = active_of_area(register, area.id, day, Role.SUBSTITUTE)
    answer = answer_of(register, area.id, day)
    return {
        **{key: line[key] for key in ("id", "name", "coverage", "contact")},
        "contact_ids": [one.contact for one in primary],
        "substitutes": names(register, "contact", (one.contact for one in substitutes)),
        "answer": answer.value.value if answer is not None else None,
        "answer_day": plain(answer.day) if answer is not None else None,
        "confirmed_on": confirmed_on(register, area.id, day),
        "turn_to": names(register, "contact", (one.contact for one in turn_to(register, area.id, day))),
        "size": plain(area.size),
        "minutes_per_week": area.minutes_per_week,
        "estimated_minutes_per_week": minutes_of_area(register, area),
        "cluster": name_of(register, Ref("cluster", area.cluster)) if area.cluster else None,
        "villages": list(area.villages),
        "status_note": area.status_note,
        "ended": area.ended,
        "source": area.source,
    }


def area_sheet(register: Register, area: Area, day: date) -> dict[str, Any]:
    """Give an area with what belongs to it."""
    neighbours = register.by(Neighbour, "areas").get(area.id, ())
    return {
        **area_row(register, area, day),
        "councils": list(council_names(register, area.id)),
        "assignments": [
            {
                "id": one.id,
                "contact": name_of(register, Ref("contact", one.contact)),
                "contact_id": one.contact,
                "role": one.role.value,
                "state": state_of(register, one, day).value,
            }
            for one in of_area(register, area.id)
        ],
        "neighbours": names(register, "area", (one for edge in neighbours for one in edge.areas if one != area.id)),
    }


def long_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of the full list."""
    return (
        Column("id", "Id"),
        *short_columns(catalogue),
        Column("answer", "Answer", word(catalogue, "answer", AnswerValue)),
        Column("confirmed_on", "Confirmed on", dated(catalogue, "confirmed_on")),
        Column("size", "Size", word(catalogue, "size", Size)),
        Column("cluster", "Cluster"),
        Column("status_note", "Note"),
    )


def _turn_to(row: Row) -> str:
    """Give who an area turns to while its contact is away; nothing when that is the contact."""
    there = ", ".join(row["turn_to"])
    return "" if there == (row["contact"] or "") else there


def sheet_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the facts of one area in order."""
    return (
        *long_columns(catalogue)[:5],
        Column("answer_day", "Answered on", dated(catalogue, "answer_day")),
        Column("substitutes", "Substitutes", listed("substitutes")),
        Column("turn_to", "Turn to", _turn_to),
        Column("councils", "Councils", listed("councils")),
        *long_columns(catalogue)[5:],
        Column("estimated_minutes_per_week", "Estimated time", minutes(catalogue, "estimated_minutes_per_week")),
        Column("villages", "Villages", listed("villages")),
        Column("neighbours", "Neighbours", listed("neighbours")),
        Column("ended", "Ended", dated(catalogue, "ended")),
        Column("source", "Source"),
    )
