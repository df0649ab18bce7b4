"""The TOML folder forgets whom it is told to forget."""

import pytest

from lokalkontakt_core.testing.access_log import AccessLogContract
from lokalkontakt_core.testing.redaction import RedactionContract


class TestTomlRedaction(RedactionContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend

    @pytest.fixture
    def stored(self):
        return lambda place: [path.read_bytes() for path in place.rglob("*") if path.is_file()]


class TestTomlAccessLog(AccessLogContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend
