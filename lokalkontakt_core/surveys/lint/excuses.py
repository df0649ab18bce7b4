"""Exceptions written into the form file: `# allow SF121: answers stay here`.

On the line of a finding, or in the comment lines right above it or above the row or list it is in, it excuses that
one; above the first table of the file it excuses the whole file. Without a reason it excuses nothing.
"""

import re

from attrs import define

from lokalkontakt_core.surveys.lint.findings import Finding, Severity
from lokalkontakt_core.surveys.lint.source import Source

UNUSED = "SF198"
UNREASONED = "SF199"

_ALLOW = re.compile(r"#+\s*allow\s+((?:SF\d{3})(?:\s*,\s*SF\d{3})*)\s*(?::\s*(.*?))?\s*$", re.IGNORECASE)
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_ROW = re.compile(r"survey\[\d+\]")


@define(eq=False)
class _Excuse:
    """One exception: where it stands, what it is for, which lines it covers (none is the whole file)."""

    start: int
    end: int
    code: str
    reason: str
    line: int | None
    used: bool = False


def _excuses(source: Source) -> list[_Excuse]:
    first_table = _TABLE.search(source.text)
    head = first_table.start() if first_table else len(source.text)
    lines = source.text.split("\n")
    found: list[_Excuse] = []
    for start, end in source.comments:
        match = _ALLOW.fullmatch(source.text[start:end].rstrip())
        if match is None:
            continue
        line = source.position(start)[0]
        while line < len(lines) and lines[line - 1].lstrip().startswith("#"):
            line += 1  # a comment of its own stands for what follows it
        covered = None if start < head and not _touches(lines, line) else line
        found.extend(
            _Excuse(start, end, code.strip().upper(), (match[2] or "").strip(), covered) for code in match[1].split(",")
        )
    return found


def _touches(lines: list[str], line: int) -> bool:
    """Say whether something stands on the line after the comments, so that they are about it."""
    return line <= len(lines) and bool(lines[line - 1].strip())


def _lines_of(finding: Finding, source: Source) -> set[int]:
    """Give the lines where an exception for a finding may stand: its own, and the head of its row, list or option."""
    lines = {finding.line}
    path = finding.path
    while path:
        place = source.places.get(path)
        if place is not None:
            lines.add(source.position(place.key)[0])
        path = path.rpartition(".")[0]
    row = _ROW.match(finding.path)
    if row is not None and row.group() in source.places:
        lines.add(source.position(source.places[row.group()].key)[0])
    return lines


def _about(excuse: _Excuse, code: str, severity: Severity, source: Source) -> Finding:
    line, column = source.position(excuse.start)
    text = source.shown(excuse.start, excuse.end)
    return Finding(code, severity, "", excuse.start, excuse.end, line, column, text, {"code": excuse.code})


def excuse(
    findings: list[Finding], source: Source, resting: frozenset[str] = frozenset()
) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    """Part findings into those that stand and those the file gives a reason for; unused exceptions are findings too.

    Args:
        findings: What the rules found.
        source: The file.
        resting: Codes that were not looked for this time, so that an exception for one cannot be called unused.
    """
    excuses = _excuses(source)
    standing: list[Finding] = []
    excused: list[tuple[Finding, str]] = []
    by_code: dict[str, list[_Excuse]] = {}
    for one in excuses:
        by_code.setdefault(one.code, []).append(one)
    for finding in findings:
        lines = _lines_of(finding, source) if finding.code in by_code else set()
        fitting = [one for one in by_code.get(finding.code, ()) if one.line is None or one.line in lines]
        reason = next((one.reason for one in fitting if one.reason), "")
        for one in fitting:
            one.used = True
        if reason:
            excused.append((finding, reason))
        else:
            standing.append(finding)
    for one in excuses:
        if not one.reason:
            standing.append(_about(one, UNREASONED, Severity.WARNING, source))
        elif not one.used and one.code not in resting:
            standing.append(_about(one, UNUSED, Severity.INFORMATION, source))
    return standing, excused
