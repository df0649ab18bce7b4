"""Accept a warning with a reason and, if wanted, a last day; and take an acceptance back."""

from collections.abc import Mapping, Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import NotFoundError, RefusedError, UsageError
from lokalkontakt_core.records.acceptance import Acceptance
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.rules.base import Kind, Rule
from lokalkontakt_core.rules.report import Judged, bound_values, judge
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.context import Context


def _standing(
    context: Context, rules: Sequence[Rule], code: str, subject: Ref, values: Mapping[str, str] | None
) -> tuple[Judged, ...]:
    """Give the findings that are meant, as they stand now."""
    found = tuple(
        one
        for one in judge(context.register, context.day, rules)
        if one.finding.code == code
        and one.finding.subject == subject
        and (values is None or bound_values(one.finding) == dict(values))
    )
    if not found:
        raise NotFoundError("LKE260", finding=code, subject=subject)
    return found


def _refuse_what_cannot_be_accepted(found: Sequence[Judged], code: str, subject: Ref) -> None:
    if any(one.kind is Kind.HARD for one in found):
        raise RefusedError("LKE263", finding=code, subject=subject)
    if all(one.kind is Kind.INFORMATION for one in found):
        raise RefusedError("LKE264", finding=code, subject=subject)
    accepted = [one.acceptance for one in found if one.acceptance is not None]
    if not any(one.open for one in found):
        raise RefusedError("LKE265", finding=code, subject=subject, acceptance=accepted[0].ref)


def accept(
    context: Context,
    *,
    rules: Sequence[Rule],
    code: str,
    subject: Ref,
    reason: str,
    until: date | None = None,
    values: Mapping[str, str] | None = None,
) -> ChangeSet:
    """Accept what a rule warns of about a subject, as it stands now; other values end the acceptance.

    Args:
        context: The register and the day.
        rules: The rules that judge.
        code: The finding's code.
        subject: What the finding is about.
        reason: Why it is accepted; some words at least.
        until: The last day it holds; None without a limit.
        values: Which of several findings of that code about that subject is meant, as `bound_values` gives them; all
            of them when left out.

    Raises:
        UsageError: LKE261 when the reason is blank, LKE262 when the last day is past; LKE219, LKE220 when the reason
            is too long or holds characters that cannot be seen.
        NotFoundError: LKE260 when there is no such finding (any more).
        RefusedError: LKE263 when it is hard, LKE264 when it is for information only, LKE265 when it is accepted
            already.
    """
    words = typed.lines("reason", reason)
    if not words:
        raise UsageError("LKE261")
    if until is not None and until < context.day:
        raise UsageError("LKE262", until=until, day=context.day)
    found = _standing(context, rules, code, subject, values)
    _refuse_what_cannot_be_accepted(found, code, subject)
    accepted = [
        Acceptance(
            id=context.ids.mint(Acceptance.kind),
            code=code,
            subject=subject,
            values=bound_values(one.finding),
            reason=words,
            day=context.day,
            until=until,
        )
        for one in found
        if one.open
    ]
    return ChangeSet("accept", context.register.put(*accepted), about=(subject,), reason=words)


def withdraw_acceptance(context: Context, *, acceptance: str) -> ChangeSet:
    """Take an acceptance back: the finding asks for something again.

    Raises:
        NotFoundError: LKE201 when there is no such acceptance.
    """
    given = context.register.get(Acceptance, acceptance)
    return ChangeSet("withdraw_acceptance", context.register.remove(given), about=(given.subject,))
