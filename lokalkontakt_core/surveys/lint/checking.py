"""Checking a form file: what the loader refuses, else what the rules find, each with its place in the file."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from attrs import frozen

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form import Form
from lokalkontakt_core.surveys.engine.form_file import LONGEST_FILE, load_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionTypes
from lokalkontakt_core.surveys.lint.excuses import excuse
from lokalkontakt_core.surveys.lint.findings import Edit, Finding, Fix
from lokalkontakt_core.surveys.lint.load_problems import load_findings
from lokalkontakt_core.surveys.lint.metrics import Metrics, measure
from lokalkontakt_core.surveys.lint.registry import RULES
from lokalkontakt_core.surveys.lint.rule import Found, Removal, Replacement, Rule
from lokalkontakt_core.surveys.lint.rules import privacy
from lokalkontakt_core.surveys.lint.rules.translations import coverage
from lokalkontakt_core.surveys.lint.source import Source
from lokalkontakt_core.surveys.lint.subject import Settings, Subject

MOST_FINDINGS = 2_000
"""More findings of one rule than this are counted but not listed."""


_ANONYMOUS = {rule.code for rule in privacy.RULES}


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
        left_out: How many findings are not listed, because one rule found very many.
    """

    findings: tuple[Finding, ...]
    excused: tuple[tuple[Finding, str], ...] = ()
    form: Form | None = None
    metrics: Metrics | None = None
    coverage: Mapping[str, float] | None = None
    undecided: int = 0
    left_out: int = 0


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


def _found_by(rule: Rule, subject: Subject) -> tuple[list[Finding], int]:
    """Give the findings of a rule, and how many were left out."""
    found = rule.check(subject)
    kept = [_finding(rule, one, subject.source) for one in islice(found, MOST_FINDINGS)]
    return kept, sum(1 for _ in found)


def check_subject(subject: Subject, rules: Sequence[Rule] = RULES) -> Report:
    """Run rules over a form that can be used."""
    findings: list[Finding] = []
    left_out = 0
    for rule in rules:
        kept, more = _found_by(rule, subject)
        findings += kept
        left_out += more
    findings.sort(key=_in_file)
    looked_for = {rule.code for rule in rules} - (set() if subject.settings.anonymous else _ANONYMOUS)
    resting = frozenset(rule.code for rule in RULES) - looked_for
    standing, excused = excuse(findings, subject.source, resting)
    return Report(
        tuple(sorted(standing, key=_in_file)),
        tuple(excused),
        subject.form,
        measure(subject),
        coverage(subject),
        subject.judge.budget.open,
        left_out,
    )


def _in_file(finding: Finding) -> tuple[int, str]:
    return finding.start, finding.code


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
    return check_subject(Subject(form, source, settings, types), rules)
