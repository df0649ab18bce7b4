"""What the names and paths of an expression point at in one form."""

from collections.abc import Mapping
from difflib import get_close_matches

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.expressions.nodes import TEXT_ID
from lokalkontakt_core.surveys.engine.expressions.syntax import (
    Call,
    Node,
    Path,
    Reference,
    Start,
    Step,
    String,
)
from lokalkontakt_core.surveys.engine.outline import Element, Outline


@frozen
class Rows:
    """Rows of a choice list or table, as a place a path can stand at.

    Attributes:
        name: The list.
        level: 0 at the instance, 1 at its root, 2 at a row, 3 at a column.
        columns: The columns there are; empty when unknown.
    """

    name: str
    level: int = 0
    columns: frozenset[str] = frozenset()


Standing = Element | Rows


@frozen
class Target:
    """A place in the form that an expression reads.

    Attributes:
        element: The place.
        held: How many outer scopes (root, repeats) are the same instances as the reader's.
        indexed: Whether a predicate or an index chooses among the instances.
    """

    element: Element
    held: int
    indexed: bool = False

    @property
    def single(self) -> bool:
        """Whether it is one place and no set: no repeat has to be gone into."""
        return self.held == self.element.depth + 1


def near(name: str, known: "tuple[str, ...] | frozenset[str] | Mapping[str, object]") -> str:
    """Give the known name most like the one written, '' when none is near."""
    lowered = {item.lower(): item for item in known}
    if name.lower() in lowered:
        return lowered[name.lower()]
    found = get_close_matches(name.lower(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""


def common(one: Element, other: Element) -> int:
    """Count the outer scopes two places share, the root among them."""
    count = 0
    for mine, theirs in zip(one.scopes(), other.scopes(), strict=False):
        if mine is not theirs:
            break
        count += 1
    return count


class Resolver:
    """Finds what names and paths point at in one form."""

    def __init__(self, outline: Outline, lists: Mapping[str, frozenset[str]]) -> None:
        """Take the places of the form, and the lists by name with their columns."""
        self.outline = outline
        self.lists = lists

    def named(self, name: str, column: int, host: Element) -> Element:
        """Give the place of `${name}`.

        Raises:
            FormError: SF060 when there is none, SF063 when there are several.
        """
        found = self.outline.named(name)
        if not found:
            raise FormError("SF060", column=column, name=name, suggestion=near(name, self.outline.names()))
        if len(found) > 1:
            inside = [element for element in found if common(element, host) == element.depth + 1]
            near_by = inside if len(inside) == 1 else [element for element in found if element.parent is host.parent]
            if len(near_by) != 1:
                raise FormError("SF063", column=column, name=name, count=len(found))
            return near_by[0]
        return found[0]

    def target(self, reference: Reference, host: Element) -> Target:
        """Give the place of a reference as read from another place."""
        element = self.named(reference.name, reference.column, host)
        held = common(element, host)
        return Target(element, min(held, element.depth) if element.is_repeat else held)

    def choice_list_of(self, argument: Node, host: Element) -> Element:
        """Give the question named by the second argument of jr:choice-name: `'${q}'`, `${q}` or a path in quotes.

        Raises:
            FormError: SF060, SF063, or SF068 when it names no question.
        """
        if isinstance(argument, Reference):
            return self.named(argument.name, argument.column, host)
        if isinstance(argument, String):
            name = argument.value.strip().removeprefix("${").removesuffix("}").strip().rsplit("/", 1)[-1]
            return self.named(name, argument.column, host)
        raise FormError("SF068", column=argument.column, function="jr:choice-name")

    def enter(self, standing: Standing, step: Step, held: int) -> tuple[Standing, int]:
        """Go one step of a path; `held` counts the scopes that are still one instance.

        Raises:
            FormError: SF062 when the step leads nowhere.
        """
        if isinstance(standing, Rows):
            return self._enter_rows(standing, step), held
        if step.name == ".":
            return standing, held
        if step.name == "..":
            if standing.parent is None:
                raise FormError("SF062", column=step.column, step="..", suggestion="")
            return standing.parent, min(held, standing.parent.depth + 1)
        child = standing.child(step.name)
        if child is None:
            names = tuple(element.name for element in standing.children)
            raise FormError("SF062", column=step.column, step=step.name, suggestion=near(step.name, names))
        return child, held

    def _enter_rows(self, rows: Rows, step: Step) -> Rows:
        wanted = ("root", "item")
        if step.name == ".." and rows.level > 0:
            return Rows(rows.name, rows.level - 1, rows.columns)
        level_names = wanted[rows.level : rows.level + 1]
        if level_names and step.name not in {*level_names, "*"}:
            raise FormError("SF062", column=step.column, step=step.name, suggestion=level_names[0])
        known = rows.columns | {"name", "label", TEXT_ID}
        if rows.level == len(wanted) and rows.columns and step.name not in known and step.name != "*":
            raise FormError("SF062", column=step.column, step=step.name, suggestion=near(step.name, known))
        return Rows(rows.name, rows.level + 1, rows.columns)

    def rows(self, call: Call) -> Rows:
        """Give the rows of `instance('list')`.

        Raises:
            FormError: SF067 when there is no such list, SF068 when the name is not written as text.
        """
        argument = call.arguments[0] if call.arguments else None
        if not isinstance(argument, String):
            raise FormError("SF068", column=call.column, function="instance")
        if argument.value not in self.lists:
            suggestion = near(argument.value, self.lists)
            raise FormError("SF067", column=argument.column, name=argument.value, suggestion=suggestion)
        return Rows(argument.value, 0, self.lists[argument.value])

    def start(self, path: Path, host: Element, standing: Standing) -> tuple[Standing, int]:
        """Give where a path begins, and how many scopes are one instance there."""
        if path.start is Start.ROOT:
            return self.outline.root, 1
        if isinstance(path.start, Start):
            return standing, host.depth + 1 if standing is host else 0
        if isinstance(path.start, Reference):
            target = self.target(path.start, host)
            return target.element, target.held
        if path.start.name == "current":
            return host, host.depth + 1
        if path.start.name == "instance":
            return self.rows(path.start), 0
        raise FormError("SF068", column=path.start.column, function=path.start.name)

    def steps(self, path: Path) -> tuple[Step, ...]:
        """Give the steps of a path; the first name of an absolute one is the form itself and is left out."""
        return path.steps[1:] if path.start is Start.ROOT else path.steps


def position_of(resolver: Resolver, call: Call, host: Element, here: Standing) -> Element:
    """Give the repeat whose instances `position(..)` counts, or the group, which is always the first of its kind.

    Raises:
        FormError: SF068 when the argument is no path.
    """
    argument = call.arguments[0]
    if isinstance(argument, Reference):
        return resolver.named(argument.name, argument.column, host)
    if not isinstance(argument, Path):
        raise FormError("SF068", column=call.column, function="position")
    standing, held = resolver.start(argument, host, here)
    for step in resolver.steps(argument):
        standing, held = resolver.enter(standing, step, held)
    if isinstance(standing, Rows):
        raise FormError("SF068", column=call.column, function="position")
    return standing


def indexed_parts(resolver: Resolver, call: Call, host: Element) -> tuple[Element, list[tuple[Element, Node]]]:
    """Give the question of `indexed-repeat(${x}, ${r}, i, …)` and the repeats with the expressions of their index.

    Raises:
        FormError: SF068 when an argument is no reference to the right thing, SF066 for an even count.
    """
    arguments = call.arguments
    if len(arguments) % 2 == 0:
        raise FormError("SF066", column=call.column, name=call.name, least=3, most=7, given=len(arguments))
    places = [place_of(resolver, node, host, call) for node in (arguments[0], *arguments[1::2])]
    target, repeats = places[0], places[1:]
    if any(not repeat.is_repeat for repeat in repeats):
        raise FormError("SF068", column=call.column, function=call.name)
    pairs = sorted(zip(repeats, arguments[2::2], strict=True), key=lambda pair: pair[0].depth)
    if any(repeat not in target.scopes() for repeat in repeats):
        raise FormError("SF068", column=call.column, function=call.name)
    return target, pairs


def place_of(resolver: Resolver, node: Node, host: Element, call: Call) -> Element:
    """Give the place an argument that must be a reference points at.

    Raises:
        FormError: SF068 when it is none.
    """
    if isinstance(node, Reference):
        return resolver.named(node.name, node.column, host)
    if isinstance(node, Path) and not node.predicates and not any(step.predicates for step in node.steps):
        standing, held = resolver.start(node, host, host)
        for step in resolver.steps(node):
            standing, held = resolver.enter(standing, step, held)
        if isinstance(standing, Element):
            return standing
    raise FormError("SF068", column=call.column, function=call.name)
