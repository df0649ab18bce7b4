"""The scheme of one municipality: its names, phases, coordinator and the choices that are configuration."""

import enum
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from attrs import Factory, field

from lokalkontakt_core.periods import Interval, Period, Unknown
from lokalkontakt_core.records.area import Size
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen

SCHEME_ID = "scheme"
"""A register holds one scheme, and this is its id."""


class Phase(enum.StrEnum):
    """Where the scheme, or an area in it, stands: rules and cadences depend on it."""

    PILOT = "pilot"
    OPERATION = "operation"


@frozen(kw_only=True)
class PhaseStart:
    """The scheme enters a phase on a day, or on a day nobody told us."""

    phase: Phase
    start: date | Unknown


class DataClass(enum.StrEnum):
    """The classes of personal data that have a time of their own."""

    FORMER_PERSONS = "former_persons"
    ANSWERS = "answers"
    DELIVERIES = "deliveries"
    ACCESS_LOG = "access_log"


@frozen(kw_only=True)
class Retention:
    """How long a class of data is kept.

    Attributes:
        keep: Counted from the day a person ended, a round closed, a delivery or an entry last changed.
        reason: Why so long, in the municipality's words.
    """

    keep: Interval
    reason: str


@frozen(kw_only=True)
class ClosedDays:
    """Days without meetings.

    Attributes:
        name: What they are called, for example "Sommerferie".
        period: From when to when; both bounds are known.
        yearly: Whether they come back on the same dates each year.
    """

    name: str
    period: Period
    yearly: bool = False


@frozen(kw_only=True)
class Scheme(Record):
    """What a municipality has chosen.

    Attributes:
        name: The register's name on screen, for example "Hedensted 2019/20".
        municipality: The municipality's name.
        phases: When the scheme as a whole entered which phase, in order; empty means operation.
        coordinator: The person who runs the scheme.
        joint_council: The body that receives the areas' answers (E7).
        committee: The political committee that is reported to (E24).
        mail_domain: The right-hand side of Message-IDs.
        mail_from: The mailbox notices are sent from.
        example_day: The day an example is meant to be read on; front ends take it as today.
        minutes_by_size: Estimated minutes a week per area by size; `medium` also serves areas of unknown size (G9).
        meeting_interval: From one coordinating meeting to the next (N1).
        attestation_interval: How often each contact confirms what they cover.
        closed_days: Days without meetings beside the holidays, such as school holidays.
        hours_logging: Whether contacts note their time; off by default (S4: "tillid frem for kontrol").
        fields_of_work: The fields of work knowledge is sorted by (E12).
        focus_areas: The political focus areas reports are sorted by (E30).
        aims: The aims of the vision reports are sorted by (E30, N15).
        onboarding_items: The checklist a new contact goes through (G22).
        retention: How long personal data is kept, by class; a class without an entry is not decided on.
        rules: Parameters of rules by code, for example `{"LK013": {"days": 60}}`.
    """

    kind: ClassVar[str] = "scheme"

    name: str
    municipality: str
    phases: tuple[PhaseStart, ...] = ()
    coordinator: str | None = field(default=None, metadata=refers_to("person"))
    joint_council: str | None = None
    committee: str | None = None
    mail_domain: str | None = None
    mail_from: str | None = None
    example_day: date | None = None
    minutes_by_size: Mapping[Size, int] = Factory(lambda: {Size.SMALL: 60, Size.MEDIUM: 75, Size.LARGE: 90})
    meeting_interval: Interval = Interval(months=2)
    attestation_interval: Interval = Interval(months=6)
    closed_days: tuple[ClosedDays, ...] = ()
    hours_logging: bool = False
    fields_of_work: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    onboarding_items: tuple[str, ...] = ()
    retention: Mapping[DataClass, Retention] = Factory(dict)
    rules: Mapping[str, Mapping[str, Any]] = Factory(dict)
