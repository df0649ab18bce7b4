"""Results: what the answers of a wave add up to, question by question and group by group; a pure function."""

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from lokalkontakt_core.messages import Message
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.surveys.engine.form import Form, Question
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.result_values import Figures, GroupResult, QuestionResult, ResultKind, Results
from lokalkontakt_core.surveys.suppression import TEXT, held_back, too_few
from lokalkontakt_core.surveys.tally import Given, given_to, kind_of, section_of, tally
from lokalkontakt_core.texts import Text


@frozen
class Breakdown:
    """How responses are split into groups.

    Attributes:
        by: What the groups are: `cluster`, `size`, or the key of a question.
        labels: Group to what it is called, in the order shown.
        group_of: Gives a response's group, None for those in no group.
    """

    by: str
    labels: Mapping[str, Text]
    group_of: Callable[[Response], str | None]


def by_question(form: Form, question: Question) -> Breakdown:
    """Split responses by what they answered to a question with one choice; "Ved ikke" is in no group."""
    labels = {choice.name: choice.label for choice in form.choices(question) if not choice.missing}

    def group_of(response: Response) -> str | None:
        answer = response.answers.get(question.key)
        return answer if answer in labels else None

    return Breakdown(question.key, labels, group_of)


def results_of(
    form: Form,
    responses: Sequence[Response],
    *,
    threshold: int,
    anonymous: bool,
    breakdown: Breakdown | None = None,
    types: QuestionTypes = STANDARD,
) -> Results:
    """Work out the results.

    In a named wave only groups are held back that rest on fewer answers than the threshold; the whole is always shown.
    In an anonymous wave no figure is shown that rests on fewer, or from which such a figure follows, and what was
    written is never split by group.

    Args:
        form: The frozen form.
        responses: Every response.
        threshold: The least number of answers a figure rests on.
        anonymous: Whether the wave is anonymous.
        breakdown: How to split the responses; not at all when left out.
        types: The question types the form may use.
    """
    by = breakdown.by if breakdown is not None else None
    hidden = too_few(len(responses), threshold) if anonymous else None
    if hidden is not None:
        return Results(form.title, len(responses), (), by, hidden)
    counting = _Counting(form, responses, threshold, anonymous=anonymous, breakdown=breakdown)
    asked = ((question, kind_of(form, question, types)) for question in form.questions())
    questions = tuple(counting.question(question, kind) for question, kind in asked if kind is not None)
    return Results(form.title, len(responses), questions, by)


class _Counting:
    """The results of one form over one set of responses."""

    def __init__(
        self, form: Form, responses: Sequence[Response], threshold: int, *, anonymous: bool, breakdown: Breakdown | None
    ) -> None:
        self.form = form
        self.responses = responses
        self.threshold = threshold
        self.anonymous = anonymous
        self.breakdown = breakdown
        self.sections = section_of(form)
        self.members: dict[str, list[Response]] = {}
        if breakdown is not None:
            self.members = {group: [] for group in breakdown.labels}
            for response in responses:
                group = breakdown.group_of(response)
                if group is not None:
                    self.members[group].append(response)

    def question(self, question: Question, kind: ResultKind) -> QuestionResult:
        given = given_to(question, self.responses)
        figures = self.tally(question, kind, given)
        whole = self.people(question, kind, given)
        hidden = too_few(whole, self.threshold) if self.anonymous else None
        return QuestionResult(
            key=question.key,
            label=question.label,
            section=self.sections.get(question.key, Text({})),
            kind=kind,
            figures=figures if hidden is None else None,
            hidden=hidden,
            groups=self.groups(question, kind, hidden, whole),
        )

    def groups(
        self, question: Question, kind: ResultKind, hidden: Message | None, whole: int
    ) -> tuple[GroupResult, ...]:
        breakdown = self.breakdown
        if breakdown is None or question.key == breakdown.by:
            return ()
        given = {group: given_to(question, members) for group, members in self.members.items()}
        if self.anonymous and kind is ResultKind.TEXT:
            why: Mapping[str, Message] = dict.fromkeys(given, Message(TEXT))
        elif hidden is not None:
            why = dict.fromkeys(given, hidden)
        else:
            bases = {group: self.people(question, kind, answers) for group, answers in given.items()}
            why = held_back(bases, self.threshold, complements=self.anonymous, rest=whole - sum(bases.values()))
        return tuple(
            GroupResult(
                group,
                breakdown.labels[group],
                None if group in why else self.tally(question, kind, answers),
                why.get(group),
            )
            for group, answers in given.items()
        )

    def people(self, question: Question, kind: ResultKind, given: Sequence[Given]) -> int:
        """Give how many respondents the figures rest on: those with an answer that is not "Ved ikke"."""
        missing = {choice.name for choice in self.form.choices(question) if choice.missing}
        several = kind is ResultKind.MANY
        return len(
            {
                answer.response
                for answer in given
                if not (set(answer.value.split(" ")) if several else {answer.value}) <= missing
            }
        )

    def tally(self, question: Question, kind: ResultKind, given: Sequence[Given]) -> Figures:
        return tally(self.form, question, kind, given, names=not self.anonymous)
