"""Change a survey round: all of a draft, the last day of an open one."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.wave_checks import high_enough, not_past, refuse_unless, standing_areas, unused_form
from lokalkontakt_core.surveys.frozen_forms import freeze


def edit_wave(
    context: Context,
    *,
    wave: str,
    name: str | None = None,
    form_text: str | None = None,
    mode: WaveMode | None = None,
    areas: Sequence[str] | None = None,
    closes: date | None = None,
    without_limit: bool = False,
    threshold: int | None = None,
) -> ChangeSet:
    """Change a draft; what is left out stays. An open round is changed with `extend_wave`.

    Args:
        context: The register and the day.
        wave: The draft.
        name: What the coordinator calls it.
        form_text: Another form file.
        mode: Named or anonymous.
        areas: The areas to be asked.
        closes: The last day one can answer.
        without_limit: Take the last day away.
        threshold: The least number of answers a shown figure rests on.

    Raises:
        RefusedError: LKE316 when it is no draft any more: form, areas and mode are fixed at opening.
        FormError, UsageError, NotFoundError: As for `plan_wave`.
    """
    register = context.register
    draft = register.get(Wave, wave)
    if draft.state is not WaveState.DRAFT:
        raise RefusedError("LKE316", wave=draft.name)
    form = register.get(FrozenForm, draft.form) if form_text is None else freeze(form_text, register.all(FrozenForm))
    changed = evolve(
        draft,
        name=draft.name if name is None else typed.name("name", name),
        form=form.id,
        mode=mode or draft.mode,
        areas=draft.areas if areas is None else standing_areas(register, areas, context.day),
        closes=None if without_limit else draft.closes if closes is None else not_past(closes, context.day),
        threshold=high_enough(draft.threshold if threshold is None else threshold, mode or draft.mode),
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
