"""What a plugin author is told when a promise is broken."""

import subprocess
import sys

FORGETFUL = """
import pytest
from lokalkontakt_core.testing.delivery_store import DeliveryStoreContract
from lokalkontakt_core.testing.memory import memory_store


class Forgetful:
    def create(self):
        return memory_store()

    def open(self, place, tick=None, *, filling=False):
        place.deliveries.all = lambda: iter(())
        return place


class TestForgetful(DeliveryStoreContract):
    @pytest.fixture
    def backend(self):
        return Forgetful()


class TestWithoutBackend(DeliveryStoreContract): ...
"""


def test_a_broken_promise_shows_what_was_given_and_a_missing_fixture_what_is_wanted(tmp_path):
    (tmp_path / "test_mine.py").write_text(FORGETFUL)
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -p no:cacheprovider\n")
    command = [sys.executable, "-m", "pytest", "-q", "-k", "comes_back or holds_no", "test_mine.py"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout  # noqa: S603 - ours
    assert "At index 1 diff: [] != [Delivery(key=" in said
    assert "NotImplementedError: a conformance test gives its backend by a fixture called backend: see Backend" in said
    assert "PytestAssertRewriteWarning" not in said
