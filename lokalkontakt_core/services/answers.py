"""Answers of areas: yes, no or withdrawn; a fact, so it can always be recorded, whatever it breaks."""

from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context

_FIELDS = {
    "value": fields.choice(AnswerValue),
    "day": fields.day_or_unknown,
    "via": fields.optional(fields.line()),
    "respondent": fields.optional(fields.line()),
}


def record_answer(
    context: Context,
    *,
    area: str,
    value: AnswerValue | str,
    day: date | Unknown | None = None,
    via: str | None = None,
    respondent: str | None = None,
) -> ChangeSet:
    """Record what an area has answered; earlier answers stay, the latest one holds.

    Args:
        context: The register and the day.
        area: The area's id.
        value: Yes, no, or withdrawn (an earlier yes is taken back).
        day: When; the day of the context when left out.
        via: Through whom, for example "Det Fælles Landdistriktsråd".
        respondent: In which capacity, for example "formand"; no names.

    Raises:
        NotFoundError: LKE201 when there is no such area.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    place = context.register.get(Area, area)
    given = {"value": value, "day": day, "via": via, "respondent": respondent}
    answer = Answer(id=context.ids.mint("answer"), area=place.id, **fields.checked(context, _FIELDS, given))
    return ChangeSet("record_answer", context.register.put(answer), about=(place.ref,))
