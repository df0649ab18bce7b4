"""What stands at every place of an interview and what is wrong with it: the whole state, for those who write forms."""

from collections.abc import Iterator

from attrs import frozen

from lokalkontakt_core.surveys.engine.form import Group, Question
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.judging import judge_stored, offered, piped
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.route import is_asked, is_shown
from lokalkontakt_core.surveys.engine.state import State
from lokalkontakt_core.surveys.engine.violations import Violation


@frozen
class Inspected:
    """One question or repeat as it stands.

    Attributes:
        path: Where it stands, for example `members[2]/age`.
        name: As written in the form.
        type: The question type; `repeat` for a repeat.
        row: Which row of the survey it is, counted from 1.
        groups: The names of the groups and repeats around, outermost first.
        label: In the language shown.
        value: As every expression sees it: '' while it is not relevant. For a repeat the number of instances.
        kept: What was answered or worked out, also while it is not relevant.
        relevant: Whether it applies now.
        shown: Whether it has a page when it applies.
        asked: Whether an answer is taken by hand.
        offered: How many options it offers now.
        options: How many options its list has.
        violations: What is wrong with it.
    """

    path: str
    name: str
    type: str
    row: int
    groups: tuple[str, ...]
    label: str
    value: str
    kept: str
    relevant: bool
    shown: bool
    asked: bool
    offered: int = 0
    options: int = 0
    violations: tuple[Violation, ...] = ()


def groups_of(element: Element) -> tuple[str, ...]:
    """Give the names of the groups and repeats around a place, outermost first."""
    return tuple(reversed([around.name for around in element.ancestors() if around.parent is not None]))


def inspect_question(element: Element, question: Question, frame: Frame, state: State) -> Inspected:
    """Give a question as it stands in its instance."""
    kind = state.program.kind(element)
    relevant, value = frame.is_relevant(element), frame.visible[element.key]
    asked, given = is_asked(question, kind), offered(element, frame, state.program)
    return Inspected(
        path=f"{frame.path()}{element.key}",
        name=question.name,
        type=question.type,
        row=question.row,
        groups=groups_of(element),
        label=piped(question.label, element, frame, state),
        value=value,
        kept=frame.raw.get(element.key, ""),
        relevant=relevant,
        shown=is_shown(question, kind),
        asked=asked,
        offered=len(given),
        options=len(given if question.options else state.program.form.choices(question)),
        violations=judge_stored(element, frame, state, value) if asked and relevant else (),
    )


def inspect_repeat(element: Element, frame: Frame, state: State) -> Inspected:
    """Give a repeat as it stands in an instance around it."""
    item, parent = element.item, element.parent
    count = len(frame.counted(element))
    return Inspected(
        path=f"{frame.path()}{element.key}",
        name=element.name,
        type="repeat",
        row=item.row if item else 0,
        groups=groups_of(element),
        label=piped(item.label, element, frame, state) if isinstance(item, Group) else "",
        value=str(count),
        kept=str(len(frame.repeats.get(element.number, []))),
        relevant=(parent is None or frame.is_relevant(parent)) and (not count or bool(frame.instances(element))),
        shown=True,
        asked=False,
    )


def inspect_all(state: State) -> Iterator[Inspected]:
    """Give every question and repeat in the order of the form, those inside a repeat once for each instance."""
    yield from _inside(state.program.outline.root, state.root, state)


def _inside(parent: Element, frame: Frame, state: State) -> Iterator[Inspected]:
    for element in parent.children:
        if element.is_repeat:
            yield inspect_repeat(element, frame, state)
            for instance in frame.counted(element):
                yield from _inside(element, instance, state)
        elif element.question is None:
            yield from _inside(element, frame, state)
        else:
            yield inspect_question(element, element.question, frame, state)
