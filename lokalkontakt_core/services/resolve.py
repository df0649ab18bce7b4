"""Resolve: find the record that somebody names, by id or by name as typed."""

from datetime import date
from typing import TypeVar

from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.standing import stands
from lokalkontakt_core.services.suggest import fold, nearest

R = TypeVar("R", bound=Record)


def resolve(register: Register, record_type: type[R], typed: str, day: date | None = None) -> R:
    """Give the record of a kind that goes by this id or name.

    The id goes first, then the name, whichever case and accents; `aa` is å. Of several of one name, one that has not
    ended on the day goes before those that have. Part of a name is never enough, but is suggested.

    Args:
        register: Where to look.
        record_type: Which kind.
        typed: An id or a name.
        day: The day for "has ended"; nothing has ended when it is left out.

    Raises:
        NotFoundError: LKE256 when there is none; LKE257 with `suggestion` and `suggestions` when there is a near one.
        UsageError: LKE258 with `options` when several go by this name.
    """
    by_id = register.find(record_type, typed.strip())
    if by_id is not None:
        return by_id
    names = {record.id: name_of(register, record.ref) for record in register.all(record_type)}
    wanted = fold(typed)
    matches = [record for record in register.all(record_type) if fold(names[record.id]) == wanted]
    standing = [record for record in matches if day is None or stands(record, day)]
    chosen = standing or matches
    if len(chosen) == 1:
        return chosen[0]
    kind = record_type.kind
    if chosen:
        raise UsageError("LKE258", kind=kind, typed=typed, options=tuple(sorted(record.id for record in chosen)))
    near = nearest(typed, dict.fromkeys(names.values()))
    if near:
        raise NotFoundError("LKE257", kind=kind, typed=typed, suggestion=near[0], suggestions=near)
    raise NotFoundError("LKE256", kind=kind, typed=typed)
