"""Undo in a workspace: which commit it is about, and what the stores know that the use case must be told."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.errors import LokalkontaktError, NotFoundError, RefusedError
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.preview import Guard, findings
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.report import Consequences, consequences
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.undo import Surroundings, before, undo, undone

_PERHAPS_READ = frozenset({DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN})


def undoable(history: Iterable[Commit], actors: Collection[str]) -> Commit | None:
    """Give the actor's latest change that does not stand undone; undoing and redoing are no changes of their own."""
    for commit, is_undone in undone(history):
        if not is_undone and commit.change.undoes is None and commit.actor in actors:
            return commit
    return None


def redoable(history: Iterable[Commit], actors: Collection[str]) -> Commit | None:
    """Give the actor's latest undo that still stands, None when the actor has changed something else since."""
    for commit, is_undone in undone(history):
        if is_undone or commit.actor not in actors:
            continue
        if commit.change.undoes is None:
            return None
        if commit.change.verb == "undo":
            return commit
    return None


def chosen(history: Iterable[Commit], revision: int) -> Commit:
    """Give the commit of a revision.

    Raises:
        NotFoundError: LKE245 when there is none.
    """
    for commit in history:
        if commit.revision == revision:
            return commit
    raise NotFoundError("LKE245", revision=revision)


def or_nothing(commit: Commit | None, code: str) -> Commit:
    """Give the commit.

    Raises:
        RefusedError: The code, when there is none.
    """
    if commit is None:
        raise RefusedError(code)
    return commit


def _after(store: Store, commit: Commit, revision: int) -> Iterator[Commit]:
    for one in store.register.history():
        if one.revision <= commit.revision:
            return
        if one.revision <= revision:
            yield one


def _has_answers(store: Store, wave: str) -> bool:
    try:
        return store.responses.progress(wave).submitted > 0
    except LokalkontaktError as problem:
        if problem.code == "LKE112":  # never opened there
            return False
        raise


def taking_back(store: Store, commit: Commit, reason: str | None) -> Callable[[Context], ChangeSet]:
    """Give the use case that undoes a commit, asking the stores anew each time it runs."""

    def service(context: Context) -> ChangeSet:
        waves = [edit.ref.id for edit in commit.change.edits if isinstance(edit.after, Wave)]
        around = Surroundings(
            later=tuple(_after(store, commit, context.register.revision)),
            delivered=frozenset(one.notice for one in store.deliveries.all() if one.state in _PERHAPS_READ),
            answered=frozenset(wave for wave in waves if _has_answers(store, wave)),
        )
        return undo(context, commit=commit, surroundings=around, reason=reason)

    return service


def _put_in_force(change: ChangeSet) -> frozenset[Ref]:
    """Give the confirmed assignments that a change brings, confirms, or gives another period."""
    return frozenset(
        edit.ref
        for edit in change.edits
        if isinstance(edit.after, Assignment)
        and edit.after.confirmation is not None
        and not (
            isinstance(edit.before, Assignment)
            and edit.before.confirmation is not None
            and edit.before.period == edit.after.period
        )
    )


def guarding(store: Store, commit: Commit, day: date, rules: Sequence[Rule]) -> Guard:
    """Give the guard of an undo.

    It refuses, with LKE204, to put an assignment in force against a guarded rule that was not broken back then. What
    stood before the change that is undone may come back as it was; what has become known since is not passed over.
    """

    def guard(register: Register, change: ChangeSet, result: Consequences) -> None:
        in_force = _put_in_force(change)
        suspects = [
            one
            for one in result.aggravated
            if one.rule.guards and not one.finding.unjudged and in_force & {*one.finding.concerns, one.finding.subject}
        ]
        if not suspects:
            return
        then = before(register, commit, _after(store, commit, register.revision))
        grown = consequences(findings(then, day, rules), findings(register.apply(change), day, rules)).aggravated
        refusing = tuple(one for one in suspects if one in grown)
        if refusing:
            raise RefusedError("LKE204", verb=change.verb, findings=refusing)

    return guard
