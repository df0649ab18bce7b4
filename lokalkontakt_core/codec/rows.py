"""Documents in rows: what stores with tables keep, read so that what is damaged is told with its place.

A stranger's store that keeps documents as JSON texts may use this too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.codec.commits import commit_from_document
from lokalkontakt_core.codec.documents import from_document
from lokalkontakt_core.codec.json_text import from_json, to_json
from lokalkontakt_core.errors import DataError, LokalkontaktError
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.codes import code_hash, code_of

Place = Callable[[str], str]
"""Names a row for messages: `area/glud` to `hedensted.db: area/glud`."""


def document_of(text: str, place: str) -> dict[str, Any]:
    """Read the document of a row.

    Raises:
        DataError: LKE148 when it is damaged.
    """
    try:
        return from_json(text)
    except ValueError as error:
        raise DataError("LKE148", place=place) from error


def records_of(rows: Iterable[Sequence[Any]], place: Place, whole: str) -> list[Record]:
    """Read all records.

    Args:
        rows: Kind, id and document of each.
        place: Names a row.
        whole: Where they all lie, for messages.

    Raises:
        DataError: LKE154 with one detail for each problem.
    """
    records: list[Record] = []
    problems: list[LokalkontaktError] = []
    for kind, record_id, text in rows:
        try:
            records.append(_record(Ref(kind, record_id), text, place))
        except DataError as error:
            problems.extend(error.details or (error,))
    if problems:
        raise DataError("LKE154", place=whole, count=len(problems), details=tuple(problems))
    return records


def _record(ref: Ref, text: str, place: Place) -> Record:
    where = place(str(ref))
    record = from_document(ref.kind, document_of(text, where), where)
    if record.id != ref.id:
        raise DataError("LKE148", place=where)
    return record


def commit_in_row(revision: int, text: str, place: Place) -> Commit:
    """Read a change set; DataError says what is wrong with it."""
    where = place(f"change_set/{revision}")
    commit = commit_from_document(document_of(text, where), where)
    if commit.revision != revision:
        raise DataError("LKE148", place=where)
    return commit


def history_of(
    head: int, rows_below: Callable[[int], Sequence[Sequence[Any]]], place: Place, whole: str
) -> Iterator[Commit]:
    """Read the change sets, newest first, a batch at a time.

    Args:
        head: The last revision.
        rows_below: Gives revision and document of the next ones below a revision, newest first, as many as are to be
            held in memory.
        place: Names a row.
        whole: Where they all lie, for messages.

    Raises:
        DataError: LKE151 when one is missing; else what is wrong with one.
    """
    expected = head
    while expected:
        rows = rows_below(expected + 1)
        for revision, text in rows:
            if revision != expected:
                raise DataError("LKE151", place=whole, revision=expected)
            yield commit_in_row(revision, text, place)
            expected -= 1
        if not rows:
            raise DataError("LKE151", place=whole, revision=expected)


def responses_of(rows: Iterable[Sequence[Any]], place: str) -> Iterator[Response]:
    """Read the answers of a wave as one asks for them.

    Args:
        rows: Id, language and document of each.
        place: Where they lie, for messages; no id, which may say whose answer it is.

    Raises:
        DataError: LKE148 when one is damaged.
    """
    for response_id, language, text in rows:
        yield Response(response_id, document_of(text, place), language)


def tickets_of(kept: KeptWave) -> list[tuple[str, str | None, bool, str | None]]:
    """Give the tickets of a wave, none when it is sealed: hash of the code, invitation, whether used, draft.

    They are ordered by their hashes; in an anonymous wave no ticket says whose it is.
    """
    setup, key = kept.setup, kept.key
    if key is None:
        return []
    named = setup.mode is WaveMode.NAMED
    handles = sorted((code_hash(code_of(key, one)), one if named else None) for one in setup.invitations)
    return [(handle, invitation, handle in kept.used, _draft_of(kept, handle)) for handle, invitation in handles]


def _draft_of(kept: KeptWave, handle: str) -> str | None:
    draft = kept.drafts.get(handle)
    return None if draft is None else to_json(draft)
