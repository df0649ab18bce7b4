"""A sequence whose members are made when they are first asked for: a list of 30,000 rows of which 40 are seen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class AsNeeded(Sequence[T_co]):
    """What an iterable gives, taken from it no further than somebody has looked, and kept.

    Looking at a member takes those before it; the length, or a member counted from the end, takes all.

    Args:
        members: Gone through once, so that it may be a generator. One that raises ends the sequence there.
    """

    def __init__(self, members: Iterable[T_co]) -> None:
        self._coming = iter(members)
        self._here: list[T_co] = []

    def _take(self, number: int) -> None:
        self._here.extend(islice(self._coming, max(0, number - len(self._here))))

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        """Give a member, or some of them."""
        last = index.stop if isinstance(index, slice) else index
        if last is None or last < 0 or (isinstance(index, slice) and (index.start or 0) < 0):
            self._here.extend(self._coming)
        else:
            self._take(last + 1)
        return self._here[index]

    def __iter__(self) -> Iterator[T_co]:
        """Go through the members, making each when it is its turn."""
        for number in count():
            if number == len(self._here):
                self._take(number + 1)
            if number == len(self._here):
                return
            yield self._here[number]

    def __bool__(self) -> bool:
        """Tell whether there is a first member."""
        self._take(1)
        return bool(self._here)

    def __len__(self) -> int:
        """Count the members; all of them are made for it."""
        self._here.extend(self._coming)
        return len(self._here)
