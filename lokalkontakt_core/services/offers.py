"""Offers: the scheme was offered to areas (G1)."""

from collections.abc import Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended

_FIELDS = {"day": fields.day_or_unknown, "via": fields.optional(fields.line())}


def record_offer(
    context: Context,
    *,
    areas: Sequence[str],
    day: date | Unknown | None = None,
    via: str | None = None,
    by: str | None = None,
) -> ChangeSet:
    """Record that areas were asked whether they want a contact.

    Args:
        context: The register and the day.
        areas: The areas' ids.
        day: When; the day of the context when left out.
        via: How, for example "møde for alle lokalråd".
        by: The id of the person who asked.

    Raises:
        UsageError: LKE239 when no area is given.
        NotFoundError: LKE201 when there is no such area or person.
        RefusedError: LKE226 when an area has ended.
    """
    if not areas:
        raise UsageError("LKE239", field="areas")
    register = context.register
    places = [register.get(Area, area) for area in dict.fromkeys(areas)]
    asker = register.get(Person, by).id if by is not None else None
    for place in places:
        refuse_ended(place, context.day)
    stored = fields.checked(context, _FIELDS, {"day": day, "via": via})
    offers = [Offer(id=context.ids.mint("offer"), area=place.id, by=asker, **stored) for place in places]
    return ChangeSet("record_offer", register.put(*offers), about=tuple(place.ref for place in places))
