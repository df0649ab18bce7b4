"""The draft on the workbench: who is to cover what, which pairs are locked, and the way back step by step."""

from collections.abc import Iterable, Mapping

from attrs import Factory, evolve

from lokalkontakt_core.messages import Message
from lokalkontakt_core.values import frozen


@frozen
class Sketch:
    """A draft; nothing of it is in the register.

    Attributes:
        entries: Areas to the contacts they are to have; None for an area that is to have nobody.
        locks: Areas to the contacts a suggestion must leave them with.
        notes: What was said about the latest suggestion in it.
    """

    entries: Mapping[str, str | None] = Factory(dict)
    locks: Mapping[str, str] = Factory(dict)
    notes: tuple[Message, ...] = ()

    def with_entries(self, areas: Iterable[str], contact: str | None) -> "Sketch":
        """Give the draft with areas put on a contact, or on nobody."""
        return evolve(self, entries={**self.entries, **dict.fromkeys(areas, contact)})

    def without(self, areas: Iterable[str]) -> "Sketch":
        """Give the draft with areas as they stand in the register."""
        gone = set(areas)
        return evolve(self, entries={area: one for area, one in self.entries.items() if area not in gone})

    def with_lock(self, area: str, contact: str | None) -> "Sketch":
        """Give the draft with an area locked to a contact, or free when None is given."""
        locks = {one: other for one, other in self.locks.items() if one != area}
        return evolve(self, locks=locks if contact is None else {**locks, area: contact})


class Bench:
    """Holds the draft while the program is open, and remembers the steps to it."""

    def __init__(self) -> None:
        self._steps = [Sketch()]

    @property
    def sketch(self) -> Sketch:
        """The draft as it is."""
        return self._steps[-1]

    def take(self, sketch: Sketch) -> None:
        """Go on with another draft."""
        if sketch != self.sketch:
            self._steps.append(sketch)

    def back(self) -> bool:
        """Go back a step and tell whether there was one."""
        if len(self._steps) == 1:
            return False
        self._steps.pop()
        return True

    def clear(self) -> None:
        """Begin anew, without a way back: what was drafted is saved, or belongs to another register."""
        self._steps = [Sketch()]
