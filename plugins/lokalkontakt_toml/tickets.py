"""The tickets of waves: derived from a wave's key, never stored; which are used, and drafts, lie in its folder."""

from lokalkontakt_core.errors import DataError, StoreError
from lokalkontakt_core.ports.response_store import Ticket
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.codes import handles_of
from lokalkontakt_toml.layout import Layout
from lokalkontakt_toml.reading import content_of
from lokalkontakt_toml.wave_folder import WaveFile, WaveFolder


class Tickets:
    """Knows the tickets of every open wave it was asked about.

    Args:
        layout: The names.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known: dict[tuple[str, bytes], dict[str, str]] = {}

    def key(self, folder: WaveFolder) -> bytes:
        """Read the key of an open wave.

        Raises:
            StoreError: LKE140 when the folder was moved here without its secrets.
            DataError: LKE137 when the key is damaged.
        """
        try:
            return bytes.fromhex(content_of(folder.key, self._layout.place(folder.key)).decode("ascii"))
        except FileNotFoundError as error:
            raise StoreError("LKE140", wave=folder.wave) from error
        except ValueError as error:
            raise DataError("LKE137", place=self._layout.place(folder.key)) from error

    def invitations(self, folder: WaveFolder, file: WaveFile) -> dict[str, str]:
        """Give the invitation behind each ticket's handle."""
        key = self.key(folder)
        known = self._known.get((folder.wave, key))
        if known is None:
            known = self._known[folder.wave, key] = handles_of(key, file.setup.invitations)
        return known

    def forget(self, wave: str) -> None:
        """Forget a wave that is sealed."""
        self._known = {known: handles for known, handles in self._known.items() if known[0] != wave}

    def find(self, folder: WaveFolder, file: WaveFile, handle: str) -> Ticket | None:
        """Give the ticket of a handle, None when it is none of this wave's or the wave cannot be answered."""
        if file.sealed or not folder.key.exists():
            return None
        invitation = self.invitations(folder, file).get(handle)
        if invitation is None:
            return None
        try:
            draft = folder.document(folder.draft(handle)).get("draft")
        except FileNotFoundError:
            draft = None
        named = file.setup.mode is WaveMode.NAMED
        used = folder.used_mark(handle).exists()
        return Ticket(file.setup, invitation if named else None, handle, used, None if used else draft)

    def answered(self, folder: WaveFolder, file: WaveFile) -> frozenset[str]:
        """Give the invitations whose tickets are used."""
        used = folder.names(folder.used)
        if not used:
            return frozenset()
        invitations = self.invitations(folder, file)
        return frozenset(invitations[handle] for handle in used if handle in invitations)
