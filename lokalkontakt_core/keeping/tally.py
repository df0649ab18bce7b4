"""The tally: how much of what went by, and a digest of each part, by which two stores are found to hold the same."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from lokalkontakt_core.keeping.lines import (
    access_line,
    commit_line,
    delivery_line,
    record_line,
    response_line,
    wave_line,
)
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.values import frozen

HISTORY, RECORDS, DELIVERIES, ACCESS = "history.jsonl", "records.jsonl", "deliveries.jsonl", "access.jsonl"
"""The parts every store has; a backup holds a file of that name for each."""

T = TypeVar("T")
Step = Callable[[], None]


def wave_part(number: int) -> str:
    """Give the name of the part that holds a wave, counted from 1; never made of what somebody typed."""
    return f"waves/{number}.json"


def answers_part(number: int) -> str:
    """Give the name of the part that holds the answers to a wave."""
    return f"waves/{number}-answers.jsonl"


@frozen
class Part:
    """One part of a store.

    Attributes:
        items: How many things are in it.
        sha256: The digest over their lines, hexadecimal.
    """

    items: int
    sha256: str


class Tally:
    """Counts and digests what goes by.

    Args:
        step: Called for each thing that went by.
        taker: Given each line with the name of its part, as a backup wants them.
    """

    def __init__(self, step: Step | None = None, taker: Callable[[str, bytes], object] | None = None) -> None:
        self._hashes: dict[str, Any] = {}
        self._items: dict[str, int] = {}
        self._step = step
        self._taker = taker

    @property
    def parts(self) -> Mapping[str, Part]:
        """What has gone by so far, by part."""
        return {name: Part(self._items[name], found.hexdigest()) for name, found in self._hashes.items()}

    def over(self, contents: Contents) -> Contents:
        """Give the contents again, noting what goes by."""
        return Contents(
            contents.revision,
            self._through(HISTORY, contents.commits, commit_line),
            list(self._through(RECORDS, contents.records, record_line)),
            self._waves(contents.waves),
            self._through(DELIVERIES, contents.deliveries, delivery_line),
            self._through(ACCESS, contents.access, access_line),
        )

    def exhaust(self, contents: Contents) -> Mapping[str, Part]:
        """Go through all of it, holding nothing, and give what it was."""
        noted = self.over(contents)
        _drop(noted.commits)
        for _, responses in noted.waves:
            _drop(responses)
        _drop(noted.deliveries)
        _drop(noted.access)
        return self.parts

    def _begin(self, name: str) -> None:
        self._hashes[name], self._items[name] = hashlib.sha256(), 0

    def _note(self, name: str, line: bytes) -> None:
        self._hashes[name].update(line)
        self._items[name] += 1
        if self._taker is not None:
            self._taker(name, line)
        if self._step is not None:
            self._step()

    def _through(self, name: str, items: Iterable[T], line_of: Callable[[T], bytes]) -> Iterator[T]:
        self._begin(name)
        for item in items:
            self._note(name, line_of(item))
            yield item

    def _waves(
        self, waves: Iterable[tuple[KeptWave, Iterable[Response]]]
    ) -> Iterator[tuple[KeptWave, Iterable[Response]]]:
        for number, (kept, responses) in enumerate(waves, 1):
            self._begin(wave_part(number))
            self._note(wave_part(number), wave_line(kept))
            yield kept, self._through(answers_part(number), responses, response_line)


def _drop(items: Iterable[object]) -> None:
    for _ in items:
        pass


def differing(one: Mapping[str, Part], other: Mapping[str, Part]) -> tuple[str, ...]:
    """Give the parts that are not the same on both sides."""
    return tuple(sorted(name for name in {*one, *other} if one.get(name) != other.get(name)))
