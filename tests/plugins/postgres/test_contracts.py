"""The PostgreSQL database keeps the contracts."""

import pytest

from lokalkontakt_core.testing.delivery_store import DeliveryStoreContract
from lokalkontakt_core.testing.filling_resumed import ResumedFillingContract
from lokalkontakt_core.testing.keeper import KeeperContract
from lokalkontakt_core.testing.register_processes import RegisterProcessesContract
from lokalkontakt_core.testing.register_store import RegisterStoreContract
from lokalkontakt_core.testing.response_store import ResponseStoreContract


class TestPostgresRegisterStore(RegisterStoreContract):
    @pytest.fixture
    def backend(self, postgres_backend):
        return postgres_backend


class TestPostgresRegisterProcesses(RegisterProcessesContract):
    @pytest.fixture
    def backend(self, postgres_backend):
        return postgres_backend


class TestPostgresResponseStore(ResponseStoreContract):
    @pytest.fixture
    def backend(self, postgres_backend):
        return postgres_backend


class TestPostgresDeliveryStore(DeliveryStoreContract):
    @pytest.fixture
    def backend(self, postgres_backend):
        return postgres_backend


class TestPostgresKeeper(KeeperContract):
    @pytest.fixture
    def backend(self, postgres_backend):
        return postgres_backend


class TestPostgresFilling(ResumedFillingContract):
    @pytest.fixture
    def backend(self, postgres_backend, monkeypatch):
        monkeypatch.setattr("lokalkontakt_postgres.filling.BATCH", 2)  # so that there are several
        return postgres_backend
