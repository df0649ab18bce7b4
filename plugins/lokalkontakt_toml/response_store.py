"""The response store: one folder a wave, one file an answer; see `wave_folder` for what lies where."""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from lokalkontakt_core.codec.plain import plain
from lokalkontakt_core.errors import ConflictError, RefusedError
from lokalkontakt_core.ports.response_store import Progress, Response, Ticket, WaveSetup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.codes import KEY_BYTES, code_hash, codes_of, read_code
from lokalkontakt_toml.digested import digested
from lokalkontakt_toml.files import Files, told
from lokalkontakt_toml.journal import enter, settle_journal
from lokalkontakt_toml.layout import SUFFIX, Layout, safe_name
from lokalkontakt_toml.lock import NoLock, WriterLock
from lokalkontakt_toml.tickets import Tickets
from lokalkontakt_toml.wave_folder import WaveFile, WaveFolder
from lokalkontakt_toml.writing import writing

if TYPE_CHECKING:  # only who redacts or copies needs them
    from lokalkontakt_core.ports.keeper import KeptWave
    from lokalkontakt_core.redaction.redaction import Redaction


def _random_key() -> bytes:
    return os.urandom(KEY_BYTES)


class TomlResponseStore:
    """Keeps answers in a folder.

    Args:
        layout: The names.
        files: The durable operations.
        lock: What writers wait at.
        new_key: Where the keys of waves come from; random when left out.
    """

    def __init__(
        self,
        layout: Layout,
        files: Files,
        lock: WriterLock | NoLock,
        new_key: Callable[[], bytes] = _random_key,
    ) -> None:
        self._layout = layout
        self._files = files
        self._lock = lock
        self._new_key = new_key
        self._root = str(layout.root)
        self._tickets = Tickets(layout)

    def settle(self) -> None:
        """Finish what a crash has left unfinished in any wave; done when the store is opened."""
        with told(self._root):
            for wave in self._waves():
                self._settled(self._folder(wave))

    def open_wave(self, setup: WaveSetup) -> None:
        """Make a wave answerable; again changes nothing."""
        for invitation in setup.invitations:
            safe_name(invitation)
        folder = self._folder(setup.wave)
        with self._writing():
            if not (folder.folder / "wave.toml").exists():
                if not folder.key.exists():
                    self._files.create(folder.key, self._new_key().hex().encode())
                folder.write_open(setup)
                return
            file = folder.read()
            if file.sealed:
                raise ConflictError("LKE111", wave=setup.wave)
            if file.setup != setup:
                raise ConflictError("LKE110", wave=setup.wave)
            self._tickets.key(folder)

    def setup(self, wave: str) -> WaveSetup:
        """Give what a wave was opened with."""
        with told(self._root):
            return self._folder(wave).read().setup

    def codes(self, wave: str) -> Mapping[str, str]:
        """Give the code of each invitation."""
        folder = self._folder(wave)
        with told(self._root):
            file = folder.read()
            if file.sealed:
                raise RefusedError("LKE111", wave=wave)
            key = self._tickets.key(folder)
        return codes_of(key, file.setup.invitations)

    def find_ticket(self, code: str) -> Ticket | None:
        """Give the ticket of a code of an open wave, or None."""
        read = read_code(code)
        if read is None:
            return None
        handle = code_hash(read)
        with told(self._root):
            for wave in self._waves():
                folder = self._folder(wave)
                ticket = self._tickets.find(folder, self._settled(folder), handle)
                if ticket is not None:
                    return ticket
        return None

    def save_draft(self, ticket: Ticket, draft: Mapping[str, Any]) -> None:
        """Keep a draft; ignored when the ticket is used or the wave sealed."""
        content = digested({"draft": plain(draft)})
        folder = self._folder(ticket.setup.wave)
        with self._writing():
            file = self._settled(folder, locked=True)
            if not file.sealed and not folder.used_mark(ticket.handle).exists():
                anonymous = file.setup.mode is WaveMode.ANONYMOUS
                self._files.replace(folder.draft(ticket.handle), content, constant_time=anonymous)

    def submit(self, ticket: Ticket, answers: Mapping[str, Any], language: str) -> bool:
        """Store an answer and mark the ticket used; it is filed before this returns."""
        kept = plain(answers)
        folder = self._folder(ticket.setup.wave)
        with self._writing():
            file = self._settled(folder, locked=True)
            if file.sealed:
                raise RefusedError("LKE113", wave=folder.wave)
            if folder.used_mark(ticket.handle).exists():
                return False
            named = file.setup.mode is WaveMode.NAMED
            response_id = self._tickets.invitations(folder, file)[ticket.handle] if named else os.urandom(8).hex()
            try:
                enter(folder, ticket.handle, Response(response_id, kept, language))
                received = True
            except FileExistsError:
                received = False  # without a lock, another writer can be first
            settle_journal(folder, file.setup.mode)
        return received

    def scan(self, wave: str) -> Iterator[Response]:
        """Give the responses of a wave, each read when it is asked for."""
        with told(self._root):
            folder = self._folder(wave)
            source = folder.answers(sealed=self._rewritten(self._settled(folder)))
            for name in folder.names(source):
                try:
                    response = folder.response(source / f"{name}{SUFFIX}")
                except FileNotFoundError:
                    continue  # erased since
                yield response

    def progress(self, wave: str) -> Progress:
        """Count."""
        with told(self._root):
            folder = self._folder(wave)
            file = self._settled(folder)
            answered = file.answered if file.sealed else self._tickets.answered(folder, file)
            return Progress(
                invited=len(file.setup.invitations),
                submitted=file.submitted if file.sealed else len(folder.names(folder.used)),
                started=len(folder.names(folder.drafts)),
                submitted_ids=answered if file.setup.mode is WaveMode.NAMED else None,
            )

    def seal(self, wave: str) -> None:
        """Close a wave for good; again changes nothing."""
        folder = self._folder(wave)
        with self._writing():
            file = self._settled(folder, locked=True)
            if not file.sealed:
                from lokalkontakt_toml.sealing import seal  # noqa: PLC0415 - most programs seal nothing

                seal(folder, file, self._tickets.answered(folder, file))
        self._tickets.forget(wave)

    def erase(self, wave: str, responses: Sequence[str]) -> int:
        """Remove responses physically and give how many there were."""
        folder = self._folder(wave)
        with self._writing():
            source = folder.answers(sealed=self._rewritten(self._settled(folder, locked=True)))
            paths = [source / f"{safe_name(response)}{SUFFIX}" for response in dict.fromkeys(responses)]
            there = [path for path in paths if path.exists()]
            self._files.remove_all(there)
        return len(there)

    def waves(self) -> tuple[str, ...]:
        """Give the ids of all waves, ordered."""
        with told(self._root):
            return tuple(self._waves())

    def kept(self, wave: str) -> "KeptWave":
        """Give all of a wave but its answers."""
        from lokalkontakt_core.ports.keeper import KeptWave  # noqa: PLC0415 - most programs copy nothing

        folder = self._folder(wave)
        with told(self._root):
            file = self._settled(folder)
            if file.sealed:
                return KeptWave(file.setup, None, file.submitted, file.answered)
            used = frozenset(folder.names(folder.used))
            drafts = {}
            for handle in folder.names(folder.drafts):
                with contextlib.suppress(FileNotFoundError):  # the answer itself has come meanwhile
                    drafts[handle] = folder.document(folder.draft(handle)).get("draft", {})
            return KeptWave(file.setup, self._tickets.key(folder), used=used, drafts=drafts)

    def redact(self, redaction: "Redaction") -> int:
        """Apply a redaction to titles, forms, answers and drafts, wave by wave."""
        from lokalkontakt_toml.wave_redacting import redact_wave  # noqa: PLC0415 - most programs redact nothing

        changed = 0
        with self._writing():
            for wave in self._waves():
                folder = self._folder(wave)
                changed += redact_wave(redaction, folder, self._settled(folder, locked=True))
        return changed

    def _writing(self) -> AbstractContextManager[None]:
        return writing(self._layout, self._files, self._lock)

    def _folder(self, wave: str) -> WaveFolder:
        return WaveFolder(wave, self._layout, self._files)

    def _waves(self) -> list[str]:
        try:
            folders = list(self._layout.responses.iterdir())
        except FileNotFoundError:
            return []
        return sorted(folder.name for folder in folders if (folder / "wave.toml").exists())

    def _settled(self, folder: WaveFolder, *, locked: bool = False) -> WaveFile:
        """Read the wave's file, after finishing what a crash has left unfinished."""
        file = folder.read()
        if folder.is_cleared(file) if file.sealed else not folder.names(folder.journal):
            return file
        if not locked:
            with self._writing():
                return self._settled(folder, locked=True)
        if file.sealed:
            folder.clear_away(file)
        else:
            settle_journal(folder, file.setup.mode)
        return file

    def _rewritten(self, file: WaveFile) -> bool:
        return file.sealed and file.setup.mode is WaveMode.ANONYMOUS
