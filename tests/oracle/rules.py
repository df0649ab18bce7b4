"""Why the engines differ where they do: each rule says what we do, and knows the differences that follow from it.

`topic` names the row of the table of semantics in the specification of the survey module that settles it. A rule
without a topic is about what that table does not speak of: how forms are written as XForms, and how things are shown.
"""

import re
from collections.abc import Callable
from datetime import datetime

from attrs import frozen

from lokalkontakt_core.surveys.engine.expressions.syntax import Call, Chain, Node, Path, Reference, String
from lokalkontakt_core.surveys.engine.form import Question, Repeat
from lokalkontakt_core.surveys.engine.question_types import STANDARD
from tests.oracle.comparing import Difference

_HUNDREDTH = 0.0101
_VALUES = {"value", "submitted"}
_LAST = "\U0000ffff"
_TRUTHS = {"true", "false"}


@frozen
class Rule:
    """A reason to differ.

    Attributes:
        name: Short, for the report.
        topic: The row of the table of semantics, '' when it speaks of none of this.
        says: What we do and what the other engine does.
        fits: Whether a difference follows from it.
    """

    name: str
    topic: str
    says: str
    fits: Callable[[Difference], bool]


def _is_value(one: Difference) -> bool:
    return one.what in _VALUES


def _calls(one: Difference, *names: str) -> list[Call]:
    return [node for node in one.nodes() if isinstance(node, Call) and node.name in names]


def _strings(one: Difference) -> list[str]:
    return [node.value for node in one.nodes() if isinstance(node, String)]


def _question(one: Difference) -> Question | None:
    item = one.element.item if one.element else None
    return item if isinstance(item, Question) else None


def _repeats(one: Difference) -> list[Repeat]:
    around = [one.element, *one.element.ancestors()] if one.element else []
    return [place.item for place in around if isinstance(place.item, Repeat)]


def _same_numbers(one: Difference) -> bool:
    mine, theirs = str(one.ours).split(), str(one.theirs).split()
    try:
        return len(mine) == len(theirs) > 0 and list(map(float, mine)) == list(map(float, theirs))
    except ValueError:
        return False


def _same_moment(one: Difference) -> bool:
    try:
        return datetime.fromisoformat(one.ours) == datetime.fromisoformat(one.theirs)
    except (TypeError, ValueError):
        return False


def _near(one: Difference) -> bool:
    try:
        return abs(float(one.ours) - float(one.theirs)) < _HUNDREDTH
    except ValueError:
        return False


def _bare(node: Node) -> bool:
    return isinstance(node, Reference | Path)


def _bare_condition(one: Difference) -> bool:
    for node in one.nodes():
        if isinstance(node, Call) and node.name in {"if", "not", "boolean"} and _bare(node.arguments[0]):
            return True
        if isinstance(node, Chain) and node.operators[0] in {"=", "!="} and any(map(_bare, node.operands)):
            return any(isinstance(operand, Call) and operand.name in _TRUTHS for operand in node.operands)
    return False


def _chained(one: Difference, *operators: str) -> list[Chain]:
    return [node for node in one.nodes() if isinstance(node, Chain) and set(node.operators) & set(operators)]


def _indexed_by_reference(one: Difference) -> bool:
    return any(
        any(isinstance(predicate, Reference) for predicate in node.predicates)
        for node in one.nodes()
        if isinstance(node, Path)
    )


def _reads_hidden_repeat(one: Difference) -> bool:
    items = one.case.form.items if one.case.form else ()
    hidden = [item for item in items if isinstance(item, Repeat) and item.relevant is not None]
    names = {inner.name for item in hidden for inner in (item, *item.items)}
    return bool(names & one.names())


def _counted(one: Difference) -> bool:
    return any(repeat.repeat_count is not None for repeat in _repeats(one))


def _words_of_other(one: Difference) -> bool:
    question = _question(one)
    if one.what == "shown":
        return "Andet" in one.ours and [word if word != "Andet" else "Other" for word in one.ours] == one.theirs
    return one.what == "label" and question is not None and question.name.endswith("_other")


def _blank_option(one: Difference) -> bool:
    question = _question(one)
    answers = question is not None and question.options is not None and one.what in {"options", "shown"}
    return answers and list(dict.fromkeys(other for other in one.theirs if other)) == one.ours


def _untranslated(one: Difference) -> bool:
    if one.what == "shown":
        same = len(one.ours) == len(one.theirs)
        return same and all(other in {mine, "-"} for mine, other in zip(one.ours, one.theirs, strict=True))
    return one.what in {"label", "hint"} and one.theirs == "-"


