"""Waves, answers and tickets that the kits of stores work with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from lokalkontakt_core.ports.response_store import ResponseStore, Ticket, WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.testing.backend import Backend

INVITATIONS = ("invitation-1", "invitation-2", "invitation-3")
NAMED = WaveSetup(
    wave="evaluering-2020",
    mode=WaveMode.NAMED,
    form_text='[form]\r\nform_id = "x"\n',
    title="Evaluering æøå",
    invitations=INVITATIONS,
    labels={"invitation-1": "Glud", "invitation-2": "As", "invitation-3": 'Den "gamle" by'},
)
ANONYMOUS = evolve(NAMED, wave="anonym", mode=WaveMode.ANONYMOUS, labels={})
ANSWERS: Mapping[str, Any] = {
    "knows": "ja",
    "why": 'to\r\nlinjer """ og [/] \x00',
    "count": 7,
    "share": 0.5,
    "fine": True,
    "on": date(2020, 3, 1),
    "several": ["a", "b"],
    "members": [{"age": "7"}, {"age": "8", "name": "Åse"}],
    "empty": "",
}

both_modes = pytest.mark.parametrize("setup", [NAMED, ANONYMOUS], ids=["named", "anonymous"])


def ticket_of(store: ResponseStore, setup: WaveSetup, invitation: str = "invitation-1") -> Ticket:
    """Find the ticket of an invitation by its code."""
    ticket = store.find_ticket(store.codes(setup.wave)[invitation])
    assert ticket is not None
    return ticket


def opened(backend: Backend, setup: WaveSetup) -> tuple[Any, ResponseStore]:
    """Make a store with an open wave."""
    place = backend.create()
    backend.open(place).responses.open_wave(setup)
    return place, backend.open(place).responses


def answers_in(store: ResponseStore, setup: WaveSetup) -> list[Mapping[str, Any]]:
    """Give the answers of a wave, ordered so that they can be compared."""
    return sorted((response.answers for response in store.scan(setup.wave)), key=repr)
