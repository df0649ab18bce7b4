"""Reports: what was handed to whom, and when; the publication log (L1 to L14, G21, G34, G35)."""

import enum
from datetime import date
from typing import ClassVar

from attrs import field

from lokalkontakt_core.records.base import Record, refers_to
from lokalkontakt_core.records.journaled import Journaled
from lokalkontakt_core.values import frozen


class ReportType(enum.StrEnum):
    """What was handed over."""

    PROPOSAL = "proposal"
    INFORMATION = "information"
    NEED = "need"
    DIRECTORY = "directory"
    AREA_LIST = "area_list"
    STATUS = "status"
    ORIENTATION = "orientation"
    EVALUATION = "evaluation"
    PROJECT_DESCRIPTION = "project_description"
    FINAL_MODEL = "final_model"
    JOB_CARD = "job_card"


@frozen(kw_only=True)
class Report(Record):
    """One thing that was handed over or published.

    Attributes:
        type: What it was.
        day: When it was handed over or published.
        to: To whom, in words.
        name: Its title.
        text: What it said, or where it lies.
        pilot: The pilot it is about.
        meeting: The meeting it was for.
        revision: The register's revision it was made from, so that its settings can be found again (G41).
        journaled: Where it stands in the journal; None while it does not.
    """

    kind: ClassVar[str] = "report"

    type: ReportType
    day: date
    to: str | None = None
    name: str
    text: str | None = None
    pilot: str | None = field(default=None, metadata=refers_to("pilot"))
    meeting: str | None = field(default=None, metadata=refers_to("meeting"))
    revision: int | None = None
    journaled: Journaled | None = None
