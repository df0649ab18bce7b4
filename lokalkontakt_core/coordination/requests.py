"""Requests about personal data: until when each is to be answered, and which wait (GDPR article 12, 3)."""

from datetime import date
from typing import Final

from lokalkontakt_core.periods import Interval
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.request import Request
from lokalkontakt_core.register import Register

ANSWER_WITHIN: Final = Interval(months=1)
"""How long one has to answer; it is the law's, so no municipality chooses it."""
ANSWER_WITHIN_EXTENDED: Final = Interval(months=3)
"""How long when the person was told within the first time that it takes longer: two months more."""


def first_deadline(request: Request) -> date:
    """Give the last day to answer, or to tell that it takes longer."""
    return ANSWER_WITHIN.after(request.day)


def request_deadline(request: Request) -> date:
    """Give the last day to answer."""
    return first_deadline(request) if request.extended is None else ANSWER_WITHIN_EXTENDED.after(request.day)


def is_waiting(request: Request, day: date) -> bool:
    """Tell whether it was received by a day and not answered by then."""
    return request.day <= day and (request.closed is None or request.closed > day)


def waiting_requests(register: Register, day: date) -> tuple[Request, ...]:
    """Give the requests that wait for an answer, the one that is due first on top."""
    waiting = (one for one in register.all(Request) if is_waiting(one, day))
    return tuple(sorted(waiting, key=lambda one: (request_deadline(one), one.id)))


def person_still_held(register: Register, request: Request) -> bool:
    """Tell whether the person a request is about is named and has not been erased."""
    person = register.find(Person, request.person) if request.person is not None else None
    return person is not None and person.erased is None
