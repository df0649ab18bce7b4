"""Sealing a wave: no more answers, key and drafts gone, anonymous answers under other names in another order.

The wave is sealed when its file says so. Before that everything can be begun again; after it the rest is only clearing
away, which anybody finishes who finds it unfinished.
"""

import random
import secrets

from attrs import evolve

from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_toml.layout import SUFFIX
from lokalkontakt_toml.wave_folder import WaveFile, WaveFolder, response_content

BATCH = 500
"""How many answers are held in memory at once."""


def seal(folder: WaveFolder, file: WaveFile, answered: frozenset[str]) -> None:
    """Seal an open wave whose journal is empty.

    Args:
        folder: The wave's folder.
        file: What the wave's file says.
        answered: The invitations that have answered.
    """
    anonymous = file.setup.mode is WaveMode.ANONYMOUS
    if anonymous:
        _rewrite_shuffled(folder)
    names = frozenset[str]() if anonymous else answered
    sealed = evolve(file, sealed=True, submitted=len(answered), answered=names)
    folder.write_sealed(sealed)
    folder.clear_away(sealed)


def _rewrite_shuffled(folder: WaveFolder) -> None:
    source, target = folder.answers(sealed=False), folder.answers(sealed=True)
    folder.files.remove_folder(target)  # from a sealing that was broken off
    folder.files.make_folder(target)
    names = folder.names(source)
    random.SystemRandom().shuffle(names)
    for start in range(0, len(names), BATCH):
        rewritten = [
            (
                target / f"{secrets.token_hex(8)}{SUFFIX}",
                response_content(folder.response(source / f"{name}{SUFFIX}")),
            )
            for name in names[start : start + BATCH]
        ]
        folder.files.replace_all(rewritten, constant_time=True)
