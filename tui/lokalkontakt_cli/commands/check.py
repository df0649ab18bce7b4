"""`check`: what breaks which rule, why, and what one can do."""

from collections import Counter
from collections.abc import Sequence

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.looking import noticed_edits
from lokalkontakt_cli.output import Format
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import command, option
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.findings import columns, finding_row
from lokalkontakt_cli.whereabouts import tell_outside, tell_whereabouts
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.report import Judged

_SIGNS = {Kind.HARD: "■", Kind.WARNING: "▲", Kind.INFORMATION: "i"}


@command(
    "Ends with 1 when a finding is open: it blocks or is to be looked at, and nobody has accepted it.",
    "JSON and CSV hold all findings; as text, those that are accepted or for information only are just counted.",
)
@option("--all", "everything", is_flag=True, help="Show what is accepted or for information only too")
@option("--why", is_flag=True, help="Show for each finding why the scheme asks for it")
@listing
@pass_session
def check(session: Session, *, everything: bool, why: bool, on: str | None, form: Format) -> ExitCode:
    """Show the findings."""
    workspace = session.workspace(on=on)
    judged = workspace.judged()
    if form is Format.TEXT:
        _show(session, [one for one in judged if everything or one.open], why=why)
    else:
        rows = [finding_row(one, session.catalogue, session.name) for one in judged]
        session.output.listing(form, columns(), rows)
    _count(session, judged, everything=everything)
    if noticed_edits(session.store) != 0:  # looking for them reads every file once more
        tell_outside(session, workspace.outside_edits())
    tell_whereabouts(session, session.store)
    return ExitCode.FINDINGS if any(one.open for one in judged) else ExitCode.OK


def _show(session: Session, judged: Sequence[Judged], *, why: bool) -> None:
    for one in judged:
        row = finding_row(one, session.catalogue, session.name)
        session.output.line(f"{_SIGNS[one.kind]} {row['code']} {row['message']}")
        if why:
            session.output.line(f"    {row['why']}")
        if one.acceptance is not None:
            session.output.line(f"    {session.text('Accepted: {reason}', reason=one.acceptance.reason)}")
        else:
            session.output.line(f"    {row['remedy']}")


def _count(session: Session, judged: Sequence[Judged], *, everything: bool) -> None:
    opened = Counter(one.kind for one in judged if one.open)
    accepted = sum(one.acceptance is not None for one in judged)
    information = sum(one.kind is Kind.INFORMATION for one in judged)
    session.say(
        "Open: {hard} that block, {warning} to look at. Accepted: {accepted}. For information: {information}.",
        hard=opened[Kind.HARD],
        warning=opened[Kind.WARNING],
        accepted=accepted,
        information=information,
    )
    if not everything and (accepted or information):
        session.say("--all shows everything.")
