"""Evaluations: the notes a pilot's team makes month by month, and what was found in the end (L10, L11, G36, G40)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.evaluation import Evaluation, EvaluationType, SourceType
from lokalkontakt_core.records.knowledge import Knowledge
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.services import fields, typed
from lokalkontakt_core.services.activities import past_day
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited, given
from lokalkontakt_core.services.fields import Check

EVALUATION_FIELDS: Mapping[str, Check] = MappingProxyType(
    {
        "type": fields.choice(EvaluationType),
        "day": past_day,
        "text": fields.text(typed.TEXT_LIMIT),
        "areas": fields.several(fields.reference(Area)),
        "sources": fields.several(fields.choice(SourceType)),
        "wave": fields.optional(fields.reference(Wave)),
        "experiences": fields.several(fields.reference(Knowledge)),
        "meeting": fields.optional(fields.reference(Meeting)),
    }
)


def write_evaluation(context: Context, *, text: str, pilot: str | None = None, **details: Any) -> ChangeSet:
    """Write down what was found; earlier evaluations stay.

    Args:
        context: The register and the day.
        text: What was found, up to `typed.TEXT_LIMIT` characters.
        pilot: The pilot's id; the scheme as a whole when left out.
        details: More of `EVALUATION_FIELDS`; a note of the day of the context unless they say otherwise.

    Raises:
        NotFoundError: LKE201 when there is no such pilot, area, round, meeting or experience.
        UsageError: LKE761 when the day lies ahead.
        LokalkontaktError: What else is wrong with a field; LKE200 when several are.
    """
    register = context.register
    about: Record = register.scheme if pilot is None else register.get(Pilot, pilot)
    fields.refuse_unknown(details, EVALUATION_FIELDS, {}, Evaluation.kind)
    values = {"day": context.day, **given(EVALUATION_FIELDS, details), "text": text}
    evaluation = Evaluation(
        id=context.ids.mint("evaluation"), pilot=pilot, **fields.checked(context, EVALUATION_FIELDS, values)
    )
    return ChangeSet("write_evaluation", register.put(evaluation), about=(about.ref,))


def edit_evaluation(context: Context, *, evaluation: str, changes: Mapping[str, Any]) -> ChangeSet:
    """Change fields of an evaluation: those of `EVALUATION_FIELDS`.

    Raises:
        NotFoundError: LKE201 when there is no such evaluation.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    register = context.register
    found = register.get(Evaluation, evaluation)
    about: Record = register.scheme if found.pilot is None else register.get(Pilot, found.pilot)
    after = edited(context, found, changes, EVALUATION_FIELDS)
    return ChangeSet("edit_evaluation", register.put(after), about=(about.ref,))
