"""Pilots (forsøgsprojekter): areas and contacts that try the scheme for half a year (S2)."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.values import frozen


class Profile(enum.StrEnum):
    """The three profiles the contacts of the pilots should have between them (G31)."""

    INSTITUTION_LEADER = "institution_leader"
    DEPARTMENT_EMPLOYEE = "department_employee"
    PROCESS_CONSULTANT = "process_consultant"


class LocalActor(enum.StrEnum):
    """Who plays a central part in the area (G30)."""

    SCHOOL = "school"
    INSTITUTION = "institution"
    CARE_HOME = "care_home"
    ASSOCIATION = "association"
    SHOP = "shop"
    OTHER = "other"

    @property
    def is_institution(self) -> bool:
        """Tell whether it is one of the three a pilot asks for."""
        return self in {LocalActor.SCHOOL, LocalActor.INSTITUTION, LocalActor.CARE_HOME}


class Continuation(enum.StrEnum):
    """What comes after a pilot."""

    CONTINUED = "continued"
    CHANGED = "changed"
    NOT_CONTINUED = "not_continued"


@frozen(kw_only=True)
class ProfileSlot:
    """A contact of a pilot, and the profile they stand for."""

    contact: str = field(metadata=refers_to("contact"))
    profile: Profile


@frozen(kw_only=True)
class Pilot(Record):
    """A trial in one area or a cluster of areas.

    Attributes:
        name: The name it is known by.
        areas: The areas it runs in.
        contacts: The contacts who take part.
        period: When; None for a pilot that was only proposed.
        outcome: What came of it, in words; None while it runs.
        note: Anything else the source says.
        profiles: Which profile each contact stands for (G31).
        actors: Who plays a central part (G30); None when nobody told us.
        cooperation: What the areas already do together, for example "skole" (G29); None when nobody told us.
        focus: The focus areas and aims of the strategy it belongs to, as the scheme names them.
        closed: The day it was closed.
        evaluation: The evaluation it was closed with (G36).
        closed_without: Why it was closed without an evaluation of all its areas (G36).
        continuation: Whether it goes on.
    """

    kind: ClassVar[str] = "pilot"

    name: str
    areas: tuple[str, ...] = field(default=(), metadata=refers_to("area"))
    contacts: tuple[str, ...] = field(default=(), metadata=refers_to("contact"))
    period: Period | None = None
    outcome: str | None = None
    note: str | None = None
    profiles: tuple[ProfileSlot, ...] = ()
    actors: tuple[LocalActor, ...] | None = None
    cooperation: tuple[str, ...] | None = None
    focus: tuple[str, ...] = ()
    closed: date | None = None
    evaluation: str | None = field(default=None, metadata=refers_to("evaluation"))
    closed_without: str | None = None
    continuation: Continuation | None = None
