"""The TOML folder keeps the contracts."""

import pytest

from lokalkontakt_core.testing.damage import DamageContract
from lokalkontakt_core.testing.delivery_store import DeliveryStoreContract
from lokalkontakt_core.testing.filling_resumed import ResumedFillingContract
from lokalkontakt_core.testing.keeper import KeeperContract
from lokalkontakt_core.testing.receipts import ReceiptContract
from lokalkontakt_core.testing.register_processes import RegisterProcessesContract
from lokalkontakt_core.testing.register_store import RegisterStoreContract
from lokalkontakt_core.testing.response_store import ResponseStoreContract


class TestTomlRegisterStore(RegisterStoreContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend


class TestTomlRegisterProcesses(RegisterProcessesContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend


class TestTomlResponseStore(ResponseStoreContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend


class TestTomlDeliveryStore(DeliveryStoreContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend


class TestTomlRegisterStoreOnAShareWithoutLinks(RegisterStoreContract):
    @pytest.fixture
    def backend(self, share_backend):
        return share_backend


class TestTomlKeeper(KeeperContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend


class TestTomlFilling(ResumedFillingContract):
    @pytest.fixture
    def backend(self, toml_backend, monkeypatch):
        monkeypatch.setattr("lokalkontakt_toml.filling.BATCH", 2)  # so that there are several
        return toml_backend


class TestTomlReceipts(ReceiptContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend


class TestTomlDamage(DamageContract):
    @pytest.fixture
    def backend(self, toml_backend):
        return toml_backend

    @pytest.fixture
    def files(self):
        def told(place):
            return (path for path in place.rglob("*") if {path.suffix, *path.parts} & {".toml", ".key", "used"})

        return lambda place: [path for path in told(place) if path.is_file()]
