"""The folder of mail files keeps the contracts."""

import pytest

import lokalkontakt_eml.plugin
from lokalkontakt_core.testing.notifier import NotifierContract
from lokalkontakt_core.testing.plugin import PluginContract
from lokalkontakt_eml.folder import EmlFolder


class TestEmlPlugin(PluginContract):
    @pytest.fixture
    def plugin(self):
        return lokalkontakt_eml.plugin


class TestEmlFolder(NotifierContract):
    @pytest.fixture
    def notifier(self, tmp_path):
        return EmlFolder(tmp_path / "outbox")

    @pytest.fixture
    def received(self, tmp_path):
        return lambda: [file.read_bytes() for file in (tmp_path / "outbox").glob("*.eml")]

    @pytest.fixture
    def out_of_reach(self, tmp_path):
        (tmp_path / "file").touch()
        return EmlFolder(tmp_path / "file")
