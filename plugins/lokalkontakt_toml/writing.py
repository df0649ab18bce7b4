"""Writing: what every writer of any of the three stores does first."""

import contextlib
from collections.abc import Iterator

from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.register_file import check_register_file


@contextlib.contextmanager
def writing(layout: Layout, files: Files, lock: WriterLock | NoLock) -> Iterator[None]:
    """Be a writer: hold the lock, and clear away what a killed writer left half written.

    Raises:
        StoreError: LKE109 when another writer was too slow, LKE160 when others have begun to fill the folder; LKE116
            to LKE118 for what the system says.
    """
    with told(str(layout.root)), lock.held() as alone:
        check_register_file(layout, filling=lock.filling)
        if alone:
            files.sweep()
        yield
