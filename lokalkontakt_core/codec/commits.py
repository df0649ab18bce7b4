"""Commits as documents: what a store keeps of the history."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import NoneType
from typing import Any

from lokalkontakt_core.changes import FORMAT, ChangeSet, Commit, Edit
from lokalkontakt_core.codec.documents import Document, from_document, to_document
from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.records.base import Record, Ref


def commit_to_document(commit: Commit) -> Document:
    """Give a commit as a document; edits are a list under `edits`, each with `kind`, `id`, `before`, `after`."""
    change = commit.change
    document: Document = {
        "format": commit.format,
        "revision": commit.revision,
        "instant": commit.instant,
        "actor": commit.actor,
        "verb": change.verb,
    }
    for name in ("reason", "source", "undoes"):
        if getattr(change, name) is not None:
            document[name] = getattr(change, name)
    if change.about:
        document["about"] = [str(ref) for ref in change.about]
    document["edits"] = [_edit_to_document(edit) for edit in change.edits]
    return document


def _edit_to_document(edit: Edit) -> Document:
    document: Document = {"kind": edit.ref.kind, "id": edit.ref.id}
    for name, record in (("before", edit.before), ("after", edit.after)):
        if record is not None:
            document[name] = to_document(record)
    return document


def commit_from_document(document: Mapping[str, Any], place: str) -> Commit:
    """Read a commit.

    Raises:
        StoreError: LKE105 when it was written by a newer version of the program.
        DataError: LKE128 when it is not a commit, LKE120 when a record in it cannot be read.
    """
    written_in = document.get("format")
    if isinstance(written_in, int) and written_in > FORMAT:
        raise StoreError("LKE105", place=place, format=written_in, known=FORMAT)
    try:
        return Commit(
            revision=_from_1(document["revision"]),
            instant=_instant(document["instant"]),
            actor=_typed(document["actor"], str),
            change=ChangeSet(
                verb=_typed(document["verb"], str),
                edits=tuple(_edit_from_document(edit, place) for edit in document["edits"]),
                about=tuple(_ref(text) for text in document.get("about", ())),
                reason=_typed(document.get("reason"), str, NoneType),
                source=_typed(document.get("source"), str, NoneType),
                undoes=_typed(document.get("undoes"), int, NoneType),
            ),
            format=_from_1(written_in),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise DataError("LKE128", place=place, problem=str(problem)) from problem


def _typed(value: Any, *wanted: type) -> Any:
    if type(value) not in wanted:
        raise TypeError(f"{wanted[0].__name__} wanted")
    return value


def _from_1(value: Any) -> int:
    number: int = _typed(value, int)
    if number < 1:
        raise ValueError(f"{number} is less than 1")
    return number


def _instant(value: Any) -> datetime:
    instant: datetime = _typed(value, datetime)
    if instant.tzinfo is None:
        raise ValueError("an instant without a time zone")
    return instant.astimezone(UTC)


def _ref(text: Any) -> Ref:
    kind, slash, record_id = _typed(text, str).partition("/")
    if not slash:
        raise ValueError(text)
    return Ref(kind, record_id)


def _edit_from_document(document: Mapping[str, Any], place: str) -> Edit:
    def record(name: str) -> Record | None:
        return from_document(_typed(document["kind"], str), document[name], place) if name in document else None

    edit = Edit(record("before"), record("after"))
    if edit.ref.id != document["id"]:
        raise ValueError(f"{document['id']} is not the id of what it holds")
    return edit
