"""The form as a tree of places: what a name or a path points at, and how deep in repeats it lies."""

from collections.abc import Iterator

from attrs import Factory, define

from lokalkontakt_core.surveys.engine.form import Form, Group, Item, Question, Repeat


@define(eq=False)
class Element:
    """A place in the form: the root, a group, a repeat or a question.

    Attributes:
        name: As written; '' for the root.
        number: Position in the order of the form, 0 for the root.
        item: The row, None for the root.
        parent: The place around it, None for the root.
        depth: How many repeats lie around it, itself included.
        children: The places directly inside, in order.
    """

    name: str
    number: int
    item: Item | None
    parent: "Element | None"
    depth: int
    children: "list[Element]" = Factory(list)
    _holder: "Element | None" = None

    @property
    def key(self) -> str:
        """The key of a question or repeat in the answers; the name for anything else."""
        return self.item.key if isinstance(self.item, Question | Repeat) else self.name

    @property
    def scope(self) -> "Element":
        """The nearest repeat around it (itself when it is one), else the root: whose instance holds its value."""
        return self._holder or self

    @property
    def question(self) -> Question | None:
        """The question at this place, None for root, group and repeat."""
        return self.item if isinstance(self.item, Question) else None

    @property
    def is_repeat(self) -> bool:
        """Whether the place can exist several times."""
        return isinstance(self.item, Repeat)

    def child(self, name: str) -> "Element | None":
        """Give the place directly inside by name."""
        return next((child for child in self.children if child.name == name), None)

    def ancestors(self) -> "Iterator[Element]":
        """Give the places around, nearest first, the root last."""
        place = self.parent
        while place is not None:
            yield place
            place = place.parent

    def scopes(self) -> "tuple[Element, ...]":
        """Give the root and the repeats that hold this place, outermost first."""
        found = [self.scope]
        while found[-1].parent is not None:
            found.append(found[-1].parent.scope)
        return tuple(reversed(found))


class Outline:
    """All places of a form.

    Attributes:
        root: The place around everything.
        elements: Every place in the order of the form, the root first.
    """

    def __init__(self, items: tuple[Item, ...]) -> None:
        """Lay out the rows of a form."""
        self.root = root = Element("", 0, None, None, 0)
        self.elements = [root]
        self._by_name: dict[str, list[Element]] = {}
        waiting: list[tuple[Element, Item]] = [(root, item) for item in reversed(items)]
        while waiting:
            parent, item = waiting.pop()
            element = self._add(parent, item)
            if isinstance(item, Group):
                waiting.extend((element, inner) for inner in reversed(item.items))

    @classmethod
    def of(cls, form: Form) -> "Outline":
        """Lay out a form."""
        return cls(form.items)

    def _add(self, parent: Element, item: Item) -> Element:
        repeat = isinstance(item, Repeat)
        holder = None if repeat else parent.scope
        element = Element(item.name, len(self.elements), item, parent, parent.depth + repeat, [], holder)
        parent.children.append(element)
        self.elements.append(element)
        self._by_name.setdefault(item.name, []).append(element)
        return element

    def named(self, name: str) -> tuple[Element, ...]:
        """Give every place of that name; more than one means the name alone does not say which."""
        return tuple(self._by_name.get(name, ()))

    def names(self) -> tuple[str, ...]:
        """Give all names in the form."""
        return tuple(self._by_name)
