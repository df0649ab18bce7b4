"""With the lock disabled the names of files alone keep writers apart: nobody overwrites anybody."""

from functools import partial

import pytest
from attrs import evolve

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.testing.delivery_store import READY
from lokalkontakt_core.testing.register_examples import GLUD, NOW, SNAPTUN, change_of, write
from lokalkontakt_core.testing.together import at_once


def test_of_two_writers_on_one_base_one_succeeds_and_the_other_gets_a_conflict(lockless):
    for _ in range(25):
        place = lockless.create()
        write(lockless.open(place).register, GLUD)
        works = [partial(write, lockless.open(place).register, evolve(GLUD, name=name), base=1) for name in "ab"]
        results = at_once(works)
        won = [result for result in results if isinstance(result, Commit)]
        lost = [result for result in results if isinstance(result, ConflictError)]
        assert (len(won), len(lost)) == (1, 1), results
        assert (lost[0].code, lost[0].values["head"]) == ("LKE101", 2)
        store = lockless.open(place).register
        assert next(store.history()) == won[0]
        assert store.read().get(Area, "glud") == won[0].change.edits[0].after
        assert store.outside_edits() == ()


def test_a_writer_that_finds_its_number_taken_at_the_last_moment_gets_a_conflict(lockless, monkeypatch):
    """The other commits after everything was checked and just before the change set gets its name."""
    place = lockless.create()
    slow = lockless.open(place).register
    slow.read()
    give_name = slow._files._give_new_name

    def other_first(temporary, path):
        monkeypatch.undo()
        write(lockless.open(place).register, SNAPTUN)
        give_name(temporary, path)

    monkeypatch.setattr(slow._files, "_give_new_name", other_first)
    with pytest.raises(ConflictError) as caught:
        write(slow, GLUD, base=0)
    assert (caught.value.code, dict(caught.value.values)) == ("LKE101", {"base": 0, "head": 1})
    assert list(lockless.open(place).register.read()) == [SNAPTUN]
    assert list((place / "tmp").iterdir()) == []


def test_a_live_writers_unsettled_change_is_finished_by_the_next_one(lockless, monkeypatch):
    place = lockless.create()
    first = lockless.open(place).register
    settle = "lokalkontakt_toml.register_store.settle"
    with monkeypatch.context() as patch:
        patch.setattr(settle, lambda *_: (_ for _ in ()).throw(OSError("stopped here")))
        write(first, GLUD)
    assert not (place / "records/area/glud.toml").exists()
    write(lockless.open(place).register, SNAPTUN)
    assert (place / "records/area/glud.toml").exists()
    assert first.read() == lockless.open(place).register.read()
    assert first.head() == 2


def test_of_many_who_claim_one_delivery_exactly_one_gets_it(lockless):
    for _ in range(10):
        place = lockless.create()
        lockless.open(place).deliveries.put(READY, version=None)
        claimed = evolve(READY, state=DeliveryState.SENDING)
        results = at_once([partial(lockless.open(place).deliveries.put, claimed, version=0) for _ in range(3)])
        assert sorted(results, key=str) == [False, False, True]


def test_a_file_that_another_writer_has_just_written_is_a_conflict_and_no_hand_edit(lockless, monkeypatch):
    place = lockless.create()
    write(lockless.open(place).register, GLUD)
    slow = lockless.open(place).register
    change = change_of(*slow.read().put(evolve(GLUD, name="b")))
    refuse = slow._refuse_overwriting

    def other_first(*args):
        monkeypatch.undo()
        write(lockless.open(place).register, evolve(GLUD, name="a"))
        refuse(*args)

    monkeypatch.setattr(slow, "_refuse_overwriting", other_first)
    with pytest.raises(ConflictError) as caught:
        slow.commit(change, base=1, actor="bente", instant=NOW)
    assert (caught.value.code, dict(caught.value.values)) == ("LKE101", {"base": 1, "head": 2})


def test_a_first_commit_while_the_folder_is_read_is_no_gap_in_the_history(lockless, monkeypatch):
    """The other commits after the last revision was looked for and before the names above it are."""
    place = lockless.create()
    reader = lockless.open(place).register
    refuse_gap = reader._history.refuse_gap

    def other_first(last):
        write(lockless.open(place).register, GLUD)
        refuse_gap(last)

    monkeypatch.setattr(reader._history, "refuse_gap", other_first)
    assert reader.read().revision == 0
    monkeypatch.undo()
    assert reader.read().get(Area, "glud") == GLUD
