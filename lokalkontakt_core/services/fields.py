"""Checks of the fields of a record: the same for a record that is added and one that is edited."""

import enum
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from lokalkontakt_core.errors import LokalkontaktError, NotFoundError, UsageError
from lokalkontakt_core.messages import FieldName
from lokalkontakt_core.periods import UNKNOWN, Unknown
from lokalkontakt_core.records.area import MINUTES_IN_A_WEEK
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.standing import refuse_ended
from lokalkontakt_core.services.suggest import nearest

Check = Callable[[Context, str, Any], Any]
"""Takes the context, the field's name and what was given; returns what is to be stored, or raises a coded error."""

EMAIL_LIMIT = 254
_PART = r"[^\s@<>()\[\],;:\\\"]"
_EMAIL = re.compile(rf"{_PART}{{1,64}}@(?:[\w-]+\.)+[^\W\d_][\w-]*")


class FieldKind(enum.StrEnum):
    """What a field holds, for messages."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    YES_NO = "yes_no"
    LIST = "list"
    TABLE = "table"


def _demand(field: str, value: Any, wanted: type, kind: FieldKind) -> None:
    # A Boolean is a number to Python, and not to anybody else.
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise UsageError("LKE216", field=field, wanted=kind, found=str(value)[:60])


def optional(check: Check) -> Check:
    """Allow None and blank text, both of which clear the field."""

    def checked_if_given(context: Context, field: str, value: Any) -> Any:
        blank = value is None or (isinstance(value, str) and not value.strip())
        return None if blank else check(context, field, value)

    return checked_if_given


def name(_context: Context, field: str, value: Any) -> str:
    """Check a name."""
    _demand(field, value, str, FieldKind.TEXT)
    return typed.name(field, value)


def _filled(field: str, tidy: str) -> str:
    if not tidy:
        raise UsageError("LKE218", field=field)
    return tidy


def line(limit: int = typed.LINE_LIMIT) -> Check:
    """Check a text of one line that must not be blank."""

    def check(_context: Context, field: str, value: Any) -> str:
        _demand(field, value, str, FieldKind.TEXT)
        return _filled(field, typed.one_line(field, value, limit))

    return check


def text(limit: int = typed.NOTE_LIMIT) -> Check:
    """Check a text of several lines that must not be blank."""

    def check(_context: Context, field: str, value: Any) -> str:
        _demand(field, value, str, FieldKind.TEXT)
        return _filled(field, typed.lines(field, value, limit))

    return check


def email(_context: Context, field: str, value: Any) -> str:
    """Check a mail address; LKE254 when it does not look like one."""
    _demand(field, value, str, FieldKind.TEXT)
    address = typed.one_line(field, value, EMAIL_LIMIT)
    if not _EMAIL.fullmatch(address):
        raise UsageError("LKE254", field=field, address=address)
    return address


def flag(_context: Context, field: str, value: Any) -> bool:
    """Check a yes or no."""
    _demand(field, value, bool, FieldKind.YES_NO)
    return bool(value)


def day(_context: Context, field: str, value: Any) -> date:
    """Check a day."""
    _demand(field, value, date, FieldKind.DAY)
    if type(value) is not date:  # an instant is a date to Python
        raise UsageError("LKE216", field=field, wanted=FieldKind.DAY, found=str(value)[:60])
    return value


def day_or_unknown(context: Context, field: str, value: Any) -> date | Unknown:
    """Check the day of a fact: None is the day of the context, `UNKNOWN` stays unknown."""
    if value is None:
        return context.day
    return UNKNOWN if value is UNKNOWN else day(context, field, value)


def minutes(_context: Context, field: str, value: Any) -> int:
    """Check whole minutes a week; LKE212 when a week has not as many."""
    _demand(field, value, int, FieldKind.NUMBER)
    if not 0 <= value <= MINUTES_IN_A_WEEK:
        raise UsageError("LKE212", field=field, minutes=value)
    return int(value)


E = TypeVar("E", bound=enum.StrEnum)


def choice(options: type[E]) -> Callable[[Context, str, Any], E]:
    """Check one of a set of values."""

    def check(_context: Context, field: str, value: Any) -> E:
        try:
            return options(value)
        except ValueError:
            possible = tuple(option.value for option in options)
            raise UsageError("LKE217", field=field, found=str(value)[:60], options=possible) from None

    return check


def several(check: Check) -> Check:
    """Check every item of a list; two equal ones are kept once."""

    def check_all(context: Context, field: str, value: Any) -> tuple[Any, ...]:
        _demand(field, value, list if isinstance(value, list) else tuple, FieldKind.LIST)
        return tuple(dict.fromkeys(check(context, field, item) for item in value))

    return check_all


def reference(record_type: type[Record]) -> Check:
    """Check the id of a record that exists and has not ended."""

    def check(context: Context, field: str, value: Any) -> str:
        _demand(field, value, str, FieldKind.TEXT)
        record = context.register.find(record_type, value)
        if record is None:
            raise NotFoundError("LKE201", kind=record_type.kind, id=value, field=field)
        refuse_ended(record, context.day, field=field)
        return record.id

    return check


def checked(context: Context, checks: Mapping[str, Check], given: Mapping[str, Any]) -> dict[str, Any]:
    """Check every field that was given and give what is to be stored.

    Raises:
        LokalkontaktError: The problem, when there is one; LKE200 with all of them as details, when there are several.
    """
    stored, problems = {}, list[LokalkontaktError]()
    for field, value in given.items():
        try:
            stored[field] = checks[field](context, FieldName(field), value)
        except LokalkontaktError as problem:
            problems.append(problem)
    refuse_all(problems)
    return stored


def refuse_all(problems: list[LokalkontaktError]) -> None:
    """Raise the problem, or LKE200 with all of them as details when there are several; nothing when there is none."""
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise UsageError("LKE200", count=len(problems), details=tuple(problems))


def refuse_unknown(
    given: Mapping[str, Any], checks: Mapping[str, Check], own_verbs: Mapping[str, str], kind: str
) -> None:
    """Refuse fields that cannot be edited.

    Raises:
        UsageError: LKE215 for a field the record does not have, LKE221 with `verb` for one that another use case
            writes, LKE222 for one that is never changed; LKE200 when there are several.
    """
    problems = list[LokalkontaktError]()
    for field in given:
        if field in checks:
            continue
        if field in own_verbs:
            problems.append(UsageError("LKE221", field=field, verb=own_verbs[field]))
        elif field in {"id", "kind", "ext", "source", "source_key"}:
            problems.append(UsageError("LKE222", field=field))
        else:
            near = nearest(field, checks)
            problems.append(
                UsageError("LKE215", field=field, kind=kind, known=tuple(checks), suggestion=near[0] if near else None)
            )
    refuse_all(problems)
