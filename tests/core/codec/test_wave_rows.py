"""Waves in rows: what goes in comes out, and what is asked of a sealed wave is answered from what was noted then."""

import pytest
from attrs import evolve

from lokalkontakt_core.codec.json_text import from_json, to_json
from lokalkontakt_core.codec.wave_rows import (
    WaveRow,
    answered_text,
    sealed_columns,
    setup_from,
    setup_to,
    tickets_of,
    wave_in_row,
)
from lokalkontakt_core.errors import ConflictError, DataError, RefusedError
from lokalkontakt_core.ports.keeper import KeptWave
from lokalkontakt_core.surveys.codes import code_hash, read_code
from lokalkontakt_core.testing.response_examples import ANONYMOUS, INVITATIONS, NAMED, both_modes

KEY = bytes(range(32))
OPEN = WaveRow(NAMED, KEY, 0, frozenset())
SEALED = WaveRow(NAMED, None, 2, frozenset({"invitation-1", "invitation-3"}))


@both_modes
def test_a_setup_comes_back_from_its_document_as_it_was(setup):
    document = from_json(to_json(setup_to(setup)))
    assert setup_from(setup.wave, setup.mode.value, document, "x.db: wave/1") == setup


@pytest.mark.parametrize(
    ("mode", "document"),
    [
        ("ukendt", setup_to(NAMED)),
        (NAMED.mode.value, {"form": "x"}),
        (NAMED.mode.value, {**setup_to(NAMED), "invitations": None}),
    ],
    ids=["unknown-mode", "something-missing", "no-list"],
)
def test_a_damaged_setup_is_told_with_its_place(mode, document):
    with pytest.raises(DataError) as caught:
        setup_from(NAMED.wave, mode, document, "x.db: wave/1")
    assert (caught.value.code, caught.value.values["place"]) == ("LKE148", "x.db: wave/1")


def test_who_had_answered_a_sealed_wave_comes_back_and_an_open_one_says_nothing_of_it():
    kept = KeptWave(NAMED, None, SEALED.submitted, SEALED.answered)
    submitted, answered = sealed_columns(kept)
    assert wave_in_row(NAMED, None, submitted, answered, "") == SEALED
    assert sealed_columns(KeptWave(NAMED, KEY)) == (None, None)
    assert wave_in_row(NAMED, KEY, None, None, "") == OPEN


@pytest.mark.parametrize("answered", ["[", "7"])
def test_who_had_answered_is_told_when_it_is_damaged(answered):
    with pytest.raises(DataError) as caught:
        wave_in_row(NAMED, None, 2, answered, "x.db: wave/1")
    assert caught.value.code == "LKE148"


def test_answered_invitations_are_written_in_one_order():
    assert answered_text({"c", "a", "b"}) == answered_text(["b", "c", "a"])


def test_an_open_wave_gives_a_code_for_each_invitation_and_a_sealed_one_none():
    assert tuple(OPEN.codes()) == INVITATIONS
    with pytest.raises(RefusedError) as caught:
        SEALED.codes()
    assert caught.value.code == "LKE111"


def test_opening_again_is_refused_with_another_setup_and_once_it_is_sealed():
    OPEN.refuse_other(NAMED)
    for wave, setup, code in ((OPEN, evolve(NAMED, title="noget andet"), "LKE110"), (SEALED, NAMED, "LKE111")):
        with pytest.raises(ConflictError) as caught:
            wave.refuse_other(setup)
        assert caught.value.code == code


def test_progress_is_counted_from_the_tickets_until_a_wave_is_sealed():
    progress = OPEN.progress(1, 2, frozenset({"invitation-2"}))
    assert (progress.invited, progress.submitted, progress.started) == (3, 1, 2)
    assert progress.submitted_ids == {"invitation-2"}
    sealed = SEALED.progress(0, 0, frozenset())
    assert (sealed.submitted, sealed.submitted_ids) == (2, SEALED.answered)
    assert WaveRow(ANONYMOUS, KEY, 0, frozenset()).progress(1, 0, frozenset()).submitted_ids is None


@both_modes
def test_tickets_are_written_in_the_order_of_their_hashes_and_come_back(setup):
    handles = sorted(code_hash(read_code(code)) for code in WaveRow(setup, KEY, 0, frozenset()).codes().values())
    kept = KeptWave(setup, KEY, used=frozenset({handles[0]}), drafts={handles[1]: {"why": "æøå"}})
    tickets = tickets_of(kept)
    assert [handle for handle, *_ in tickets] == handles
    assert {invitation for _, invitation, _, _ in tickets} == (set(INVITATIONS) if setup is NAMED else {None})
    rows = [(handle, used, draft) for handle, _, used, draft in tickets]
    assert WaveRow(setup, KEY, 0, frozenset()).kept(rows, "") == kept


def test_a_sealed_wave_has_no_tickets():
    assert tickets_of(KeptWave(NAMED, None, 2)) == []


def test_a_damaged_draft_is_told_with_its_place():
    with pytest.raises(DataError) as caught:
        OPEN.kept([("handle", False, "{")], "x.db: wave/1 draft")
    assert (caught.value.code, caught.value.values["place"]) == ("LKE148", "x.db: wave/1 draft")
