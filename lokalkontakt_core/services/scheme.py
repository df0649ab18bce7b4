"""The scheme: begin a register, and change what the municipality has chosen."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.parameters import Parameter, choosing
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.periods import Interval, Unknown
from lokalkontakt_core.records.area import Size
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, PhaseStart, Scheme
from lokalkontakt_core.services import fields
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import edited
from lokalkontakt_core.services.fields import FieldKind
from lokalkontakt_core.services.persons import new_person

_DOMAIN = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,15}")
_PARAMETER = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_MONTHS = 120


def _domain(_context: Context, field: str, value: Any) -> str:
    domain = str(value).strip().lower()
    if not _DOMAIN.fullmatch(domain):
        raise UsageError("LKE254", field=field, address=str(value)[:60])
    return domain


def _table(field: str, value: Any) -> Mapping[Any, Any]:
    if not isinstance(value, Mapping):
        raise UsageError("LKE216", field=field, wanted=FieldKind.TABLE, found=str(value)[:60])
    return value


def _minutes_by_size(context: Context, field: str, value: Any) -> Mapping[Size, int]:
    size = fields.choice(Size)
    return {size(context, field, key): fields.minutes(context, field, one) for key, one in _table(field, value).items()}


def _interval(_context: Context, field: str, value: Any) -> Interval:
    interval = Interval(months=value) if type(value) is int else value
    if not isinstance(interval, Interval):
        raise UsageError("LKE216", field=field, wanted=FieldKind.NUMBER, found=str(value)[:60])
    if not (0 <= interval.months <= _MOST_MONTHS and interval.days >= 0 and (interval.months or interval.days)):
        raise UsageError("LKE217", field=field, found=str(interval.months), options=(f"1–{_MOST_MONTHS}",))
    return interval


def _phases(_context: Context, field: str, value: Any) -> tuple[PhaseStart, ...]:
    phases = tuple(value) if isinstance(value, list | tuple) else (value,)
    if not all(isinstance(phase, PhaseStart) for phase in phases):
        raise UsageError("LKE216", field=field, wanted=FieldKind.LIST, found=str(value)[:60])
    starts = [phase.start for phase in phases if not isinstance(phase.start, Unknown)]
    if starts != sorted(starts):
        raise UsageError("LKE259", field=field, starts=tuple(starts))
    return phases


def _rules(_context: Context, field: str, value: Any) -> Mapping[str, Mapping[str, Any]]:
    """Check the shape only: which rules and parameters there are, the rules themselves know."""
    rules = {}
    for code, parameters in _table(field, value).items():
        if not _CODE.fullmatch(str(code)):
            raise UsageError("LKE215", field=str(code)[:60], kind="rule", known=(), suggestion=None)
        for name in _table(field, parameters):
            if not _PARAMETER.fullmatch(str(name)):
                raise UsageError("LKE215", field=f"{code}.{str(name)[:60]}", kind="rule", known=(), suggestion=None)
        rules[str(code)] = dict(parameters)
    return rules


SCHEME_FIELDS: Mapping[str, fields.Check] = MappingProxyType(
    {
        "name": fields.name,
        "municipality": fields.name,
        "coordinator": fields.optional(fields.reference(Person)),
        "joint_council": fields.optional(fields.line()),
        "committee": fields.optional(fields.line()),
        "mail_domain": fields.optional(_domain),
        "mail_from": fields.optional(fields.email),
        "example_day": fields.optional(fields.day),
        "minutes_by_size": _minutes_by_size,
        "meeting_interval": _interval,
        "attestation_interval": _interval,
        "onboarding_items": fields.several(fields.line()),
        "hours_logging": fields.flag,
        "fields_of_work": fields.several(fields.line()),
        "focus_areas": fields.several(fields.line()),
        "aims": fields.several(fields.line()),
        "phases": _phases,
        "rules": _rules,
    }
)


def create_scheme(context: Context, *, name: str, municipality: str, coordinator_name: str | None = None) -> ChangeSet:
    """Begin an empty register: its scheme, and the coordinator as its first person when a name is given.

    Raises:
        RefusedError: LKE228 when the register has a scheme.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    register = context.register
    present = register.find(Scheme, SCHEME_ID)
    if present is not None:
        raise RefusedError("LKE228", name=present.name)
    stored = fields.checked(context, SCHEME_FIELDS, {"name": name, "municipality": municipality})
    persons = [new_person(context, {"name": coordinator_name})] if (coordinator_name or "").strip() else []
    scheme = Scheme(id=SCHEME_ID, coordinator=persons[0].id if persons else None, **stored)
    return ChangeSet("create_scheme", register.put(*persons, scheme), about=(scheme.ref,))


def edit_scheme(context: Context, *, changes: Mapping[str, Any]) -> ChangeSet:
    """Change what the municipality has chosen: the fields of `SCHEME_FIELDS`.

    Rule parameters are given whole: `rules` replaces what was there, and `minutes_by_size` keeps the sizes that are
    not mentioned.

    Raises:
        NotFoundError: LKE214 when the register has no scheme.
        LokalkontaktError: What is wrong with a field; LKE200 when several are.
    """
    before = context.register.scheme
    after = edited(context, before, changes, SCHEME_FIELDS)
    sizes = {**before.minutes_by_size, **after.minutes_by_size}
    return ChangeSet("edit_scheme", context.register.put(evolve(after, minutes_by_size=sizes)), about=(before.ref,))


def set_figure(context: Context, *, figure: Parameter[Any], value: Any) -> ChangeSet:
    """Choose one figure of a rule, of meetings or of suggestions; the others stay as they are.

    Args:
        context: The world.
        figure: Which one.
        value: None takes away what was chosen, so that the default holds.

    Raises:
        UsageError: LKE217 when the figure cannot have the value.
        NotFoundError: LKE214 when the register has no scheme.
    """
    if value is not None and not figure.usable(value):
        bounds = f"{figure.least}–{figure.most}"
        raise UsageError("LKE217", field=f"{figure.code}.{figure.name}", found=str(value)[:60], options=(bounds,))
    return edit_scheme(context, changes={"rules": choosing(context.register, [(figure, value)])})
