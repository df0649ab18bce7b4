"""Pilots: propose one, let it run for half a year, close it with an evaluation or a reason (S2, G27 to G36)."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.pilots import PilotState, final_evaluation, planned_end, state_of_pilot
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType
from lokalkontakt_core.records.pilot import Continuation, LocalActor, Pilot, Profile, ProfileSlot
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.activities import past_day
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edit, given
from lokalkontakt_core.services.fields import Check
from lokalkontakt_core.services.themes import theme_names

PILOT_FIELDS: Mapping[str, Check] = MappingProxyType(
    {
        "name": fields.name,
        "areas": fields.several(fields.reference(Area)),
        "contacts": fields.several(fields.reference(Contact)),
        "actors": fields.optional(fields.several(fields.choice(LocalActor))),
        "cooperation": fields.optional(fields.several(fields.line())),
        "focus": theme_names,
        "note": fields.optional(fields.text()),
    }
)

OWN_VERBS: Mapping[str, str] = MappingProxyType(
    {
        "period": "start_pilot",
        "profiles": "set_profile",
        **dict.fromkeys(("closed", "closed_without", "continuation", "evaluation", "outcome"), "close_pilot"),
    }
)
"""The fields that another use case writes."""


def add_pilot(context: Context, *, name: str, **details: Any) -> ChangeSet:
    """Propose a pilot; it has no period until it is started.

    Args:
        context: The register and the day.
        name: The name it is known by.
        details: More of `PILOT_FIELDS`.

    Raises:
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    fields.refuse_unknown(details, PILOT_FIELDS, OWN_VERBS, Pilot.kind)
    stored = fields.checked(context, PILOT_FIELDS, given(PILOT_FIELDS, {"name": name, **details}))
    pilot = Pilot(id=context.ids.mint("pilot"), **stored)
    return ChangeSet("add_pilot", context.register.put(pilot), about=(pilot.ref,))


def edit_pilot(context: Context, *, pilot: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of a pilot: those of `PILOT_FIELDS`. A contact who is taken out loses the profile.

    Raises:
        NotFoundError: LKE201 when there is no such pilot.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    found = context.register.get(Pilot, pilot)
    change = edit(context, found, changes, PILOT_FIELDS, OWN_VERBS)
    after = change.edits[0].after if change.edits else found
    assert isinstance(after, Pilot)  # noqa: S101 - it is what was edited
    kept = tuple(slot for slot in after.profiles if slot.contact in after.contacts)
    return evolve(change, edits=context.register.put(evolve(after, profiles=kept)))


def start_pilot(context: Context, *, pilot: str, start: date | None = None, end: date | None = None) -> ChangeSet:
    """Set when a pilot runs, or set it anew while it is not closed.

    Args:
        context: The register and the day.
        pilot: The pilot's id.
        start: Its first day; the day of the context when left out.
        end: The first day after it; as long after the start as the scheme says, half a year, when left out.

    Raises:
        NotFoundError: LKE201 when there is no such pilot.
        RefusedError: LKE766 when it is closed.
        UsageError: LKE768 when it would last no day.
    """
    found = _open(context, pilot)
    first = fields.day(context, "start", start or context.day)
    after_last = fields.day(context, "end", end or planned_end(context.register, first))
    if after_last <= first:
        raise UsageError("LKE768", field="end", start=first, end=after_last)
    after = evolve(found, period=Period(first, after_last))
    return ChangeSet("start_pilot", context.register.put(after), about=(found.ref,))


def set_profile(context: Context, *, pilot: str, contact: str, profile: str | None) -> ChangeSet:
    """Say which profile a contact stands for in a pilot, and take the contact into it (G31).

    Args:
        context: The register and the day.
        pilot: The pilot's id.
        contact: The contact's id.
        profile: A `Profile`; None takes the contact's profile away.

    Raises:
        NotFoundError: LKE201 when there is no such pilot or contact.
        RefusedError: LKE766 when the pilot is closed, LKE226 when the contact has ended.
        UsageError: LKE217 when there is no such profile.
    """
    found = _open(context, pilot)
    member = fields.reference(Contact)(context, "contact", contact)
    others = tuple(slot for slot in found.profiles if slot.contact != member)
    chosen = None if profile is None else fields.choice(Profile)(context, "profile", profile)
    slots = others if chosen is None else (*others, ProfileSlot(contact=member, profile=chosen))
    contacts = found.contacts if member in found.contacts or chosen is None else (*found.contacts, member)
    after = evolve(found, profiles=slots, contacts=contacts)
    return ChangeSet(
        "set_profile", context.register.put(after), about=(found.ref, context.register.get(Contact, member).ref)
    )


def close_pilot(
    context: Context,
    *,
    pilot: str,
    continuation: str | None = None,
    outcome: str | None = None,
    evaluation: str | None = None,
    without: str | None = None,
    day: date | None = None,
) -> ChangeSet:
    """Close a pilot with its final evaluation, or with a reason why there is none; LK036 refuses one with neither.

    A pilot that runs longer than the day ends with it, so that the phase of its areas does too.

    Args:
        context: The register and the day.
        pilot: The pilot's id.
        continuation: Whether it goes on, a `Continuation`: "not continued" is a result too.
        outcome: What came of it, in words.
        evaluation: The id of the evaluation it is closed with; its newest final one when left out.
        without: Why it is closed without an evaluation, or with one that not all of its areas took part in.
        day: The day it is closed on; the day of the context when left out.

    Raises:
        NotFoundError: LKE201 when there is no such pilot or evaluation.
        RefusedError: LKE766 when it is closed already; LKE769 when the evaluation is a note, or of something else.
        UsageError: LKE761 when the day lies ahead; LKE217 when there is no such continuation.
    """
    found = _open(context, pilot)
    closed = past_day(context, "day", day or context.day)
    settled = _evaluation(context, found, evaluation)
    after = evolve(
        found,
        closed=closed,
        period=_until(found.period, closed),
        continuation=fields.optional(fields.choice(Continuation))(context, "continuation", continuation),
        outcome=typed.optional_lines("outcome", outcome, typed.TEXT_LIMIT),
        evaluation=None if settled is None else settled.id,
        closed_without=typed.optional_lines("without", without),
    )
    return ChangeSet("close_pilot", context.register.put(after), about=(found.ref,))


def _evaluation(context: Context, pilot: Pilot, named: str | None) -> Evaluation | None:
    if named is None:
        return final_evaluation(context.register, pilot.id)
    evaluation = context.register.get(Evaluation, named)
    if evaluation.pilot != pilot.id or evaluation.type is not EvaluationType.FINAL:
        raise RefusedError("LKE769", field="evaluation", evaluation=evaluation.ref, pilot=pilot.ref)
    return evaluation


def _until(period: Period | None, closed: date) -> Period | None:
    if period is None or (isinstance(period.end, date) and period.end <= closed):
        return period
    if isinstance(period.start, date) and period.start > closed:
        return Period(period.start, period.start)
    return Period(period.start, closed)


def _open(context: Context, pilot: str) -> Pilot:
    found = context.register.get(Pilot, pilot)
    if state_of_pilot(found, context.day) is PilotState.CLOSED:
        raise RefusedError("LKE766", record=found.ref, closed=found.closed)
    return found
