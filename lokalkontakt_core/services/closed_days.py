"""Closed days: the municipality's own days without meetings, beside the holidays."""

from datetime import date, timedelta

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import NotFoundError, RefusedError, UsageError
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.scheme import ClosedDays
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context

MOST_DAYS = 366
"""The most days that can be closed in one go; what comes back each year is shorter than that."""


def close_days(
    context: Context, *, name: str, first: date, last: date | None = None, yearly: bool = False
) -> ChangeSet:
    """Close days for meetings.

    Args:
        context: The register and the day.
        name: What they are called, for example "Sommerferie".
        first: The first closed day.
        last: The last one; the first when left out.
        yearly: Whether they come back on the same dates each year.

    Raises:
        UsageError: LKE717 when the last day lies before the first, or a year or more after it.
        RefusedError: LKE718 when the same days are closed under that name.
        LokalkontaktError: What is wrong with a field.
    """
    scheme = context.register.scheme
    stored = fields.checked(
        context,
        {"name": fields.name, "first": fields.day, "last": fields.day},
        {"name": name, "first": first, "last": last or first},
    )
    length = (stored["last"] - stored["first"]).days + 1
    if not 1 <= length < MOST_DAYS:
        raise UsageError("LKE717", field="last", first=stored["first"], last=stored["last"])
    period = Period(stored["first"], stored["last"] + timedelta(days=1))
    closed = ClosedDays(name=stored["name"], period=period, yearly=yearly)
    if closed in scheme.closed_days:
        raise RefusedError("LKE718", name=closed.name)
    after = evolve(scheme, closed_days=tuple(sorted((*scheme.closed_days, closed), key=_start)))
    return ChangeSet("close_days", context.register.put(after), about=(scheme.ref,))


def open_days(context: Context, *, name: str, first: date | None = None) -> ChangeSet:
    """Open days again that the municipality has closed.

    Args:
        context: The register and the day.
        name: What they are called.
        first: Their first day, where several go by the name; all of them when left out.

    Raises:
        NotFoundError: LKE719 when there are none of that name.
    """
    scheme = context.register.scheme
    wanted = fields.name(context, "name", name).casefold()
    left = tuple(
        one
        for one in scheme.closed_days
        if one.name.casefold() != wanted or (first is not None and one.period.start != first)
    )
    if left == scheme.closed_days:
        raise NotFoundError("LKE719", name=name, known=tuple(dict.fromkeys(one.name for one in scheme.closed_days)))
    return ChangeSet("open_days", context.register.put(evolve(scheme, closed_days=left)), about=(scheme.ref,))


def _start(closed: ClosedDays) -> tuple[str, str]:
    return str(closed.period.start), closed.name
