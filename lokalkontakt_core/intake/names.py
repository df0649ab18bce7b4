"""Names as people write them, and the records they mean."""

from collections.abc import Sequence
from datetime import date

from lokalkontakt_core.errors import LokalkontaktError, NotFoundError
from lokalkontakt_core.intake.labels import fold
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.register import Register


def named(
    register: Register,
    record_type: type[Record],
    names: Sequence[str],
    day: date,
    *,
    code: str,
    problems: list[LokalkontaktError],
) -> tuple[str, ...]:
    """Give the ids of the records that are named, each once.

    Args:
        register: Where to look.
        record_type: Which kind.
        names: Names or ids as typed.
        day: What has ended by then is not meant while another of the name has not.
        code: The code of the problem of a name that no record, or more than one, goes by; it has `typed` and `count`.
        problems: Where that problem is put.
    """
    found = []
    for typed in names:
        by_id = register.find(record_type, typed.strip())
        meant = [by_id] if by_id is not None else _called(register, record_type, typed, day)
        if len(meant) == 1:
            found.append(meant[0].id)
        else:
            problems.append(NotFoundError(code, typed=typed[:60], count=len(meant)))
    return tuple(dict.fromkeys(found))


def _called(register: Register, record_type: type[Record], typed: str, day: date) -> list[Record]:
    wanted = fold(typed)
    matches = [one for one in register.all(record_type) if fold(name_of(register, one.ref)) == wanted]
    standing = [one for one in matches if (ended := getattr(one, "ended", None)) is None or ended > day]
    return standing or matches
