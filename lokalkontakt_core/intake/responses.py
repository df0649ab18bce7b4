"""What the answers of a survey round hand in: the names of a form's questions say what an answer may become."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lokalkontakt_core.intake.entry import Entry, EntryType
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.knowledge import Direction
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.invitations import invitations_of

HANDING_IN = ("intaketext", "intakeitem", "intakeaction")
"""The names of the questions whose answers may become something."""
_ASKED = (*HANDING_IN, "intakewaits", "intakeupdate", "intakedone")
_YES = "yes"


def handed_in(register: Register, wave: Wave, responses: Iterable[Response]) -> tuple[Entry, ...]:
    """Give what the areas hand in with their answers to a named round, in the order of the invitations.

    Args:
        register: Where the invitations are.
        wave: The round.
        responses: Its answers; their ids are those of invitations.
    """
    given = {response.id: response.answers for response in responses}
    invitations = invitations_of(register, wave.id)
    return tuple(entry for one in invitations for entry in _entries(one.area, given.get(one.id, {}), wave))


def _entries(area: str, answers: Mapping[str, Any], wave: Wave) -> Iterator[Entry]:
    said = {name: str(answers.get(name) or "").strip() for name in _ASKED}
    day = wave.closed
    if said["intaketext"]:
        yield Entry(
            type=EntryType.KNOWLEDGE,
            text=said["intaketext"],
            areas=(area,),
            day=day,
            direction=Direction.FROM_AREA,
            owes_answer=said["intakewaits"] == _YES,
            source=wave.name,
        )
    if said["intakeitem"]:
        yield Entry(type=EntryType.AGENDA, text=said["intakeitem"], areas=(area,), day=day, source=wave.name)
    if said["intakeaction"]:
        yield Entry(
            type=EntryType.ACTION,
            text=said["intakeupdate"],
            areas=(area,),
            day=day,
            action=said["intakeaction"],
            done=said["intakedone"] == _YES,
            source=wave.name,
        )
