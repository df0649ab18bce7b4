"""The part of the response stores' kit in which writers are killed and disks refuse."""

# ruff: noqa: D102 - a test's name is its documentation
import itertools
from typing import Any

import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.ports.response_store import Ticket, WaveSetup
from lokalkontakt_core.testing.backend import Backend, Tick, forbidden_from, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.response_examples import ANSWERS, INVITATIONS, answers_in, both_modes, opened, ticket_of


class ResponseTroubleContract(Contract):
    """What a response store promises when it is disturbed at any step."""

    @both_modes
    def test_killed_at_any_step_of_an_opening_the_wave_can_be_opened(self, backend: Backend, setup: WaveSetup) -> None:
        for step in itertools.count(1):
            place = backend.create()

            def work(tick: Tick, place: Any = place) -> None:
                backend.open(place, tick).responses.open_wave(setup)

            killed = killed_at(step, work)
            store = backend.open(place).responses
            store.open_wave(setup)
            assert store.submit(ticket_of(store, setup), ANSWERS, "da") is True
            assert store.setup(setup.wave) == setup
            if not killed:
                return

    @both_modes
    def test_killed_at_any_step_of_a_submission_it_is_stored_and_used_or_neither(
        self, backend: Backend, setup: WaveSetup
    ) -> None:
        for step in itertools.count(1):
            place, store = opened(backend, setup)
            ticket = ticket_of(store, setup)
            store.save_draft(ticket, {"knows": "nej"})

            def work(tick: Tick, place: Any = place, ticket: Ticket = ticket) -> None:
                backend.open(place, tick).responses.submit(ticket, ANSWERS, "da")

            killed = killed_at(step, work)
            again = backend.open(place).responses
            used = ticket_of(again, setup).used
            assert used or killed
            assert answers_in(again, setup) == ([ANSWERS] if used else [])
            assert ticket_of(again, setup).draft == (None if used else {"knows": "nej"})
            assert again.submit(ticket, ANSWERS, "da") is not used
            assert answers_in(again, setup) == [ANSWERS]
            if not killed:
                return

    @both_modes
    def test_killed_at_any_step_of_a_draft_the_old_or_the_new_one_is_there(
        self, backend: Backend, setup: WaveSetup
    ) -> None:
        for step in itertools.count(1):
            place, store = opened(backend, setup)
            ticket = ticket_of(store, setup)
            store.save_draft(ticket, {"knows": "nej"})

            def work(tick: Tick, place: Any = place, ticket: Ticket = ticket) -> None:
                backend.open(place, tick).responses.save_draft(ticket, ANSWERS)

            killed = killed_at(step, work)
            draft = ticket_of(backend.open(place).responses, setup).draft
            assert draft == ANSWERS or (killed and draft == {"knows": "nej"})
            if not killed:
                return

    @both_modes
    def test_killed_at_any_step_of_a_sealing_no_answer_is_lost_or_doubled(
        self, backend: Backend, setup: WaveSetup
    ) -> None:
        for step in itertools.count(1):
            place, store = opened(backend, setup)
            for invitation in INVITATIONS[:2]:
                store.submit(ticket_of(store, setup, invitation), {"who": invitation}, "da")
            code = store.codes(setup.wave)["invitation-3"]
            expected = answers_in(store, setup)

            def work(tick: Tick, place: Any = place) -> None:
                backend.open(place, tick).responses.seal(setup.wave)

            killed = killed_at(step, work)
            again = backend.open(place).responses
            assert answers_in(again, setup) == expected
            assert again.find_ticket(code) is None or killed
            again.seal(setup.wave)
            assert (answers_in(again, setup), again.find_ticket(code)) == (expected, None)
            assert again.progress(setup.wave).submitted == len(expected)
            if not killed:
                return

    @pytest.mark.parametrize("trouble", [full_from, forbidden_from], ids=["full", "forbidden"])
    @both_modes
    def test_a_disk_that_refuses_at_any_step_of_a_submission_loses_nothing(
        self, backend: Backend, setup: WaveSetup, trouble: Any
    ) -> None:
        for step in itertools.count(1):
            place, store = opened(backend, setup)
            ticket = ticket_of(store, setup)
            tick = trouble(step)
            try:
                stored = backend.open(place, tick).responses.submit(ticket, ANSWERS, "da")
            except StoreError:
                stored = False
            again = backend.open(place).responses
            used = ticket_of(again, setup).used
            assert used or not stored
            assert answers_in(again, setup) == ([ANSWERS] if used else [])
            if tick.went_by():
                return
