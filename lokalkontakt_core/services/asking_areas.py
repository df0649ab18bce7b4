"""Ask the areas: offer all of them a contact in one go, record their answers in one go, remind those who are silent."""

from collections.abc import Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.need import AreaNeed, needs
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.periods import Unknown
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.told import councils_of

_OFFER = {"day": fields.day_or_unknown, "via": fields.optional(fields.line())}
_ANSWER = {**_OFFER, "respondent": fields.optional(fields.line())}
_VALUE = fields.choice(AnswerValue)


def offer_all(
    context: Context,
    *,
    day: date | Unknown | None = None,
    via: str | None = None,
    by: str | None = None,
    tell: bool = False,
) -> ChangeSet:
    """Record that every area that was not offered a contact yet, and has not answered, is offered one.

    Args:
        context: The register and the day.
        day: When; the day of the context when left out.
        via: How, for example "møde for alle lokalråd".
        by: The id of the person who asked.
        tell: Whether the councils are written to as well.

    Raises:
        NotFoundError: LKE201 when there is no such person.
        RefusedError: LKE758 when every area was offered a contact, or has answered.
    """
    register = context.register
    places = [row.area for row in needs(register, context.day) if row.offer is None and row.answer is None]
    if not places:
        raise RefusedError("LKE758")
    asker = register.get(Person, by).id if by is not None else None
    stored = fields.checked(context, _OFFER, {"day": day, "via": via})
    places.sort(key=lambda place: place.id)
    offers = [Offer(id=context.ids.mint(Offer.kind), area=place.id, by=asker, **stored) for place in places]
    notices = [
        announce(
            context,
            NoticeKind.OFFER,
            about=offer.ref,
            recipient=council,
            reference=context.day.isoformat(),
            why="offer_all",
        )
        for offer in (offers if tell else ())
        for council in councils_of(context, offer.area)
    ]
    return ChangeSet("offer_all", register.put(*offers, *notices), about=tuple(place.ref for place in places))


def record_answers(
    context: Context,
    *,
    answers: Sequence[tuple[str, AnswerValue | str]],
    day: date | Unknown | None = None,
    via: str | None = None,
    respondent: str | None = None,
) -> ChangeSet:
    """Record what several areas have answered, as the joint council passes it on (G3).

    Args:
        context: The register and the day.
        answers: The areas' ids, each with what the area answered.
        day: When; the day of the context when left out.
        via: Through whom; the scheme's joint council when left out.
        respondent: In which capacity, for example "formand"; no names.

    Raises:
        UsageError: LKE239 when no area is given, LKE759 when one stands there with two answers.
        NotFoundError: LKE201 when there is no such area.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    if not answers:
        raise UsageError("LKE239", field="areas")
    register = context.register
    given = {"day": day, "via": via if via is not None else register.scheme.joint_council, "respondent": respondent}
    stored = fields.checked(context, _ANSWER, given)
    said: dict[str, AnswerValue] = {}
    for area, value in answers:
        place, answer = register.get(Area, area), _VALUE(context, "value", value)
        if said.setdefault(place.id, answer) is not answer:
            raise UsageError("LKE759", area=place.ref, first=said[place.id], second=answer)
    written = [
        Answer(id=context.ids.mint(Answer.kind), area=area, value=value, **stored) for area, value in said.items()
    ]
    about = tuple(Ref(Area.kind, area) for area in said)
    return ChangeSet("record_answers", register.put(*written), about=about)


def remind_areas(context: Context, *, areas: Sequence[str] | None = None) -> ChangeSet:
    """Have the councils of areas reminded that were offered a contact and have not answered.

    Args:
        context: The register and the day.
        areas: The areas' ids; all that have not answered when left out.

    Raises:
        NotFoundError: LKE201 when there is no such area.
        RefusedError: LKE757 when there is nobody to remind: all have answered, were never asked, or were reminded
            today.
    """
    register = context.register
    wanted = None if areas is None else {register.get(Area, area).id for area in areas}
    rows = [row for row in needs(register, context.day) if wanted is None or row.area.id in wanted]
    silent = [(row, row.offer) for row in rows if row.offer is not None and _is_to_be_reminded(row, context.day)]
    if not silent:
        raise RefusedError("LKE757")
    silent.sort(key=lambda pair: pair[0].area.id)
    notices = [
        announce(
            context,
            NoticeKind.OFFER_REMINDER,
            about=offer.ref,
            recipient=council,
            reference=context.day.isoformat(),
            why="remind_areas",
        )
        for row, offer in silent
        for council in councils_of(context, row.area.id)
    ]
    return ChangeSet("remind_areas", register.put(*notices), about=tuple(row.area.ref for row, _ in silent))


def _is_to_be_reminded(row: AreaNeed, day: date) -> bool:
    return row.silent and row.reminded != day
