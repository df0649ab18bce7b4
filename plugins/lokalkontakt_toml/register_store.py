"""The register store: a folder of record files and one file a change set; what the history names is committed."""

import contextlib
import glob
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError, DataError, StoreError
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.head_file import read_head
from lokalkontakt_toml.history_files import HistoryFiles
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.overlay import overlay
from lokalkontakt_toml.record_files import digest_of
from lokalkontakt_toml.register_file import check_register_file
from lokalkontakt_toml.settling import file_found, settle
from lokalkontakt_toml.snapshot import Snapshot, take_snapshot
from lokalkontakt_toml.writing import writing

if TYPE_CHECKING:  # only who redacts needs it
    from lokalkontakt_core.redaction.redaction import Redaction


class TomlRegisterStore:
    """Keeps a register in a folder.

    Args:
        layout: The names.
        files: The durable operations.
        lock: What writers wait at.
    """

    def __init__(self, layout: Layout, files: Files, lock: WriterLock | NoLock) -> None:
        self._layout = layout
        self._files = files
        self._lock = lock
        self._history = HistoryFiles(layout, files)
        self._known: Snapshot | None = None

    def read(self) -> Register:
        """Give all records as committed, at the head revision; files are read again only after a commit."""
        with told(str(self._layout.root)):
            return self._current().register

    def glance(self) -> Register:
        """Give the same to look at only; see `lokalkontakt_core.ports.glancing`."""
        from lokalkontakt_toml.glance import glanced  # noqa: PLC0415 - who works on a register reads all of it

        with told(str(self._layout.root)):
            register = glanced(self._layout, self._history)
        return register if register is not None else self.read()

    def head(self) -> int:
        """Give the revision of the last commit."""
        with told(str(self._layout.root)):
            found = self._history.last(read_head(self._layout).revision)
            if self._known is None or found != self._known.register.revision:
                check_register_file(self._layout, filling=self._lock.filling)
            return found

    def wait(self, after: int, seconds: float) -> int:
        """Give the head as soon as it is another than `after`, else after some seconds; see the contract."""
        from lokalkontakt_core.extension.waiting import wait_by_looking  # noqa: PLC0415 - only open programs wait

        return wait_by_looking(self.head, after, seconds)

    def commit(self, change: ChangeSet, *, base: int, actor: str, instant: datetime) -> Commit:
        """Write a change set durably as revision `base + 1`; see the contract for what it raises."""
        with self._writing():
            snapshot = self._current()
            head = snapshot.register.revision
            if head != base:
                raise ConflictError("LKE101", base=base, head=head)
            commit = Commit(base + 1, instant, actor, change)
            register = snapshot.register.apply(change, revision=commit.revision)
            self._refuse_overwriting(change, snapshot)
            if snapshot.unsettled:
                settle(snapshot.unsettled, snapshot.digests, self._layout, self._files)
            self._known = None
            self._history.write(commit)
            self._write_out(commit, register, snapshot)
        return commit

    def history(self) -> Iterator[Commit]:
        """Give the commits, newest first, each read when it is asked for."""
        with told(str(self._layout.root)):
            yield from self._history_now(self._holding()).newest_first(self.head())

    def outside_edits(self) -> tuple[Edit, ...]:
        """Give what was changed, added and deleted by hand; every file is read."""
        with told(str(self._layout.root)):
            self._known = self._taken()
        return self._known.edits

    def noticed_edits(self) -> int:
        """Give how many records the last reading found edited by hand; nothing is read for it."""
        return len(self._known.edits) if self._known is not None else 0

    def redact(self, redaction: "Redaction", *, base: int, actor: str, instant: datetime) -> Commit:
        """Apply a redaction to every file and record it as revision `base + 1`; see the contract for what it raises.

        What was edited outside the program and not adopted refuses it: it might hold the name too.
        """
        from lokalkontakt_toml.redacting import Pending, begin, finish  # noqa: PLC0415 - most programs redact nothing

        pending = Pending(base, actor, instant, redaction)
        with self._writing():
            snapshot = self._taken()
            head = snapshot.register.revision
            if head != base:
                raise ConflictError("LKE101", base=base, head=head)
            if snapshot.edits:
                raise ConflictError("LKE102", records=tuple(str(edit.ref) for edit in snapshot.edits))
            if snapshot.unsettled:
                settle(snapshot.unsettled, snapshot.digests, self._layout, self._files)
            self._known = None
            begin(pending, self._layout, self._history, self._files)
            finish(self._layout, self._history, self._files)
        return pending.commit

    def out_of_reach(self) -> tuple[str, ...]:
        """Name a git folder in the folder or around it, and what lies beside it under a name that begins alike."""
        root = self._layout.root.absolute()
        around = (folder / ".git" for folder in (root, *root.parents))
        beside = sorted(one for one in root.parent.glob(f"{glob.escape(root.name)}*") if one.name != root.name)
        return tuple(str(one) for one in (*(one for one in around if one.exists()), *beside))

    def settle(self) -> None:
        """Finish a redaction that was broken off; done when the store is opened."""
        if self._layout.redaction.exists():
            with self._writing():
                pass

    def _current(self) -> Snapshot:
        head = read_head(self._layout)
        known = self._known
        if known is None or known.head != head or known.register.revision != self._history.last(head.revision):
            known = self._taken()
            self._known = known
        return known

    def _taken(self) -> Snapshot:
        """Read the folder; once more when a redaction was begun or ended meanwhile."""
        check_register_file(self._layout, filling=self._lock.filling)
        while True:
            redaction = self._holding()
            last = self._history.last(read_head(self._layout).revision)
            try:
                snapshot = take_snapshot(self._layout, self._history_now(redaction), redaction)
            except DataError:
                if self._redacted_since(redaction, last):
                    continue
                raise
            if not self._redacted_since(redaction, last):
                return snapshot

    def _holding(self) -> "Redaction | None":
        """Give the redaction that others have begun, or that was broken off; None when there is none."""
        if not self._layout.redaction.exists():
            return None
        from lokalkontakt_toml.redacting import holding  # noqa: PLC0415 - most programs redact nothing

        return holding(self._layout, self._history)

    def _history_now(self, redaction: "Redaction | None") -> HistoryFiles:
        if redaction is None:
            return self._history
        from lokalkontakt_toml.redacting import RedactedHistory  # noqa: PLC0415 - most programs redact nothing

        return RedactedHistory(self._layout, self._files, redaction)

    def _redacted_since(self, redaction: "Redaction | None", last: int) -> bool:
        now = self._holding()
        if now != redaction:
            return True
        since = self._history.between(last, self._history.last(last))
        return any(commit.change.verb == "redact" for commit in since)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Be a writer, after finishing a redaction that was broken off."""
        with writing(self._layout, self._files, self._lock):
            if self._layout.redaction.exists():
                from lokalkontakt_toml.redacting import finish  # noqa: PLC0415 - most programs redact nothing

                self._known = None
                finish(self._layout, self._history, self._files)
            yield

    def _refuse_overwriting(self, change: ChangeSet, snapshot: Snapshot) -> None:
        """Refuse to write over what somebody changed by hand; writing exactly what was found is adopting it."""
        courses = overlay(snapshot.unsettled)
        edited = []
        for edit in change.edits:
            file = file_found(edit.ref, self._layout)
            found = None if file is None else file.record
            on_its_way = edit.ref in courses and found in courses[edit.ref].values
            if found not in (edit.before, edit.after) and not on_its_way:
                edited.append(str(edit.ref))
        if edited:
            base = snapshot.register.revision
            head = self._history.last(base)
            if head != base:  # without a lock, another writer can be at these very files
                raise ConflictError("LKE101", base=base, head=head)
            raise ConflictError("LKE102", records=tuple(edited))

    def _write_out(self, commit: Commit, register: Register, snapshot: Snapshot) -> None:
        """Write the record files; when that fails the change set is committed all the same, and settled later."""
        digests = _digests_after(snapshot, commit.change.edits)
        with contextlib.suppress(OSError, StoreError):
            head = settle((commit,), digests, self._layout, self._files)
            self._known = Snapshot(register, digests, head, (), ())


def _digests_after(snapshot: Snapshot, edits: Sequence[Edit]) -> dict[Ref, str]:
    digests = dict(snapshot.digests)
    for edit in edits:
        if edit.after is None:
            digests.pop(edit.ref, None)
        else:
            digests[edit.ref] = digest_of(edit.after)
    return digests
