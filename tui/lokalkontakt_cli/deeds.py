"""Deeds: commands that name a use case and its arguments; running, reporting and saving is the same for all."""

from collections.abc import Callable, Iterable
from typing import Any, overload

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.parameters import WriteFormat, writing
from lokalkontakt_cli.parts import Command, command_around
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.writing import carry_out
from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.workspace import Workspace


class Deed:
    """A use case with its arguments.

    Args:
        service: The use case.
        arguments: What it is given, ids and days already read.
    """

    def __init__(self, service: Callable[..., ChangeSet], **arguments: Any) -> None:
        self.service = service
        self.arguments = arguments


def deed(*details: str) -> Callable[[Callable[..., Deed]], Command]:
    """Make a command of a function that reads what was typed and names the deed; options stand below this.

    Args:
        details: Further paragraphs of the help, English msgids.
    """

    def decorate(function: Callable[..., Deed]) -> Command:
        @writing
        @pass_session
        def run(session: Session, *, on: str | None, form: WriteFormat, dry: bool, **typed: Any) -> ExitCode:
            workspace = session.workspace(on=on)
            done = function(session, workspace, **typed)
            return carry_out(session, workspace, done.service, form=form, dry=dry, **done.arguments)

        return command_around(function, run, *details)

    return decorate


@overload
def id_of(workspace: Workspace, record_type: type[Record], typed: str) -> str: ...
@overload
def id_of(workspace: Workspace, record_type: type[Record], typed: None) -> None: ...
@overload
def id_of(workspace: Workspace, record_type: type[Record], typed: str | None) -> str | None: ...
def id_of(workspace: Workspace, record_type: type[Record], typed: str | None) -> str | None:
    """Give the id of the record that was named; None when none was."""
    return None if typed is None else resolve(workspace.register, record_type, typed, workspace.day).id


def ids_of(workspace: Workspace, record_type: type[Record], typed: Iterable[str]) -> tuple[str, ...]:
    """Give the ids of the records that were named."""
    return tuple(id_of(workspace, record_type, one) for one in typed)
