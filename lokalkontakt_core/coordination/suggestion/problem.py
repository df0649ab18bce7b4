"""The problem as data: areas that want a contact, candidates, what is known of neighbours, and the settings."""

from collections.abc import Mapping
from functools import cached_property

from attrs import define, field

from lokalkontakt_core.coordination.suggestion.going import Going
from lokalkontakt_core.coordination.suggestion.settings import Settings
from lokalkontakt_core.values import frozen

Package = frozenset[str]
"""A set of areas for one contact ("områdepakke")."""

NOTHING: Package = frozenset()


@frozen(kw_only=True)
class Place:
    """An area that is to have a contact.

    Attributes:
        id: The area's id.
        minutes: What it is estimated to take a week.
        big: Whether it is big, and better stands alone.
        cluster: The cluster it belongs to; None when nobody told us of one.
        today: The contacts it has, or has been promised, today.
        leaving: Whether another contact than that of today is wanted (G26).
        pilot: Whether it is in a pilot, where a contact from an institution is what was asked for.
    """

    id: str
    minutes: int = 75
    big: bool = False
    cluster: str | None = None
    today: tuple[str, ...] = ()
    leaving: bool = False
    pilot: bool = False


@frozen(kw_only=True)
class Candidate:
    """A contact who could cover areas.

    Attributes:
        id: The contact's id.
        minutes: What the department has granted a week; None when nobody told us.
        department: The department.
        institution: Whether the contact works in a local institution.
        only: The areas the contact can be given at all; None for any. Who lacks the manager's yes keeps those of
            today at most.
        going: Why the contact is given nothing but what is not to be distributed; None for who can be counted on.
        barred: Areas the contact must not be given.
        pinned: Areas the contact must be given.
    """

    id: str
    minutes: int | None = None
    department: str | None = None
    institution: bool = False
    only: Package | None = None
    going: Going | None = None
    barred: Package = NOTHING
    pinned: Package = NOTHING


@define(frozen=True, slots=False, eq=False)
class Problem:
    """Who could cover what.

    Attributes:
        places: The areas, in the order of their ids.
        candidates: The contacts, in the order of their ids.
        departments: The core departments that are to be represented (G6).
        tied: Each area to those it hangs together with: neighbours, and villages of its cluster. Both ways.
        told: The areas of which at least one neighbour is marked. Two areas of which neither is among them may be
            neighbours or not.
        wishes: Pairs of area and contact somebody wished for.
        settings: Weights and limits.
    """

    places: tuple[Place, ...]
    candidates: tuple[Candidate, ...]
    departments: tuple[str, ...] = ()
    tied: Mapping[str, Package] = field(factory=dict)
    told: Package = NOTHING
    wishes: frozenset[tuple[str, str]] = frozenset()
    settings: Settings = field(factory=Settings)

    @cached_property
    def place(self) -> Mapping[str, Place]:
        """The areas by id."""
        return {one.id: one for one in self.places}

    @cached_property
    def candidate(self) -> Mapping[str, Candidate]:
        """The contacts by id."""
        return {one.id: one for one in self.candidates}

    @cached_property
    def today(self) -> Mapping[str, Package]:
        """The areas each contact has today, of those that are to have one and that it may keep."""
        held: dict[str, set[str]] = {}
        for place in self.places:
            for contact in place.today:
                held.setdefault(contact, set()).add(place.id)
        return {
            contact: frozenset(areas) - self.candidate[contact].barred
            for contact, areas in held.items()
            if contact in self.candidate
        }

    @cached_property
    def wished(self) -> Mapping[str, Package]:
        """The contacts wished for, by area."""
        found: dict[str, set[str]] = {}
        for area, contact in self.wishes:
            found.setdefault(area, set()).add(contact)
        return {area: frozenset(contacts) for area, contacts in found.items()}

    @cached_property
    def pinned(self) -> Mapping[str, str]:
        """The contact each pinned area must go to."""
        return {area: one.id for one in self.candidates for area in one.pinned}

    @cached_property
    def clusters(self) -> frozenset[str]:
        """The clusters the areas belong to."""
        return frozenset(place.cluster for place in self.places if place.cluster is not None)

    def today_of(self, contact: str) -> Package:
        """Give the areas a contact has today."""
        return self.today.get(contact, NOTHING)