def _written_by_pyxform(one: Difference) -> bool:
    name = one.place.rpartition("/")[2]
    generated = re.fullmatch(r"generated_.*|reserved_name_.*|.*_count", name) is not None
    if one.what == "missing there":
        question = _question(one)
        return question is not None and (question.type == "audit" or re.fullmatch(r"note_\d+", name) is not None)
    return generated and one.element is None and one.what in {"missing here", "submitted"}


def _inner_repeat(one: Difference) -> bool:
    inside = len(_repeats(one)) > 1
    if one.what == "step":
        return "/s[" in one.path and one.theirs == f"no {one.path}"
    return inside and one.what == "missing there"


def _external(one: Difference) -> bool:
    question = _question(one)
    return question is not None and question.type == "select_one_external"


def _label_in_list(one: Difference) -> bool:
    return not one.theirs and any(
        isinstance(node, Path) and isinstance(node.start, Call) and node.steps[-1].name == "label"
        for node in one.nodes()
    )


def _needs_a_device(one: Difference) -> bool:
    question = _question(one)
    kind = STANDARD.find(question.type) if question else None
    return one.what == "readonly" and kind is not None and not kind.possible


def _triggered(one: Difference) -> bool:
    question = _question(one)
    return question is not None and bool(question.trigger) and bool(_repeats(one))


TABLE = (
    Rule(
        "number-text",
        "number -> text",
        "A number is written without “.0”; the other engine writes an answered decimal, or height and accuracy of a "
        "place, with it.",
        lambda one: _is_value(one) and _same_numbers(one),
    ),
    Rule(
        "sum-of-nothing",
        "sum of nothing",
        "The sum of no instances is 0; the other engine gives no number.",
        lambda one: _is_value(one) and bool(_calls(one, "sum")) and (one.ours, one.theirs) == ("0", ""),
    ),
    Rule(
        "bare-condition",
        "boolean()",
        "A question alone as a condition is true when it is answered, as in Collect; the other engine finds it true "
        "because the node exists. `form check` says so (SF100).",
        lambda one: _is_value(one) and _bare_condition(one),
    ),
    Rule(
        "truth-of-operands",
        "and/or",
        "The sides of `and` and `or` are read as by boolean(), and the result is true or false; the other engine hands "
        "on a number it met and takes the text 'false' for false.",
        lambda one: _is_value(one) and bool(_chained(one, "and", "or")) and {one.ours, one.theirs} & _TRUTHS != set(),
    ),
    Rule(
        "tolerance",
        "= and !=",
        "Numbers are equal within 1e-12, as in JavaRosa; the other engine compares them bit by bit.",
        lambda one: (
            _is_value(one)
            and bool(_chained(one, "="))
            and (one.ours, one.theirs) == ("true", "false")
            and not _calls(one, "date")
        ),
    ),
    Rule(
        "halves",
        "round",
        "A half is what is written as one: round(1.005, 2) is 1.01; the other engine rounds the "
        "double, which is a little less.",
        lambda one: _is_value(one) and bool(_calls(one, "round")) and _near(one),
    ),
    Rule(
        "letters-of-patterns",
        "regex",
        "`\\p{L}` is any letter, as in the documentation and in Collect; the other engine takes it for the letters "
        "p, {, L and }.",
        lambda one: _is_value(one) and bool(_calls(one, "regex")) and any("\\p" in text for text in _strings(one)),
    ),
    Rule(
        "signs-beyond-the-first-plane",
        "substr",
        "Positions count code points, so an emoji is one; the other engine counts UTF-16 units, so it is two.",
        lambda one: (
            _is_value(one)
            and bool(_calls(one, "substr", "string-length"))
            and any(sign > _LAST for text in _strings(one) for sign in text)
        ),
    ),
    Rule(
        "no-day",
        "dates",
        "What is no day becomes '', with nothing thrown; the other engine gives “Invalid Date” or throws.",
        lambda one: _is_value(one) and one.ours == "" and one.theirs == "Invalid Date",
    ),
    Rule(
        "day-without-time",
        "dates",
        "date() gives a day, YYYY-MM-DD, and date-time() a moment, whatever they are given; the other engine leaves a "
        "moment as it is in date(), and gives a day for a number in date-time().",
        lambda one: (
            _is_value(one)
            and bool(_calls(one, "date", "date-time"))
            and not _same_moment(one)
            and one.theirs != "Invalid Date"
        ),
    ),
    Rule(
        "names-of-months",
        "dates",
        "Months and weekdays are named in the language shown; the other engine names them in English.",
        lambda one: (
            _is_value(one)
            and bool(_calls(one, "format-date", "format-date-time"))
            and any(sign in text for text in _strings(one) for sign in ("%a", "%b"))
        ),
    ),
    Rule(
        "hidden-instances",
        "missing/non-relevant node",
        "Instances of a repeat that is not relevant are not there for other expressions; the other engine counts them "
        "and joins their blank values.",
        lambda one: _is_value(one) and bool(_calls(one, "count", "join")) and _reads_hidden_repeat(one),
    ),
    Rule(
        "fewer-and-more-instances",
        "repeats",
        "When a repeat count falls the answers of the surplus instances are kept aside and are there again when it "
        "rises, as in Collect; the other engine has dropped them.",
        lambda one: _is_value(one) and _counted(one) and one.theirs == "",
    ),
    Rule(
        "instance-by-answer",
        "repeats",
        "`${r}[${n}]` is the n-th instance; the other engine takes the question in brackets for a condition that is "
        "always true.",
        lambda one: _is_value(one) and _indexed_by_reference(one),
    ),
    Rule(
        "trigger-and-instances",
        "default / trigger",
        "A trigger inside a repeat runs the calculation in its own instance, one outside in all instances; the other "
        "engine may run it with the values of another instance, and breaks off for a trigger outside.",
        lambda one: (
            (_is_value(one) and _triggered(one)) or (one.what == "step" and "target a repeated field" in one.theirs)
        ),
    ),
    Rule(
        "words-of-other",
        "select_one other",
        "`or_other` adds the option `other` and the text question in both; ours have Danish words.",
        _words_of_other,
    ),
    Rule(
        "label-of-none",
        "select_multiple",
        "The label of what was not chosen is ''; the other engine breaks off when the repeat it looks into is empty.",
        lambda one: one.what == "step" and "No element found" in one.theirs,
    ),
)
"""What the table of semantics settles."""

