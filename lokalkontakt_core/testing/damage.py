"""The conformance kit of stores that lie in files: subclass it, give `backend` and `files`."""

# ruff: noqa: D102 - a test's name is its documentation
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_examples import ASSIGNMENT, CONTACT, GLUD, PERSON, SNAPTUN, write
from lokalkontakt_core.testing.response_examples import ANSWERS, NAMED, ticket_of

Files = Callable[[Any], Iterable[Path]]
Damage = Callable[[bytes], Iterator[bytes]]


def cut_short(content: bytes) -> Iterator[bytes]:
    """Give a file as a writer leaves it that was broken off: nothing, a little, half, all but the last line or byte."""
    lengths = {0, 1, len(content) // 2, content.rfind(b"\n", 0, -1) + 1, len(content) - 1}
    yield from (content[:length] for length in sorted(lengths) if 0 <= length < len(content))


def torn(content: bytes) -> Iterator[bytes]:
    """Give a file of which the disk has kept the length and not all that was in it."""
    for start in (0, len(content) // 3, len(content) * 2 // 3):
        lost = len(content[start : start + 512])
        yield content[:start] + bytes(lost) + content[start + lost :]


class DamageContract(Contract):
    """What a store promises of files that something else has damaged: told, and never taken for what was written."""

    @pytest.fixture
    def files(self) -> Files:
        """Give what names the files a store keeps at a place; every subclass overrides this.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError("a test of damage is given the files of a place by a fixture called files")

    @pytest.mark.parametrize("damage", [cut_short, torn])
    def test_a_damaged_file_is_told_or_nothing_is_missing(self, backend: Backend, files: Files, damage: Damage) -> None:
        place = backend.create()
        write(backend.open(place).register, GLUD, SNAPTUN)
        write(backend.open(place).register, PERSON, CONTACT, ASSIGNMENT)
        backend.open(place).responses.open_wave(NAMED)
        responses = backend.open(place).responses
        responses.submit(ticket_of(responses, NAMED), ANSWERS, "da")
        del responses
        whole = _read(backend, place)
        kept = {path: path.read_bytes() for path in files(place)}
        assert any(kept.values()), "the fixture files names nothing that holds anything"
        for path, content in kept.items():
            for damaged in damage(content):
                path.write_bytes(damaged)
                try:
                    found = _read(backend, place)
                except StoreError:
                    pass
                else:
                    assert found == whole, f"{path.name} was damaged, and something else was read without a word"
                _put_back(files(place), kept)
        assert _read(backend, place) == whole


def _read(backend: Backend, place: Any) -> Any:
    store = backend.open(place)
    return store.register.read(), list(store.register.history()), list(store.responses.scan(NAMED.wave))


def _put_back(there: Iterable[Path], kept: Mapping[Path, bytes]) -> None:
    for path in set(there) - set(kept):
        path.unlink()
    for path, content in kept.items():
        path.write_bytes(content)
