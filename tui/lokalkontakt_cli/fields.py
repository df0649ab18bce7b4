"""The commands `add`, `edit` and `end` of a kind of record, made from the list of its fields."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.parameters import WriteFormat, YesNo, not_one_of, writing
from lokalkontakt_cli.parts import Command, argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.writing import carry_out
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.services.context import Service
from lokalkontakt_core.services.resolve import resolve
from lokalkontakt_core.values import frozen
from lokalkontakt_core.workspace import Workspace

Reader = Callable[[Session, Workspace, Any], Any]
"""Turns what was typed into what the use case takes: a name into an id, a date into a day."""


def as_typed(_session: Session, _workspace: Workspace, value: Any) -> Any:
    """Take it as it is."""
    return value


def the(record_type: type[Record]) -> Reader:
    """Take the name or id of a record."""

    def read(_session: Session, workspace: Workspace, value: str) -> str:
        return resolve(workspace.register, record_type, value, workspace.day).id

    return read


def several(record_type: type[Record]) -> Reader:
    """Take names or ids of records, separated by commas or given one by one."""

    def read(_session: Session, workspace: Workspace, values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(resolve(workspace.register, record_type, one, workspace.day).id for one in split(values))

    return read


def yes_or_no(_session: Session, _workspace: Workspace, value: YesNo) -> bool:
    """Take yes or no."""
    return value is YesNo.YES


def words(_session: Session, _workspace: Workspace, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take texts, separated by commas or given one by one."""
    return split(values)


def split(values: tuple[str, ...]) -> tuple[str, ...]:
    """Give the parts of values that hold commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


@frozen
class Field:
    """A field that can be given.

    Attributes:
        name: The record's field.
        help: What it is, an English msgid.
        metavar: What the value is, an English msgid.
        read: Turns what was typed into what the use case takes.
        settings: More settings of the option, for example its type.
    """

    name: str
    help: str
    metavar: str = "TEXT"
    read: Reader = as_typed
    settings: Mapping[str, Any] = field(factory=dict)

    @property
    def flag(self) -> str:
        """The option's name."""
        return f"--{self.name.replace('_', '-')}"

    def add_to(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Add the option to a command."""
        settings = dict(self.settings)
        if "type" not in settings:
            settings["metavar"] = self.metavar
        return option(self.flag, self.name, default=None, help=self.help, **settings)(function)


def _given(
    fields: tuple[Field, ...], session: Session, workspace: Workspace, typed: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        one.name: one.read(session, workspace, typed[one.name])
        for one in fields
        if typed[one.name] is not None and typed[one.name] != ()
    }


def add_command(service: Service[...], fields: tuple[Field, ...], *details: str) -> Command:
    """Make `add NAME`."""

    @writing
    @pass_session
    def add(
        session: Session, *, record_name: str, on: str | None, form: WriteFormat, dry: bool, **typed: Any
    ) -> ExitCode:
        workspace = session.workspace(on=on)
        given = _given(fields, session, workspace, typed)
        return carry_out(session, workspace, service, form=form, dry=dry, name=record_name, **given)

    for one in reversed(fields):
        add = one.add_to(add)
    return command(*details)(argument("record_name", "NAME")(add))


def edit_command(
    service: Service[...], record_type: type[Record], metavar: str, fields: tuple[Field, ...], *, named: bool = True
) -> Command:
    """Make `edit RECORD`: what is not named stays, `--clear FIELD` empties a field.

    Args:
        service: The use case.
        record_type: The kind.
        metavar: What it is called in the usage line.
        fields: What can be changed and emptied.
        named: Whether the record has a name of its own, which can be changed and not emptied.
    """
    every = (Field("name", "Another name", "NAME"), *fields) if named else fields

    @writing
    @pass_session
    def edit(
        session: Session,
        *,
        record: str,
        clear: tuple[str, ...],
        on: str | None,
        form: WriteFormat,
        dry: bool,
        **typed: Any,
    ) -> ExitCode:
        workspace = session.workspace(on=on)
        record_id = resolve(workspace.register, record_type, record, workspace.day).id
        changes = _given(every, session, workspace, typed)
        for cleared in split(clear):
            changes[_field_named(fields, cleared).name] = () if _multiple(fields, cleared) else None
        return carry_out(
            session, workspace, service, form=form, dry=dry, **{record_type.kind: record_id, "changes": changes}
        )

    clear = option("--clear", multiple=True, metavar="FIELD", help="Empty this field")
    edit = clear(edit)
    for one in reversed(every):
        edit = one.add_to(edit)
    return command("What is not named stays as it is.")(argument("record", metavar)(edit))


def _field_named(fields: tuple[Field, ...], name: str) -> Field:
    wanted = name.removeprefix("--").replace("-", "_")
    for one in fields:
        if one.name == wanted:
            return one
    raise not_one_of(name, [one.flag.removeprefix("--") for one in fields])


def _multiple(fields: tuple[Field, ...], name: str) -> bool:
    return bool(_field_named(fields, name).settings.get("multiple"))


def end_command(service: Service[...], record_type: type[Record], metavar: str, *details: str) -> Command:
    """Make `end RECORD`, for kinds that end on a day."""

    @command(*details)
    @argument("record", metavar)
    @option("--from", "ended", metavar="DAY", help="The first day it is no more; today when left out")
    @option("--reason", metavar="TEXT", help="Why, for the history")
    @writing
    @pass_session
    def end(
        session: Session,
        *,
        record: str,
        ended: str | None,
        reason: str | None,
        on: str | None,
        form: WriteFormat,
        dry: bool,
    ) -> ExitCode:
        workspace = session.workspace(on=on)
        record_id = resolve(workspace.register, record_type, record, workspace.day).id
        return carry_out(
            session,
            workspace,
            service,
            form=form,
            dry=dry,
            **{record_type.kind: record_id, "ended": session.day(ended), "reason": reason},
        )

    return end
