"""What an area has answered to the offer of a contact; "not answered" is derived here and stored nowhere."""

from collections.abc import Mapping
from datetime import date

from lokalkontakt_core.records.answer import Answer
from lokalkontakt_core.register import Register


def answer_of(register: Register, area: str, day: date) -> Answer | None:
    """Give the answer that holds on the day: the latest one given by then; None when the area has not answered.

    An answer whose day nobody told us counts as older than any dated one.
    """
    return register.derived(_holding, day).get(area)


def _holding(register: Register, day: date) -> Mapping[str, Answer]:
    """Give the answer that holds, by area."""
    given = [one for one in register.all(Answer) if not isinstance(one.day, date) or one.day <= day]
    return {answer.area: answer for answer in sorted(given, key=_age_and_id)}


def _age_and_id(answer: Answer) -> tuple[date, str]:
    return (answer.day if isinstance(answer.day, date) else date.min, answer.id)
