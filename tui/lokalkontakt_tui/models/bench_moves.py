"""What one does on the workbench: put areas on a contact, take them off, lock them; each gives a draft and words."""

from collections.abc import Sequence

from lokalkontakt_core.coordination.distribution import Distribution
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.bench import Sketch
from lokalkontakt_tui.models.reading import Reading


@frozen
class Move:
    """What became of something one did.

    Attributes:
        sketch: The draft after it; the same one when nothing was done.
        text: What is said.
        kind: How it is said, a kind of the message line.
        then: What one can do.
    """

    sketch: Sketch
    text: str
    kind: str
    then: str = ""


def _names(reading: Reading, areas: Sequence[str]) -> str:
    return reading.words.listed([reading.name(Ref("area", area)) for area in areas])


def _drafted(reading: Reading, sketch: Sketch, text: str) -> Move:
    then = reading.words("Nothing is changed before you save.")
    return Move(sketch, text, "draft", then)


def _locked(reading: Reading, sketch: Sketch, areas: Sequence[str]) -> Move:
    text = reading.words.count("{areas} is locked.", "{areas} are locked.", len(areas), areas=_names(reading, areas))
    return Move(sketch, text, "info", reading.words("L unlocks it."))


def put(reading: Reading, sketch: Sketch, areas: Sequence[str], contact: str) -> Move:
    """Put areas on a contact; locked ones are not moved, and nothing is while one of them is."""
    locked = [area for area in areas if sketch.locks.get(area, contact) != contact]
    if locked:
        return _locked(reading, sketch, locked)
    text = f"{_names(reading, areas)} → {reading.name(Ref('contact', contact))}"
    return _drafted(reading, sketch.with_entries(areas, contact), text)


def take_off(reading: Reading, plan: Distribution, sketch: Sketch, areas: Sequence[str]) -> Move:
    """Take areas out of the draft; those that are in no draft are to lose the contact they have."""
    inside = [area for area in areas if area in plan.changes]
    held = [area for area in areas if area not in plan.changes and plan.holders(area)]
    locked = [area for area in (*inside, *held) if area in sketch.locks]
    if locked:
        return _locked(reading, sketch, locked)
    if not inside and not held:
        return Move(sketch, reading.words("{areas}: there is no contact.", areas=_names(reading, areas)), "info")
    said = []
    if inside:
        said.append(reading.words("{areas}: out of the draft.", areas=_names(reading, inside)))
    if held:
        said.append(reading.words("{areas} → nobody", areas=_names(reading, held)))
    return _drafted(reading, sketch.without(inside).with_entries(held, None), "  ".join(said))


def lock(reading: Reading, plan: Distribution, sketch: Sketch, area: str) -> Move:
    """Lock an area to the contact it would have, or unlock it."""
    words, name, holders = reading.words, reading.name(Ref("area", area)), plan.holders(area)
    if area in sketch.locks:
        return Move(sketch.with_lock(area, None), words("{area} is free again.", area=name), "info")
    if not holders:
        return Move(sketch, words("{area} has no contact to be locked to.", area=name), "info")
    who = reading.name(Ref("contact", holders[0]))
    text = words("{area} is locked to {name}: a suggestion leaves it so.", area=name, name=who)
    return Move(sketch.with_lock(area, holders[0]), text, "info")
