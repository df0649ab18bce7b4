"""Putting right in the text of a form file what can be put right without changing what the form does."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.lint.checking import check_form
from lokalkontakt_core.surveys.lint.findings import Edit, Finding
from lokalkontakt_core.surveys.lint.subject import Settings

MOST_ROUNDS = 10
"""A fix may bring another finding to light; after this many rounds it is enough."""


@frozen
class Change:
    """One fix that was made.

    Attributes:
        code: The code of the finding it puts right.
        path: The place in the form.
        line: In the file as it was when the fix was made, counted from 1.
        before: The lines it touched, before.
        after: The same lines afterwards; '' when they are gone.
    """

    code: str
    path: str
    line: int
    before: str
    after: str


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits that do not overlap."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]])


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """Choose findings with a safe fix whose edits do not touch one another, from the top."""
    chosen: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in findings:
        if finding.fix is None or not finding.fix.safe:
            continue
        spans = [(edit.start, edit.end) for edit in finding.fix.edits]
        if all(end <= other or start >= until for start, end in spans for other, until in taken):
            chosen.append(finding)
            taken.extend(spans)
    return chosen


def _change(text: str, finding: Finding, edits: Sequence[Edit]) -> Change:
    start = text.rfind("\n", 0, min(edit.start for edit in edits)) + 1
    last = max(edit.end for edit in edits)
    end = text.find("\n", max(last - 1, start))
    end = len(text) if end < 0 else end
    moved = [Edit(edit.start - start, min(edit.end, end) - start, edit.text) for edit in edits]
    before = text[start:end]
    return Change(finding.code, finding.path, finding.line, before, apply_edits(before, moved))


def apply_fixes(
    text: str,
    settings: Settings | None = None,
    *,
    types: QuestionTypes = STANDARD,
    tables: Mapping[str, Iterable[Mapping[str, str]]] | None = None,
) -> tuple[str, tuple[Change, ...]]:
    """Apply every safe fix, again and again until none is left; give the text and what was changed."""
    changes: list[Change] = []
    for _ in range(MOST_ROUNDS):
        chosen = _apart(check_form(text, settings, types=types, tables=tables).findings)
        if not chosen:
            break
        fixes = [(finding, finding.fix.edits) for finding in chosen if finding.fix is not None]
        changes += [_change(text, finding, edits) for finding, edits in fixes]
        text = apply_edits(text, [edit for _, edits in fixes for edit in edits])
    return text, tuple(changes)
