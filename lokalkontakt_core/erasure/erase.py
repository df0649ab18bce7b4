"""Erasing a person: what would be replaced and what a human being must decide, and then doing it, for good."""

import contextlib
import hashlib
from collections.abc import Collection, Iterable
from datetime import date, datetime

from attrs import evolve

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.erasure.identifying import identity_of, versions
from lokalkontakt_core.erasure.places import Found, Place, places
from lokalkontakt_core.errors import NotFoundError, OwedError, RefusedError, UsageError
from lokalkontakt_core.ports.access_log import Access, AccessEntry
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.records.scheme import Scheme
from lokalkontakt_core.redaction.redaction import VERB, Redaction
from lokalkontakt_core.redaction.targets import Target
from lokalkontakt_core.register import Register
from lokalkontakt_core.services import typed
from lokalkontakt_core.values import frozen

ALL = "all"
"""The key that stands for every text with a lone name in it."""


@frozen
class LoneText:
    """A text with a first name, last name or login name in it, which may be this person's or anybody's.

    Attributes:
        key: The text's own short key; the same wherever and whenever it is found.
        text: The text, as it is after what is certain was replaced.
        words: What was found in it.
        places: Where it stands.
        chosen: Whether it was decided that this person is meant.
    """

    key: str
    text: str
    words: tuple[str, ...]
    places: tuple[Place, ...]
    chosen: bool


@frozen
class Erasure:
    """What erasing a person would do.

    Attributes:
        person: Who, as registered now; None when only the history knows.
        base: The revision it was worked out at.
        redaction: What would be replaced.
        exact: Each text in which something certain is replaced, with where it stands.
        lone: The texts a human being must decide on.
        shared: Names, addresses and numbers that are somebody else's too, and so stay.
        out_of_reach: What may hold copies that are not cleaned.
    """

    person: Person | None
    base: int
    redaction: Redaction
    exact: tuple[Found, ...]
    lone: tuple[LoneText, ...]
    shared: tuple[Target, ...]
    out_of_reach: tuple[str, ...]


def plan_erasure(
    store: Store,
    person: str,
    *,
    day: date,
    placeholder: str,
    also: Collection[str] = (),
    keep: str | None = None,
) -> Erasure:
    """Work out what erasing a person would do; nothing is written.

    Args:
        store: The store; all of it is read.
        person: The id of somebody in the register, or in its history only.
        day: Today.
        placeholder: What stands for the name, with `{number}` in it.
        also: The keys of the texts with lone names in which this person is meant; `ALL` for every one.
        keep: The duty to keep the name, in words: then it is kept in the person's record alone, and everywhere else
            the placeholder stands.

    Raises:
        NotFoundError: LKE201 when there is nobody of that id.
        RefusedError: LKE266 when nothing is left to erase; LKE267 when the person is the coordinator or still the
            contact of an area on the day.
        UsageError: LKE268 for a key that no text has; LKE269 when the duty is not said, or nobody is left to keep it.
    """
    register = store.register.read()
    history = tuple(commit for commit in store.register.history() if commit.revision <= register.revision)
    ref = Ref(Person.kind, person)
    there = register.find(Person, person)
    identity = identity_of(ref, versions(register, history))
    if not identity.targets and not identity.shared and not identity.logins:
        _refuse_nobody(ref, register, history)
    _refuse_needed(register, ref, day)
    erased = Erased(day=day, kept_name=None, kept_reason=None)
    if keep is not None:
        erased = _kept(there, erased, keep)
    number = 1 + sum(commit.change.verb == VERB for commit in history)
    name = placeholder.replace("{number}", str(number))
    standing = Person(id=person, name=name, ended=_ended(there, day), erased=erased)
    redaction = Redaction(standing, identity.targets, identity.protected, identity.logins, identity.words)
    exact, lone = _sorted_out(redaction, places(store, register, history, ref))
    decided = _decided(lone, also)
    return Erasure(
        person=there,
        base=register.revision,
        redaction=evolve(redaction, decided=decided),
        exact=exact,
        lone=tuple(
            LoneText(key, text, words, tuple(where), text in decided) for text, (key, words, where) in lone.items()
        ),
        shared=identity.shared,
        out_of_reach=store.register.out_of_reach(),
    )


def erase(store: Store, erasure: Erasure, *, actor: str, instant: datetime) -> Commit:
    """Do it: deliveries and answers first, then, all or nothing, the register, which alone tells what to replace.

    Broken off anywhere, planning and doing it again finishes it. It can never be undone.

    Raises:
        ConflictError: LKE101 when somebody has written since it was planned: plan again, for there may be more; LKE102
            when records were edited past the program.
        OwedError: LKE196 when all of it is done, but bytes lie there until the store can be written anew.
        StoreError: It could not be written; do it again. LKE175 when this role may not do it: nothing was changed.
    """
    redaction = erasure.redaction
    for part in (store.deliveries, store.responses, store.access):
        if part is not None:
            with contextlib.suppress(OwedError):  # the register comes last, and says so when it is owed still
                part.redact(redaction)
    if store.access is not None:
        store.access.append(AccessEntry(instant, actor, Access.ERASE, redaction.ref.id, "person erase"))
    return store.register.redact(redaction, base=erasure.base, actor=actor, instant=instant)


def key_of(text: str) -> str:
    """Give the short key of a text."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:6]


def _refuse_nobody(ref: Ref, register: Register, history: tuple[Commit, ...]) -> None:
    known = register.at(ref) is not None or any(ref in commit.change.touched for commit in history)
    if known:
        raise RefusedError("LKE266", person=ref)
    raise NotFoundError("LKE201", kind=ref.kind, id=ref.id)


def _refuse_needed(register: Register, person: Ref, day: date) -> None:
    """Refuse while the scheme stands on the person: an area's contact must not become a number unnoticed."""
    contacts = register.by(Contact, "person").get(person.id, ())
    assignments = (one for contact in contacts for one in register.by(Assignment, "contact").get(contact.id, ()))
    areas = tuple(
        Ref("area", one.area) for one in assignments if one.confirmation is not None and one.period.contains(day)
    )
    active = areas if any(contact.available(day) for contact in contacts) else ()
    coordinator = any(scheme.coordinator == person.id for scheme in register.all(Scheme))
    if active or coordinator:
        raise RefusedError("LKE267", person=person, areas=len(active))


def _kept(person: Person | None, erased: Erased, keep: str) -> Erased:
    reason = typed.optional_lines("reason", keep)
    if reason is None or person is None:
        raise UsageError("LKE269")
    before = person.erased
    name = person.name if before is None else before.kept_name
    return evolve(erased, kept_name=name, kept_reason=reason)


def _ended(person: Person | None, day: date) -> date:
    return person.ended if person is not None and person.ended is not None else day


_Lone = dict[str, tuple[str, tuple[str, ...], dict[Place, None]]]


def _sorted_out(redaction: Redaction, found: Iterable[Found]) -> tuple[tuple[Found, ...], _Lone]:
    exact: dict[Found, None] = {}
    lone: _Lone = {}
    for place, text in found:
        after = redaction.exact(text)
        if after != text:
            exact[place, text] = None
        words = redaction.lone(after)
        if words:
            _, _, where = lone.setdefault(after, (key_of(after), words, {}))
            where[place] = None
    return tuple(exact), lone


def _decided(lone: _Lone, also: Collection[str]) -> tuple[str, ...]:
    wrong = sorted({*also} - {key for key, _, _ in lone.values()} - {ALL})
    if wrong:
        raise UsageError("LKE268", key=wrong[0])
    return tuple(text for text, (key, _, _) in lone.items() if ALL in also or key in also)
