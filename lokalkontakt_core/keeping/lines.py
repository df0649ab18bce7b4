"""Lines: everything a store holds as one line of JSON each, the same bytes whatever store it comes from.

Keys are sorted, so that two stores that hold the same give the same lines; `codec.json_text` says how days, instants
and the like are written. The lines are what a backup holds and what digests are taken over: a published format,
described in docs/backup-format.md.
"""

from collections.abc import Mapping
from typing import Any

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.codec.commits import commit_from_document, commit_to_document
from lokalkontakt_core.codec.documents import from_document, from_plain, to_document, to_plain
from lokalkontakt_core.codec.json_text import from_json, to_json
from lokalkontakt_core.errors import DataError
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.ports.response_store import Response, WaveSetup
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.records.wave import WaveMode


def _sorted(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [_sorted(inner) for inner in value]
    return value


def _line(document: Mapping[str, Any]) -> bytes:
    return to_json(_sorted(document)).encode() + b"\n"


def document_in(line: bytes, place: str) -> dict[str, Any]:
    """Read a line.

    Raises:
        DataError: LKE181 when it is none of ours.
    """
    try:
        return from_json(line.decode())
    except ValueError as error:
        raise DataError("LKE181", place=place) from error


def commit_line(commit: Commit) -> bytes:
    """Write a commit."""
    return _line(commit_to_document(commit))


def commit_in(line: bytes, place: str) -> Commit:
    """Read a commit; DataError or StoreError says what is wrong with it."""
    return commit_from_document(document_in(line, place), place)


def record_line(record: Record) -> bytes:
    """Write a record: its kind, and what it holds."""
    return _line({"kind": record.kind, "record": to_document(record)})


def record_in(line: bytes, place: str) -> Record:
    """Read a record; DataError says what is wrong with it."""
    document = document_in(line, place)
    kind, held = document.get("kind"), document.get("record")
    if not isinstance(kind, str) or not isinstance(held, dict):
        raise DataError("LKE181", place=place)
    return from_document(kind, held, place)


def delivery_line(delivery: Delivery) -> bytes:
    """Write a delivery."""
    return _line(to_plain(delivery))


def delivery_in(line: bytes, place: str) -> Delivery:
    """Read a delivery; DataError says what is wrong with it."""
    return from_plain(Delivery, document_in(line, place), place)


def access_line(entry: AccessEntry) -> bytes:
    """Write a line of the access log."""
    return _line(to_plain(entry))


def access_in(line: bytes, place: str) -> AccessEntry:
    """Read a line of the access log; DataError says what is wrong with it."""
    return from_plain(AccessEntry, document_in(line, place), place)


def response_line(response: Response) -> bytes:
    """Write a response."""
    return _line({"id": response.id, "language": response.language, "answers": response.answers})


def response_in(line: bytes, place: str) -> Response:
    """Read a response; DataError LKE181 when it is none."""
    document = document_in(line, place)
    try:
        return Response(document["id"], document["answers"], document["language"])
    except KeyError as error:
        raise DataError("LKE181", place=place) from error


def wave_line(kept: KeptWave) -> bytes:
    """Write a wave: what it was opened with, and how it stands; the key is there as long as it is open."""
    setup = kept.setup
    document: dict[str, Any] = {
        "wave": setup.wave,
        "mode": setup.mode.value,
        "form": setup.form_text,
        "title": setup.title,
        "invitations": list(setup.invitations),
        "labels": dict(setup.labels),
    }
    if kept.key is None:
        document |= {"submitted": kept.submitted, "answered": sorted(kept.answered)}
    else:
        document |= {"key": kept.key.hex(), "used": sorted(kept.used), "drafts": dict(kept.drafts)}
    return _line(document)


def wave_in(line: bytes, place: str) -> KeptWave:
    """Read a wave; DataError LKE181 when it is none."""
    document = document_in(line, place)
    try:
        setup = WaveSetup(
            wave=document["wave"],
            mode=WaveMode(document["mode"]),
            form_text=document["form"],
            title=document["title"],
            invitations=tuple(document["invitations"]),
            labels=document["labels"],
        )
        if "key" not in document:
            return KeptWave(setup, None, document["submitted"], frozenset(document["answered"]))
        key = bytes.fromhex(document["key"])
        return KeptWave(setup, key, used=frozenset(document["used"]), drafts=document["drafts"])
    except (KeyError, TypeError, ValueError) as error:
        raise DataError("LKE181", place=place) from error
