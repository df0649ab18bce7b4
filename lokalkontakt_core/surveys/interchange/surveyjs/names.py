"""What rows of a form are called in SurveyJS, where every name stands once, and how each is reached from the others."""

from collections import Counter
from collections.abc import Iterator

from attrs import define, field, frozen

from lokalkontakt_core.surveys.engine.form import Form, Group, Item, Question, Repeat
from lokalkontakt_core.surveys.interchange.remarks import Remarks, Weight

NUMERIC = frozenset({"integer", "decimal", "range"})


@frozen
class Named:
    """A question as it is called there.

    Attributes:
        question: The question.
        written: Its name there.
        repeats: The rows of the repeats around it.
    """

    question: Question
    written: str
    repeats: tuple[int, ...]

    def seen_from(self, repeats: tuple[int, ...]) -> str | None:
        """Give the reference to the question from a place inside the given repeats, None when there is none."""
        if not self.repeats:
            return f"{{{self.written}}}"
        return f"{{panel.{self.written}}}" if self.repeats == repeats else None


@define
class Names:
    """The names of one form there.

    Attributes:
        by_item: The name of each row by its number and name here.
        by_name: The questions whose name here says which one is meant.
    """

    by_item: dict[tuple[int, str], str] = field(factory=dict)
    by_name: dict[str, Named] = field(factory=dict)

    def written(self, item: Item) -> str:
        """Give the name of a row there."""
        return self.by_item[item.row, item.name]


def _placed(items: tuple[Item, ...], repeats: tuple[int, ...] = ()) -> Iterator[tuple[Item, tuple[int, ...]]]:
    for item in items:
        yield item, repeats
        if isinstance(item, Group):
            yield from _placed(item.items, (*repeats, item.row) if isinstance(item, Repeat) else repeats)


def name_items(form: Form, remarks: Remarks) -> Names:
    """Give every row a name that stands once; those that had to change are remarked."""
    placed = list(_placed(form.items))
    counted = Counter(item.name for item, _ in placed)
    taken = {name for name, count in counted.items() if count == 1}
    names = Names()
    for item, repeats in placed:
        key = item.name if isinstance(item, Group) and not isinstance(item, Repeat) else item.key
        candidate, number = item.name, 1
        while counted[item.name] > 1 and candidate in taken:
            number += 1
            candidate = key.replace("/", "_") if number == 1 + 1 else f"{key.replace('/', '_')}_{number - 1}"
        taken.add(candidate)
        names.by_item[item.row, item.name] = candidate
        if candidate != item.name:
            told = {"name": key, "new": candidate}
            remarks.add("SF262", Weight.CHANGED, sheet="survey", row=item.row, column="name", **told)
        if isinstance(item, Question) and counted[item.name] == 1:
            names.by_name[item.name] = Named(item, candidate, repeats)
    return names
