"""The two commands that every kind of record has for looking: `list` and `show`."""

from collections.abc import Callable

from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import Command, argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import ended, in_order
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.records.base import Record
from lokalkontakt_core.values import frozen

Columns = Callable[[Catalogue], tuple[Column, ...]]


@frozen
class View:
    """How one kind of record is shown.

    Attributes:
        record_type: The kind.
        metavar: What it is called in the usage line, an English msgid.
        row: Gives a record as a row of the list.
        columns: The columns of the list.
        sheet: Gives a record with what belongs to it; the row when left out.
        sheet_columns: The facts of one record; the columns when left out.
        noted: The name of `list` in the access log, for records of persons; None when it is not noted.
    """

    record_type: type[Record]
    metavar: str
    row: Callable[..., Row]
    columns: Columns
    sheet: Callable[..., Row] | None = None
    sheet_columns: Columns | None = None
    noted: str | None = None


def list_command(view: View, columns: Columns | None = None, *, line: Callable[..., Row] | None = None) -> Command:
    """Make `list`.

    Args:
        view: The kind of record.
        columns: Other columns, which make a short list of the same rows.
        line: Gives as much of a row as the columns show, where that is much less than all of it.
    """

    @command()
    @option("--all", "everything", is_flag=True, help="Show those that have ended too")
    @listing
    @pass_session
    def list_records(session: Session, *, everything: bool, on: str | None, form: Format) -> None:
        opened = session.reading(on)
        register, day = opened.register, opened.day
        records = (one for one in register.all(view.record_type) if everything or not ended(one, day))
        row = line if line is not None and form is Format.TEXT else view.row
        rows = in_order(row(register, record, day) for record in records)
        if rows and view.noted is not None:
            from lokalkontakt_cli.noting import note  # noqa: PLC0415 - other listings note nothing
            from lokalkontakt_core.erasure.viewing import EVERYBODY  # noqa: PLC0415 - as above

            note(session, register, EVERYBODY, view.noted)
        session.output.listing(form, (columns or view.columns)(session.catalogue), rows)
        if not rows:
            session.say("There are none.")

    return list_records


def show_command(view: View) -> Command:
    """Make `show`."""

    @command()
    @argument("typed", view.metavar)
    @listing
    @pass_session
    def show_record(session: Session, *, typed: str, on: str | None, form: Format) -> None:
        from lokalkontakt_core.services.resolve import resolve  # noqa: PLC0415 - lists look for no name

        opened = session.reading(on)
        record = resolve(opened.register, view.record_type, typed, opened.day)
        row = (view.sheet or view.row)(opened.register, record, opened.day)
        session.output.sheet(form, (view.sheet_columns or view.columns)(session.catalogue), row)

    return show_record
