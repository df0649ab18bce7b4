import os
import shutil

import pytest

from lokalkontakt_core.testing.backend import nothing_happens
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.store import create_store, store_of


class TickingSystem:
    """Calls a tick before every call to the system, and once more in the middle of every write."""

    def __init__(self, tick):
        self._tick = tick

    def __getattr__(self, name):
        call = getattr(os, name)

        def ticking(*args, **kwargs):
            self._tick()
            return call(*args, **kwargs)

        return ticking

    def fsync(self, handle):
        # What a killed process has written stays in the system's memory; waiting for the disk would show nothing.
        self._tick()

    def write(self, handle, content):
        self._tick()
        half = max(1, len(content) // 2)
        return os.write(handle, content[:half])


class TomlBackend:
    """Folders; a made one is copied, which is quicker than making it again."""

    def __init__(self, root, *, locked=True):
        self.root = root
        self.locked = locked
        self._made = 0
        self._template = root / "template"

    def create(self):
        if not self._template.exists():
            create_store(self._template, "prove")
        self._made += 1
        place = self.root / f"register-{self._made}"
        shutil.copytree(self._template, place, ignore=shutil.ignore_patterns("schemas"))
        return place

    def open(self, place, tick=nothing_happens):
        layout = Layout(place)
        lock = WriterLock(layout.lock) if self.locked else NoLock()
        return store_of(layout, Files(layout.temporary, TickingSystem(tick)), lock)


@pytest.fixture
def toml_backend(tmp_path):
    return TomlBackend(tmp_path)


@pytest.fixture
def lockless(tmp_path):
    return TomlBackend(tmp_path, locked=False)
