"""What identifies a person: every name, address, number and login name there has ever been, and whose else they are."""

from collections.abc import Iterable, Iterator

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import Scheme
from lokalkontakt_core.redaction.targets import Target, TargetKind
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class Identity:
    """What identifies a person.

    Attributes:
        targets: Names, addresses and numbers that are this person's alone.
        shared: Those that are others' too, or a place's name; they are never replaced by themselves.
        protected: What others are called and reached by, as far as it could be mistaken for this person's.
        words: The single words of the names, shared names, and login names.
        logins: The login names.
    """

    targets: tuple[Target, ...]
    shared: tuple[Target, ...]
    protected: tuple[Target, ...]
    words: tuple[str, ...]
    logins: tuple[str, ...]


def versions(register: Register, history: Iterable[Commit]) -> Iterator[Record]:
    """Give every record of a register, and every one there has been."""
    yield from register
    for commit in history:
        for edit in commit.change.edits:
            yield from (one for one in (edit.before, edit.after) if one is not None)


def identity_of(person: Ref, records: Iterable[Record]) -> Identity:
    """Give what identifies a person.

    Args:
        person: Who.
        records: All records there are and have been.
    """
    own: dict[str, Target] = {}
    others: dict[str, Target] = {}
    logins: dict[str, None] = {}
    for record in records:
        mine = record.ref == person
        for target in _of(record):
            (own if mine else others).setdefault(target.sameness, target)
        if mine and isinstance(record, Person):
            logins.update(dict.fromkeys(record.logins))
    findable = [one for one in own.values() if one.findable]
    shared = tuple(one for one in findable if one.sameness in others)
    targets = tuple(one for one in findable if one.sameness not in others)
    names = [one.text for one in findable if one.kind is TargetKind.NAME]
    words = _words(names, (one.text for one in shared if one.kind is TargetKind.NAME), logins)
    protected = tuple(one for one in others.values() if _near(one, own, words))
    return Identity(targets, shared, protected, words, tuple(logins))


def _of(record: Record) -> Iterator[Target]:
    """Give what a record calls somebody or something, and how it is reached."""
    names: tuple[str | None, ...] = ()
    addresses: tuple[str | None, ...] = ()
    numbers: tuple[str | None, ...] = ()
    if isinstance(record, Person):
        kept = record.erased.kept_name if record.erased is not None else None
        names = (record.name if record.erased is None else None, kept)
        addresses = (record.work_email, record.private_email)
        numbers = (record.work_phone, record.private_phone)
    elif isinstance(record, Area):
        names = (record.name, *record.villages)
    elif isinstance(record, Cluster):
        names = (record.name,)
    elif isinstance(record, Council):
        names, addresses = (record.name,), (record.email,)
    elif isinstance(record, Scheme):
        addresses = (record.mail_from,)
    for kind, texts in (
        (TargetKind.NAME, names),
        (TargetKind.ADDRESS, addresses),
        (TargetKind.NUMBER, numbers),
    ):
        yield from (Target(kind, text) for text in texts if text)


def _words(names: Iterable[str], shared: Iterable[str], logins: Iterable[str]) -> tuple[str, ...]:
    """Give the words of names that are more than one; particles (`von`, `af`) are written small and no names."""
    parts = (name.split() for name in names)
    single = (word for words in parts if len(words) > 1 for word in words if not word[0].islower())
    found = dict.fromkeys((*single, *shared, *logins))
    return tuple(word for word in found if Target(TargetKind.NAME, word).findable and not word.endswith("."))


def _near(other: Target, own: Iterable[str], words: Iterable[str]) -> bool:
    """Tell whether something of somebody else could be mistaken."""
    if any(mine in other.sameness for mine in own):
        return True
    mine = {word.casefold() for word in words}
    return other.kind is TargetKind.NAME and not mine.isdisjoint(other.sameness.split())
