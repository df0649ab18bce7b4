"""Undo: a new change set with the before-values of an earlier one; undoing an undo does the change again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import RefusedError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice, NoticeKind
from lokalkontakt_core.records.offer import Offer
from lokalkontakt_core.records.scheme import Scheme
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_core.references import mentions
from lokalkontakt_core.register import Register
from lokalkontakt_core.services import typed
from lokalkontakt_core.services.announce import announce
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.values import frozen

FINAL_VERBS = frozenset({"redact", "migrate"})
"""What can never be undone, beside the beginning of a register and the closing of a wave."""

_CLOSED = frozenset({WaveState.CLOSING, WaveState.CLOSED})


@frozen
class Surroundings:
    """What an undo must know beyond the register.

    Attributes:
        later: The commits after the one to be undone, up to the register's revision, newest first.
        delivered: The ids of the notices that have reached, or may have reached, somebody.
        answered: The ids of the waves that have an answer.
    """

    later: Sequence[Commit] = ()
    delivered: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()


def undo(
    context: Context, *, commit: Commit, surroundings: Surroundings | None = None, reason: str | None = None
) -> ChangeSet:
    """Take back what a commit did.

    Notices of that commit that still wait go with it. One that was delivered stays, and its recipient is to get a
    correction.

    Args:
        context: The register.
        commit: What is to be undone.
        surroundings: Later commits, delivered notices, answered waves.
        reason: Why.

    Returns:
        A change set with the verb `undo`; `redo` when it was an undo itself.

    Raises:
        RefusedError: LKE242 when it is of a kind that cannot be undone, LKE748 when it closed a hand-over or handed
            over what a closed hand-over is about, LKE246 when it has been undone, LKE243 when it
            opened a wave that has answers, LKE241 when records have changed since, LKE244 when others have come to
            rest on what would go; both name `records` and `revisions`.
    """
    around = surroundings if surroundings is not None else Surroundings()
    _refuse_final(commit)
    _refuse_closed_handover(context.register, commit)
    _refuse_undone(commit, around.later)
    _refuse_answered(commit, around.answered)
    kept = {
        edit.ref: edit.after
        for edit in commit.change.edits
        if isinstance(edit.after, Notice) and edit.before is None and edit.after.id in around.delivered
    }
    back = [edit.reversed for edit in commit.change.edits if edit.ref not in kept]
    _refuse_changed(context.register, commit, back, around.later)
    _refuse_resting(context.register, commit, back, around.later)
    notices = (notice for notice in kept.values() if isinstance(notice, Notice))
    corrections = [_correction(context, notice) for notice in notices]
    return ChangeSet(
        "redo" if commit.change.verb == "undo" else "undo",
        (*back, *context.register.put(*corrections)),
        about=tuple(ref for ref in commit.change.about),
        reason=typed.optional_lines("reason", reason),
        undoes=commit.revision,
    )


def _closes_wave(edit: Edit) -> bool:
    if not isinstance(edit.after, Wave) or edit.after.state not in _CLOSED:
        return False
    return not (isinstance(edit.before, Wave) and edit.before.state is edit.after.state)


def _closes_handover(edit: Edit) -> bool:
    return isinstance(edit.after, Handover) and edit.after.closed is not None


def _begins_register(edit: Edit) -> bool:
    """Tell whether an edit makes the scheme, without which nobody can read a register."""
    return isinstance(edit.after, Scheme) and edit.before is None


def _is_for_good(change: ChangeSet) -> bool:
    return change.verb in FINAL_VERBS or any(_closes_wave(edit) or _begins_register(edit) for edit in change.edits)


def is_final(change: ChangeSet) -> bool:
    """Tell whether a change can never be undone, whatever comes after it."""
    return _is_for_good(change) or any(_closes_handover(edit) for edit in change.edits)


def _refuse_final(commit: Commit) -> None:
    if _is_for_good(commit.change):
        raise RefusedError("LKE242", revision=commit.revision, verb=commit.change.verb)


def _refuse_closed_handover(register: Register, commit: Commit) -> None:
    """Refuse to open a closed hand-over again, or to take back what it handed over."""
    for edit in commit.change.edits:
        if isinstance(edit.after, Handover) and _closes_handover(edit):
            raise RefusedError("LKE748", handover=edit.ref, closed=edit.after.closed)
        if isinstance(edit.before, Assignment) and edit.before.successor is None and _succeeded(edit):
            for handover in register.by(Handover, "assignments").get(edit.ref.id, ()):
                if handover.closed is not None:
                    raise RefusedError("LKE748", handover=handover.ref, closed=handover.closed)


def _succeeded(edit: Edit) -> bool:
    return isinstance(edit.after, Assignment) and edit.after.successor is not None


def undone(commits: Iterable[Commit]) -> Iterator[tuple[Commit, bool]]:
    """Pair each commit, newest first, with whether it stands undone.

    An undo that was itself undone does not count.
    """
    taken_back = set[int]()
    for commit in commits:
        standing = commit.revision not in taken_back
        if standing and commit.change.undoes is not None:
            taken_back.add(commit.change.undoes)
        yield commit, not standing


def taken_back(change: ChangeSet, commits: Mapping[int, Commit]) -> ChangeSet | None:
    """Give the change that an undo takes back, or that a redo does again.

    Args:
        change: Any change.
        commits: The commits that are known, by revision.

    Returns:
        None when it is no undo and no redo, or what it goes back to is not known.
    """
    found = None
    while change.undoes is not None and change.undoes in commits:
        found = change = commits[change.undoes].change
    return found if change.undoes is None else None


def _refuse_undone(commit: Commit, later: Iterable[Commit]) -> None:
    by = [one.revision for one, is_undone in undone(later) if not is_undone and one.change.undoes == commit.revision]
    if by:
        raise RefusedError("LKE246", revision=commit.revision, by=by[0])


def _refuse_answered(commit: Commit, answered: frozenset[str]) -> None:
    for edit in commit.change.edits:
        opened = (
            isinstance(edit.after, Wave)
            and edit.after.state is WaveState.OPEN
            and not (isinstance(edit.before, Wave) and edit.before.state is WaveState.OPEN)
        )
        if opened and edit.ref.id in answered:
            raise RefusedError("LKE243", revision=commit.revision, wave=edit.ref)


def _writers(refs: Iterable[Ref], later: Iterable[Commit]) -> tuple[int, ...]:
    wanted = set(refs)
    return tuple(sorted(commit.revision for commit in later if wanted & commit.change.touched))


def _refuse_changed(register: Register, commit: Commit, back: Iterable[Edit], later: Sequence[Commit]) -> None:
    changed = tuple(edit.ref for edit in back if register.at(edit.ref) != edit.before)
    if changed:
        raise RefusedError("LKE241", revision=commit.revision, records=changed, revisions=_writers(changed, later))


def _refuse_resting(register: Register, commit: Commit, back: Sequence[Edit], later: Sequence[Commit]) -> None:
    """Refuse when a record that stays mentions one that would go."""
    gone = {edit.ref for edit in back if edit.after is None}
    after: Mapping[Ref, Record | None] = {edit.ref: edit.after for edit in back}
    if not gone:
        return
    staying = (after.get(record.ref, record) for record in register)
    resting = tuple(
        dict.fromkeys(mention.holder for mention in mentions((one for one in staying if one is not None), gone))
    )
    if resting:
        raise RefusedError("LKE244", revision=commit.revision, records=resting, revisions=_writers(resting, later))


def _correction(context: Context, notice: Notice) -> Notice:
    """Make the correction of a notice: about the area or contact, which stay when what the notice was about goes."""
    subject = context.register.at(notice.about)
    about = notice.about
    if isinstance(subject, Assignment | Invitation | Offer):
        about = Ref(Area.kind, subject.area)
    elif isinstance(subject, Attestation):
        about = Ref(Contact.kind, subject.contact)
    return announce(
        context,
        NoticeKind.CORRECTION,
        about=about,
        recipient=notice.recipient,
        reference=notice.id,
        why="undo",
    )


def before(register: Register, commit: Commit, later: Iterable[Commit]) -> Register:
    """Give the register as it was before a commit.

    Args:
        register: The register after `commit` and `later`.
        commit: The commit.
        later: The commits after it.
    """
    then: dict[Ref, Record | None] = {}
    for one in sorted((*later, commit), key=lambda each: each.revision, reverse=True):
        then.update({edit.ref: edit.before for edit in one.change.edits})
    edits = (Edit(register.at(ref), record) for ref, record in then.items() if register.at(ref) != record)
    return register.apply(ChangeSet("before", tuple(edits)))
