"""Both engines side by side: what each says of every node after every step, and where they differ."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from attrs import Factory, define, frozen

from lokalkontakt_core.surveys.engine.expressions.syntax import Node, Path, Reference, walk
from lokalkontakt_core.surveys.engine.outline import Element
from tests.oracle.cases import Case
from tests.oracle.filling import Filling
from tests.oracle.ours import Ours, Step
from tests.oracle.theirs import ask

FILLINGS = 12
_NUMBER = re.compile(r"\[\d+\]")
_PREFIX = re.compile(r"(</?|\s)(?:orx|odk|jr|xsi):(?=[\w.\-]+[\s=/>])")
_WORDS = {"label", "hint", "shown"}
_META = "/data/meta"


@frozen(eq=False)
class Difference:
    """One thing the engines say differently of one node.

    Attributes:
        case: The form.
        element: The place in the form, None for what only the other engine has.
        path: The path of the node, with the numbers of instances.
        what: `value`, `relevant`, `required`, `readonly`, `kept` (constraint), `given` (required and answered),
            `options`, `shown` (their labels), `label`, `hint`, `missing here`, `missing there`, `ready` or `submitted`;
            `step` is a step that the other engine breaks at, with what it says.
        ours: What we say.
        theirs: What the other engine says.
        after: The step before, None at the beginning.
    """

    case: Case
    element: Element | None
    path: str
    what: str
    ours: Any
    theirs: Any
    after: Step | None = None

    @property
    def place(self) -> str:
        """The path without the numbers of instances."""
        return _NUMBER.sub("", self.path)

    def trees(self) -> list[Node]:
        """Give the expressions of the node that what differs is worked out by."""
        item = self.element.item if self.element else None
        columns = {
            "relevant": ("relevant",),
            "required": ("required",),
            "given": ("required", "calculation"),
            "kept": ("constraint", "calculation"),
            "options": ("options", "choice_filter"),
            "shown": ("options", "choice_filter"),
        }.get(self.what, ("calculation", "default", "relevant", "choice_filter"))
        cells = (getattr(item, column, None) for column in columns)
        return [cell.tree for cell in cells if hasattr(cell, "tree")]

    def nodes(self) -> list[Node]:
        """Give every part of those expressions."""
        return [node for tree in self.trees() for node in walk(tree)]

    def names(self) -> set[str]:
        """Give every name those expressions, or the words of the node, read."""
        found = {node.name for node in self.nodes() if isinstance(node, Reference)}
        found |= {step.name for node in self.nodes() if isinstance(node, Path) for step in node.steps}
        if self.what in _WORDS and self.element and self.element.item:
            text = self.element.item.label if self.what == "label" else getattr(self.element.item, "hint", "")
            found |= set(re.findall(r"\$\{\s*([\w.\-]+)\s*\}", " ".join(getattr(text, "by_language", {}).values())))
        return found


@define
class Compared:
    """A form that was asked of both.

    Attributes:
        case: The form.
        problem: Why the other engine does not run it, '' when it does.
        fillings: How many fillings went through to the end in both.
        states: How many states were looked at.
        looks: How many single things were compared.
        differences: What differs, a list for each state.
    """

    case: Case
    problem: str = ""
    fillings: int = 0
    states: int = 0
    looks: int = 0
    differences: list[list[Difference]] = Factory(list)


def _tidy(what: str, value: Any) -> Any:
    """Make runs of blanks one in words: pyxform puts blanks round each value piped into a text."""
    if what not in _WORDS:
        return value
    return [" ".join(text.split()) for text in value] if isinstance(value, list) else " ".join(value.split())


def _leaves(node: ET.Element, path: str) -> Iterator[tuple[str, str]]:
    seen: dict[str, int] = {}
    for child in node:
        name = child.tag.rpartition("}")[2]
        seen[name] = seen.get(name, 0) + 1
        here = f"{path}/{name}[{seen[name]}]"
        if len(child):
            yield from _leaves(child, here)
        elif child.text:
            yield here, child.text


def handed_in(xml: str) -> dict[str, str]:
    """Give what an answer in XML holds by path, each step with its number; nothing empty, nothing about the answer."""
    plain = _PREFIX.sub(r"\1", xml)  # the engine writes prefixes that it declares nowhere
    return dict(_leaves(ET.fromstring(plain), "/data"))  # noqa: S314 - written by the other engine a moment ago


def _numbered(path: str) -> str:
    """Give a path with a number at every step."""
    head, *steps = path.removeprefix("/").split("/")
    return f"/{head}" + "".join(f"/{step}" if step.endswith("]") else f"/{step}[1]" for step in steps)


class _Comparison:
    def __init__(self, case: Case, ours: Ours, done: Compared) -> None:
        self.case, self.ours, self.done = case, ours, done
        self.after: Step | None = None

    def run(self, steps: list[Step], filled: dict[str, Any]) -> None:
        """Go through one filling; where a step breaks the other engine nothing after it can be compared."""
        self.state(filled["states"][0])
        for step, problem, state in zip(steps, filled["errors"], filled["states"][1:], strict=True):
            self.after = step
            if problem:
                element = {self.ours.path(*found): found[0] for found in self.ours.places()}.get(step[1])
                self.done.differences.append([Difference(self.case, element, step[1], "step", "", problem, step)])
                return
            self.ours.take(step)
            self.state(state)
        self.done.fillings += 1
        self.end(filled["submitted"], ready=filled["ready"])

    def state(self, theirs: dict[str, dict[str, Any]]) -> None:
        elements = {self.ours.path(element, frame): element for element, frame in self.ours.places()}
        mine = self.ours.look()
        real = {
            path: node
            for path, node in theirs.items()
            if path != "/data" and not path.startswith(_META) and not path.endswith("[]")
        }
        found: list[Difference] = []
        for path in sorted(mine.keys() | real.keys()):
            element = elements.get(path)
            if path not in mine or path not in real:
                missing = "missing there" if path in mine else "missing here"
                found.append(Difference(self.case, element, path, missing, path in mine, path in real, self.after))
                continue
            for what in sorted(mine[path].keys() & real[path].keys()):
                self.done.looks += 1
                one, other = (_tidy(what, node[path][what]) for node in (mine, real))
                if one != other:
                    found.append(Difference(self.case, element, path, what, one, other, self.after))
        self.done.states += 1
        self.done.differences.append(found)

    def end(self, xml: str, *, ready: bool) -> None:
        was_ready, handed = self.ours.finish()
        mine = {_numbered(path): value for path, value in handed.items()}
        theirs = {path: text for path, text in handed_in(xml).items() if not path.startswith(f"{_META}[1]")}
        elements = {_NUMBER.sub("", self.ours.path(element, frame)): element for element, frame in self.ours.places()}
        found = [
            Difference(self.case, elements.get(_NUMBER.sub("", path)), path, "submitted", one, other)
            for path in sorted(mine.keys() | theirs.keys())
            if (one := mine.get(path, "")) != (other := theirs.get(path, ""))
        ]
        if was_ready != ready:
            found.append(Difference(self.case, None, "/data", "ready", was_ready, ready))
        self.done.looks += len(mine.keys() | theirs.keys()) + 1
        self.done.differences[-1].extend(found)


def compare(cases: list[Case], fillings: int = FILLINGS) -> list[Compared]:
    """Fill in every form that both can have, the same way in both engines, and give what differs."""
    both = [case for case in cases if case.form is not None and case.xform]
    steps = {
        case.name: [Filling(case.form, case.languages, number).steps() for number in range(fillings)]
        for case in both
        if case.form is not None
    }
    asked = [{"name": case.name, "xform": case.xform, "files": {}, "fills": steps[case.name]} for case in both]
    answered = {answer["name"]: answer for answer in ask(asked)}
    found: list[Compared] = []
    for case in both:
        answer = answered[case.name]
        done = Compared(case, answer["error"] or "")
        for taken, filled in zip(steps[case.name], answer["fills"], strict=False):
            if case.form is None or done.problem:
                break
            _Comparison(case, Ours(case.form, case.languages), done).run(taken, filled)
        found.append(done)
    return found
