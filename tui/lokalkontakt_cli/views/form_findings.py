"""What checking a form found, as lines for a person and rows for a program."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_cli.session import Session
from lokalkontakt_core import __version__
from lokalkontakt_core.surveys.lint.checking import Report
from lokalkontakt_core.surveys.lint.findings import Finding
from lokalkontakt_core.surveys.lint.fixing import Change
from lokalkontakt_core.surveys.lint.sarif import sarif

COLUMNS = (
    Column("severity", "Kind"),
    Column("code", "Code"),
    Column("path", "Place"),
    Column("line", "Line", right=True),
    Column("message", "Problem"),
    Column("remedy", "What you can do"),
)


def finding_row(session: Session, finding: Finding) -> Row:
    """Give a finding as a row of a listing."""
    what, why, remedy = (session.catalogue.message(finding.message(part)) for part in ("what", "why", "remedy"))
    return {
        "id": f"{finding.code}:{finding.path}",
        "name": finding.code,
        "code": finding.code,
        "severity": finding.severity.value,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "text": finding.text,
        "message": what,
        "why": why,
        "remedy": remedy,
        "proposal": finding.proposal or None,
        "fixable": finding.fix is not None and finding.fix.safe,
    }


def finding_lines(session: Session, finding: Finding, name: str) -> Iterator[str]:
    """Give a finding as a compiler tells it: place, kind, code and message, then the text and what one can do."""
    row = finding_row(session, finding)
    kind = session.catalogue.shown(finding.severity)
    yield f"{name}:{finding.line}:{finding.column}: {kind} {finding.code}: {row['message']}"
    if finding.text:
        yield f"    {finding.text}"
    if finding.proposal:
        yield f"    {session.text('Proposal: {text}', text=finding.proposal)}"
    yield f"    {row['remedy']}"


def change_lines(session: Session, change: Change) -> Iterator[str]:
    """Give a change that was made: where and why, the lines as they were and as they are."""
    yield session.text("Line {line}, {code}:", line=change.line, code=change.code)
    yield from (f"  - {line}" for line in change.before.splitlines())
    yield from (f"  + {line}" for line in change.after.splitlines())


def summary_lines(session: Session, report: Report) -> Iterator[str]:
    """Give what else is worth knowing about a form."""
    if report.left_out:
        yield session.text("… and {count} more.", count=report.left_out)
    if report.excused:
        count = len(report.excused)
        yield session.plural("{count} exception with a reason.", "{count} exceptions with a reason.", count)
    if report.metrics is not None:
        yield session.text(
            "Questions: {questions}. Estimated time for somebody who is asked everything: {minutes} min.",
            questions=report.metrics.questions,
            minutes=report.metrics.minutes,
        )
    for language, share in (report.coverage or {}).items():
        if share < 1:
            yield session.text("Texts in {language}: {share:percent}.", language=language, share=share)
    if report.undecided:
        yield session.plural(
            "{count} question about conditions was left open: it would take too long.",
            "{count} questions about conditions were left open: it would take too long.",
            report.undecided,
        )


def sarif_log(session: Session, report: Report, text: str, file: str) -> Any:
    """Give a report as SARIF."""

    def say(finding: Finding) -> str:
        parts = (session.catalogue.message(finding.message(part)) for part in ("what", "remedy"))
        return " ".join(parts)

    uri = quote(PurePath(file).as_posix())
    return sarif(report.findings, report.excused, text=text, uri=uri, version=__version__, say=say)
