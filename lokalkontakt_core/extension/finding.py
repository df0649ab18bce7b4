"""Find the plugins of the installed packages.

Every command begins with this, and `importlib.metadata` alone costs more than twice what a start without it takes (it
loads the readers of mail and of zip files). So the two small text files it would read are read here, by the same rules:
`entry_points.txt` of each package on `sys.path`, the first of a name wins. Where packages lie in archives, or are found
in a way of their own, that library is asked after all.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from lokalkontakt_core.values import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

_FOLDERS = (".dist-info", ".egg-info")
_SEPARATORS = re.compile(r"[-_.]+")
_HEADER = re.compile(r"(Name|Version):\s*(.*\S)\s*", re.IGNORECASE)


@frozen
class FoundPlugin:
    """An entry point in the group of our plugins.

    Attributes:
        name: Its name.
        value: What it names: a module.
        distribution: The package that brought it, empty when unknown.
        version: That package's version, empty when unknown.
    """

    name: str
    value: str
    distribution: str = ""
    version: str = ""

    @property
    def module(self) -> str:
        """The module to import."""
        return self.value.partition(":")[0].partition("[")[0].strip()

    @classmethod
    def of(cls, point: EntryPoint) -> FoundPlugin:
        """Give an entry point of the standard library as ours."""
        distribution = point.dist
        if distribution is None:
            return cls(point.name, point.value)
        return cls(point.name, point.value, distribution.name, distribution.version)


def installed(group: str) -> tuple[FoundPlugin, ...]:
    """Give the entry points of a group, by name.

    Args:
        group: The group's name, for example `lokalkontakt.plugins`.
    """
    found = _asked(group) if _found_otherwise() else _read(group)
    return tuple(sorted(found, key=lambda plugin: plugin.name))


def _asked(group: str) -> Iterator[FoundPlugin]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - see above

    return (FoundPlugin.of(point) for point in entry_points(group=group))


def _found_otherwise() -> bool:
    """Tell whether packages may be found in another way than as folders on the path."""
    usual = (*(entry for entry in sys.path if not entry.endswith(".egg")),)
    if len(usual) != len(sys.path) or any(os.path.isfile(entry) for entry in usual):  # noqa: PTH113 - no paths wanted
        return True
    finders = (getattr(finder, "find_distributions", None) for finder in sys.meta_path)
    return any(
        finder is not None and not getattr(finder, "__module__", "").startswith("_frozen_importlib")
        for finder in finders
    )


def _read(group: str) -> Iterator[FoundPlugin]:
    seen: set[str] = set()
    for folder in dict.fromkeys(sys.path):
        for info in _infos(folder):
            package = _SEPARATORS.sub("-", os.path.basename(info).partition("-")[0]).lower()  # noqa: PTH119
            if package not in seen:
                seen.add(package)
                yield from _plugins_in(info, group)


def _infos(folder: str) -> list[str]:
    try:
        names = os.listdir(folder or os.curdir)  # noqa: PTH208 - no paths wanted
    except OSError:  # an entry of the path that is not there, or may not be read
        return []
    return [os.path.join(folder, name) for name in names if name.lower().endswith(_FOLDERS)]  # noqa: PTH118


def _plugins_in(info: str, group: str) -> Iterator[FoundPlugin]:
    points = tuple(_points(_lines(info, "entry_points.txt"), group))
    if points:
        about = _about(_lines(info, "METADATA") or _lines(info, "PKG-INFO"))
        for name, value in points:
            yield FoundPlugin(name, value, about.get("name", ""), about.get("version", ""))


def _lines(info: str, name: str) -> list[str]:
    try:
        with open(os.path.join(info, name), encoding="utf-8") as file:  # noqa: PTH118, PTH123 - no paths wanted
            return file.read().splitlines()
    except (OSError, UnicodeDecodeError):  # most packages have none; one that cannot be read has no plugin of ours
        return []


def _points(lines: list[str], group: str) -> Iterator[tuple[str, str]]:
    section = None
    for raw in lines:
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
        elif section == group and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()


def _about(lines: list[str]) -> dict[str, str]:
    """Give name and version of a package: headers as of a mail, up to the first empty line."""
    about: dict[str, str] = {}
    for line in lines:
        if not line:
            break
        if header := _HEADER.fullmatch(line):
            about.setdefault(header[1].lower(), header[2])
    return about
