"""Close a survey round, in two steps with the sealing of the answers between them.

Whoever finds a closing half done finishes it.
"""

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.wave_checks import refuse_unless


def close_wave(context: Context, *, wave: str) -> ChangeSet:
    """Begin the closing: from here on the answers may be sealed at any time.

    Raises:
        NotFoundError: LKE201 when there is no such wave.
        RefusedError: LKE303 when it is not open.
    """
    there = context.register.get(Wave, wave)
    refuse_unless(there, WaveState.OPEN)
    closing = evolve(there, state=WaveState.CLOSING, closed=context.day)
    return ChangeSet("close_wave", context.register.put(closing), about=(there.ref,))


def finish_wave(context: Context, *, wave: str) -> ChangeSet:
    """End the closing, once the response store has sealed the answers; a closed wave is left as it is.

    Raises:
        NotFoundError: LKE201 when there is no such wave.
        RefusedError: LKE303 when nobody has begun to close it.
    """
    there = context.register.get(Wave, wave)
    refuse_unless(there, WaveState.CLOSING, WaveState.CLOSED)
    closed = evolve(there, state=WaveState.CLOSED)
    return ChangeSet("finish_wave", context.register.put(closed), about=(there.ref,))
