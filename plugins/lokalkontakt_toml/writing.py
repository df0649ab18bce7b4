"""Writing: what every writer of any of the three stores does first."""

import contextlib
from collections.abc import Iterator

from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.lock import NoLock, WriterLock


@contextlib.contextmanager
def writing(layout: Layout, files: Files, lock: WriterLock | NoLock) -> Iterator[None]:
    """Be a writer: hold the lock, and clear away what a killed writer left half written.

    Raises:
        StoreError: LKE109 when another writer was too slow; LKE116 to LKE118 for what the system says.
    """
    with told(str(layout.root)), lock.held() as alone:
        if alone:
            files.sweep()
        yield
