"""The conformance kit of response stores: subclass it, give a `backend` fixture, and every promise is tested."""

# ruff: noqa: D102 - a test's name is its documentation
import re
from functools import partial

import pytest
from attrs import evolve

from lokalkontakt_core.errors import ConflictError, NotFoundError, RefusedError
from lokalkontakt_core.ports.response_store import WaveSetup
from lokalkontakt_core.surveys.codes import ALPHABET
from lokalkontakt_core.testing.backend import Backend
from lokalkontakt_core.testing.response_examples import (
    ANONYMOUS,
    ANSWERS,
    INVITATIONS,
    NAMED,
    answers_in,
    both_modes,
    opened,
    ticket_of,
)
from lokalkontakt_core.testing.response_trouble import ResponseTroubleContract
from lokalkontakt_core.testing.together import at_once


class ResponseStoreContract(ResponseTroubleContract):
    """What a response store promises."""

    @both_modes
    def test_a_wave_is_opened_with_all_it_was_given(self, backend: Backend, setup: WaveSetup) -> None:
        _, store = opened(backend, setup)
        assert store.setup(setup.wave) == setup
        assert store.progress(setup.wave).invited == len(INVITATIONS)

    @both_modes
    def test_opening_again_changes_neither_codes_nor_answers(self, backend: Backend, setup: WaveSetup) -> None:
        place, store = opened(backend, setup)
        codes = dict(store.codes(setup.wave))
        store.submit(ticket_of(store, setup), ANSWERS, "da")
        store.open_wave(setup)
        again = backend.open(place).responses
        assert (dict(again.codes(setup.wave)), answers_in(again, setup)) == (codes, [ANSWERS])

    def test_opening_with_another_setup_is_a_conflict(self, backend: Backend) -> None:
        _, store = opened(backend, NAMED)
        with pytest.raises(ConflictError) as caught:
            store.open_wave(evolve(NAMED, title="noget andet"))
        assert caught.value.code == "LKE110"

    def test_a_wave_that_was_never_opened_is_not_found(self, backend: Backend) -> None:
        store = backend.open(backend.create()).responses
        for asked in (store.setup, store.codes, store.progress, store.seal, lambda wave: list(store.scan(wave))):
            with pytest.raises(NotFoundError) as caught:
                asked("ingen")
            assert caught.value.code == "LKE112"

    @both_modes
    def test_every_invitation_has_a_code_of_its_own_that_finds_its_ticket(
        self, backend: Backend, setup: WaveSetup
    ) -> None:
        place, store = opened(backend, setup)
        codes = store.codes(setup.wave)
        assert tuple(codes) == INVITATIONS
        assert len(set(codes.values())) == len(INVITATIONS)
        for code in codes.values():
            assert re.fullmatch(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{2}}", code)
            typed = f" {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
            ticket = backend.open(place).responses.find_ticket(typed)
            assert ticket == store.find_ticket(code)
            assert ticket is not None
            assert (ticket.setup, ticket.used, ticket.draft) == (setup, False, None)

    def test_only_a_named_ticket_tells_whose_it_is(self, backend: Backend) -> None:
        _, named = opened(backend, NAMED)
        _, anonymous = opened(backend, ANONYMOUS)
        assert ticket_of(named, NAMED, "invitation-2").invitation == "invitation-2"
        assert ticket_of(anonymous, ANONYMOUS, "invitation-2").invitation is None

    @pytest.mark.parametrize("typed", ["", "K7RN", "0000-0000-0000-01", "U" * 14, "../../../etc/passwd", "\x00" * 14])
    def test_a_code_that_is_none_finds_nothing(self, backend: Backend, typed: str) -> None:
        _, store = opened(backend, NAMED)
        assert store.find_ticket(typed) is None

    def test_codes_of_two_waves_do_not_meet(self, backend: Backend) -> None:
        _, store = opened(backend, NAMED)
        store.open_wave(ANONYMOUS)
        assert set(store.codes(NAMED.wave).values()).isdisjoint(store.codes(ANONYMOUS.wave).values())
        assert ticket_of(store, ANONYMOUS).setup == ANONYMOUS

    @both_modes
    def test_the_newest_draft_is_kept_and_found_again(self, backend: Backend, setup: WaveSetup) -> None:
        place, store = opened(backend, setup)
        ticket = ticket_of(store, setup)
        store.save_draft(ticket, {"knows": "nej"})
        store.save_draft(ticket, ANSWERS)
        again = backend.open(place).responses
        assert ticket_of(again, setup).draft == ANSWERS
        assert ticket_of(again, setup, "invitation-2").draft is None
        assert (again.progress(setup.wave).started, list(again.scan(setup.wave))) == (1, [])

    @both_modes
    def test_an_answer_is_stored_and_its_ticket_used(self, backend: Backend, setup: WaveSetup) -> None:
        place, store = opened(backend, setup)
        store.save_draft(ticket_of(store, setup), {"knows": "nej"})
        assert store.submit(ticket_of(store, setup), ANSWERS, "da") is True
        again = backend.open(place).responses
        ticket = ticket_of(again, setup)
        assert (ticket.used, ticket.draft) == (True, None)
        (response,) = again.scan(setup.wave)
        assert (response.answers, response.language) == (ANSWERS, "da")
        progress = again.progress(setup.wave)
        assert (progress.submitted, progress.started) == (1, 0)

    def test_a_named_answer_carries_its_invitation_and_an_anonymous_one_nothing_of_it(self, backend: Backend) -> None:
        _, named = opened(backend, NAMED)
        _, anonymous = opened(backend, ANONYMOUS)
        named.submit(ticket_of(named, NAMED), ANSWERS, "da")
        anonymous.submit(ticket_of(anonymous, ANONYMOUS), ANSWERS, "da")
        assert [response.id for response in named.scan(NAMED.wave)] == ["invitation-1"]
        assert named.progress(NAMED.wave).submitted_ids == frozenset({"invitation-1"})
        (response,) = anonymous.scan(ANONYMOUS.wave)
        handle = ticket_of(anonymous, ANONYMOUS).handle
        assert response.id not in {*INVITATIONS, handle}
        assert not handle.startswith(response.id)
        assert anonymous.progress(ANONYMOUS.wave).submitted_ids is None

    @both_modes
    def test_a_second_answer_with_one_ticket_is_told_and_changes_nothing(
        self, backend: Backend, setup: WaveSetup
    ) -> None:
        _, store = opened(backend, setup)
        ticket = ticket_of(store, setup)
        assert store.submit(ticket, ANSWERS, "da") is True
        assert store.submit(ticket, {"knows": "nej"}, "en") is False
        store.save_draft(ticket, {"knows": "nej"})
        assert (answers_in(store, setup), ticket_of(store, setup).draft) == ([ANSWERS], None)

    @both_modes
    def test_of_two_answers_at_once_with_one_ticket_exactly_one_is_stored(
        self, backend: Backend, setup: WaveSetup
    ) -> None:
        place, store = opened(backend, setup)
        ticket = ticket_of(store, setup)
        works = [partial(backend.open(place).responses.submit, ticket, {"who": str(who)}, "da") for who in range(4)]
        results = at_once(works)
        assert sorted(results, key=str) == [False, False, False, True]
        assert answers_in(store, setup) == [{"who": str(results.index(True))}]

    def test_a_value_that_no_store_can_keep_is_refused_before_anything_is_written(self, backend: Backend) -> None:
        _, store = opened(backend, NAMED)
        for answers in ({"q": None}, {"q": object()}, {"q": [None]}, {1: "x"}):
            with pytest.raises(TypeError):
                store.submit(ticket_of(store, NAMED), answers, "da")  # type: ignore[arg-type]
        assert (ticket_of(store, NAMED).used, list(store.scan(NAMED.wave))) == (False, [])

    @both_modes
    def test_what_is_given_back_is_the_callers_own(self, backend: Backend, setup: WaveSetup) -> None:
        _, store = opened(backend, setup)
        answers = {"several": ["a"]}
        store.submit(ticket_of(store, setup), answers, "da")
        answers["several"].append("b")
        next(iter(store.scan(setup.wave))).answers["several"].append("c")
        assert answers_in(store, setup) == [{"several": ["a"]}]

    @both_modes
    def test_a_sealed_wave_takes_nothing_and_has_no_codes_and_keeps_its_answers(
        self, backend: Backend, setup: WaveSetup
    ) -> None:
        place, store = opened(backend, setup)
        first, second = ticket_of(store, setup), ticket_of(store, setup, "invitation-2")
        code = store.codes(setup.wave)["invitation-2"]
        store.submit(first, ANSWERS, "da")
        store.save_draft(second, {"knows": "nej"})
        store.seal(setup.wave)
        store.seal(setup.wave)
        for sealed in (store, backend.open(place).responses):
            assert sealed.find_ticket(code) is None
            for refused in (
                partial(sealed.codes, setup.wave),
                partial(sealed.open_wave, setup),
                partial(sealed.submit, second, ANSWERS, "da"),
            ):
                with pytest.raises((RefusedError, ConflictError)) as caught:
                    refused()
                assert caught.value.code in {"LKE111", "LKE113"}
            sealed.save_draft(second, {"knows": "nej"})
            progress = sealed.progress(setup.wave)
            assert (progress.invited, progress.submitted, progress.started) == (3, 1, 0)
            assert progress.submitted_ids == ({"invitation-1"} if setup is NAMED else None)
            assert (answers_in(sealed, setup), sealed.setup(setup.wave)) == ([ANSWERS], setup)

    def test_sealing_gives_anonymous_answers_other_names(self, backend: Backend) -> None:
        _, store = opened(backend, ANONYMOUS)
        for invitation in INVITATIONS:
            store.submit(ticket_of(store, ANONYMOUS, invitation), {"who": invitation}, "da")
        before = {response.id for response in store.scan(ANONYMOUS.wave)}
        store.seal(ANONYMOUS.wave)
        after = {response.id for response in store.scan(ANONYMOUS.wave)}
        assert (len(before), len(after), before & after) == (3, 3, set())

    @pytest.mark.parametrize("sealed", [False, True], ids=["open", "sealed"])
    @both_modes
    def test_erased_answers_are_gone_and_counted_once(self, backend: Backend, setup: WaveSetup, sealed: bool) -> None:  # noqa: FBT001
        place, store = opened(backend, setup)
        for invitation in INVITATIONS:
            store.submit(ticket_of(store, setup, invitation), {"who": invitation}, "da")
        if sealed:
            store.seal(setup.wave)
        gone = next(response for response in store.scan(setup.wave) if response.answers["who"] == "invitation-2")
        assert store.erase(setup.wave, [gone.id, gone.id, "invitation-9"]) == 1
        again = backend.open(place).responses
        assert answers_in(again, setup) == [{"who": "invitation-1"}, {"who": "invitation-3"}]
        assert again.erase(setup.wave, [gone.id]) == 0
        if not sealed:
            assert again.submit(ticket_of(again, setup, "invitation-2"), ANSWERS, "da") is False
