"""`accept`: a warning is known and accepted, with a reason."""

from lokalkontakt_cli.deeds import Deed, deed
from lokalkontakt_cli.parts import argument, option
from lokalkontakt_cli.session import Session
from lokalkontakt_core.errors import NotFoundError, UsageError
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.accept import accept, withdraw_acceptance
from lokalkontakt_core.services.suggest import fold
from lokalkontakt_core.workspace import Workspace


@deed(
    "CODE and SUBJECT are as check shows them; SUBJECT is a name, an id, or kind/id.",
    "The acceptance ends by itself when what the finding says changes, or after --until.",
)
@argument("code", "CODE")
@argument("subject", "SUBJECT")
@option("--reason", metavar="TEXT", help="Why it is accepted")
@option("--until", metavar="DAY", help="The last day it holds; without a limit when left out")
@option("--withdraw", is_flag=True, help="Take an acceptance back")
def accept_finding(
    session: Session,
    workspace: Workspace,
    *,
    code: str,
    subject: str,
    reason: str | None,
    until: str | None,
    withdraw: bool,
) -> Deed:
    """Accept a warning, or take an acceptance back."""
    code = code.strip().upper()
    if withdraw:
        return Deed(withdraw_acceptance, acceptance=_given(session, workspace, code, subject).id)
    if reason is None:
        raise UsageError("LKE004", name="--reason", command="lokalkontakt accept")
    meant = _subject(
        session, code, subject, [one.finding.subject for one in workspace.judged() if one.finding.code == code]
    )
    return Deed(accept, rules=workspace.rules, code=code, subject=meant, reason=reason, until=session.day(until))


def _given(session: Session, workspace: Workspace, code: str, typed: str) -> Acceptance:
    """Give the acceptance of a code and subject; the latest where there are several."""
    given = [one for one in workspace.register.all(Acceptance) if one.code == code]
    meant = _subject(session, code, typed, [one.subject for one in given])
    return max((one for one in given if one.subject == meant), key=lambda one: (one.day, one.id))


def _subject(session: Session, code: str, typed: str, subjects: list[Ref]) -> Ref:
    """Give the one of the subjects that is named.

    Raises:
        NotFoundError: LKE019 when none of them is.
        UsageError: LKE030 with the subjects when several are.
    """
    wanted = fold(typed)
    found = {
        subject
        for subject in subjects
        if typed.strip() in {str(subject), subject.id} or fold(session.name(subject)) == wanted
    }
    if not found:
        raise NotFoundError("LKE019", finding=code, typed=typed)
    if len(found) > 1:
        raise UsageError("LKE030", typed=typed, options=tuple(sorted(map(str, found))))
    return found.pop()
