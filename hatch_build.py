"""Build hook: compile the message catalogues, so that no compiled file is kept in git."""

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compile every package's `locale/<language>/*.po` into one `.mo` per package and language."""

    PLUGIN_NAME = "catalogues"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface
        """Run before hatch collects the files of the wheel."""
        compile_catalogues(Path(self.root))


def compile_catalogues(root: Path) -> list[Path]:
    """Write `<package>/locale/<language>/LC_MESSAGES/<package>.mo` for each package and return the paths."""
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - a build dependency, not there at run time
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    written = []
    for folder in sorted(p for p in root.glob("**/locale/*") if p.is_dir() and ".venv" not in p.parts):
        merged = Catalog(locale=folder.name, domain=folder.parent.parent.name, charset="utf-8")
        for source in sorted(folder.glob("*.po")):
            with source.open("rb") as file:
                for message in read_po(file, locale=folder.name):
                    if message.id and message.string:
                        merged[message.id] = message
        target = folder / "LC_MESSAGES" / f"{merged.domain}.mo"
        target.parent.mkdir(exist_ok=True)
        # Written beside and renamed: tests that run at the same time never read half a file.
        beside = target.with_suffix(f".{os.getpid()}")
        with beside.open("wb") as file:
            write_mo(file, merged)
        beside.replace(target)
        written.append(target)
    return written


def stale(root: Path) -> bool:
    """Tell whether a source of a catalogue is newer than what was compiled of it."""
    for folder in root.glob("**/locale/*"):
        sources = [source.stat().st_mtime for source in folder.glob("*.po")]
        compiled = [target.stat().st_mtime for target in folder.glob("LC_MESSAGES/*.mo")]
        if sources and (not compiled or max(sources) > min(compiled)):
            return True
    return False
