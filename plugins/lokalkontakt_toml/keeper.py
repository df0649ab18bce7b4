"""The keeper: a register's folder as a whole."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lokalkontakt_core.errors import DataError, LokalkontaktError, StoreError
from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.head_file import Head, digest_over, read_head, write_head
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.record_files import digest_of
from lokalkontakt_toml.register_file import mark_finished
from lokalkontakt_toml.replay import replayed
from lokalkontakt_toml.writing import writing

if TYPE_CHECKING:  # most programs neither fill nor copy
    from lokalkontakt_core.ports.keeper import Contents, Filled, KeptWave
    from lokalkontakt_toml.delivery_store import TomlDeliveryStore
    from lokalkontakt_toml.response_store import TomlResponseStore


class TomlKeeper:
    """Gives a folder out and takes it in.

    Args:
        layout: The names.
        files: The durable operations.
        lock: What writers wait at.
        responses: The store of answers.
        deliveries: The store of deliveries.
    """

    def __init__(
        self,
        layout: Layout,
        files: Files,
        lock: WriterLock | NoLock,
        responses: "TomlResponseStore",
        deliveries: "TomlDeliveryStore",
    ) -> None:
        self._layout = layout
        self._files = files
        self._lock = lock
        self._responses = responses
        self._deliveries = deliveries

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves."""
        return self._responses.waves()

    def kept(self, wave: str) -> "KeptWave":
        """Give all of a wave but its answers."""
        return self._responses.kept(wave)

    def filled(self) -> "Filled | None":
        """Give how far a filling came that was broken off."""
        from lokalkontakt_toml.filling import filled_in  # noqa: PLC0415 - most programs fill nothing

        with told(str(self._layout.root)):
            return filled_in(self._layout)

    def fill(self, contents: "Contents", compare: "Callable[[], None] | None" = None) -> None:
        """Write everything into an empty folder, or what is missing in one that is half filled."""
        from lokalkontakt_toml.filling import fill, filled_in  # noqa: PLC0415 - most programs fill nothing

        layout, files = self._layout, self._files
        before, self._lock.filling = self._lock.filling, True
        try:
            with writing(layout, files, self._lock):
                if filled_in(layout) is None and self._holds_anything():
                    raise StoreError("LKE161", place=str(layout.root))
                fill(contents, layout, files, self._deliveries)
            if compare is not None:
                compare()
            with writing(layout, files, self._lock):
                mark_finished(layout, files)
        finally:
            self._lock.filling = before

    def clear(self) -> None:
        """Take away what a filling that was broken off has left."""
        from lokalkontakt_toml.filling import clear_away, filled_in  # noqa: PLC0415 - most programs fill nothing

        with writing(self._layout, self._files, self._lock):
            if filled_in(self._layout) is not None:
                clear_away(self._layout, self._files)
                mark_finished(self._layout, self._files)

    def damage(self, *, repair: bool = False) -> Iterator[LokalkontaktError]:
        """Give copies of our files, and what is wrong with the head; that is made anew from an unbroken history."""
        from lokalkontakt_toml.beside import stray_copies  # noqa: PLC0415 - asked for seldom

        layout, history = self._layout, HistoryFiles(self._layout, self._files)
        with told(str(layout.root)):
            yield from stray_copies(layout)
            lost = self._head_lost(history)
            if lost is None or history.has_gap(0):  # where changes are missing, nobody can tell which is the last
                return
            if not repair:
                yield lost
                return
            with writing(layout, self._files, self._lock):
                last = history.last(0)
                digests = {ref: digest_of(record) for ref, record in replayed(history, last).items()}
                write_head(Head(last, digest_over(digests)), layout, self._files)

    def surroundings(self) -> Iterator[LokalkontaktError]:
        """Give copies of our files and registers in files that lie in the folder, and the folder's sync program.

        What can be cleared away comes before what is always so.
        """
        from lokalkontakt_core.keeping.sync_folders import sync_program_of  # noqa: PLC0415 - asked for seldom
        from lokalkontakt_toml.beside import registers_in_files, stray_copies  # noqa: PLC0415

        with told(str(self._layout.root)):
            yield from stray_copies(self._layout)
            yield from registers_in_files(self._layout)
        program = sync_program_of(str(self._layout.root.resolve()))
        if program is not None:
            yield StoreError("LKE167", place=str(self._layout.root), program=program)

    def _head_lost(self, history: HistoryFiles) -> DataError | None:
        place = self._layout.place(self._layout.head)
        try:
            head = read_head(self._layout)
        except DataError as problem:
            return problem
        if head.digest is None and history.last(0):
            return DataError("LKE166", place=place)
        return DataError("LKE166", place=place) if head.revision > history.last(0) else None

    def _holds_anything(self) -> bool:
        layout = self._layout
        if HistoryFiles(layout, self._files).last(0) or self.waves():
            return True
        folders = (layout.records, layout.deliveries, layout.secrets)
        return any(path.is_file() for folder in folders if folder.is_dir() for path in folder.rglob("[!.]*"))
