"""A report as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the lines of the file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lokalkontakt_core.surveys.lint.documentation import documentation
from lokalkontakt_core.surveys.lint.findings import Edit, Finding, Severity
from lokalkontakt_core.surveys.lint.registry import RULES
from lokalkontakt_core.surveys.lint.source import Source

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}


def _region(source: Source, start: int, end: int) -> dict[str, int]:
    line, column = source.position(start)
    end_line, end_column = source.position(end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return {**region, "charOffset": start, "charLength": end - start}


def _replacement(source: Source, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(source, edit.start, edit.end), "insertedContent": {"text": edit.text}}


def _result(finding: Finding, uri: str, source: Source, say: Callable[[Finding], str]) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": uri}, "region": _region(source, finding.start, finding.end)}
    logical = [{"fullyQualifiedName": finding.path}] if finding.path else []
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": say(finding)},
        "locations": [{"physicalLocation": place, **({"logicalLocations": logical} if logical else {})}],
    }
    if finding.fix is not None:
        replacements = [_replacement(source, edit) for edit in finding.fix.edits]
        change = {"artifactLocation": {"uri": uri}, "replacements": replacements}
        result["fixes"] = [{"description": {"text": finding.proposal or finding.code}, "artifactChanges": [change]}]
    return result


def sarif(
    findings: Iterable[Finding],
    excused: Iterable[tuple[Finding, str]],
    *,
    text: str,
    uri: str,
    version: str,
    say: Callable[[Finding], str],
) -> Mapping[str, Any]:
    """Give a SARIF log with one run.

    Args:
        findings: What was found.
        excused: What the file gives a reason for; it is listed as suppressed.
        text: The file.
        uri: The file's name as the reader of the log knows it.
        version: The version of the program.
        say: Gives the message of a finding in words.
    """
    source = Source(text, readable=False)
    results = [_result(finding, uri, source, say) for finding in findings]
    for finding, reason in excused:
        suppression = {"kind": "inSource", "justification": reason}
        results.append({**_result(finding, uri, source, say), "suppressions": [suppression]})
    rules = [
        {
            "id": rule.code,
            "name": "".join(word.capitalize() for word in rule.name.split("-")),
            "shortDescription": {"text": documentation(rule).summary},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        }
        for rule in RULES
    ]
    driver = {"name": "lokalkontakt form check", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
