"""Requests about personal data: note one, change it, take more time, note the answer."""

from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.request import Request, RequestOutcome, RequestType
from lokalkontakt_core.services import requests as services
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.models import develop_options, options
from lokalkontakt_tui.models import requests as models
from lokalkontakt_tui.models.forms import DateField, Field, LongField, OneOf
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.screens.detail import DetailScreen
from lokalkontakt_tui.screens.requests import RequestsScreen


async def request_list(app: DeskApp, _rest: str) -> None:
    """Open the list of requests."""
    app.push_screen(RequestsScreen())


async def request(app: DeskApp, key: str) -> None:
    """Open a request."""

    def make(desk: Desk) -> Page | None:
        found = desk.reading.register.find(Request, key)
        return models.request_page(desk.reading, found) if found is not None else None

    keys = {"r": f"edit_request:{key}", "l": f"close_request:{key}"}
    app.push_screen(DetailScreen("more", make, keys))


def _fields(reading: Reading, one: Request | None) -> tuple[Field, ...]:
    words = reading.words
    nobody = options.none_option(reading)
    return (
        OneOf("type", words("What"), value=one.type if one else RequestType.INSIGHT,
              options=develop_options.members(reading, RequestType)),
        OneOf("person", words("Person"), words("Whose data it is about."), value=one.person if one else None,
              options=(nobody, *options.persons(reading))),
        OneOf("area", words("Area"), words("Where it came from, when the person is not registered."),
              value=one.area if one else None, options=(nobody, *options.areas(reading))),
        LongField("note", words("What was asked"), value=one.note if one else None),
        DateField("day", words("Received"), words("The time to answer runs from then."), required=True,
                  value=one.day if one else reading.day),
    )  # fmt: skip


def _of(app: DeskApp, key: str) -> Request:
    return app.reading.register.get(Request, key.partition(",")[0])


def _waiting(app: DeskApp, key: str) -> Request:
    """Give a request that waits for its answer.

    Raises:
        RefusedError: LKE791 when it was answered; that is told before anything is asked.
    """
    one = _of(app, key)
    if one.closed is not None:
        raise RefusedError("LKE791", day=one.closed, outcome=one.outcome)
    return one


async def new_request(app: DeskApp, _rest: str) -> None:
    """Note a request."""
    words = app.words
    await do(app, words("New request about personal data"), services.add_request, done=words("The request is noted."),
             fields=_fields(app.reading, None), button=words("Save"))  # fmt: skip


async def edit_request(app: DeskApp, key: str) -> None:
    """Change a request."""
    words, one = app.words, _of(app, key)
    await do(app, words("Edit the request"), services.edit_request, done=words("The request is saved."),
             fields=_fields(app.reading, one), arguments=lambda filled: {"request": one.id, "changes": filled},
             button=words("Save the changes"))  # fmt: skip


async def extend_request(app: DeskApp, key: str) -> None:
    """Take two months more, with a reason."""
    words, one = app.words, _waiting(app, key)
    told = DateField("day", words("Told on"), words("Empty means today."), value=app.reading.day)
    await do(app, words("Take two months more"), services.extend_request, done=words("The time is extended."),
             fields=(LongField("reason", words("Why it takes longer"), required=True), told),
             arguments=lambda filled: {"request": one.id, **filled}, button=words("Extend"),
             intro=words("The person is to be told why, within the first month."))  # fmt: skip


async def close_request(app: DeskApp, key: str) -> None:
    """Note what a request came to."""
    words, one = app.words, _waiting(app, key)
    fields = (
        OneOf("outcome", words("Outcome"), value=RequestOutcome.MET,
              options=develop_options.members(app.reading, RequestOutcome)),
        LongField("reason", words("Reason"), words("Needed when it was not met, or not all of it.")),
        DateField("day", words("Answered on"), words("Empty means today."), value=app.reading.day),
    )  # fmt: skip
    await do(app, words("Note the answer to {name}", name=app.reading.name(one.ref)), services.close_request,
             done=words("The answer is noted."), fields=fields,
             arguments=lambda filled: {"request": one.id, **filled}, button=words("Save"))  # fmt: skip
