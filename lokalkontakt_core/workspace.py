"""A workspace: a store, the register as it stands, an actor and a clock; it runs use cases and commits what they give.

Preview and commit are one path: use case → candidate → rules before and after → refusal or consequences → commit.
"""

from collections.abc import Sequence
from datetime import date
from typing import ParamSpec

from attrs import frozen

from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.errors import ConflictError
from lokalkontakt_core.identity import Ids, ReplayedIds
from lokalkontakt_core.ports.clock import Clock
from lokalkontakt_core.ports.store import Store
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.report import Consequences, Judged, consequences, judge, refuse_guarded
from lokalkontakt_core.services.context import Context, Service

P = ParamSpec("P")

MOST_TRIES = 5
"""How often a change that others' commits do not touch is built again before giving up."""


@frozen
class Preview:
    """A change that has not been written yet.

    Attributes:
        change: What would be written.
        candidate: The register as it would be.
        consequences: What it would do to the findings.
        ids: The ids the use case minted, to be given again when it is run again.
    """

    change: ChangeSet
    candidate: Register
    consequences: Consequences
    ids: ReplayedIds


@frozen
class Outcome:
    """A change that was written; `commit` is None when there was nothing to write."""

    commit: Commit | None
    consequences: Consequences


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
        self.actor = actor
        self.clock = clock
        self.rules = tuple(rules)
        self._ids = ids
        self._chosen_day = day
        self.register = store.register.read()
        self._judged: tuple[int, date, tuple[Judged, ...]] | None = None

    @property
    def day(self) -> date:
        """The day the register is read on."""
        if self._chosen_day is not None:
            return self._chosen_day
        example = self.register.scheme.example_day if len(self.register) else None
        return example or self.clock.today()

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
        cached = self._judged
        if cached is None or cached[:2] != (self.register.revision, self.day):
            cached = (self.register.revision, self.day, judge(self.register, self.day, self.rules))
            self._judged = cached
        return cached[2]

    def preview(self, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> Preview:
        """Run a use case and show what it would do, writing nothing.

        Raises:
            LokalkontaktError: What the use case refuses; LKE204 when a guarded rule refuses.
        """
        return self._preview(ReplayedIds(self._ids), service, *args, **kwargs)

    def do(self, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> Outcome:
        """Run a use case and commit what it gives.

        When somebody else has committed meanwhile, the register is read again and the use case is run again. The
        same before- and after-values are committed; other values are a conflict that the person must see.

        Raises:
            LokalkontaktError: What the use case or a guarded rule refuses.
            ConflictError: LKE205 with `mine` and `theirs`, the register being the newest when it is raised.
        """
        ids = ReplayedIds(self._ids)
        preview = self._preview(ids, service, *args, **kwargs)
        for _ in range(MOST_TRIES):
            try:
                return self._commit(preview)
            except ConflictError as conflict:
                if conflict.code != "LKE101":
                    raise
                self.register = self.store.register.read()
                again = self._preview(ids, service, *args, **kwargs)
                if again.change.edits != preview.change.edits:
                    raise ConflictError("LKE205", mine=preview.change, theirs=again.change) from conflict
                preview = again
        raise ConflictError("LKE206", tries=MOST_TRIES)

    def _preview(self, ids: ReplayedIds, service: Service[P], *args: P.args, **kwargs: P.kwargs) -> Preview:
        ids.rewind()
        change = service(Context(self.register, self.day, ids), *args, **kwargs)
        candidate = self.register.apply(change)
        result = consequences(self.judged(), judge(candidate, self.day, self.rules))
        refuse_guarded(change.verb, result)
        return Preview(change, candidate, result, ids)

    def _commit(self, preview: Preview) -> Outcome:
        if not preview.change:
            return Outcome(None, preview.consequences)
        commit = self.store.register.commit(
            preview.change, base=self.register.revision, actor=self.actor, instant=self.clock.now()
        )
        self.register = self.register.apply(preview.change, revision=commit.revision)
        return Outcome(commit, preview.consequences)
