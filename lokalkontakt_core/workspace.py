"""A workspace: a store, the register as it stands, an actor and a clock; it runs use cases and commits what they give.

Preview and commit are one path: use case → candidate → rules before and after → refusal or consequences → commit.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import ParamSpec, Self

from lokalkontakt_core.actors import names_of, person_behind, shown_actor
from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.errors import ConflictError, LokalkontaktError
from lokalkontakt_core.identity import Ids, ReplayedIds
from lokalkontakt_core.ports.clock import Clock, SystemClock
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.preview import Attempt, Guard, Outcome, Preview, by_verb, findings, preview
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_core.services.adopt_outside import adopt_outside
from lokalkontakt_core.services.context import Context, Service
from lokalkontakt_core.undoing import chosen, guarding, or_nothing, redoable, taking_back, undoable

P = ParamSpec("P")

MOST_TRIES = 5
"""How often a change that others' commits do not touch is built again before giving up."""


class Workspace:
    """Where a front end or an embedding program works on one register.

    Args:
        store: The open store.
        actor: Who works: a person's id, or a login name.
        clock: The clock.
        ids: Where new ids come from.
        rules: The rules that judge.
        day: The day to read the register on; the example day of the register, else today, when left out.
    """

    def __init__(
        self,
        store: Store,
        *,
        actor: str,
        clock: Clock,
        ids: Ids,
        rules: Sequence[Rule],
        day: date | None = None,
    ) -> None:
        self.store = store
        self.clock = clock
        self.rules = tuple(rules)
        self._named_actor = actor
        self._ids = ids
        self._chosen_day = day
        self.register = store.register.read()
        self._judged: tuple[int, date, tuple[Judged, ...]] | None = None

    @classmethod
    def open(cls, store: Store, *, actor: str, day: date | None = None, rules: Sequence[Rule] | None = None) -> Self:
        """Open a store with the computer's clock, random ids, and the rules that ship with the library."""
        from lokalkontakt_core.ports.ids import RandomIds  # noqa: PLC0415 - only who opens this way needs them
        from lokalkontakt_core.rules.registry import RULES  # noqa: PLC0415

        chosen_rules = RULES if rules is None else rules
        return cls(store, actor=actor, clock=SystemClock(), ids=RandomIds(), rules=chosen_rules, day=day)

    @property
    def day(self) -> date:
        """The day the register is read on."""
        if self._chosen_day is not None:
            return self._chosen_day
        scheme = self.register.find(Scheme, SCHEME_ID)
        return (scheme.example_day if scheme is not None else None) or self.clock.today()

    @property
    def actor(self) -> str:
        """Who works: the id of the person the login name stands for, else the login name itself."""
        person = person_behind(self.register, self._named_actor)
        return person.id if person is not None else self._named_actor

    def read_on(self, day: date | None) -> None:
        """Read the register on another day; None returns to today."""
        self._chosen_day = day

    def refresh(self) -> bool:
        """Read the register again if somebody else has written, and tell whether anybody had."""
        if self.store.register.head() == self.register.revision:
            return False
        self.register = self.store.register.read()
        return True

    def judged(self) -> tuple[Judged, ...]:
        """Give the findings of the register on the day; worked out once per revision and day."""
        return self._judged_on(self.day)

    def history(self, ref: Ref | None = None) -> Iterator[Commit]:
        """Give the commits, newest first; with a pointer only those that wrote it or are about it."""
        for commit in self.store.register.history():
            if ref is None or ref in commit.change.about or ref in commit.change.touched:
                yield commit

    def preview(self, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> Preview:
        """Run a use case and show what it would do, writing nothing.

        Raises:
            LokalkontaktError: What the use case refuses; LKE204 when a guarded rule refuses.
        """
        return self._begun(lambda context: service(context, *args, **kwargs))

    def preview_on(self, register: Register, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> Preview:
        """Run a use case on the register as its person saw it when they began; `renewed` tells what came since.

        Raises:
            LokalkontaktError: What the use case refuses; LKE204 when a guarded rule refuses.
        """
        if register.revision == self.register.revision:
            return self.preview(service, *args, **kwargs)
        attempt = Attempt(lambda context: service(context, *args, **kwargs), by_verb, self._minting(), self.day)
        return preview(attempt, register, findings(register, self.day, self.rules), self.rules)

    def renewed(self, shown: Preview) -> Preview:
        """Give a preview as it is on the register as it stands now.

        Raises:
            ConflictError: LKE205 as `commit` raises it, when others' commits have changed what it would do.
        """
        return shown if shown.base == self.register.revision else self._again(shown)

    def commit(self, preview: Preview) -> Outcome:
        """Write what a preview showed.

        When somebody else has committed meanwhile, the register is read again and the use case is run again. The
        same before- and after-values are committed; other values are a conflict that the person must see.

        Raises:
            LokalkontaktError: What the use case or a guarded rule refuses.
            ConflictError: LKE205 with `mine`, `again` (None when the use case refuses now; the refusal is in
                `details`), `theirs` (the commits since) and `who` (made the last of them), the register being the
                newest when it is raised; LKE206 when others were faster each time.
        """
        current = preview
        for _ in range(MOST_TRIES):
            if current.base != self.register.revision:
                current = self._again(preview)
            if not current.change:
                return Outcome(None, current.consequences)
            try:
                return self._written(current)
            except ConflictError as conflict:
                if conflict.code != "LKE101":
                    raise
                self.register = self.store.register.read()
        raise ConflictError("LKE206", tries=MOST_TRIES)

    def do(self, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> Outcome:
        """Run a use case and commit what it gives; see `preview` and `commit` for what is raised."""
        return self.commit(self.preview(service, *args, **kwargs))

    def undoable(self) -> Commit | None:
        """Give the actor's latest change that can still be undone, as far as the history tells."""
        return undoable(self.store.register.history(), names_of(self.register, self._named_actor))

    def redoable(self) -> Commit | None:
        """Give the actor's latest undo that can be taken back."""
        return redoable(self.store.register.history(), names_of(self.register, self._named_actor))

    def preview_undo(self, revision: int | None = None, *, reason: str | None = None) -> Preview:
        """Show what an undo would do.

        Args:
            revision: Which commit, anybody's; the actor's latest not yet undone when left out.
            reason: Why.

        Raises:
            RefusedError: LKE240 when there is nothing to undo; what `services.undo` refuses; LKE204 when a guarded
                rule refuses.
            NotFoundError: LKE245 when there is no such revision.
        """
        self.refresh()  # what can be undone is read from the store, and so must be what it would change
        history = self.store.register.history()
        return self._preview_undo(
            or_nothing(self.undoable(), "LKE240") if revision is None else chosen(history, revision), reason
        )

    def undo(self, revision: int | None = None, *, reason: str | None = None) -> Outcome:
        """Undo; see `preview_undo`."""
        return self.commit(self.preview_undo(revision, reason=reason))

    def preview_redo(self) -> Preview:
        """Show what redoing would do: undoing the actor's latest undo; LKE247 when there is none."""
        self.refresh()
        return self._preview_undo(or_nothing(self.redoable(), "LKE247"), None)

    def redo(self) -> Outcome:
        """Redo; see `preview_redo`."""
        return self.commit(self.preview_redo())

    def outside_edits(self) -> tuple[Edit, ...]:
        """Give what somebody changed in the stored records past the program."""
        return self.store.register.outside_edits()

    def preview_adopt_outside(self, *, reason: str | None = None) -> Preview:
        """Show what adopting the outside edits would do; LKE207 when there are none."""
        return self.preview(adopt_outside, edits=self.outside_edits(), reason=reason)

    def adopt_outside(self, *, reason: str | None = None) -> Outcome:
        """Adopt the outside edits; see `preview_adopt_outside`."""
        return self.commit(self.preview_adopt_outside(reason=reason))

    def _preview_undo(self, commit: Commit, reason: str | None) -> Preview:
        guard = guarding(self.store, commit, self.day, self.rules)
        return self._begun(taking_back(self.store, commit, reason), guard)

    def _begun(self, run: Callable[[Context], ChangeSet], guard: Guard = by_verb) -> Preview:
        return self._previewed(Attempt(run, guard, self._minting(), self.day))

    def _minting(self) -> ReplayedIds:
        return ReplayedIds(self._ids, lambda kind, minted: self.register.at(Ref(kind, minted)) is not None)

    def _previewed(self, attempt: Attempt) -> Preview:
        return preview(attempt, self.register, self._judged_on(attempt.day), self.rules)

    def _again(self, shown: Preview) -> Preview:
        theirs = tuple(commit for commit in self.history() if commit.revision > shown.base)
        who = shown_actor(self.register, theirs[0].actor) if theirs else None
        try:
            again = self._previewed(shown.attempt)
        except LokalkontaktError as refusal:
            raise ConflictError(
                "LKE205", details=(refusal,), mine=shown.change, again=None, theirs=theirs, who=who
            ) from refusal
        if not again.same_values(shown):
            raise ConflictError("LKE205", mine=shown.change, again=again.change, theirs=theirs, who=who)
        return again

    def _written(self, shown: Preview) -> Outcome:
        commit = self.store.register.commit(shown.change, base=shown.base, actor=self.actor, instant=self.clock.now())
        self.register = self.register.apply(shown.change, revision=commit.revision)
        self._judged = (commit.revision, shown.attempt.day, shown.judged)
        return Outcome(commit, shown.consequences)

    def _judged_on(self, day: date) -> tuple[Judged, ...]:
        if self._judged is None or self._judged[:2] != (self.register.revision, day):
            self._judged = (self.register.revision, day, findings(self.register, day, self.rules))
        return self._judged[2]
