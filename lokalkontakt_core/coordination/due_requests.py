"""What requests about personal data ask of the coordinator: the rows of the work list."""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.due_row import Due, DueKind
from lokalkontakt_core.coordination.requests import request_deadline, waiting_requests
from lokalkontakt_core.register import Register


def request_rows(register: Register, day: date) -> Iterator[Due]:
    """Give a row for each request that waits: every one has a deadline of its own, and it is the law's."""
    for request in waiting_requests(register, day):
        yield Due(DueKind.REQUEST, (request.ref,), "close_request", request_deadline(request))
