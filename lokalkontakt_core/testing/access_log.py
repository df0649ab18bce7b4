"""The conformance kit of access logs: subclass it, give a `backend` fixture, and every promise is tested."""

# ruff: noqa: D102 - a test's name is its documentation
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.ports.access_log import Access, AccessEntry, AccessLog
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.redaction_examples import REDACTION
from lokalkontakt_core.testing.register_examples import NOW
from lokalkontakt_core.testing.together import at_once

FIRST = AccessEntry(NOW, "tov", Access.VIEW, "person-2", "person show")
LATER = AccessEntry(NOW + timedelta(days=40), "person-3", Access.EXPORT, "person-1", 'x "y"\n[/]')


def log_of(backend: Backend, place: Any) -> AccessLog:
    """Open the access log of a store."""
    log = backend.open(place).access
    assert log is not None, "the store keeps no access log"
    return log


class AccessLogContract(Contract):
    """What an access log promises."""

    def test_entries_are_read_by_whoever_opens_the_store_next_newest_first(self, backend: Backend) -> None:
        place = backend.create()
        assert list(log_of(backend, place).entries()) == []
        for entry in (FIRST, LATER):
            log_of(backend, place).append(entry)
        assert list(log_of(backend, place).entries()) == [LATER, FIRST]

    def test_the_same_entry_twice_is_two_entries(self, backend: Backend) -> None:
        place = backend.create()
        for _ in range(2):
            log_of(backend, place).append(FIRST)
        assert list(log_of(backend, place).entries()) == [FIRST, FIRST]

    @pytest.mark.parametrize(("days", "left"), [(0, 2), (1, 1), (40, 1), (41, 0)])
    def test_what_is_older_than_an_instant_is_cut(self, backend: Backend, days: int, left: int) -> None:
        place = backend.create()
        for entry in (FIRST, LATER):
            log_of(backend, place).append(entry)
        assert log_of(backend, place).cut(NOW + timedelta(days=days)) == 2 - left
        assert list(log_of(backend, place).entries()) == [LATER, FIRST][:left]

    def test_login_names_of_whom_is_forgotten_become_the_id(self, backend: Backend) -> None:
        place = backend.create()
        for entry in (FIRST, LATER):
            log_of(backend, place).append(entry)
        assert log_of(backend, place).redact(REDACTION) == 1
        assert list(log_of(backend, place).entries()) == [LATER, evolve(FIRST, actor="person-1")]
        assert log_of(backend, place).redact(REDACTION) == 0

    def test_many_may_append_at_once(self, backend: Backend) -> None:
        place = backend.create()
        logs = [log_of(backend, place) for _ in range(4)]
        results = at_once([partial(log.append, FIRST) for log in logs])
        assert results == [None] * 4
        assert list(log_of(backend, place).entries()) == [FIRST] * 4
