"""Findings in rows and lines."""

from lokalkontakt_cli.output import Column, Row
from lokalkontakt_core.catalogue import Catalogue, Namer
from lokalkontakt_core.rules.report import Judged


def finding_row(judged: Judged, catalogue: Catalogue, namer: Namer) -> Row:
    """Give a finding; `open` tells whether it still asks for something, `accepted` why it does not."""
    finding = judged.finding
    message, why, remedy = (catalogue.message(part, namer) for part in (finding.what, finding.why, finding.remedy))
    return {
        "id": f"{finding.code}:{finding.subject}",
        "name": namer(finding.subject),
        "code": finding.code,
        "kind": judged.kind.value,
        "subject": str(finding.subject),
        "message": message,
        "why": why,
        "remedy": remedy,
        "judged": not finding.unjudged,
        "open": judged.open,
        "accepted": judged.acceptance.reason if judged.acceptance is not None else None,
        "accepted_until": judged.acceptance.until if judged.acceptance is not None else None,
    }


def finding_line(judged: Judged, catalogue: Catalogue, namer: Namer) -> str:
    """Give a finding on one line: code, weight, what is the matter."""
    row = finding_row(judged, catalogue, namer)
    return f"{row['code']}  {catalogue.shown(judged.kind)}: {row['message']}"


def columns() -> tuple[Column, ...]:
    """Give the columns of findings, for CSV."""
    keys = ("code", "kind", "subject", "name", "message", "why", "remedy", "open", "accepted", "accepted_until")
    return tuple(Column(key, key) for key in keys)
