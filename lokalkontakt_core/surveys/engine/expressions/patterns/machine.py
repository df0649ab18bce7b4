"""Searching for a regular expression in one pass: every way through it is followed at once, none is tried again.

The time is bounded by the size of the pattern times the length of the text, and by `MOST_WORK`, whatever the two are;
searching by trial and error, as Python's `re` does, takes years for `(a+)+$` in a row of forty letters and a full stop.
"""

from enum import IntFlag

from attrs import Factory, define, frozen

from lokalkontakt_core.surveys.engine.expressions.patterns.reading import Pattern
from lokalkontakt_core.surveys.engine.expressions.patterns.tree import (
    Choice,
    Edge,
    PatternError,
    PatternTrouble,
    Repeat,
    Sequence,
    Signs,
    Tree,
    in_class,
)

LARGEST = 25_000
"""How many steps a pattern may have, counted parts such as `x{3}` as often as they occur."""
MOST_WORK = 5_000_000
"""How many steps are stood at in one search; a text that would take more does not fit. A few seconds at the most."""

_MOST_REMEMBERED = 50_000


class _Here(IntFlag):
    """What is so between two characters."""

    INSIDE = 0
    START = 1
    END = 2
    WORD = 4


@frozen
class _Step:
    """One step: a character is taken, an edge is demanded, or the ways part; then on to the next steps."""

    ways: tuple[int, ...]
    takes: Signs | None = None
    demands: Edge | None = None


@define(eq=False)
class _State:
    """All steps the search stands at after some text.

    Attributes:
        steps: Their numbers.
        moves: Where each character leads from here, None where the tree has fitted before it; and the work it is to
            find that out, which counts each time, so that what is remembered changes no result.
    """

    steps: frozenset[int]
    moves: "dict[tuple[_Here, str], tuple[_State | None, int]]" = Factory(dict)


def _size(tree: Tree) -> int:
    match tree:
        case Sequence() | Choice():
            return max(1, sum(map(_size, tree.parts)) + isinstance(tree, Choice))
        case Repeat():
            times = tree.least + 1 if tree.most is None else tree.most
            return 1 + (_size(tree.part) + 1) * times
        case _:
            return 1


class Machine:
    """Searches texts for one tree; a search says only whether it occurs."""

    def __init__(self, tree: Tree) -> None:
        """Write the steps of a tree.

        Raises:
            PatternError: There would be more than `LARGEST`.
        """
        if _size(tree) > LARGEST:
            raise PatternError(PatternTrouble.TOO_LARGE)
        self._steps: list[_Step] = [_Step(())]
        self._first = self._write(tree, 0)
        self._words = any(step.demands in {Edge.WORD, Edge.NO_WORD} for step in self._steps)
        self._states: dict[frozenset[int], _State] = {}
        self._remembered = 0

    def _add(self, step: _Step) -> int:
        self._steps.append(step)
        return len(self._steps) - 1

    def _write(self, tree: Tree, after: int) -> int:
        """Write the steps of a tree that lead on to `after`; give the first of them."""
        match tree:
            case Signs():
                return self._add(_Step((after,), takes=tree))
            case Edge():
                return self._add(_Step((after,), demands=tree))
            case Sequence():
                for part in reversed(tree.parts):
                    after = self._write(part, after)
                return after
            case Choice():
                return self._add(_Step(tuple(self._write(part, after) for part in tree.parts)))
            case Repeat():
                return self._repeat(tree, after)

    def _repeat(self, tree: Repeat, after: int) -> int:
        entry = after
        if tree.most is None:
            entry = self._add(_Step(()))
            self._steps[entry] = _Step((self._write(tree.part, entry), after))
        else:
            for _ in range(tree.most - tree.least):
                entry = self._add(_Step((self._write(tree.part, entry), after)))
        for _ in range(tree.least):
            entry = self._write(tree.part, entry)
        return entry

    def occurs_in(self, text: str) -> bool:
        """Say whether the tree fits somewhere in a text, as far as `MOST_WORK` reaches."""
        state, work = self._state(frozenset({self._first})), 0
        for index, sign in enumerate(text):
            move = (self._here(text, index), sign)
            if move not in state.moves:
                state.moves[move] = self._move(state, move)
            follower, cost = state.moves[move]
            if follower is None:
                return True
            work += cost
            if work > MOST_WORK:
                return False
            state = follower
        return 0 in self._reached(state, self._here(text, len(text)))

    def _here(self, text: str, index: int) -> _Here:
        here = _Here.INSIDE if index else _Here.START
        if index == len(text):
            here |= _Here.END
        if self._words:
            before = index > 0 and in_class(text[index - 1], "w")
            after = index < len(text) and in_class(text[index], "w")
            here |= _Here.WORD if before is not after else _Here.INSIDE
        return here

    def _state(self, steps: frozenset[int]) -> _State:
        found = self._states.get(steps)
        if found is None:
            self._remembered += len(steps)
            if self._remembered > _MOST_REMEMBERED:
                self._forget()
            found = self._states[steps] = _State(steps)
        return found

    def _forget(self) -> None:
        for state in self._states.values():
            state.moves.clear()
        self._states.clear()
        self._remembered = 0

    def _move(self, state: _State, move: tuple[_Here, str]) -> tuple[_State | None, int]:
        """Give what `_State.moves` holds for a character."""
        here, sign = move
        reached = self._reached(state, here)
        if 0 in reached:
            return None, 0
        ahead = {self._first}  # it may also begin at the next character
        for number in reached:
            step = self._steps[number]
            if step.takes is not None and sign in step.takes:
                ahead.update(step.ways)
        return self._state(frozenset(ahead)), len(reached)

    def _reached(self, state: _State, here: _Here) -> set[int]:
        """Give every step that can be stood at without taking a character."""
        reached: set[int] = set()
        waiting = list(state.steps)
        while waiting:
            number = waiting.pop()
            if number in reached:
                continue
            reached.add(number)
            step = self._steps[number]
            if step.takes is None and (step.demands is None or _holds(step.demands, here)):
                waiting.extend(step.ways)
        return reached


def _holds(edge: Edge, here: _Here) -> bool:
    match edge:
        case Edge.START:
            return _Here.START in here
        case Edge.END:
            return _Here.END in here
        case Edge.WORD:
            return _Here.WORD in here
        case Edge.NO_WORD:
            return _Here.WORD not in here


class Search:
    """Searches texts for a pattern with what it looks ahead for."""

    def __init__(self, pattern: Pattern) -> None:
        """Make it ready.

        Raises:
            PatternError: It is too large.
        """
        self._wanted = Machine(pattern.tree)
        self._ahead = [(Machine(Sequence((Edge.START, tree))), wanted) for tree, wanted in pattern.ahead]

    def occurs_in(self, text: str) -> bool:
        """Say whether the pattern fits somewhere in a text."""
        return self._wanted.occurs_in(text) and all(
            machine.occurs_in(text) is wanted for machine, wanted in self._ahead
        )
