"""Rows: columns nothing reads, groups with nothing inside, questions without words."""

from collections.abc import Iterator

from lokalkontakt_core.surveys.engine.form import Group, Question, Repeat
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.problems import nearest
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.rule import Found, Removal, Rule
from lokalkontakt_core.surveys.lint.subject import Subject, row_of

_ALWAYS_READ = frozenset({"type", "name", "label", "relevant", "appearance"})
_COMPUTED = _ALWAYS_READ | {"calculation", "default", "trigger"}
_SHOWN = _ALWAYS_READ | {"hint", "guidance_hint"}
_GROUP = _ALWAYS_READ
_NEEDS = {"constraint_message": "constraint", "required_message": "required", "trigger": "calculation"}
"""Columns that do nothing without another one."""

_WIDTHS = frozenset(f"w{width}" for width in range(1, 13)) | frozenset(f"columns-{count}" for count in range(1, 11))
_APPEARANCES = _WIDTHS.union(
    """
    multiline minimal compact quick quickcompact horizontal horizontal-compact label list list-nolabel table-
    list field-list likert autocomplete search columns columns-pack columns-flex no-buttons image-map map
    placement-map maps numbers thousands-sep bearing vertical no-ticks picker rating new new-front draw
    annotate signature no-calendar month-year year ethiopian coptic islamic bikram-sambat myanmar persian url
    hidden-answer printer masked counter hide-input pages summary first-column
    """.split()  # noqa: SIM905 - a list of words reads best so
)


def _read_columns(subject: Subject, place: Element) -> frozenset[str]:
    """Give the columns that have an effect in a row."""
    item = place.item
    if isinstance(item, Repeat):
        return _GROUP | {"repeat_count"}
    if not isinstance(item, Question):
        return _GROUP
    kind = subject.kind(item)
    if kind.computed:
        return _COMPUTED
    if kind.control is Control.DISPLAY:
        return _SHOWN
    typed = _SHOWN | {"required", "required_message", "constraint", "constraint_message", "calculation", "default"}
    typed |= {"readonly", "trigger"}
    typed |= {"choice_filter"} if kind.has_list else frozenset()
    return typed | ({"parameters"} if kind.parameters else frozenset())


def _dead_column(subject: Subject) -> Iterator[Found]:
    """SF130 dead-column: a column that nothing reads.

    Why:
        It suggests something that does not happen: a note cannot be required, a calculation has no constraint.

    Finds:
        `required` on a note, `constraint` on a calculation, `choice_filter` on a question without a list,
        `constraint_message` without `constraint`, `repeat_count` on a group.

    Does not find:
        Empty cells, and columns the loader does not know (SF004).

    Since:
        0.1
    """
    for place in subject.places:
        path = f"survey[{row_of(place)}]"
        written = [column for column in subject.source.columns(path) if _filled(subject, f"{path}.{column}")]
        read = _read_columns(subject, place)
        for column in written:
            needed = _NEEDS.get(column, "")
            if column in read and (not needed or needed in written):
                continue
            kind = place.item.type if isinstance(place.item, Question) else "group"
            yield Found(f"{path}.{column}", {"column": column, "type": kind, "name": place.name}, change=Removal())


def _filled(subject: Subject, path: str) -> bool:
    place = subject.source.places.get(path)
    return place is not None and subject.source.text[place.start : place.end] not in {'""', "''", "{}", "false"}


def _empty_group(subject: Subject) -> Iterator[Found]:
    """SF131 empty-group: a group or repeat in which nothing is asked or shown.

    Why:
        It makes a page without anything on it, or a repeat of nothing.

    Finds:
        A group with no rows, or with other empty groups only.

    Does not find:
        Groups that hold calculations: they are a way to keep these together.

    Since:
        0.1
    """
    for place in subject.places:
        if isinstance(place.item, Group) and not any(True for _ in _inside(place)):
            yield Found(f"survey[{row_of(place)}]", {"name": place.name})


def _inside(place: Element) -> Iterator[Element]:
    waiting = list(place.children)
    while waiting:
        found = waiting.pop()
        if found.question is not None:
            yield found
        waiting.extend(found.children)


def _unknown_appearance(subject: Subject) -> Iterator[Found]:
    """SF132 unknown-appearance: a word in `appearance` that no program for such forms knows.

    Why:
        It is passed over in silence, so a spelling mistake shows only on the screen.

    Finds:
        `multi-line`, `minimmal`.

    Does not find:
        Words with brackets such as `ex:…` and `search(…)`, which are for other programs.

    Since:
        0.1
    """
    for place in subject.places:
        appearance = place.item.appearance if place.item else ""
        if "(" in appearance or ":" in appearance:
            continue
        for word in appearance.split():
            if word.lower() not in _APPEARANCES:
                near = nearest(word, _APPEARANCES)
                yield Found(f"survey[{row_of(place)}].appearance", {"word": word}, proposal=near)


def _missing_label(subject: Subject) -> Iterator[Found]:
    """SF133 missing-label: a question or option without words.

    Why:
        Whoever answers sees an empty place, or a code.

    Finds:
        A question, a note or an option without `label`.

    Does not find:
        Calculations, hidden values and groups, which need none.

    Since:
        0.1
    """
    for place, question in subject.questions:
        if subject.kind(question).control is not Control.NONE and not question.label:
            yield Found(f"survey[{row_of(place)}].label", {"name": question.name})
    for name, path, choice in subject.choices():
        if not choice.label and name in subject.uses:
            yield Found(path, {"name": choice.name})


def _not_possible_here(subject: Subject) -> Iterator[Found]:
    """SF134 not-possible-here: a question that needs a camera, a microphone or a map.

    Why:
        In a terminal it is shown as a note and takes no answer.

    Finds:
        image, audio, video, file, barcode, geotrace, geoshape.

    Does not find:
        geopoint, whose coordinates can be typed.

    Since:
        0.1
    """
    for place, question in subject.questions:
        if not subject.kind(question).possible:
            yield Found(f"survey[{row_of(place)}].type", {"name": question.name, "type": question.type})


def _constraint_without_message(subject: Subject) -> Iterator[Found]:
    """SF135 constraint-without-message: an answer can be refused, and nobody is told what would be right.

    Why:
        The standard words can only say that the answer does not fit.

    Finds:
        `constraint` without `constraint_message`.

    Does not find:
        `required` without `required_message`, where the standard words say all there is to say.

    Since:
        0.1
    """
    for cell in subject.cells:
        item = cell.host.item
        if cell.column == "constraint" and isinstance(item, Question) and not item.constraint_message:
            yield Found(cell.path, {"name": item.name})


RULES = (
    Rule("SF130", "dead-column", Severity.WARNING, _dead_column),
    Rule("SF131", "empty-group", Severity.WARNING, _empty_group),
    Rule("SF132", "unknown-appearance", Severity.INFORMATION, _unknown_appearance),
    Rule("SF133", "missing-label", Severity.WARNING, _missing_label),
    Rule("SF134", "not-possible-here", Severity.INFORMATION, _not_possible_here),
    Rule("SF135", "constraint-without-message", Severity.WARNING, _constraint_without_message),
)
