"""Requests about personal data: note one, tell that it takes longer, and answer it (GDPR 12, 15 to 17)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.requests import first_deadline, person_still_held, request_deadline
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.request import Request, RequestOutcome, RequestType
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.activities import past_day
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited, given
from lokalkontakt_core.services.fields import Check

REQUEST_FIELDS: Mapping[str, Check] = MappingProxyType(
    {
        "type": fields.choice(RequestType),
        "day": past_day,
        "person": fields.optional(fields.reference(Person)),
        "area": fields.optional(fields.reference(Area)),
        "note": fields.optional(fields.text()),
    }
)
OWN_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "extended": "extend_request",
        "extension_reason": "extend_request",
        "closed": "close_request",
        "outcome": "close_request",
        "outcome_reason": "close_request",
    }
)
"""The fields that another use case writes."""

_EXPLAINED = frozenset({RequestOutcome.PARTLY_MET, RequestOutcome.DECLINED})
"""The outcomes the person must be told the reason of (article 12, 4)."""


def add_request(context: Context, *, type: str, **details: Any) -> ChangeSet:  # noqa: A002 - the field's name
    """Note that somebody asks about personal data.

    Args:
        context: The register and the day.
        type: What is asked for, a `RequestType`.
        details: More of `REQUEST_FIELDS`; a person or an area is needed. The day of the context unless they say
            otherwise.

    Raises:
        NotFoundError: LKE201 when there is no such person or area.
        UsageError: LKE761 when the day lies ahead; LKE790 when neither person nor area is named.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    fields.refuse_unknown(details, REQUEST_FIELDS, OWN_VERBS, Request.kind)
    values = {"day": context.day, **given(REQUEST_FIELDS, details), "type": type}
    stored = fields.checked(context, REQUEST_FIELDS, values)
    return _write(context, "add_request", _sound(Request(id=context.ids.mint(Request.kind), **stored)))


def edit_request(context: Context, *, request: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a request: those of `REQUEST_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such request.
        UsageError: LKE761 and LKE790 as for `add_request`.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    found = context.register.get(Request, request)
    return _write(context, "edit_request", _sound(edited(context, found, changes, REQUEST_FIELDS, OWN_VERBS)))


def extend_request(context: Context, *, request: str, reason: str, day: date | None = None) -> ChangeSet:
    """Note that the person was told that the answer takes up to two months more.

    Args:
        context: The register and the day.
        request: The request's id.
        reason: Why, as the person was told.
        day: When they were told; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such request.
        RefusedError: LKE791 when it is answered; LKE792 when the first month had passed; LKE793 when it was extended
            before.
        UsageError: LKE761 when the day lies ahead; LKE796 when it lies before the request.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    found = _waiting(context, request)
    if found.extended is not None:
        raise RefusedError("LKE793", deadline=request_deadline(found))
    stored = fields.checked(
        context, {"day": past_day, "reason": fields.text()}, {"day": day or context.day, "reason": reason}
    )
    _refuse_earlier(found, stored["day"])
    if stored["day"] > first_deadline(found):
        raise RefusedError("LKE792", day=stored["day"], deadline=first_deadline(found))
    after = evolve(found, extended=stored["day"], extension_reason=stored["reason"])
    return _write(context, "extend_request", after)


def close_request(
    context: Context, *, request: str, outcome: str, reason: str | None = None, day: date | None = None
) -> ChangeSet:
    """Note what a request came to.

    Args:
        context: The register and the day.
        request: The request's id.
        outcome: A `RequestOutcome`.
        reason: Why it was not met, or not all of it; needed then.
        day: When it was answered; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such request.
        RefusedError: LKE791 when it is answered already; LKE794 when a person who asked to be erased has not been.
        UsageError: LKE761 when the day lies ahead; LKE795 when a reason is missing; LKE796 when the answer would lie
            before the request.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    found = _waiting(context, request)
    checks = {"outcome": fields.choice(RequestOutcome), "day": past_day}
    stored = fields.checked(context, checks, {"outcome": outcome, "day": day or context.day})
    why = typed.optional_lines("reason", reason)
    _refuse_earlier(found, stored["day"])
    if stored["outcome"] in _EXPLAINED and why is None:
        raise UsageError("LKE795", field=FieldName("reason"), outcome=stored["outcome"])
    erased = found.type is RequestType.ERASURE and stored["outcome"] is RequestOutcome.MET
    if erased and person_still_held(context.register, found):
        raise RefusedError("LKE794", request=found.ref)
    after = evolve(found, closed=stored["day"], outcome=stored["outcome"], outcome_reason=why)
    return _write(context, "close_request", after)


def _waiting(context: Context, request: str) -> Request:
    found = context.register.get(Request, request)
    if found.closed is not None:
        raise RefusedError("LKE791", day=found.closed, outcome=found.outcome)
    return found


def _refuse_earlier(request: Request, day: date) -> None:
    if day < request.day:
        raise UsageError("LKE796", field=FieldName("day"), day=day, received=request.day)


def _sound(request: Request) -> Request:
    if request.person is None and request.area is None:
        raise UsageError("LKE790", field=FieldName("person"))
    return request


def _write(context: Context, verb: str, after: Request) -> ChangeSet:
    return ChangeSet(verb, context.register.put(after), about=(after.ref,))
