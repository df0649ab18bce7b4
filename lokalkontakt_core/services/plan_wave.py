"""Plan a survey round: which form is put to which areas; nobody is asked before it is opened."""

from collections.abc import Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.coverage import existing_areas
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.editing import refuse_taken_name
from lokalkontakt_core.services.wave_checks import (
    LEAST_THRESHOLD,
    high_enough,
    not_past,
    refuse_unless,
    standing_areas,
    unused_form,
)
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.frozen_forms import freeze


def plan_wave(
    context: Context,
    *,
    name: str,
    form_text: str,
    mode: WaveMode,
    areas: Sequence[str] | None = None,
    closes: date | None = None,
    threshold: int = LEAST_THRESHOLD,
    types: QuestionTypes = STANDARD,
) -> ChangeSet:
    """Write down a round as a draft.

    Args:
        context: The register and the day.
        name: What the coordinator calls it.
        form_text: The form file; a copy is frozen with the wave.
        mode: Named or anonymous.
        areas: The ids of the areas to be asked; all areas of the day when left out.
        closes: The last day announced to those asked; no limit when left out. Answers are received until the wave is
            closed.
        threshold: The least number of answers a shown figure rests on.
        types: The question types the form may use.

    Raises:
        FormError: SF000 with every problem of the form.
        UsageError: LKE310 when the last day is past, LKE314 when the threshold is too low.
        NotFoundError: LKE201 when there is no such area.
        RefusedError: LKE223 when another round goes by that name, LKE313 when an area has ended.
    """
    register = context.register
    called = typed.name("name", name)
    refuse_taken_name(context, Wave, called)
    form = freeze(form_text, register.all(FrozenForm), types)
    asked = areas if areas is not None else [area.id for area in existing_areas(register, context.day)]
    wave = Wave(
        id=context.ids.mint("wave"),
        name=called,
        form=form.id,
        mode=mode,
        areas=standing_areas(register, asked, context.day),
        closes=not_past(closes, context.day),
        threshold=high_enough(threshold, mode),
    )
    return ChangeSet("plan_wave", register.put(form, wave), about=(wave.ref,))


def drop_wave(context: Context, *, wave: str) -> ChangeSet:
    """Throw a draft away, and its form when no other round uses it.

    Raises:
        NotFoundError: LKE201 when there is no such wave.
        RefusedError: LKE303 when it is no draft.
    """
    register = context.register
    draft = register.get(Wave, wave)
    refuse_unless(draft, WaveState.DRAFT)
    return ChangeSet("drop_wave", (*register.remove(draft), *unused_form(register, draft)), about=(draft.ref,))
