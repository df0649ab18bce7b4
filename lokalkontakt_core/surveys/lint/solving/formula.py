"""Conditions as formulas: and, or, not over atoms; an atom is a part of an expression judged as a whole."""

from collections.abc import Callable, Iterator, Mapping

from attrs import define, field, frozen

from lokalkontakt_core.surveys.engine.outline import Element

Values = Mapping[Element, str]
"""The value of each question decided so far."""


@define(eq=False)
class Atom:
    """A part of a condition that is judged as a whole.

    Attributes:
        variables: The questions it reads.
        run: Gives its truth for the values of these questions, in this order; None when it may be either.
    """

    variables: tuple[Element, ...] = ()
    run: Callable[[tuple[str, ...]], bool | None] | None = None
    known: dict[tuple[str, ...], bool | None] = field(factory=dict)

    def truth(self, values: Values) -> bool | None:
        """Give its truth, None while a question it reads is undecided."""
        if self.run is None:
            return None
        try:
            chosen = tuple([values[variable] for variable in self.variables])
        except KeyError:
            return None
        if chosen not in self.known:
            self.known[chosen] = self.run(chosen)
        return self.known[chosen]


@frozen(eq=False)
class Constant:
    """True or false whatever is answered."""

    value: bool


@frozen(eq=False)
class Junction:
    """Several parts: all of them (`every`), or at least one."""

    every: bool
    parts: "tuple[Formula, ...]"


@frozen(eq=False)
class Inverse:
    """The opposite."""

    part: "Formula"


@frozen(eq=False)
class Blank:
    """That a question is unanswered."""

    variable: Element


Formula = Atom | Constant | Junction | Inverse | Blank


def both(*parts: Formula) -> Formula:
    """Join parts that all hold."""
    return parts[0] if len(parts) == 1 else Junction(every=True, parts=parts)


def either(*parts: Formula) -> Formula:
    """Join parts of which one holds."""
    return parts[0] if len(parts) == 1 else Junction(every=False, parts=parts)


def atoms(formula: Formula) -> Iterator[Atom | Blank]:
    """Give what a formula is made of, in the order written, without recursion."""
    waiting: list[Formula] = [formula]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Atom | Blank):
            yield part
        elif isinstance(part, Junction):
            waiting.extend(reversed(part.parts))
        elif isinstance(part, Inverse):
            waiting.append(part.part)


def truth(formula: Formula, values: Values, guesses: Mapping[Atom, bool]) -> bool | None:
    """Give the truth of a formula as far as it is decided; None when it is not."""
    match formula:
        case Constant():
            return formula.value
        case Blank():
            return None if formula.variable not in values else not values[formula.variable]
        case Atom():
            return guesses.get(formula) if formula.run is None else formula.truth(values)
        case Inverse():
            inner = truth(formula.part, values, guesses)
            return None if inner is None else not inner
        case Junction():
            return _junction(formula, values, guesses)


def _junction(formula: Junction, values: Values, guesses: Mapping[Atom, bool]) -> bool | None:
    result: bool | None = formula.every
    for part in formula.parts:
        one = truth(part, values, guesses)
        if one is None:
            result = None
        elif one is not formula.every:
            return one
    return result
