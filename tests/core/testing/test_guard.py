"""A conformance test that is switched off says why."""

import itertools

import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.testing.backend import forbidden_from, full_from, killed_at
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_store import RegisterStoreContract
from lokalkontakt_core.testing.together import at_once

PROMISE = "test_a_new_store_is_empty_and_at_revision_0"


@pytest.mark.skip(reason="nej")
def skipped(self): ...


@pytest.mark.parametrize("excuse", [lambda self: None, None, skipped], ids=["replaced", "removed", "skipped"])
def test_a_test_of_a_kit_cannot_be_overridden_without_a_reason(excuse):
    with pytest.raises(TypeError, match=PROMISE):
        type("Mine", (RegisterStoreContract,), {PROMISE: excuse})


def test_an_xfail_without_a_reason_is_no_reason():
    @pytest.mark.xfail
    def excused(self): ...

    with pytest.raises(TypeError, match=PROMISE):
        type("Mine", (RegisterStoreContract,), {PROMISE: excused})


def test_an_xfail_with_a_reason_and_tests_of_ones_own_are_let_through():
    @pytest.mark.xfail(reason="den kan ikke")
    def excused(self): ...

    mine = type("Mine", (RegisterStoreContract,), {PROMISE: excused, "test_my_own": lambda self: None})
    assert issubclass(mine, Contract)


def test_a_class_that_mixes_in_an_override_is_caught_too():
    with pytest.raises(TypeError, match=PROMISE):
        type("Grandchild", (type("Child", (RegisterStoreContract,), {}),), {PROMISE: lambda self: None})


def test_a_test_of_a_kit_cannot_be_hidden_behind_a_class_that_is_mixed_in():
    mixed_in = type("MixedIn", (), {PROMISE: lambda self: None})
    with pytest.raises(TypeError, match=PROMISE):
        type("Mine", (mixed_in, RegisterStoreContract), {})


def test_work_that_never_ticks_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match="without calling the tick"):
        killed_at(1, lambda _tick: None)
    with pytest.raises(pytest.fail.Exception, match="without calling the tick"):
        full_from(1).went_by()


def test_trouble_has_gone_by_when_the_work_had_fewer_steps():
    tick = full_from(2)
    tick()
    assert tick.went_by()
    with pytest.raises(OSError, match="space"):
        tick()
    assert not tick.went_by()


def test_work_is_killed_before_the_step_that_was_asked_for(tmp_path):
    def work(tick):
        for number in range(3):
            tick()
            (tmp_path / str(number)).touch()

    for step in itertools.count(1):
        killed = killed_at(step, work)
        assert len(list(tmp_path.iterdir())) == min(step - 1, 3)
        if not killed:
            assert step == 4
            break
        for path in tmp_path.iterdir():
            path.unlink()


def test_work_that_fails_by_itself_fails_the_test(capfd):
    def fail(_tick):
        raise LookupError("by itself")

    with pytest.raises(pytest.fail.Exception, match="failed by itself"):
        killed_at(5, fail)
    assert "LookupError" in capfd.readouterr().err


@pytest.mark.parametrize("trouble", [full_from, forbidden_from])
def test_trouble_begins_at_its_step_and_stays(trouble):
    tick = trouble(2)
    tick()
    for _ in range(2):
        with pytest.raises(OSError, match=r"space|denied"):
            tick()


def test_what_is_done_at_once_gives_every_result_in_order():
    def fail():
        raise StoreError("LKE118")

    results = at_once([lambda: 1, fail, lambda: 3])
    assert (results[0], str(results[1]), results[2]) == (1, "LKE118()", 3)
