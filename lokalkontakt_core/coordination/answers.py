"""What an area has answered to the offer of a contact; "not answered" is derived here and stored nowhere."""

from datetime import date

from lokalkontakt_core.records.answer import Answer
from lokalkontakt_core.register import Register


def answer_of(register: Register, area: str, day: date) -> Answer | None:
    """Give the answer that holds on the day: the latest one given by then; None when the area has not answered.

    An answer whose day nobody told us counts as older than any dated one.
    """
    given = [
        answer
        for answer in register.by(Answer, "area").get(area, ())
        if not isinstance(answer.day, date) or answer.day <= day
    ]
    return max(given, key=_age_and_id, default=None)


def _age_and_id(answer: Answer) -> tuple[date, str]:
    return (answer.day if isinstance(answer.day, date) else date.min, answer.id)
