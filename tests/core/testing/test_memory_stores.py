"""The stores in memory keep the contracts, all but those about what outlives a process."""

import pytest

from lokalkontakt_core.testing.access_log import AccessLogContract
from lokalkontakt_core.testing.delivery_store import DeliveryStoreContract
from lokalkontakt_core.testing.keeper import KeeperContract
from lokalkontakt_core.testing.memory import memory_store
from lokalkontakt_core.testing.redaction import RedactionContract
from lokalkontakt_core.testing.register_store import RegisterStoreContract
from lokalkontakt_core.testing.response_store import ResponseStoreContract

OUTLIVES_NOTHING = pytest.mark.xfail(reason="a memory does not outlive its process and has no disk", run=False)


class Memory:
    def create(self):
        return memory_store()

    def open(self, place, tick=None):
        del tick
        return place


class TestMemoryRegisterStore(RegisterStoreContract):
    @pytest.fixture
    def backend(self):
        return Memory()

    @OUTLIVES_NOTHING
    def test_a_writer_killed_at_any_step_leaves_the_last_or_the_next_revision(self): ...

    @OUTLIVES_NOTHING
    def test_a_disk_that_refuses_at_any_step_is_told_and_nothing_is_changed(self): ...


class TestMemoryResponseStore(ResponseStoreContract):
    @pytest.fixture
    def backend(self):
        return Memory()

    @OUTLIVES_NOTHING
    def test_killed_at_any_step_of_an_opening_the_wave_can_be_opened(self): ...

    @OUTLIVES_NOTHING
    def test_killed_at_any_step_of_a_submission_it_is_stored_and_used_or_neither(self): ...

    @OUTLIVES_NOTHING
    def test_killed_at_any_step_of_a_draft_the_old_or_the_new_one_is_there(self): ...

    @OUTLIVES_NOTHING
    def test_killed_at_any_step_of_a_sealing_no_answer_is_lost_or_doubled(self): ...

    @OUTLIVES_NOTHING
    def test_a_disk_that_refuses_at_any_step_of_a_submission_loses_nothing(self): ...


class TestMemoryDeliveryStore(DeliveryStoreContract):
    @pytest.fixture
    def backend(self):
        return Memory()

    @OUTLIVES_NOTHING
    def test_killed_at_any_step_the_old_or_the_new_state_is_there(self): ...

    @OUTLIVES_NOTHING
    def test_a_disk_that_refuses_at_any_step_is_told_and_nothing_is_changed(self): ...


class TestMemoryKeeper(KeeperContract):
    @pytest.fixture
    def backend(self):
        return Memory()


class TestMemoryRedaction(RedactionContract):
    @pytest.fixture
    def backend(self):
        return Memory()

    @pytest.fixture
    def stored(self):
        """Everything its values say of themselves."""
        return lambda place: [_all_of(place).encode()]

    @OUTLIVES_NOTHING
    def test_a_redactor_killed_at_any_step_leaves_it_undone_or_it_is_finished(self): ...

    @OUTLIVES_NOTHING
    def test_a_redaction_of_answers_killed_at_any_step_is_finished_by_the_next(self): ...

    @OUTLIVES_NOTHING
    def test_a_full_disk_at_any_step_is_told_and_doing_it_again_finishes(self): ...


def _all_of(store):
    waves = [store.keeper.kept(wave) for wave in store.keeper.waves()]
    answers = [list(store.responses.scan(wave)) for wave in store.keeper.waves()]
    kept = [list(store.register.read()), list(store.register.history()), list(store.deliveries.all()), waves, answers]
    return repr(kept)


class TestMemoryAccessLog(AccessLogContract):
    @pytest.fixture
    def backend(self):
        return Memory()
