"""The plugin: `eml:FOLDER` writes each notice as a mail file; nothing is imported before a channel is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lokalkontakt_core.extension.hooks import hookimpl

if TYPE_CHECKING:  # loaded with every start of the outbox
    from collections.abc import Sequence

    from lokalkontakt_core.ports.notifier import Notifier

LOKALKONTAKT_API = "1"


@hookimpl
def lokalkontakt_notifier_schemes() -> Sequence[str]:
    """Name the scheme."""
    return ("eml",)


@hookimpl
def lokalkontakt_open_notifier(scheme: str, location: str) -> Notifier | None:
    """Give the channel into a folder; the folder is made when the first notice is written."""
    if scheme != "eml":
        return None
    from lokalkontakt_eml.folder import open_folder  # noqa: PLC0415 - nothing is imported before it is asked for

    return open_folder(location)
