import errno
import os
import shutil

import pytest

from lokalkontakt_core.testing.backend import nothing_happens
from lokalkontakt_core.testing.register_examples import GLUD, SNAPTUN, write
from lokalkontakt_toml.files import Files
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.store import create_store, store_of

LONG = 60.0
"""How many seconds to wait for other writers on a machine that many tests are busy with."""


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


class TickingShare(TickingSystem):
    """A share without hard links."""

    def link(self, *_):
        self._tick()
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))


class TomlBackend:
    """Folders; a made one is copied, which is quicker than making it again."""

    def __init__(self, root, *, locked=True, system=TickingSystem):
        self.root = root
        self._system = system
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

    def open(self, place, tick=nothing_happens, *, filling=False):
        layout = Layout(place)
        lock = WriterLock(layout.lock, LONG) if self.locked else NoLock()
        return store_of(layout, Files(layout.temporary, self._system(tick)), lock, filling=filling)


@pytest.fixture
def toml_backend(tmp_path):
    return TomlBackend(tmp_path)


@pytest.fixture
def share_backend(tmp_path):
    return TomlBackend(tmp_path, system=TickingShare)


@pytest.fixture
def lockless(tmp_path):
    return TomlBackend(tmp_path, locked=False)


@pytest.fixture
def glud(toml_backend):
    """A register of two areas, at revision 1; gives its folder."""
    place = toml_backend.create()
    write(toml_backend.open(place).register, GLUD, SNAPTUN)
    return place


@pytest.fixture
def contents():
    """Give a function that reads every file of a folder but the empty lock."""

    def read(place):
        return {
            path.relative_to(place).as_posix(): path.read_bytes()
            for path in sorted(place.rglob("*"))
            if path.is_file() and path.name != "lock"
        }

    return read