OTHER = (
    Rule(
        "milliseconds",
        "",
        "A moment has three digits for milliseconds; the other engine leaves out noughts at the end. It is the same "
        "moment.",
        lambda one: _is_value(one) and _same_moment(one),
    ),
    Rule(
        "missing-translation",
        "",
        "A text without a translation is shown in the default language; pyxform writes a hyphen for it.",
        _untranslated,
    ),
    Rule(
        "label-in-a-list",
        "",
        "`instance(…)/label` gives the label in the language shown; in an XForm of several languages a row has only "
        "the id of its label, so there is nothing to read.",
        lambda one: _is_value(one) and _label_in_list(one),
    ),
    Rule(
        "rows-of-pyxform",
        "",
        "pyxform makes rows of its own for counts, for the heads of tables and for unnamed notes, and puts `audit` "
        "among the facts about the answer; they hold no answer of anybody.",
        _written_by_pyxform,
    ),
    Rule(
        "first-inner-instance",
        "",
        "Every new instance begins with one instance of each repeat inside it, as the first one does; in an XForm made "
        "by pyxform only the first instance does.",
        _inner_repeat,
    ),
    Rule(
        "devices",
        "",
        "What needs a camera, a microphone or a map is shown as a note that it is not possible here, and can only be "
        "read; the other engine takes such an answer.",
        _needs_a_device,
    ),
    Rule(
        "external-lists",
        "",
        "A list of its own sheet is offered and filtered like any other; the other engine has no such question.",
        _external,
    ),
    Rule(
        "blank-options",
        "",
        "Where the options are answers, an instance without an answer gives none; the other engine offers a blank "
        "option when there is a filter.",
        _blank_option,
    ),
)
"""What the table does not speak of."""

RULES = (*TABLE, *OTHER)


def explain(state: list[Difference]) -> dict[Difference, Rule | None]:
    """Give the rule for each difference of one state, None where there is none.

    What reads a value that differs follows from the rule of that value.
    """
    found: dict[int, Rule | None] = {
        number: next((rule for rule in RULES if rule.fits(one)), None) for number, one in enumerate(state)
    }
    by_name = {one.place.rpartition("/")[2]: number for number, one in enumerate(state)}
    for _ in state:
        waiting = [number for number, rule in found.items() if rule is None]
        for number in waiting:
            read = (by_name[name] for name in state[number].names() if name in by_name)
            found[number] = next((rule for other in read if (rule := found[other]) is not None), None)
        if waiting == [number for number, rule in found.items() if rule is None]:
            break
    if any(found.values()):
        causes = [rule for rule in found.values() if rule is not None]
        for number, one in enumerate(state):
            if one.what == "ready" and found[number] is None:
                found[number] = causes[0]
    return {one: found[number] for number, one in enumerate(state)}
