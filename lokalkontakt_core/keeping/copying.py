"""Copying a register from any store to any store, whole or not at all, and made sure of on both sides."""

from collections.abc import Mapping

from lokalkontakt_core.errors import DataError
from lokalkontakt_core.keeping.contents import contents_of, refuse_unmovable
from lokalkontakt_core.keeping.tally import Part, Step, Tally, differing
from lokalkontakt_core.ports.store import Store


def copy_store(
    source: Store, target: Store, *, with_open_waves: bool = False, step: Step | None = None
) -> Mapping[str, Part]:
    """Copy everything into an empty store, then read it back and compare.

    It is done whole or not at all (see `ports.keeper`), so after a crash it is simply begun anew. The source is only
    read; somebody may be working in it, and what comes in after the head was read is not copied.

    Args:
        source: Where from.
        target: Where to; it holds no revision, wave or delivery.
        with_open_waves: Whether the keys of open waves, and with them their codes, are copied too.
        step: Called for each thing that is copied, and again for each that is read back.

    Returns:
        What was copied: for each part how many things, and their digest.

    Raises:
        RefusedError: LKE162 or LKE164, see `refuse_unmovable`.
        ConflictError: LKE165 when somebody answered meanwhile; nothing was copied.
        StoreError: LKE161 when the target is not empty; else what either store says.
        DataError: LKE163 when the target does not give back what it was given.
    """
    refuse_unmovable(source, with_open_waves=with_open_waves)
    copied = Tally(step)
    target.keeper.fill(copied.over(contents_of(source)))
    made_sure(copied.parts, target, step)
    return copied.parts


def made_sure(parts: Mapping[str, Part], target: Store, step: Step | None = None) -> None:
    """Read a store back and compare it with what was written.

    Raises:
        DataError: LKE163 naming the parts that differ.
    """
    different = differing(parts, Tally(step).exhaust(contents_of(target)))
    if different:
        raise DataError("LKE163", place=target.url, parts=different)
