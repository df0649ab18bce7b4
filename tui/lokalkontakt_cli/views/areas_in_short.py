"""Areas in the short list: how each stands, and who its contact is."""

from datetime import date

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.views.values import marked, names, word
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.assignments import active_of_area
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register


def area_line(register: Register, area: Area, day: date) -> Row:
    """Give what stands in the short list of an area on the day."""
    primary = active_of_area(register, area.id, day)
    return {
        "id": area.id,
        "name": area.name,
        "coverage": coverage_of(register, area.id, day).value,
        "contact": ", ".join(names(register, "contact", (one.contact for one in primary))) or None,
        "source": area.source,
    }


def short_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of the short list."""
    return (
        Column("name", "Area", marked(catalogue)),
        Column("coverage", "State", word(catalogue, "coverage", Coverage)),
        Column("contact", "Local contact"),
    )
