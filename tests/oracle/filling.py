"""Ways of filling in a form, made from the form and a number alone: right and wrong values, relevant and not."""

from collections.abc import Mapping
from random import Random

from lokalkontakt_core.surveys.engine.expressions.syntax import Expression, Number, String, walk
from lokalkontakt_core.surveys.engine.form import Form, Group, Question
from lokalkontakt_core.surveys.engine.frames import Frame
from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.engine.question_types import Column
from tests.oracle.ours import Ours, Step

DAYS = ("2026-03-05", "2026-03-04", "1999-12-31", "2024-02-29", "2026-03-06")
TIMES = ("09:30:00.000", "00:00:00.000", "23:59:59.000")
MOMENTS = ("2026-03-05T14:30:15.250+00:00", "1999-12-31T23:59:59.000+00:00")
TEXTS = ("Glud", "æøå", "a b", "12345678", "0", "3", "-2.5", "x")
PLACES = ("55.77 9.7", "55.77 9.7 12 5")
LONGEST = 14
MOST_INSTANCES = 4


def _expressions(form: Form) -> list[Expression]:
    found: list[Expression | str | None] = []
    items = list(form.items)
    for item in items:
        found.append(item.relevant)
        if isinstance(item, Group):
            items.extend(item.items)
            found.append(getattr(item, "repeat_count", None))
        elif isinstance(item, Question):
            found += [item.required, item.constraint, item.calculation, item.default, item.choice_filter]
    return [one for one in found if isinstance(one, Expression)]


class Filling:
    """Steps that fill in a form; the same number gives the same steps."""

    def __init__(self, form: Form, languages: Mapping[str, str], number: int) -> None:
        """Take a form, what its languages are called, and which of its fillings this is."""
        self.random = Random(f"{form.form_id} {number}")  # noqa: S311 - test data
        self.ours = Ours(form, languages)
        nodes = [node for expression in _expressions(form) for node in walk(expression.tree)]
        self.texts = sorted({node.value for node in nodes if isinstance(node, String) and len(node.value) < 40})
        numbers = sorted({float(node.text) for node in nodes if isinstance(node, Number)})
        near = {int(number) + step for number in numbers for step in (-1, 0, 1) if abs(number) < 1e6}
        self.integers = [str(number) for number in sorted(near | {-1, 0, 2, 7, 40})]
        self.decimals = [f"{number:g}" for number in (*numbers, -2.5, 0.1, 1.75, 3.0) if abs(number) < 1e6]

    def steps(self) -> list[Step]:
        """Give the steps, each of which our engine has taken meanwhile."""
        taken: list[Step] = []
        for _ in range(self.random.randint(LONGEST // 2, LONGEST)):
            step = self._step()
            if step is not None:
                self.ours.take(step)
                taken.append(step)
        return taken

    def _step(self) -> Step | None:
        chance = self.random.random()
        ranges = sorted(self.ours.ranges())
        if ranges and chance < 0.25:
            path = self.random.choice(ranges)
            repeat, frame = self.ours.ranges()[path]
            count = len(frame.counted(repeat))
            if count and (chance < 0.08 or count >= MOST_INSTANCES):
                return ("remove", path, self.random.randrange(count))
            return ("add", path)
        spoken = self.ours.spoken()
        if len(spoken) > 1 and chance > 0.9:
            return ("speak", self.random.choice(spoken)[0])
        asked = self.ours.asked()
        return self._answer(*self.random.choice(asked)) if asked else None

    def _answer(self, element: Element, frame: Frame) -> Step:
        path = self.ours.path(element, frame)
        column = self.ours.program.kind(element).column
        empty = self.random.random() < 0.2
        if column in {Column.ONE, Column.MANY, Column.RANK}:
            return ("select", path, [] if empty else self._options(element, frame, column))
        return ("set", path, "" if empty else self._text(element, column))

    def _options(self, element: Element, frame: Frame, column: Column) -> list[str]:
        names = self.ours.look()[self.ours.path(element, frame)]["options"]
        if column is Column.RANK:
            return self.random.sample(names, len(names))
        if column is Column.MANY:
            chosen = set(self.random.sample(names, self.random.randint(0, len(names))))
            return [name for name in names if name in chosen]
        return [self.random.choice(names)] if names else []

    def _text(self, element: Element, column: Column) -> str:
        question = element.question
        match column:
            case Column.INTEGER:
                pool = self.integers
            case Column.DECIMAL if question is not None and question.type == "range":
                pool = [question.parameters.get("start", "0"), question.parameters.get("end", "10")]
            case Column.DECIMAL:
                pool = self.decimals
            case Column.DATE:
                pool = list(DAYS)
            case Column.TIME:
                pool = list(TIMES)
            case Column.DATE_TIME:
                pool = list(MOMENTS)
            case Column.PLACE:
                pool = list(PLACES)
            case _ if question is not None and question.type == "acknowledge":
                pool = ["OK"]
            case _:
                pool = [*TEXTS, *self.texts]
        return self.random.choice(pool)
