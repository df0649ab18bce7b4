"""Copying a register from any store to any store: never half without saying so, and made sure of on both sides."""

from collections.abc import Mapping

from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.keeping.contents import contents_of, refuse_unmovable
from lokalkontakt_core.keeping.tally import RECORDS, Part, Step, Tally, differing
from lokalkontakt_core.ports.keeper import Contents
from lokalkontakt_core.ports.store import Store


def copy_store(
    source: Store, target: Store, *, with_open_waves: bool = False, step: Step | None = None
) -> Mapping[str, Part]:
    """Copy everything into an empty store, or what is missing in one where copying was broken off; read it back.

    The source is only read; somebody may be working in it, and what comes in after the head was read is not copied. A
    copy that goes on gives the source as it stood when copying was begun.

    Args:
        source: Where from.
        target: Where to; it holds no revision, wave or delivery, or is half filled with this source.
        with_open_waves: Whether the keys of open waves, and with them their codes, are copied too.
        step: Called for each thing that is copied or lies there already, and again for each that is read back.

    Returns:
        What was copied: for each part how many things, and their digest.

    Raises:
        RefusedError: LKE162 or LKE164, see `refuse_unmovable`.
        ConflictError: LKE165 when somebody answered meanwhile.
        StoreError: LKE161 when the target is not empty; LKE190 when something else was copied there, or the source is
            another since; else what either store says.
        DataError: LKE163 when the target does not give back what it was given.
    """
    refuse_unmovable(source, with_open_waves=with_open_waves)
    filled = target.keeper.filled()
    if filled is not None and filled.revision > source.register.head():
        raise StoreError("LKE190", place=target.url)
    return poured(contents_of(source, filled.revision if filled is not None else None), target, step)


def poured(contents: Contents, target: Store, step: Step | None = None) -> Mapping[str, Part]:
    """Fill a store and read it back, before it says that it is whole.

    Returns:
        What went into it: for each part how many things, and their digest.

    Raises:
        StoreError: LKE161 or LKE190, see `ports.keeper`; else what the store says.
        DataError: LKE163 naming the parts that differ; the store stays half filled.
    """
    tally = Tally(step)

    def compare() -> None:
        again, damage = Tally(step), None
        try:
            again.exhaust(contents_of(target))
            sound = not target.register.outside_edits()
        except DataError as problem:  # what cannot be read to its end differs too
            sound, damage = False, problem
        different = differing(tally.parts, again.parts) or (() if sound else (RECORDS,))
        if different:
            raise DataError("LKE163", place=target.url, parts=different) from damage

    target.keeper.fill(tally.over(contents), compare)
    return tally.parts
