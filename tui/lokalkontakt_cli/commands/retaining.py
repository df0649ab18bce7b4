"""`retention`: how long each class of personal data is kept and why, what is over its time, and taking it away."""

from lokalkontakt_cli.asking import agreed
from lokalkontakt_cli.commands.erasing import placeholder
from lokalkontakt_cli.commands.insight import actor_of
from lokalkontakt_cli.deeds import Deed, deed
from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import Choice, Whole, data_format
from lokalkontakt_cli.parts import argument, command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_core.erasure.retention import Due, apply_retention, retention, set_retention
from lokalkontakt_core.records.scheme import DataClass
from lokalkontakt_core.workspace import Workspace


def _row(due: Due) -> Row:
    return {
        "data": due.data.value,
        "months": due.rule.keep.months if due.rule is not None else None,
        "reason": due.rule.reason if due.rule is not None else None,
        "due": due.count,
        "things": list(due.things),
    }


def _columns(session: Session) -> tuple[Column, ...]:
    return (
        Column("data", "Data", lambda row: session.text(f"data_class.{row['data']}")),
        Column("months", "Months", lambda row: str(row["months"] or session.text("not decided")), right=True),
        Column("due", "Due now", right=True),
        Column("reason", "Reason"),
    )


def _write(session: Session, form: Format, dues: tuple[Due, ...]) -> None:
    session.output.listing(form, _columns(session), [_row(due) for due in dues])


@command("Nothing is taken away: that is `retention apply`. Drafts and codes go by themselves when a round closes.")
@data_format
@pass_session
def show(session: Session, *, form: Format) -> None:
    """Show what is kept how long, and what is over its time."""
    session.reading()
    _write(session, form, retention(session.store, session.surroundings.clock.today()))


@deed("Months count from the day a person ended, a round closed, or a message or an entry last changed.")
@argument("data", "CLASS", type=Choice(DataClass))
@option("--months", type=Whole(), metavar="MONTHS", help="How long; left out, the decision is taken back")
@option("--reason", metavar="TEXT", help="Why so long")
def decide(
    _session: Session, _workspace: Workspace, *, data: DataClass, months: int | None, reason: str | None
) -> Deed:
    """Decide how long a class of data is kept."""
    return Deed(set_retention, data=data, months=months, reason=reason)


@command("Persons are erased as by `person erase`; lone first and last names stay for you to decide. No undo.")
@option("--dry-run", "dry", is_flag=True, help="Show what would happen and save nothing")
@option("--yes", is_flag=True, help="Do not ask")
@data_format
@pass_session
def apply(session: Session, *, dry: bool, yes: bool, form: Format) -> ExitCode:
    """Take away what is over its time."""
    register = session.reading().register
    clock = session.surroundings.clock
    dues = retention(session.store, clock.today())
    _write(session, form, dues)
    if dry:
        session.say("Nothing was saved (--dry-run).")
        return ExitCode.OK
    if not any(due.count for due in dues):
        session.say("Nothing is over its time.")
        return ExitCode.OK
    session.say("This cannot be undone.")
    if not agreed(session, yes=yes):
        return ExitCode.OK
    taken = apply_retention(
        session.store,
        clock.today(),
        actor=actor_of(session, register),
        instant=clock.now(),
        placeholder=placeholder(session, kept=False),
    )
    for one in taken:
        if one.done:
            session.say(
                "{data}: {count} taken away.", data=session.text(f"data_class.{one.due.data.value}"), count=one.done
            )
        for refused in one.refused:
            session.output.say(" ".join(session.catalogue.explain(refused, session.name)))
    return ExitCode.FINDINGS if any(one.refused for one in taken) else ExitCode.OK
