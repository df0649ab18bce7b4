"""Documents in rows: what stores with tables keep, read so that what is damaged is told with its place.

A stranger's store that keeps documents as JSON texts may use this too.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.codec.commits import commit_from_document
from lokalkontakt_core.codec.documents import from_document
from lokalkontakt_core.codec.json_text import from_json, to_json
from lokalkontakt_core.errors import DataError, LokalkontaktError
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.base import Record, Ref

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction

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


def redacted_document(redaction: "Redaction", text: str, place: str) -> str | None:
    """Give the document of a row as a redaction makes it, None when it stays as it is.

    Raises:
        DataError: LKE148 when it is damaged.
    """
    before = document_of(text, place)
    after = redaction.value(before)
    return None if after == before else to_json(after)


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
