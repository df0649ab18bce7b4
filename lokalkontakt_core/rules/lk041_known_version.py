"""LK041 known-version: a report does not tell which version of the register, and of its settings, it was made from.

Why:
    "Derfor vil fokusområder og prioriteringer løbende blive justeret" (Vision for Hedensted Kommune): what was counted
    by which rules can only be told when the version is known. The settings of the scheme are part of the register, so
    its revision is the version of both.

Breaks the rule:
    A status report without a revision.

Keeps the rule:
    A status report made from revision 12; or a proposal or a piece of information, which counts nothing.

Cannot be judged:
    The report names a revision this register has not reached, as after moving it from another place.

Since:
    0.1
"""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.facts import Fact
from lokalkontakt_core.records.report import Report, ReportType
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Finding, Kind, Rule

COUNTING = frozenset(
    {
        ReportType.NEED,
        ReportType.DIRECTORY,
        ReportType.AREA_LIST,
        ReportType.STATUS,
        ReportType.EVALUATION,
        ReportType.FINAL_MODEL,
    }
)
"""The reports that tell figures or states of the register."""


def _check(register: Register, day: date) -> Iterator[Finding]:
    for report in register.all(Report):
        if report.type not in COUNTING or report.day > day:
            continue
        about = {"report": report.ref, "day": report.day}
        if report.revision is None:
            yield Finding(RULE.code, report.ref, about)
        elif report.revision > register.revision:
            yield Finding(RULE.code, report.ref, {**about, "missing": (Fact.REVISION,)}, unjudged=True)


RULE = Rule("LK041", "known-version", Kind.INFORMATION, _check, remedies=("record_report",))
