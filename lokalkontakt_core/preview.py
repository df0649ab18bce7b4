"""Previews: a use case run on the register as it stands, and what it would do to the findings, before it is written."""

from collections.abc import Callable, Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.identity import ReplayedIds
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.report import Consequences, Judged, consequences, judge, refuse_guarded
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.values import frozen

Guard = Callable[[Register, ChangeSet, Consequences], None]
"""Given the register before, the change and its consequences; raises when the change may not be made."""


def by_verb(_register: Register, change: ChangeSet, result: Consequences) -> None:
    """Refuse what the rules that guard the change's verb refuse; the guard of every ordinary use case."""
    refuse_guarded(change.verb, result)


@frozen
class Attempt:
    """What is to be tried, as often as needed, with the same outcome on the same register.

    Attributes:
        run: The use case with its arguments.
        guard: What may refuse it.
        ids: The ids it mints; given again when it is run again.
        day: The day it is for.
    """

    run: Callable[[Context], ChangeSet]
    guard: Guard
    ids: ReplayedIds
    day: date


@frozen
class Preview:
    """A change that has not been written yet.

    Attributes:
        change: What would be written.
        candidate: The register as it would be.
        consequences: What it would do to the findings.
        judged: The findings of the candidate.
        base: The revision it was built on.
        attempt: How it came about, to be run again when somebody else writes first.
    """

    change: ChangeSet
    candidate: Register
    consequences: Consequences
    judged: tuple[Judged, ...]
    base: int
    attempt: Attempt

    def same_values(self, other: "Preview") -> bool:
        """Tell whether both write the same before- and after-values."""
        mine = {edit.ref: edit for edit in self.change.edits}
        return mine == {edit.ref: edit for edit in other.change.edits}


@frozen
class Outcome:
    """A change that was written; `commit` is None when there was nothing to write."""

    commit: Commit | None
    consequences: Consequences


def findings(register: Register, day: date, rules: Sequence[Rule]) -> tuple[Judged, ...]:
    """Judge a register; one without a scheme is only about to begin, and nothing is found in it."""
    return judge(register, day, rules) if register.find(Scheme, SCHEME_ID) is not None else ()


def preview(attempt: Attempt, register: Register, before: Sequence[Judged], rules: Sequence[Rule]) -> Preview:
    """Run a use case on a register.

    Args:
        attempt: What to try.
        register: What to try it on.
        before: The register's findings on the day of the attempt.
        rules: The rules that judge.

    Raises:
        LokalkontaktError: What the use case or its guard refuses.
    """
    attempt.ids.rewind()
    change = attempt.run(Context(register, attempt.day, attempt.ids))
    candidate = register.apply(change)
    judged = findings(candidate, attempt.day, rules)
    result = consequences(before, judged)
    attempt.guard(register, change, result)
    return Preview(change, candidate, result, judged, register.revision, attempt)
