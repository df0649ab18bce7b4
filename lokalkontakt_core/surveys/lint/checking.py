"""Checking a form file: what the loader refuses, else what the rules find, each with its place in the file."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.form_file import LONGEST_FILE, load_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.lint.excuses import excuse
from lokalkontakt_core.surveys.lint.findings import Edit, Finding, Fix, Severity
from lokalkontakt_core.surveys.lint.load_problems import load_findings
from lokalkontakt_core.surveys.lint.metrics import Metrics, measure
from lokalkontakt_core.surveys.lint.registry import RULES
from lokalkontakt_core.surveys.lint.rule import Found, Removal, Replacement, Rule
from lokalkontakt_core.surveys.lint.rules.translations import coverage
from lokalkontakt_core.surveys.lint.source import Source
from lokalkontakt_core.surveys.lint.subject import Settings, Subject

MOST_FINDINGS = 2_000
"""More findings of one rule than this are left out."""


@frozen
class Report:
    """What checking a form gave.

    Attributes:
        findings: In the order of the file.
        excused: Findings the file gives a reason for, with the reason.
        form: The form, None when it cannot be used; then only the loader's problems are among the findings.
        metrics: Its size, None when it cannot be used.
        coverage: Language to the share of texts, 0-1, that it has.
        undecided: How many questions about conditions were left open because they would have taken too long.
    """

    findings: tuple[Finding, ...]
    excused: tuple[tuple[Finding, str], ...] = ()
    form: Form | None = None
    metrics: Metrics | None = None
    coverage: Mapping[str, float] | None = None
    undecided: int = 0


def _fix(found: Found, source: Source) -> Fix | None:
    edit: Edit | None = None
    safe = False
    if isinstance(found.change, Removal):
        edit, safe = source.remove(found.path), True
    elif isinstance(found.change, Replacement):
        edit = source.replace(found.path, found.change.part, found.written, found.change.wording)
        safe = found.change.safe
    return None if edit is None else Fix((edit,), safe)


def _finding(rule: Rule, found: Found, source: Source) -> Finding:
    start, end = source.span(found.path, found.part, found.written)
    line, column = source.position(start)
    values = {"path": found.path, **found.values}
    text, fix = source.shown(start, end), _fix(found, source)
    return Finding(rule.code, rule.severity, found.path, start, end, line, column, text, values, found.proposal, fix)


def check_subject(subject: Subject, rules: Sequence[Rule] = RULES) -> tuple[list[Finding], list[tuple[Finding, str]]]:
    """Run rules over a form that can be used; give what stands and what is excused."""
    findings: list[Finding] = []
    for rule in rules:
        for number, found in enumerate(rule.check(subject)):
            if number == MOST_FINDINGS:
                break
            findings.append(_finding(rule, found, subject.source))
    findings.sort(key=lambda one: (one.start, one.code))
    standing, excused = excuse(findings, subject.source)
    standing.sort(key=lambda one: (one.start, one.code))
    return standing, excused


def _readable(text: str) -> bool:
    if len(text) > LONGEST_FILE:
        return False
    try:
        tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return False
    return True


def check_form(
    text: str,
    settings: Settings | None = None,
    *,
    rules: Sequence[Rule] = RULES,
    types: QuestionTypes = STANDARD,
    tables: Mapping[str, Iterable[Mapping[str, str]]] | None = None,
) -> Report:
    """Check the text of a form file.

    Args:
        text: The file.
        settings: What is known about the use of the form.
        rules: The rules to go by.
        types: The question types that may be used.
        tables: Rows of the CSV files the form names, by file name.
    """
    source = Source(text, readable=_readable(text))
    try:
        form = load_form(text, types=types, tables=tables)
    except FormError as problem:
        return Report(tuple(load_findings(problem, source)))
    subject = Subject(form, source, settings, types)
    standing, excused = check_subject(subject, rules)
    return Report(
        tuple(standing),
        tuple(excused),
        form,
        measure(subject),
        coverage(subject),
        subject.judge.budget.open,
    )


def heaviest(findings: Iterable[Finding]) -> Severity | None:
    """Give the heaviest severity among findings, None when there is none."""
    order = list(Severity)
    return min((finding.severity for finding in findings), key=order.index, default=None)
