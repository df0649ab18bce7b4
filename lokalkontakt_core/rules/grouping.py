"""Findings that say the same of several subjects, put together: one line a person can act on instead of many."""

from collections.abc import Hashable, Sequence
from typing import Any

from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.report import Judged
from lokalkontakt_core.values import frozen


@frozen
class FindingGroup:
    """Findings of one rule that weigh the same and have the same heading.

    Attributes:
        judged: At least one finding, in the order they were given.
    """

    judged: tuple[Judged, ...]

    @property
    def kind(self) -> Kind:
        """How heavy they weigh."""
        return self.judged[0].kind

    @property
    def code(self) -> str:
        """The code they share."""
        return self.judged[0].finding.code

    @property
    def accepted(self) -> bool:
        """Tell whether they are accepted."""
        return self.judged[0].acceptance is not None

    @property
    def title(self) -> Message:
        """The heading they share."""
        return self.judged[0].finding.title

    @property
    def subjects(self) -> tuple[Ref, ...]:
        """What they are about, each once."""
        return tuple(dict.fromkeys(one.finding.subject for one in self.judged))


def _likeness(one: Judged) -> Hashable:
    missing: Any = one.finding.values.get("missing", ())
    return one.kind, one.finding.code, one.finding.unjudged, tuple(map(str, missing)), one.acceptance is not None


def grouped(judged: Sequence[Judged]) -> tuple[FindingGroup, ...]:
    """Put findings together that say the same of several subjects; groups stand where their first finding stood."""
    groups: dict[Hashable, list[Judged]] = {}
    for one in judged:
        groups.setdefault(_likeness(one), []).append(one)
    return tuple(FindingGroup(tuple(group)) for group in groups.values())
