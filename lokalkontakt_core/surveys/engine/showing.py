"""Pages and review lines as plain values in the language shown."""

from collections.abc import Callable

from lokalkontakt_core.surveys.engine.expressions.functions import chance
from lokalkontakt_core.surveys.engine.form import Choice, Group, Question
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.judging import PIPED, is_required, offered, piped
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.pages import GridRow, Option, Page, ReviewLine, Stop
from lokalkontakt_core.surveys.engine.question_types import Column, Control
from lokalkontakt_core.surveys.engine.route import Place
from lokalkontakt_core.surveys.engine.state import State
from lokalkontakt_core.surveys.engine.violations import Violation

Seed = Callable[[str], float]

_LISTED = {Column.ONE, Column.MANY, Column.RANK}


def _groups(element: Element, frame: Frame, state: State) -> tuple[str, ...]:
    labels = [
        piped(around.item.label, around, frame.at(around.depth), state)
        for around in element.ancestors()
        if isinstance(around.item, Group) and around.item.label
    ]
    return tuple(reversed(labels))


def _order(question: Question, choices: tuple[Choice, ...], place: Place, state: State, seed: Seed) -> list[Choice]:
    if question.parameters.get("randomize", "").lower() != "true":
        return list(choices)
    given = written = question.parameters.get("seed", "")
    found = PIPED.fullmatch(given)
    if found:
        target = state.program.resolver.named(found[1], 1, place.element)
        given = place.frame.at(target.depth).visible.get(target.key, "")
    return chance.shuffled(choices, chance.seed_of(given) if written else chance.seed_of_draw(seed(place.path)))


def _label(choice: Choice, place: Place, state: State) -> str:
    """Give the label of an option; an answer that is an option stands as it was written."""
    if place.element.question is not None and place.element.question.options is not None:
        return choice.label.in_language(state.surroundings.language, state.program.form.default_language)
    return piped(choice.label, place.element, place.frame, state)


def page_of(place: Place, state: State, seed: Seed) -> Page:
    """Give what is shown at a place."""
    element, frame = place.element, place.frame
    question = element.question
    if question is None:
        return _repeat_page(place, state)
    kind = state.program.kind(element)
    cells = state.program.cells[element.number]
    value = frame.visible[element.key]
    readonly = not place.asked or (cells.readonly is not None and state.call(cells.readonly, frame, value))
    choices = _order(question, offered(element, frame, state.program), place, state, seed)
    return Page(
        path=place.path,
        stop=Stop.NOTE if kind.control is Control.DISPLAY else Stop.QUESTION,
        type=kind.name,
        control=kind.control,
        label=piped(question.label, element, frame, state),
        hint=piped(question.hint, element, frame, state),
        guidance=piped(question.guidance_hint, element, frame, state),
        groups=_groups(element, frame, state),
        options=tuple(Option(c.name, _label(c, place, state), c.missing) for c in choices),
        value=value,
        required=place.asked and is_required(element, frame, state),
        readonly=readonly,
        possible=kind.possible,
        appearance=question.appearance,
        question=question,
        skipped=place.skipped,
        grid=_grid(place, state),
        grid_label=_grid_label(place, state),
    )


def _grid(place: Place, state: State) -> tuple[GridRow, ...]:
    matrix, frame = state.program.matrices.by_row.get(place.element.number), place.frame
    return tuple(
        GridRow(
            path=f"{frame.path()}{row.key}",
            label=piped(row.question.label, row, frame, state),
            value=frame.visible[row.key],
            current=row is place.element,
        )
        for row in (matrix.rows if matrix is not None else ())
        if row.question is not None and frame.is_relevant(row)
    )


def _grid_label(place: Place, state: State) -> str:
    matrix = state.program.matrices.by_row.get(place.element.number)
    heading = matrix.heading if matrix is not None else None
    if heading is None or heading.question is None:
        return ""
    return piped(heading.question.label, heading, place.frame, state)


def _repeat_page(place: Place, state: State) -> Page:
    element, frame = place.element, place.frame
    item = element.item
    return Page(
        path=place.path,
        stop=Stop.REPEAT,
        type="",
        control=Control.DISPLAY,
        label=piped(item.label, element, frame, state) if isinstance(item, Group) else "",
        groups=_groups(element, frame, state),
        value=str(len(frame.counted(element))),
        appearance=item.appearance if isinstance(item, Group) else "",
        skipped=place.skipped,
    )


def review_line(place: Place, number: int, state: State, violations: tuple[Violation, ...]) -> ReviewLine:
    """Give the line of a question in the review."""
    element, frame = place.element, place.frame
    question = element.question
    value = frame.visible[element.key]
    words = value
    if question is not None and state.program.kind(element).column in _LISTED:
        choices = offered(element, frame, state.program) if question.options else state.program.form.choices(question)
        labels = {choice.name: _label(choice, place, state) for choice in choices}
        words = labels.get(value) or ", ".join(labels.get(name) or name for name in value.split())
    label = piped(question.label, element, frame, state) if question else ""
    return ReviewLine(place.path, number, label, value, words, violations)
