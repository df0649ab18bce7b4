"""The contents of a store, read from one moment as far as its stores have one in common."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import takewhile

from lokalkontakt_core.errors import ConflictError, RefusedError
from lokalkontakt_core.keeping.lines import access_line
from lokalkontakt_core.ports.access_log import AccessEntry
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.register import Register


def _by_kind_and_id(record: Record) -> tuple[str, str]:
    return record.kind, record.id


def _by_key(delivery: Delivery) -> str:
    return delivery.key


def _by_instant(entry: AccessEntry) -> tuple[datetime, bytes]:
    return entry.instant, access_line(entry)


def contents_of(store: Store, revision: int | None = None) -> Contents:
    """Give all that lies in a store, read as one goes through it.

    Commits that others make meanwhile are left out. Going through the answers of a wave raises ConflictError LKE165
    when somebody has answered since it was begun with: used-marks and answers would not fit.

    Args:
        store: The store.
        revision: Up to which revision, with the records as they stood at it; the head when left out.

    Raises:
        StoreError: What the store says.
    """
    register = store.register.read()
    last = register.revision if revision is None else revision
    return Contents(
        revision=last,
        commits=(commit for commit in store.register.history() if commit.revision <= last),
        records=sorted(_records_at(last, register, store), key=_by_kind_and_id),
        waves=_waves(store),
        deliveries=sorted(store.deliveries.all(), key=_by_key),
        access=sorted(store.access.entries(), key=_by_instant) if store.access is not None else (),
    )


def _records_at(revision: int, register: Register, store: Store) -> Iterable[Record]:
    """Give the records at a revision: those of the head, with every later change taken back."""
    records = {record.ref: record for record in register}
    later = takewhile(lambda commit: commit.revision > revision, store.register.history())
    for commit in later if register.revision > revision else ():
        for edit in commit.change.edits if commit.revision <= register.revision else ():
            if edit.before is None:
                records.pop(edit.ref, None)
            else:
                records[edit.ref] = edit.before
    return records.values()


def _waves(store: Store) -> Iterator[tuple[KeptWave, Iterable[Response]]]:
    for wave in store.keeper.waves():
        kept = store.keeper.kept(wave)
        yield kept, _responses(store, kept)


def _responses(store: Store, kept: KeptWave) -> Iterator[Response]:
    wave = kept.setup.wave
    yield from store.responses.scan(wave)
    if not kept.sealed:
        now = store.keeper.kept(wave)
        if now.sealed or now.used != kept.used:
            raise ConflictError("LKE165", wave=wave)


def amount_in(store: Store) -> int:
    """Give about how many things there are to go through, for a progress bar."""
    seen = 0 if store.access is None else sum(1 for _ in store.access.entries())
    answers = sum(store.responses.progress(wave).submitted for wave in store.keeper.waves())
    register = store.register.read()
    return register.revision + len(register) + answers + seen + sum(1 for _ in store.deliveries.all())


def refuse_unmovable(store: Store, *, with_open_waves: bool) -> None:
    """Refuse what would be lost or given away unasked.

    Args:
        store: What is to be copied or backed up.
        with_open_waves: Whether the person wants the keys of open waves copied too.

    Raises:
        RefusedError: LKE162 a wave is open: the copy would hold the key to its codes; LKE164 files were edited by hand
            and not adopted: the copy would not hold that.
    """
    edits = store.register.outside_edits()
    if edits:
        raise RefusedError("LKE164", what=tuple(edit.ref for edit in edits[:5]), count=len(edits))
    if not with_open_waves:
        waves = tuple(wave for wave in store.keeper.waves() if not store.keeper.kept(wave).sealed)
        if waves:
            raise RefusedError("LKE162", waves=waves)
