"""How a suggestion stands in rows: every area with its contact, the reasons and the price of each alternative."""

from collections.abc import Callable
from typing import Any

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.values import in_order, listed
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.suggestion.suggesting import Alternative, Choice, Suggestion
from lokalkontakt_core.records.base import Ref

Namer = Callable[[Ref], str]


def _area_row(choice: Choice, name: Namer) -> dict[str, Any]:
    contact = choice.contact
    return {
        "id": choice.area,
        "name": name(Ref("area", choice.area)),
        "answer": choice.stance.value,
        "today": list(choice.today),
        "today_names": [name(Ref("contact", one)) for one in choice.today],
        "contact": contact,
        "contact_name": name(Ref("contact", contact)) if contact is not None else None,
        "changes": choice.changes,
        "cost": choice.points,
    }


def _in_words(points: int, words: str) -> str:
    return f"{words} ({points:+d})" if points else words


def rows(suggestion: Suggestion, catalogue: Catalogue, name: Namer) -> list[Row]:
    """Give a row for every area, with the codes and words of each reason and alternative."""

    def alternative(one: Alternative) -> dict[str, Any]:
        bar = one.bar
        return {
            "contact": one.contact,
            "name": name(Ref("contact", one.contact)),
            "cost": one.points,
            "bar": bar.value if bar is not None else None,
            "message": catalogue.shown(bar) if bar is not None else None,
        }

    return in_order(
        {
            **_area_row(choice, name),
            "reasons": [
                {"code": one.code.value, "cost": one.points, "message": catalogue.message(one.message, name)}
                for one in choice.reasons
            ],
            "alternatives": [alternative(one) for one in suggestion.alternatives(choice.area)],
        }
        for choice in suggestion.choices
    )


def flat(row: Row) -> Row:
    """Give a row whose reasons and alternatives are words, for tables and CSV; those that cannot be are left out."""
    reasons = [_in_words(one["cost"], one["message"]) for one in row["reasons"]]
    possible = [f"{one['name']} ({one['cost']:+d})" for one in row["alternatives"] if one["cost"] is not None]
    return {**row, "reasons": reasons, "alternatives": possible}


def columns(*, best: int | None = None) -> tuple[Column, ...]:
    """Give the columns.

    Args:
        best: How many alternatives are shown; all when left out.
    """

    def alternatives(row: Row) -> str:
        return ", ".join(row["alternatives"][:best])

    return (
        Column("name", "Area"),
        Column("today_names", "Today", listed("today_names")),
        Column("contact_name", "Suggested"),
        Column("cost", "Points", right=True),
        Column("reasons", "Why", listed("reasons")),
        Column("alternatives", "Otherwise", alternatives),
    )


def csv_columns() -> tuple[Column, ...]:
    """Give the columns of CSV, which holds everything that fits into a cell."""
    names = ("id", "name", "answer", "today", "contact", "contact_name", "changes", "cost", "reasons", "alternatives")
    return tuple(Column(name, name) for name in names)
