"""Change a survey round: all of a draft, the last day of an open one."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import refuse_taken_name
from lokalkontakt_core.services.wave_checks import high_enough, not_past, refuse_unless, standing_areas, unused_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.frozen_forms import freeze


class WaveChanges(TypedDict, total=False):
    """What can be changed of a draft; what is left out stays.

    Attributes:
        name: What the coordinator calls it.
        form_text: Another form file.
        mode: Named or anonymous.
        areas: The areas to be asked.
        closes: The last day announced to those asked; None takes the limit away.
        threshold: The least number of answers a shown figure rests on.
    """

    name: str
    form_text: str
    mode: WaveMode
    areas: Sequence[str]
    closes: date | None
    threshold: int


def edit_wave(
    context: Context, *, wave: str, types: QuestionTypes = STANDARD, **changes: Unpack[WaveChanges]
) -> ChangeSet:
    """Change a draft. The last day of an open round is changed with `extend_wave`.

    Raises:
        RefusedError: LKE316 when it is no draft any more: form, areas and mode are fixed at opening; LKE223 when
            another round goes by the name.
        FormError, UsageError, NotFoundError: As for `plan_wave`.
    """
    register = context.register
    draft = register.get(Wave, wave)
    if draft.state is not WaveState.DRAFT:
        raise RefusedError("LKE316", wave=draft.name)
    form = register.get(FrozenForm, draft.form)
    if "form_text" in changes:
        form = freeze(changes["form_text"], register.all(FrozenForm), types)
    called = typed.name("name", changes.get("name", draft.name))
    refuse_taken_name(context, Wave, called, own_id=draft.id)
    mode = changes.get("mode", draft.mode)
    changed = evolve(
        draft,
        name=called,
        form=form.id,
        mode=mode,
        areas=standing_areas(register, changes["areas"], context.day) if "areas" in changes else draft.areas,
        closes=not_past(changes["closes"], context.day) if "closes" in changes else draft.closes,
        threshold=high_enough(changes.get("threshold", draft.threshold), mode),
    )
    left = unused_form(register, draft) if form.id != draft.form else ()
    return ChangeSet("edit_wave", (*register.put(form, changed), *left), about=(draft.ref,))


def extend_wave(context: Context, *, wave: str, closes: date | None) -> ChangeSet:
    """Set another last day for a round that is open; None takes the limit away.

    Raises:
        RefusedError: LKE303 when it is not open.
        UsageError: LKE310 when the day is past.
    """
    there = context.register.get(Wave, wave)
    refuse_unless(there, WaveState.OPEN)
    extended = evolve(there, closes=not_past(closes, context.day))
    return ChangeSet("extend_wave", context.register.put(extended), about=(there.ref,))
