import pytest

from lokalkontakt_core.testing.keeper import filled_memory


@pytest.fixture
def full():
    """A store with something of everything there is; two of its waves are open."""
    return filled_memory()
