"""Retention: how long each class of data is kept, why, what is over its time on a day, and taking that away."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.erasure.erase import erase, plan_erasure
from lokalkontakt_core.errors import LokalkontaktError, RefusedError, UsageError
from lokalkontakt_core.periods import Interval
from lokalkontakt_core.ports.clock import COPENHAGEN
from lokalkontakt_core.ports.delivery_store import Delivery
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, DataClass, Retention, Scheme
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.register import Register
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.values import frozen

_MOST_MONTHS = 1200


@frozen
class Due:
    """What of one class of data is over its time.

    Attributes:
        data: The class.
        rule: How long it is kept and why; None when that is not decided, and nothing is ever due.
        things: What is due: ids of persons or rounds, keys of deliveries; empty for the access log.
        count: How many persons, answers, deliveries or entries.
    """

    data: DataClass
    rule: Retention | None
    things: tuple[str, ...] = ()
    count: int = 0


@frozen
class Taken:
    """What was done about one class of data.

    Attributes:
        due: What was due.
        done: How many of those are gone now.
        refused: What could not be done, each with its reason.
    """

    due: Due
    done: int
    refused: tuple[LokalkontaktError, ...] = ()


def set_retention(context: Context, *, data: DataClass, months: int | None, reason: str | None = None) -> ChangeSet:
    """Decide how long a class of data is kept.

    Args:
        context: The register.
        data: Which class.
        months: How many whole months; None takes the decision back.
        reason: Why so long, in words; needed with months.

    Raises:
        UsageError: LKE271 without a reason; LKE272 for a length outside 1 to 1200 months.
    """
    scheme = context.register.scheme
    rules = {kind: rule for kind, rule in scheme.retention.items() if kind is not data}
    if months is not None:
        why = typed.optional_line("reason", reason)
        if why is None:
            raise UsageError("LKE271", data=data)
        if not 1 <= months <= _MOST_MONTHS:
            raise UsageError("LKE272", months=months)
        rules[data] = Retention(keep=Interval(months=months), reason=why)
    return ChangeSet(
        "set_retention", context.register.put(evolve(scheme, retention=rules)), about=(Ref(Scheme.kind, SCHEME_ID),)
    )


def retention(store: Store, day: date) -> tuple[Due, ...]:
    """Give for each class of data how long it is kept and what is over that on a day; nothing is written."""
    register = store.register.read()
    scheme = register.find(Scheme, SCHEME_ID)
    rules = scheme.retention if scheme is not None else {}
    return tuple(_due(store, register, data, rules.get(data), day) for data in DataClass)


def apply_retention(store: Store, day: date, *, actor: str, instant: datetime, placeholder: str) -> tuple[Taken, ...]:
    """Take away what is over its time.

    Persons are erased one by one, as by hand; lone first and last names in texts stay for a human being to decide.

    Args:
        store: The store.
        day: Today.
        actor: Who does it.
        instant: When, UTC.
        placeholder: What stands for an erased name, with `{number}` in it.

    Raises:
        StoreError: It could not be written; some may be gone. Doing it again goes on.
    """

    def person(one: str) -> int:
        erase(store, plan_erasure(store, one, day=day, placeholder=placeholder), actor=actor, instant=instant)
        return 1

    doing: dict[DataClass, Callable[[str], int]] = {
        DataClass.FORMER_PERSONS: person,
        DataClass.ANSWERS: lambda wave: _erase_answers(store, wave),
        DataClass.DELIVERIES: lambda key: _clear(store, key),
    }
    return tuple(_taken(store, due, doing.get(due.data), day) for due in retention(store, day))


def _taken(store: Store, due: Due, do: Callable[[str], int] | None, day: date) -> Taken:
    if due.rule is None or not due.count:
        return Taken(due, 0)
    if do is None:
        return Taken(due, store.access.cut(_since(due.rule, day)) if store.access is not None else 0)
    done, refused = 0, []
    for thing in due.things:
        try:
            done += do(thing)
        except RefusedError as error:
            refused.append(error)
    return Taken(due, done, tuple(refused))


def _due(store: Store, register: Register, data: DataClass, rule: Retention | None, day: date) -> Due:
    if rule is None:
        return Due(data, None)
    if data is DataClass.FORMER_PERSONS:
        persons = tuple(
            one.id for one in register.all(Person) if one.erased is None and one.ended and _over(rule, one.ended, day)
        )
        return Due(data, rule, persons, len(persons))
    if data is DataClass.ANSWERS:
        closed = (one for one in register.all(Wave) if one.state is WaveState.CLOSED and one.closed)
        waves = tuple(one.id for one in closed if one.closed and _over(rule, one.closed, day))
        counts = {wave: sum(1 for _ in store.responses.scan(wave)) for wave in waves}
        return Due(data, rule, tuple(wave for wave in waves if counts[wave]), sum(counts.values()))
    since = _since(rule, day)
    if data is DataClass.DELIVERIES:
        keys = tuple(one.key for one in store.deliveries.all() if _clearable(one, since))
        return Due(data, rule, keys, len(keys))
    entries = store.access.entries() if store.access is not None else iter(())
    return Due(data, rule, (), sum(entry.instant < since for entry in entries))


def _over(rule: Retention, since: date, day: date) -> bool:
    return rule.keep.after(since) <= day


def _since(rule: Retention, day: date) -> datetime:
    """Give the instant before which everything is over its time."""
    first = Interval(months=-rule.keep.months, days=-rule.keep.days).after(day)
    return datetime.combine(first, time(), ZoneInfo(COPENHAGEN)).astimezone(UTC)


def _clearable(delivery: Delivery, since: datetime) -> bool:
    settled = not delivery.state.waiting and delivery.changed is not None and delivery.changed < since
    return settled and (delivery.detail is not None or delivery.message_id is not None)


def _clear(store: Store, key: str) -> int:
    """Take away what was said of a delivery and by which number; that it was sent, and when, stays."""
    delivery = store.deliveries.find(key)
    if delivery is None:
        return 0
    return int(store.deliveries.put(evolve(delivery, detail=None, message_id=None), version=delivery.version))


def _erase_answers(store: Store, wave: str) -> int:
    return store.responses.erase(wave, [response.id for response in store.responses.scan(wave)])
