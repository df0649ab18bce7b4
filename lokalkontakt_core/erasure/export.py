"""Insight: all that is held on a person, as plain data and in the order one reads it in."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.codec.documents import to_document
from lokalkontakt_core.erasure.identifying import identity_of, versions
from lokalkontakt_core.erasure.places import Found, places
from lokalkontakt_core.errors import NotFoundError, RefusedError
from lokalkontakt_core.ports.access_log import Access, AccessEntry
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_core.references import mentions
from lokalkontakt_core.register import Register

FORMAT = 1
"""The version of what is exported."""

_Part = Mapping[str, Any]


def export_person(
    store: Store,
    person: str,
    *,
    actor: str,
    instant: datetime,
    access: Access = Access.EXPORT,
    through: str = "person export",
) -> Mapping[str, Any]:
    """Give all that is held on a person, and note in the access log that it was taken out or looked at.

    The keys are `format`, `person` (None when only the history knows), `earlier` (other versions of that record),
    `records` (what points to the person, and to the person as a contact), `texts` (where name, address or number
    stands), `uncertain` (where a lone first or last name stands), `history` (what was done about or by the person),
    `messages` (what was to be sent, and how far it came) and `access` (who has looked).

    Args:
        store: The store; all of it is read.
        person: The id of somebody in the register or in its history.
        actor: Who exports.
        instant: When, UTC.
        access: What is done with it.
        through: What is used.

    Raises:
        NotFoundError: LKE201 when there is nobody of that id.
        RefusedError: LKE270 when the store keeps no access log: then nothing personal is taken out of it.
    """
    if store.access is None:
        raise RefusedError("LKE270")
    register = store.register.read()
    history = tuple(commit for commit in store.register.history() if commit.revision <= register.revision)
    ref = Ref(Person.kind, person)
    there = register.find(Person, person)
    known: list[Record] = []
    for one in versions(register, history):
        if one.ref == ref and one not in known:
            known.append(one)
    if not known:
        raise NotFoundError("LKE201", kind=ref.kind, id=ref.id)
    store.access.append(AccessEntry(instant, actor, access, person, through))
    identity = identity_of(ref, versions(register, history))
    contacts = {contact.ref for contact in register.by(Contact, "person").get(person, ())}
    records = {one.holder: None for target in (ref, *sorted(contacts, key=str)) for one in mentions(register, {target})}
    seek = Redaction(Person(id=person, name=""), identity.targets, identity.protected, words=identity.words)
    texts, uncertain = _found(seek, places(store, register, history, ref))
    return {
        "format": FORMAT,
        "person": None if there is None else to_document(there),
        "earlier": [to_document(one) for one in known if one != there],
        "records": [_described(register.at(one)) for one in records],
        "texts": texts,
        "uncertain": uncertain,
        "history": _history(history, {person, *identity.logins}, {ref, *contacts}),
        "messages": _messages(store, register, ref),
        "access": [
            {"when": one.instant, "by": one.actor, "did": one.access.value, "through": one.through}
            for one in store.access.entries()
            if one.subject in {person, "*"}
        ],
    }


def _found(seek: Redaction, found: Iterable[Found]) -> tuple[list[_Part], list[_Part]]:
    """Give, each once, the texts that hold name, address or number, and those that hold a lone name."""
    exact: dict[Found, None] = {}
    lone: dict[Found, None] = {}
    for place, text in found:
        if seek.exact(text) != text:
            exact[place, text] = None
        elif seek.lone(text):
            lone[place, text] = None
    return [_placed(one) for one in exact], [_placed(one) for one in lone]


def _history(history: Iterable[Commit], names: set[str], about: set[Ref]) -> list[_Part]:
    return [
        {
            "revision": commit.revision,
            "when": commit.instant,
            "did": commit.change.verb,
            "by_this_person": commit.actor in names,
            "reason": commit.change.reason,
        }
        for commit in history
        if commit.actor in names or about & {*commit.change.about, *commit.change.touched}
    ]


def _messages(store: Store, register: Register, recipient: Ref) -> list[_Part]:
    notices = {notice.id: notice for notice in register.all(Notice) if notice.recipient == recipient}
    return [
        {
            "kind": notices[one.notice].notice_kind.value,
            "about": str(notices[one.notice].about),
            "state": one.state.value,
            "changed": one.changed,
        }
        for one in store.deliveries.all()
        if one.notice in notices
    ]


def _described(record: Record | None) -> _Part:
    return {} if record is None else {"record": str(record.ref), **to_document(record)}


def _placed(found: Found) -> _Part:
    place, text = found
    return {"place": place.kind.value, "at": place.at, "text": text}
