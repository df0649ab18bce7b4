"""What the loader refuses, as findings: the same shape, the place in the file, and a fix where one is certain."""

from collections.abc import Iterator

from lokalkontakt_core.errors import FormError, LokalkontaktError
from lokalkontakt_core.surveys.lint.findings import Edit, Finding, Fix, Severity
from lokalkontakt_core.surveys.lint.source import Source

_QUOTES = dict.fromkeys("‘’‚‛′´`", "'") | dict.fromkeys("“”„‟″«»", '"')
_FOREIGN = "SF053"
_CURLY = "SF064"


def _part(problem: LokalkontaktError) -> tuple[int, int] | None:
    column = problem.values.get("column")
    if not isinstance(column, int) or "expression" not in problem.values:
        return None
    named = next((problem.values[key] for key in ("found", "text", "name") if key in problem.values), "")
    return column - 1, column - 1 + (len(named) if isinstance(named, str) else 0)


def _fixed(problem: LokalkontaktError, source: Source, part: tuple[int, int] | None) -> tuple[str, Fix | None]:
    """Give the proposal and the fix for a problem: signs of other languages and curly quotes have one meaning."""
    suggestion = problem.values.get("suggestion", "")
    proposal = suggestion if isinstance(suggestion, str) else ""
    path, expression = problem.values.get("path", ""), problem.values.get("expression", "")
    edit: Edit | None = None
    if part is not None and problem.code == _FOREIGN:
        proposal = str(problem.values.get("expected", ""))
        around = expression[: part[0]][-1:], expression[part[1] :][:1]
        before, after = ("" if not sign or sign.isspace() else " " for sign in around)
        edit = source.replace(path, part, expression, f"{before}{proposal}{after}")
    elif part is not None and problem.code == _CURLY:
        straight = "".join(_QUOTES.get(sign, sign) for sign in expression)
        edit = source.replace(path, (0, len(expression)), expression, straight)
        proposal = straight
    return proposal, None if edit is None else Fix((edit,), safe=True)


def load_findings(problem: FormError, source: Source) -> Iterator[Finding]:
    """Give a finding for each problem of a form that cannot be used."""
    for one in problem.details or (problem,):
        path = str(one.values.get("path", ""))
        part = _part(one)
        start, end = source.span(path, part, str(one.values.get("expression", "")))
        line, column = one.values.get("line"), one.values.get("column")
        if not source.nearest(path) and isinstance(line, int):
            start = end = source.offset(line, column if isinstance(column, int) else 1)
        proposal, fix = _fixed(one, source, part)
        at_line, at_column = source.position(start)
        values = {**one.values, "path": path}
        shown = source.shown(start, end)
        yield Finding(one.code, Severity.ERROR, path, start, end, at_line, at_column, shown, values, proposal, fix)
