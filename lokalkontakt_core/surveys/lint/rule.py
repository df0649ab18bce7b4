"""What a rule for forms is, and what it hands back."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import Factory, frozen

from lokalkontakt_core.surveys.lint.findings import Severity
from lokalkontakt_core.surveys.lint.subject import Subject


@frozen
class Replacement:
    """A part of a cell becomes another wording; `safe` when the form does the same afterwards."""

    part: tuple[int, int]
    wording: str
    safe: bool = False


@frozen
class Removal:
    """A column is taken out of its row, which changes nothing the form does."""


@frozen
class Found:
    """What a rule found, with its place in the form; the checker finds the place in the file.

    Attributes:
        path: The place, for example `survey[12].relevant`.
        values: What fills the words.
        part: Start and end of the offending part of the cell, counted from 0; None is all of it.
        written: The cell in which `part` is counted.
        proposal: What could stand there instead.
        change: How to put it right, None when that takes a person.
    """

    path: str
    values: Mapping[str, Any] = Factory(dict)
    part: tuple[int, int] | None = None
    written: str = ""
    proposal: str = ""
    change: Replacement | Removal | None = None


Check = Callable[[Subject], Iterator[Found]]


@frozen
class Rule:
    """A rule for forms; the docstring of its check is its documentation.

    Attributes:
        code: SF100 to SF199.
        name: A short English name, for example `later-reference`.
        severity: How heavy its findings weigh.
        check: Yields what is found; pure, and bounded in time by the size of the form.
    """

    code: str
    name: str
    severity: Severity
    check: Check
