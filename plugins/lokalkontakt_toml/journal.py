"""The journal: an answer is received when its entry has its name; filing it can be broken off anywhere and done again.

Answer and used-mark are two files. The entry holds what both need, and goes only when both are on disk, so that used
but not stored, or stored but not used, is never what remains.
"""

import contextlib
from typing import Any

from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_toml.digested import digested
from lokalkontakt_toml.layout import SUFFIX, safe_name
from lokalkontakt_toml.wave_folder import WaveFolder, response_content


def enter(folder: WaveFolder, handle: str, response: Response) -> None:
    """Receive an answer.

    Raises:
        FileExistsError: One has been received with this ticket.
        OSError: It could not be written; nothing was received.
    """
    document: dict[str, Any] = {
        "response": response.id,
        "language": response.language,
        "answers": dict(response.answers),
    }
    folder.files.create(folder.entry(handle), digested(document), constant_time=True)


def settle_journal(folder: WaveFolder, mode: WaveMode) -> None:
    """File every answer that is received and not yet filed."""
    for handle in folder.names(folder.journal):
        with contextlib.suppress(FileNotFoundError):  # another writer has just filed it
            _file(folder, handle, constant_time=mode is WaveMode.ANONYMOUS)


def _file(folder: WaveFolder, handle: str, *, constant_time: bool) -> None:
    entry = folder.entry(handle)
    mark = folder.used_mark(handle)
    if not mark.exists():
        document = folder.document(entry)
        try:
            response = Response(safe_name(document["response"]), document["answers"], document["language"])
        except (KeyError, TypeError) as error:
            raise folder.damaged(entry) from error
        answer = folder.answers(sealed=False) / f"{response.id}{SUFFIX}"
        folder.files.replace(answer, response_content(response), constant_time=constant_time)
        with contextlib.suppress(FileExistsError):
            folder.files.create(mark, b"", constant_time=constant_time)
    folder.files.remove(folder.draft(handle))
    folder.files.remove(entry)
