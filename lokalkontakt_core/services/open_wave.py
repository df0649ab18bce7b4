"""Open a survey round: everybody who answers for an area is invited, and the form can no longer change."""

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.wave_checks import not_past, refuse_traces, refuse_unless, standing_areas
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.frozen_forms import thaw
from lokalkontakt_core.surveys.invitations import invitations_for


def open_wave(context: Context, *, wave: str, types: QuestionTypes = STANDARD) -> ChangeSet:
    """Open a draft: invitations for every area, and a notice for each.

    The response store must know the wave before this is committed; `WaveDesk.open` sees to the order.

    Raises:
        NotFoundError: LKE201 when there is no such wave.
        RefusedError: LKE302 when it asks no area, LKE303 when it is no draft, LKE309 when it is anonymous and asks
            fewer than its threshold, LKE313 when an area has ended since it was planned,
            LKE320 when it is anonymous and its form notes who answers, or when.
        UsageError: LKE310 when its last day is past.
        DataError: LKE304 when its form was altered since it was frozen.
        FormError: SF000 when its form can no longer be read.
    """
    register = context.register
    draft = register.get(Wave, wave)
    refuse_unless(draft, WaveState.DRAFT)
    refuse_traces(thaw(register.get(FrozenForm, draft.form), types), draft.mode)
    not_past(draft.closes, context.day)
    if not standing_areas(register, draft.areas, context.day):
        raise RefusedError("LKE302", wave=draft.name)
    invitations = tuple(invitations_for(register, draft, context.day))
    if draft.mode is WaveMode.ANONYMOUS and len(invitations) < draft.threshold:
        raise RefusedError("LKE309", wave=draft.name, invited=len(invitations), threshold=draft.threshold)
    notices = tuple(
        announce(
            context,
            NoticeKind.WAVE_INVITATION,
            about=invitation.ref,
            recipient=Ref("council", invitation.council) if invitation.council is not None else None,
            reference=draft.id,
            why="open_wave",
        )
        for invitation in invitations
    )
    opened = evolve(draft, state=WaveState.OPEN, opened=context.day)
    return ChangeSet("open_wave", register.put(opened, *invitations, *notices), about=(draft.ref,))
