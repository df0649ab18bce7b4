"""The report log: what was handed to whom and when, and the revision it was made from (L1 to L14, G21, G41)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.activities import past_day
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited, given
from lokalkontakt_core.services.fields import Check, FieldKind
from lokalkontakt_core.services.journaling import refuse_journaled


def _revision(context: Context, field: str, value: Any) -> int:
    if type(value) is not int:
        raise UsageError("LKE216", field=field, wanted=FieldKind.NUMBER, found=str(value)[:60])
    if not 0 <= value <= context.register.revision:
        raise UsageError("LKE773", field=field, revision=value, newest=context.register.revision)
    return value


REPORT_FIELDS: Mapping[str, Check] = MappingProxyType(
    {
        "type": fields.choice(ReportType),
        "name": fields.name,
        "day": past_day,
        "to": fields.optional(fields.line()),
        "text": fields.optional(fields.text(typed.TEXT_LIMIT)),
        "pilot": fields.optional(fields.reference(Pilot)),
        "meeting": fields.optional(fields.reference(Meeting)),
        "revision": fields.optional(_revision),
    }
)


def record_report(
    context: Context,
    *,
    type: str,  # noqa: A002 - the field's name
    name: str,
    revision: int | None = None,
    **details: Any,
) -> ChangeSet:
    """Record that something was handed over or published.

    Args:
        context: The register and the day.
        type: What it was, a `ReportType`.
        name: Its title.
        revision: The register's revision it was made from, so that settings and rules of then can be found again
            (G41); the newest one when left out. Who shows a report gives the one that was shown: others may have
            written since.
        details: More of `REPORT_FIELDS`; the day of the context unless they say otherwise.

    Raises:
        NotFoundError: LKE201 when there is no such pilot or meeting.
        UsageError: LKE761 when the day lies ahead; LKE773 when there is no such revision.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    register = context.register
    fields.refuse_unknown(details, REPORT_FIELDS, {}, Report.kind)
    values = {"day": context.day, **given(REPORT_FIELDS, details), "type": type, "name": name}
    made_from = register.revision if revision is None else revision
    stored = fields.checked(context, REPORT_FIELDS, {**values, "revision": made_from})
    report = Report(id=context.ids.mint("report"), **stored)
    return ChangeSet("record_report", register.put(report), about=(report.ref,))


def edit_report(context: Context, *, report: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of an entry of the log: those of `REPORT_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such entry.
        RefusedError: LKE274 when it is journaled.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    found = context.register.get(Report, report)
    refuse_journaled(found)
    after = edited(context, found, changes, REPORT_FIELDS)
    return ChangeSet("edit_report", context.register.put(after), about=(found.ref,))


def remove_report(context: Context, *, report: str) -> ChangeSet:
    """Take an entry out of the log, as one that was written by mistake.

    Raises:
        NotFoundError: LKE201 when there is no such entry.
        RefusedError: LKE274 when it is journaled.
    """
    found = context.register.get(Report, report)
    refuse_journaled(found)
    # An entry that is gone has no name for the history any more; the scheme has.
    return ChangeSet("remove_report", context.register.remove(found), about=(context.register.scheme.ref,))
