"""What the answers of a wave say about areas' wishes: proposals, which become records only when they are adopted.

A form says so itself: an option with an `area_answer` column (`yes` or `no`) stands for that answer of the area. The
question `respondent`, if there is one, tells in which capacity it was given.
"""

import enum
from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.answer import Answer, AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.register import Register
from lokalkontakt_core.surveys.engine.form import Choice, Form, Question
from lokalkontakt_core.surveys.invitations import invitations_of
from lokalkontakt_core.texts import Text

COLUMN = "area_answer"
RESPONDENT = "respondent"


class ProposalKind(enum.StrEnum):
    """How a proposal stands to the register and to itself."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OUTDATED = "outdated"
    SPLIT = "split"
    UNDECIDED = "undecided"


@frozen
class Voice:
    """What one respondent said for an area.

    Attributes:
        invitation: Whose answer it is.
        council: The body, where one is known.
        value: The area's answer it stands for; None when it stands for none ("not now").
        label: The option as it was shown.
        capacity: In which capacity it was given, as it was shown; empty when it was not asked or not answered.
    """

    invitation: str
    council: str | None
    value: AnswerValue | None
    label: Text
    capacity: Text


@frozen
class Proposal:
    """What the voices of an area add up to.

    Attributes:
        area: The area.
        kind: `new`, `changed` or `same` against the register, `outdated` when the register holds another answer that
            is newer than the wave; `split` when the voices disagree; `undecided` when none stands for an answer.
        value: What would be adopted; None when split or undecided.
        voices: Every respondent who answered the question.
        present: The answer the register holds on the day; None when there is none.
    """

    area: str
    kind: ProposalKind
    value: AnswerValue | None
    voices: tuple[Voice, ...]
    present: Answer | None

    @property
    def wanted(self) -> frozenset[AnswerValue]:
        """The different answers the voices stand for."""
        return frozenset(voice.value for voice in self.voices if voice.value is not None)


def wish_question(form: Form) -> Question | None:
    """Give the question whose options stand for answers of areas, None when the form has none."""
    for question in form.questions():
        if any(COLUMN in choice.columns for choice in form.choices(question)):
            return question
    return None


def proposals(
    register: Register, wave: Wave, form: Form, responses: Iterable[Response], day: date
) -> tuple[Proposal, ...]:
    """Give what the answers of a named wave propose, by name of the area; areas nobody answered for are left out.

    Args:
        register: The register.
        wave: The wave.
        form: Its frozen form, with a `wish_question`.
        responses: The answers; their ids are those of invitations.
        day: The day on which the present answers are read.
    """
    question = wish_question(form)
    if question is None:
        return ()
    given = {response.id: response.answers for response in responses}
    voices: dict[str, list[Voice]] = {}
    for invitation in invitations_of(register, wave.id):
        voice = _voice(form, question, invitation, given.get(invitation.id, {}))
        if voice is not None:
            voices.setdefault(invitation.area, []).append(voice)
    return tuple(
        _proposal(wave, area.id, tuple(voices[area.id]), answer_of(register, area.id, day))
        for area in sorted((register.get(Area, area) for area in voices), key=lambda area: danish_key(area.name))
    )


def _voice(form: Form, question: Question, invitation: Invitation, answers: Mapping[str, object]) -> Voice | None:
    chosen = _chosen(form, question, answers)
    if chosen is None:
        return None
    asked = form.question(RESPONDENT)
    capacity = _chosen(form, asked, answers) if asked is not None else None
    return Voice(
        invitation=invitation.id,
        council=invitation.council,
        value=AnswerValue(chosen.columns[COLUMN]) if chosen.columns.get(COLUMN) else None,
        label=chosen.label,
        capacity=capacity.label if capacity is not None and not capacity.missing else Text({}),
    )


def _chosen(form: Form, question: Question, answers: Mapping[str, object]) -> Choice | None:
    stored = answers.get(question.key)
    return next((choice for choice in form.choices(question) if choice.name == stored), None)


def _proposal(wave: Wave, area: str, voices: tuple[Voice, ...], present: Answer | None) -> Proposal:
    wanted = {voice.value for voice in voices if voice.value is not None}
    if len(wanted) != 1:
        return Proposal(area, ProposalKind.SPLIT if wanted else ProposalKind.UNDECIDED, None, voices, present)
    (value,) = wanted
    if present is None:
        kind = ProposalKind.NEW
    elif present.value is value:
        kind = ProposalKind.SAME
    elif wave.closed is not None and isinstance(present.day, date) and present.day > wave.closed:
        kind = ProposalKind.OUTDATED
    else:
        kind = ProposalKind.CHANGED
    return Proposal(area, kind, value, voices, present)
