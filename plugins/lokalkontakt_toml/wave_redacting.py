"""Redacting a wave's folder: form, title, answers and drafts, each file whole or not at all; may be done again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import evolve

from lokalkontakt_core.ports.response_store import redacted_setup
from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.redaction.redaction import Redaction
from lokalkontakt_toml.digested import digested
from lokalkontakt_toml.layout import SUFFIX
from lokalkontakt_toml.wave_folder import WaveFile, WaveFolder


def redact_wave(redaction: Redaction, folder: WaveFolder, file: WaveFile) -> int:
    """Apply a redaction to a wave whose journal is empty, and give how many things were changed.

    Args:
        redaction: What is to be replaced.
        folder: The wave's folder.
        file: What the wave's file says.
    """
    changed = 0
    setup = redacted_setup(redaction, file.setup)
    if setup != file.setup:
        folder.write_kept(evolve(file, setup=setup))
        changed = 1
    anonymous = file.setup.mode is WaveMode.ANONYMOUS
    for path in _texts(folder):
        before = folder.document(path)
        after: dict[str, Any] = redaction.value(before)
        if after != before:
            folder.files.replace(path, digested(after), constant_time=anonymous)
            changed += 1
    return changed


def _texts(folder: WaveFolder) -> Iterator[Path]:
    for place in (folder.answers(sealed=False), folder.answers(sealed=True), folder.drafts):
        yield from (place / f"{name}{SUFFIX}" for name in folder.names(place))
