"""What the rules found, as agendas take it: one point for each rule, with the areas."""

from collections.abc import Iterable, Iterator

from lokalkontakt_core.coordination.agenda import Finding
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.report import Judged


def findings_for_agenda(register: Register, judged: Iterable[Judged]) -> tuple[Finding, ...]:
    """Give the open findings by rule, in the order they were given."""
    areas: dict[str, set[str]] = {}
    for one in judged:
        if one.open:
            of_code = areas.setdefault(one.finding.code, set())
            of_code.update(_areas(register, (one.finding.subject, *one.finding.concerns)))
    return tuple(Finding(code, tuple(sorted(found))) for code, found in areas.items())


def _areas(register: Register, refs: Iterable[Ref]) -> Iterator[str]:
    for ref in refs:
        record = register.at(ref)
        if isinstance(record, Area):
            yield record.id
        elif isinstance(record, Assignment):
            yield record.area
