"""The SQLite file keeps the contracts."""

import gc

import pytest

from lokalkontakt_core.testing.damage import DamageContract
from lokalkontakt_core.testing.delivery_store import DeliveryStoreContract
from lokalkontakt_core.testing.filling_resumed import ResumedFillingContract
from lokalkontakt_core.testing.keeper import KeeperContract
from lokalkontakt_core.testing.receipts import ReceiptContract
from lokalkontakt_core.testing.register_processes import RegisterProcessesContract
from lokalkontakt_core.testing.register_store import RegisterStoreContract
from lokalkontakt_core.testing.response_store import ResponseStoreContract


class TestSqliteRegisterStore(RegisterStoreContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend


class TestSqliteRegisterProcesses(RegisterProcessesContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend


class TestSqliteResponseStore(ResponseStoreContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend


class TestSqliteDeliveryStore(DeliveryStoreContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend


class TestSqliteKeeper(KeeperContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend


class TestSqliteFilling(ResumedFillingContract):
    @pytest.fixture
    def backend(self, sqlite_backend, monkeypatch):
        monkeypatch.setattr("lokalkontakt_sqlite.filling.BATCH", 2)  # so that there are several
        return sqlite_backend


class TestSqliteReceipts(ReceiptContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend


class TestSqliteDamage(DamageContract):
    @pytest.fixture
    def backend(self, sqlite_backend):
        return sqlite_backend

    @pytest.fixture
    def files(self):
        def kept(place):
            gc.collect()  # openings nobody holds any more write no more
            return [path for path in place.parent.iterdir() if path.name.startswith(place.name)]

        return kept
