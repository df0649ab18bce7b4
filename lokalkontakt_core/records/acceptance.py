"""Acceptances: a warning is known and accepted, with a reason, for these values, until a day."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.values import frozen


@frozen(kw_only=True)
class Acceptance(Record):
    """Somebody accepted a finding.

    Attributes:
        code: The finding's code.
        subject: What the finding is about.
        values: The finding's values when it was accepted, as text; other values end the acceptance.
        reason: Why it is accepted.
        day: When.
        until: The last day it holds; None without a limit.
    """

    kind: ClassVar[str] = "acceptance"

    code: str
    subject: Ref
    values: Mapping[str, str]
    reason: str
    day: date
    until: date | None = None
