"""Filling: contents parted into batches, past what a filling that was broken off has left in the store already.

Every thing that goes by leaves a sign: the last commit and the waves all they hold, all else what it is called. How
many have gone by, and the digest over their signs, says where a store stands and what it is filled with.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from attrs import Factory, define

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.codec.documents import from_plain, to_plain
from lokalkontakt_core.codec.json_text import to_json
from lokalkontakt_core.codec.rows import document_of
from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.keeping.lines import commit_line, wave_line
from lokalkontakt_core.ports.keeper import Contents, Filled, KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.base import Record

_Thing = tuple[bytes, str, Any]
"""The sign of a thing, the field of a batch it belongs in, and the thing."""


@define
class Batch:
    """What is written at once, and what the store is to note when it is.

    Attributes:
        filled: How far filling has come with it.
        commits: Change sets, newest first.
        records: Records.
        waves: Waves without their answers.
        answers: Answers, each with its wave, which came in this batch or an earlier one.
    """

    filled: Filled
    commits: list[Commit] = Factory(list)
    records: list[Record] = Factory(list)
    waves: list[KeptWave] = Factory(list)
    answers: list[tuple[KeptWave, Response]] = Factory(list)


def beginning(contents: Contents) -> Filled:
    """Give what a store notes before the first thing is written."""
    return Filled(contents.revision, 0, hashlib.sha256().hexdigest())


def batches(contents: Contents, filled: Filled, *, most: int, place: str) -> Iterator[Batch]:
    """Part into batches what of some contents is missing in a store; deliveries and access log are not among it.

    Args:
        contents: All that is to lie in the store; it is gone through from the beginning.
        filled: How far the store is filled.
        most: How many things a batch holds.
        place: The store, for messages.

    Raises:
        StoreError: LKE190 when what lies in the store is not of these contents.
    """
    signs, items = hashlib.sha256(), 0
    if contents.revision != filled.revision:
        raise StoreError("LKE190", place=place)
    batch = Batch(filled)
    for sign, field, thing in _things(contents):
        if items == filled.items:
            _refuse_other(filled, signs.hexdigest(), place)
        signs.update(sign)
        items += 1
        if items > filled.items:
            getattr(batch, field).append(thing)
            if (items - filled.items) % most == 0:
                batch.filled = Filled(filled.revision, items, signs.hexdigest())
                yield batch
                batch = Batch(filled)
    if items <= filled.items:
        _refuse_other(filled, signs.hexdigest(), place)
    elif (items - filled.items) % most:
        batch.filled = Filled(filled.revision, items, signs.hexdigest())
        yield batch


def filled_text(filled: Filled | None) -> str | None:
    """Write how far filling has come, for a store with tables."""
    return None if filled is None else to_json(to_plain(filled))


def filled_from(text: str | None, place: str) -> Filled | None:
    """Read what `filled_text` wrote; DataError when it makes no sense."""
    return None if text is None else from_plain(Filled, document_of(text, place), place)


def _refuse_other(filled: Filled, sha256: str, place: str) -> None:
    if filled.sha256 != sha256:
        raise StoreError("LKE190", place=place)


def _things(contents: Contents) -> Iterator[_Thing]:
    for commit in contents.commits:
        last = commit.revision == contents.revision
        yield commit_line(commit) if last else b"%d\n" % commit.revision, "commits", commit
    for record in contents.records:
        yield f"{record.ref}\n".encode(), "records", record
    for kept, responses in contents.waves:
        yield wave_line(kept), "waves", kept
        for response in responses:
            yield f"{response.id}\n".encode(), "answers", (kept, response)
