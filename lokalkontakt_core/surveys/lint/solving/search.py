"""Looking for answers that make formulas true, with a bound on the work."""

from collections.abc import Callable, Sequence

from attrs import define

from lokalkontakt_core.surveys.engine.outline import Element
from lokalkontakt_core.surveys.lint.solving.formula import Atom, Blank, Formula, atoms, truth

STEPS_A_QUESTION = 1_500
"""How many values are tried before a question is left open."""

STEPS_A_FORM = 60_000
"""How many values are tried for one form in all, and besides for each of its places:"""

STEPS_A_PLACE = 30


@define
class Budget:
    """The work that may still be done for a form.

    Attributes:
        left: Values that may still be tried.
        open: How many questions were left open because the bound was reached.
    """

    left: int = STEPS_A_FORM
    open: int = 0


class _ExhaustedError(Exception):
    """The bound is reached."""


class _Search:
    def __init__(self, parts: Sequence[Formula], domain: Callable[[Element], tuple[str, ...]], steps: int) -> None:
        self.parts = parts
        self.steps = steps
        self.values: dict[Element, str] = {}
        self.guesses: dict[Atom, bool] = {}
        variables: dict[Element, None] = {}
        free: dict[Atom, None] = {}
        for part in parts:
            for atom in atoms(part):
                if isinstance(atom, Blank):
                    variables.setdefault(atom.variable)
                elif atom.run is None:
                    free.setdefault(atom)
                else:
                    variables.update(dict.fromkeys(atom.variables))
        self.domains = [(variable, domain(variable)) for variable in variables]
        self.free = list(free)

    def settled(self) -> bool | None:
        """Say whether all parts hold as far as it is decided."""
        result: bool | None = True
        for part in self.parts:
            one = truth(part, self.values, self.guesses)
            if one is False:
                return False
            if one is None:
                result = None
        return result

    def run(self, depth: int = 0) -> bool:
        state = self.settled()
        if state is not None:
            return state
        if depth < len(self.domains):
            variable, domain = self.domains[depth]
            for value in domain:
                self.step()
                self.values[variable] = value
                if self.run(depth + 1):
                    return True
            self.values.pop(variable, None)
            return False
        index = depth - len(self.domains)
        if index >= len(self.free):  # nothing left to decide: what cannot be told may be true
            return True
        for guess in (True, False):
            self.step()
            self.guesses[self.free[index]] = guess
            if self.run(depth + 1):
                return True
        self.guesses.pop(self.free[index])
        return False

    def step(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise _ExhaustedError


MOST_VARIABLES = 60
"""More questions and guesses than this are not tried together."""


def satisfiable(parts: Sequence[Formula], domain: Callable[[Element], tuple[str, ...]], budget: Budget) -> bool | None:
    """Say whether answers exist for which all parts hold; None when the bound was reached before it was known."""
    allowed = min(STEPS_A_QUESTION, budget.left)
    search = _Search(parts, domain, allowed)
    if len(search.domains) + len(search.free) > MOST_VARIABLES:
        budget.open += 1
        return None
    try:
        found = search.run()
    except _ExhaustedError:
        budget.open += 1
        return None
    finally:
        budget.left -= allowed - max(search.steps, 0)
    return found
