"""Adopt the answers of a wish survey: what areas said becomes their answer in the register, when a person says so."""

from collections.abc import Collection, Iterable, Mapping

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.wave_checks import refuse_unless
from lokalkontakt_core.surveys.adoption import Proposal, ProposalKind, proposals, wish_question
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.frozen_forms import thaw

ADOPTED_BY_ITSELF = frozenset({ProposalKind.NEW, ProposalKind.CHANGED})
"""The proposals that are adopted unless one chooses; all others need a word from the coordinator."""


def adopt_wave(
    context: Context,
    *,
    wave: str,
    responses: Iterable[Response],
    areas: Collection[str] | None = None,
    resolve: Mapping[str, AnswerValue] | None = None,
    types: QuestionTypes = STANDARD,
) -> ChangeSet:
    """Record the answers of the areas as one change set.

    Areas whose respondents disagree, or whose answer in the register is newer than the round, are left out unless
    `resolve` says which answer holds.
    An area whose answer in the register is the same already is left as it is, so adopting again changes nothing.

    Args:
        context: The register and the day.
        wave: A named wave, open or closed, with a form that asks for areas' answers.
        responses: What the response store holds of it.
        areas: Only these areas; all that answered when left out.
        resolve: Area to the answer that holds, one of those its respondents gave.
        types: The question types the form may use.

    Raises:
        NotFoundError: LKE201 when there is no such wave.
        RefusedError: LKE303 when it was never opened, LKE307 when it is anonymous, LKE308 when its form asks for no
            answer of areas.
        UsageError: LKE306 when `areas` or `resolve` names an area nobody answered for, or an answer nobody gave.
    """
    register = context.register
    there = register.get(Wave, wave)
    form = thaw(register.get(FrozenForm, there.form), types)
    refuse_unadoptable(there, form)
    found = {proposal.area: proposal for proposal in proposals(register, there, form, responses, context.day)}
    resolved = resolve or {}
    wanted = set(found if areas is None else areas) | set(resolved)
    for area in sorted(wanted):
        said = found[area].wanted if area in found else frozenset[AnswerValue]()
        if area not in found or (area in resolved and resolved[area] not in said):
            raise UsageError("LKE306", area=Ref("area", area), answer=resolved.get(area))
    adopted = [
        _answer(context, there, form, proposal, resolved.get(area))
        for area, proposal in found.items()
        if area in wanted and (area in resolved or proposal.kind in ADOPTED_BY_ITSELF)
    ]
    return ChangeSet(
        "adopt_wave", register.put(*(answer for answer in adopted if answer is not None)), about=(there.ref,)
    )


def refuse_unadoptable(wave: Wave, form: Form) -> None:
    """Refuse a wave whose answers cannot become answers of areas.

    Raises:
        RefusedError: LKE303, LKE307, LKE308 as for `adopt_wave`.
    """
    refuse_unless(wave, WaveState.OPEN, WaveState.CLOSING, WaveState.CLOSED)
    if wave.mode is WaveMode.ANONYMOUS:
        raise RefusedError("LKE307", wave=wave.name)
    if wish_question(form) is None:
        raise RefusedError("LKE308", wave=wave.name)


def _answer(
    context: Context, wave: Wave, form: Form, proposal: Proposal, resolved: AnswerValue | None
) -> Answer | None:
    value = resolved or proposal.value
    present = proposal.present
    if value is None or (present is not None and present.value is value):
        return None
    # A single answer carries no time: the day the round closed is the last it can have been given on. What a person
    # decides between disagreeing voices is decided today.
    day = context.day if resolved is not None or wave.closed is None else wave.closed
    # One answer holds a day: a second one of the same day takes the place of the first.
    same_day = present is not None and present.day == day
    voice = next((voice for voice in proposal.voices if voice.value is value), None)
    capacity = voice.capacity.in_language(form.default_language) if voice is not None else ""
    return Answer(
        id=present.id if present is not None and same_day else context.ids.mint("answer"),
        source=wave.name,
        area=proposal.area,
        day=day,
        value=value,
        respondent=capacity or None,
        wave=wave.id,
    )
