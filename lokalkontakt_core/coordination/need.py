"""The need for contacts on a day: what each area was offered, what it said, and whether it needs somebody (L3, W3)."""

import enum
from collections.abc import Iterable
from datetime import date

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, existing_areas
from lokalkontakt_core.coordination.workload import minutes_of_area
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


class Need(enum.StrEnum):
    """Whether an area needs a contact, in the order of what needs doing."""

    NEEDED = "needed"
    HANDOVER = "handover"
    PERHAPS = "perhaps"
    MET = "met"
    DECLINED = "declined"


@frozen
class AreaNeed:
    """One area in the overview of need.

    Attributes:
        area: The area.
        need: Whether it needs a contact.
        answer: What it has answered by the day; None while it has not.
        offer: The latest offer by the day; None when it was never offered a contact, as far as is known.
        reminded: The day of the latest reminder.
        minutes: What the area is estimated to take, in minutes a week.
    """

    area: Area
    need: Need
    answer: Answer | None
    offer: Offer | None
    reminded: date | None
    minutes: int

    @property
    def silent(self) -> bool:
        """Tell whether it was offered a contact and has not answered."""
        return self.offer is not None and self.answer is None


def latest_offer(register: Register, area: str, day: date) -> Offer | None:
    """Give the latest offer made by the day; one whose day nobody told us counts as the oldest."""
    made = (one for one in register.by(Offer, "area").get(area, ()) if not isinstance(one.day, date) or one.day <= day)
    return max(made, key=lambda one: (one.day if isinstance(one.day, date) else date.min, one.id), default=None)


def _reminded(register: Register, _day: date) -> dict[str, date]:
    """Give the day of the latest reminder by offer."""
    days: dict[str, date] = {}
    for notice in register.all(Notice):
        if notice.notice_kind is NoticeKind.OFFER_REMINDER:
            day = date.fromisoformat(notice.reference[:10])
            days[notice.about.id] = max(day, days.get(notice.about.id, day))
    return days


def _need(value: AnswerValue | None, coverage: Coverage) -> Need:
    if coverage is Coverage.DISPUTED:
        return Need.PERHAPS
    if coverage is Coverage.HANDOVER:
        return Need.HANDOVER
    if coverage is Coverage.COVERED:
        return Need.MET
    return Need.DECLINED if value in {AnswerValue.NO, AnswerValue.WITHDRAWN} else Need.NEEDED


def _needs(register: Register, day: date) -> tuple[AreaNeed, ...]:
    reminded = register.derived(_reminded, day)
    rows = []
    for area in existing_areas(register, day):
        answer, offer = answer_of(register, area.id, day), latest_offer(register, area.id, day)
        need = _need(answer.value if answer is not None else None, coverage_of(register, area.id, day))
        told = reminded.get(offer.id) if offer is not None else None
        rows.append(AreaNeed(area, need, answer, offer, told, minutes_of_area(register, area)))
    order = tuple(Need)
    return tuple(sorted(rows, key=lambda row: (order.index(row.need), row.area.id)))


def needs(register: Register, day: date) -> tuple[AreaNeed, ...]:
    """Give the overview of need, what needs doing first; an area that has not answered counts as one that may want."""
    return register.derived(_needs, day)


@frozen
class NeedCounts:
    """The overview of need in numbers.

    Attributes:
        least: Areas that need a contact: without one, or to be handed over.
        most: The same with the areas of which that is not clear.
        unanswered: Areas that have not answered.
        unoffered: Areas that were never offered a contact, as far as is known.
        minutes: What the areas that need one are estimated to take at most, in minutes a week.
    """

    least: int
    most: int
    unanswered: int
    unoffered: int
    minutes: int


def count_needs(rows: Iterable[AreaNeed]) -> NeedCounts:
    """Count an overview of need (O14: "15–16")."""
    rows = tuple(rows)
    certain = [row for row in rows if row.need in {Need.NEEDED, Need.HANDOVER}]
    possible = [*certain, *(row for row in rows if row.need is Need.PERHAPS)]
    return NeedCounts(
        least=len(certain),
        most=len(possible),
        unanswered=sum(row.answer is None for row in rows),
        unoffered=sum(row.offer is None for row in rows),
        minutes=sum(row.minutes for row in possible),
    )
