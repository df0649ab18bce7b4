"""Who is asked in a wave: one invitation for each body that answers for an area, and what the response store is told.

Ids of invitations follow from wave, area and council, so that an opening that was interrupted gives the same again.
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.wave import Wave, WaveMode
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.frozen_forms import thaw


def councils_of(register: Register, area: str, day: date) -> tuple[Council, ...]:
    """Give the councils that speak for an area on the day, by id."""
    speaking = register.by(Council, "areas").get(area, ())
    return tuple(
        sorted(
            (council for council in speaking if council.ended is None or council.ended > day),
            key=lambda council: council.id,
        )
    )


def invitations_for(register: Register, wave: Wave, day: date) -> Iterator[Invitation]:
    """Give the invitations of a wave: one for each council of each area, one without a council where none is known."""
    for area in wave.areas:
        councils = councils_of(register, area, day)
        for council in councils or (None,):
            parts = [wave.id, area]
            if council is not None and len(councils) > 1:
                parts.append(council.id)
            # Two hyphens never stand in an id of its own, so the parts cannot be mixed up.
            yield Invitation(
                id="--".join(parts), wave=wave.id, area=area, council=council.id if council is not None else None
            )


def invitations_of(register: Register, wave: str) -> tuple[Invitation, ...]:
    """Give the invitations of a wave that has been opened, by id."""
    return tuple(sorted(register.by(Invitation, "wave").get(wave, ()), key=lambda invitation: invitation.id))


def respondent_name(register: Register, invitation: Invitation) -> str:
    """Give what a respondent is called: the council's name, else the area's."""
    council = register.find(Council, invitation.council)
    return council.name if council is not None else register.get(Area, invitation.area).name


def setup_of(register: Register, wave: Wave, types: QuestionTypes = STANDARD) -> WaveSetup:
    """Give all that the response store is told of a wave; in an anonymous one that is no name of anybody.

    Raises:
        DataError: LKE304 when the frozen form was altered.
    """
    frozen = register.get(FrozenForm, wave.form)
    form = thaw(frozen, types)
    invitations = invitations_of(register, wave.id)
    named = wave.mode is WaveMode.NAMED
    return WaveSetup(
        wave=wave.id,
        mode=wave.mode,
        form_text=frozen.text,
        title=form.title.in_language(form.default_language) or wave.name,
        invitations=tuple(invitation.id for invitation in invitations),
        labels={invitation.id: respondent_name(register, invitation) for invitation in invitations} if named else {},
    )
