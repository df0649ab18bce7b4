"""A redaction: what is to be replaced, and by what; applied to everything stored, as often as one likes.

Applying it twice gives what applying it once gives: whoever finds a store half redacted applies it again.
"""

import hashlib
import re
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit, Edit
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.redaction.targets import Target, TargetKind, normal, pattern_of
from lokalkontakt_core.redaction.walking import mapped, mapped_record
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen

VERB = "redact"
"""The verb of the commit that records a redaction: it has no edits, and says of whom by the id alone."""


def _one_of(wanted: Sequence[Target], kept: Sequence[Target]) -> re.Pattern[str] | None:
    """Give a pattern that finds both; what is wanted is in a group. Of two that begin together the longer is found."""
    if not wanted:
        return None
    both = [*((one, False) for one in kept), *((one, True) for one in wanted)]
    both.sort(key=lambda each: -len(each[0].sameness))
    found = (f"(?P<hit{at}>{pattern_of(one)})" if hit else f"(?:{pattern_of(one)})"
             for at, (one, hit) in enumerate(both))  # fmt: skip
    return re.compile("|".join(found))


@frozen(slots=False)  # cached properties need a dictionary
class Redaction:
    """What is taken out of a store.

    Attributes:
        placeholder: What stands in the person's place, with the person's id: in the register, and as every earlier
            version in the history.
        targets: What is replaced wherever it stands, by the placeholder's name.
        protected: Names, addresses and numbers that are others' too; where one of these stands, nothing is replaced.
        logins: Login names that stood for the person; as actors they become the person's id.
        words: Lone names, replaced only in the texts decided on.
        decided: Whole texts, as they are after the targets were replaced, in which lone names are replaced too.
    """

    placeholder: Person
    targets: tuple[Target, ...] = ()
    protected: tuple[Target, ...] = ()
    logins: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        """Whom it is about."""
        return self.placeholder.ref

    @cached_property
    def _exact(self) -> re.Pattern[str] | None:
        return _one_of(self.targets, self.protected)

    @cached_property
    def _lone(self) -> re.Pattern[str] | None:
        """Lone names; inside a whole name of somebody else they are that person's."""
        words = tuple(Target(TargetKind.NAME, word) for word in self.words)
        wanted = {one.sameness for one in words}
        others = (one for one in self.protected if len(one.text.split()) > 1 and one.sameness not in wanted)
        return _one_of(words, tuple(others))

    def _replaced(self, pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(lambda found: self.placeholder.name if found.lastgroup else found[0], text)

    def exact(self, text: str) -> str:
        """Give a text without the targets; the very same text when none stands in it."""
        if self._exact is None:
            return text
        composed = normal(text)
        after = self._replaced(self._exact, composed)
        return text if after == composed else after

    def lone(self, text: str) -> tuple[str, ...]:
        """Give the lone names in a text from which the targets were taken out."""
        found = self._lone.finditer(normal(text)) if self._lone is not None else ()
        return tuple(dict.fromkeys(one[0] for one in found if one.lastgroup))

    def text(self, text: str) -> str:
        """Give a text as it becomes."""
        after = self.exact(text)
        if after in self.decided and self._lone is not None:
            return self._replaced(self._lone, normal(after))
        return after

    def value(self, value: Any) -> Any:
        """Give a value with every text in it as it becomes; what is no text stays."""
        return mapped(value, self.text)

    def record(self, record: Record) -> Record:
        """Give a record as it becomes: the placeholder for the person, others with their texts."""
        if record.ref == self.ref:
            return self.placeholder
        after = mapped_record(record, self.text)
        if isinstance(after, FrozenForm) and after is not record:
            digest = hashlib.sha256(after.text.encode()).hexdigest()
            return evolve(after, sha256=digest)
        return after

    def _maybe(self, record: Record | None) -> Record | None:
        return None if record is None else self.record(record)

    def change(self, change: ChangeSet) -> ChangeSet:
        """Give a change set as it becomes."""
        return evolve(
            change,
            edits=tuple(Edit(self._maybe(edit.before), self._maybe(edit.after)) for edit in change.edits),
            reason=self.value(change.reason),
            source=self.value(change.source),
        )

    def commit(self, commit: Commit) -> Commit:
        """Give a commit as it becomes."""
        actor = self.ref.id if commit.actor in self.logins else commit.actor
        return evolve(commit, actor=actor, change=self.change(commit.change))

    def recorded(self, base: int, actor: str, instant: datetime) -> Commit:
        """Give the commit that records it, on a base; it holds no personal data."""
        return self.commit(Commit(base + 1, instant, actor, ChangeSet(VERB, (), about=(self.ref,))))

    def register(self, register: Register, revision: int) -> Register:
        """Give a register as it becomes, at a revision."""
        return Register((self.record(record) for record in register), revision)
