"""Places: every text that is kept in a store, with where it stands; the person's own record is none of them."""

import enum
from collections.abc import Iterator
from typing import Any

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.redaction.walking import texts_of
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


class PlaceKind(enum.StrEnum):
    """Where a text can stand."""

    RECORD = "record"
    HISTORY = "history"
    DELIVERY = "delivery"
    ROUND = "round"
    ANSWER = "answer"
    DRAFT = "draft"


@frozen
class Place:
    """Where a text stands.

    Attributes:
        kind: What kind of place.
        at: The record (`area/glud`), the revision, the key of the delivery, or the round; never a ticket.
    """

    kind: PlaceKind
    at: str


Found = tuple[Place, str]


def places(store: Store, register: Register, history: tuple[Commit, ...], person: Ref) -> Iterator[Found]:
    """Give every text in a store, read in batches; the same text in the same place may come more than once.

    Args:
        store: Where drafts, answers and deliveries are read.
        register: Its records.
        history: Its commits.
        person: Whose record is passed over.
    """
    for record in register:
        yield from _record(Place(PlaceKind.RECORD, str(record.ref)), record, person)
    for commit in history:
        place = Place(PlaceKind.HISTORY, str(commit.revision))
        yield from _texts(place, (commit.change.reason, commit.change.source))
        for edit in commit.change.edits:
            for version in (edit.before, edit.after):
                yield from _record(place, version, person)
    for delivery in store.deliveries.all():
        yield from _texts(Place(PlaceKind.DELIVERY, delivery.key), delivery.detail)
    for wave in store.keeper.waves():
        kept = store.keeper.kept(wave)
        yield from _texts(Place(PlaceKind.ROUND, wave), (kept.setup.title, kept.setup.form_text))
        for draft in kept.drafts.values():
            yield from _texts(Place(PlaceKind.DRAFT, wave), dict(draft))
        for response in store.responses.scan(wave):
            yield from _texts(Place(PlaceKind.ANSWER, wave), dict(response.answers))


def _record(place: Place, record: Record | None, person: Ref) -> Iterator[Found]:
    if record is not None and record.ref != person:
        yield from _texts(place, record)


def _texts(place: Place, value: Any) -> Iterator[Found]:
    return ((place, text) for text in texts_of(value))
