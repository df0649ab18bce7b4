"""What the trial of a form shows beside the questions: every place as it stands, and why; plain values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lokalkontakt_core.surveys.engine.explaining import CellReport, Explanation, ValueRead
from lokalkontakt_core.surveys.engine.inspection import Inspected
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.reading import Words

_LONGEST_VALUE = 200
"""Characters of a value that are shown."""


def state_listing(places: Sequence[Inspected], words: Words) -> Listing:
    """Give every question and repeat with its value: hidden, answered, worked out, missing or wrong."""
    return Listing(
        tuple(_entries(places, words)),
        (Column(least=1, most=1), Column(grow=True, least=12), Column(least=10, most=28)),
        empty=(line((words("There are no questions here."), "muted")),),
    )


def _entries(places: Sequence[Inspected], words: Words) -> Iterator[Entry]:
    before: tuple[str, ...] = ()
    for one in places:
        around = (*one.groups, one.path.rpartition("/")[0])
        if one.groups and around != before:
            instance = one.path.rpartition("/")[0]
            told = " / ".join(one.groups) + (f"  {instance}" if instance.endswith("]") else "")
            yield Heading(told, style="subheading")
        elif before and not one.groups:
            yield Heading("", rule=True, style="subheading")
        before = around if one.groups else ()
        yield Row(
            one.path, (line(sign_of(one)), line((one.name, _name_style(one))), _value(one, words)), find=one.label
        )


def sign_of(one: Inspected) -> tuple[str, str]:
    """Give the sign of a place and its style: hidden, wrong, worked out, answered or still open."""
    if not one.relevant:
        return "–", "muted"
    if one.violations:
        return "✗", "error"
    if not one.asked:
        return ("ƒ" if one.value else "·"), "muted"
    return ("✓", "good") if one.value else ("○", "muted")


def _name_style(one: Inspected) -> str:
    return "" if one.relevant else "muted"


def _value(one: Inspected, words: Words) -> Line:
    if not one.relevant:
        return line((words("hidden"), "muted"))
    if one.type == "repeat":
        return line(words.count("{count} time", "{count} times", int(one.value)))
    return line(shortened(one.value))


def standing_line(one: Inspected, words: Words) -> Line:
    """Say in words how a place stands, for those who do not see the signs."""
    if not one.relevant:
        return line(words("hidden"))
    if one.type == "repeat":
        return _value(one, words)
    if one.violations and not one.value:
        return line(words("answer is missing"))
    if one.value:
        return line(f"“{shortened(one.value)}”", words(", does not keep the rules") if one.violations else "")
    return line(words("not answered") if one.asked else words("blank"))


def shortened(text: str) -> str:
    """Give a value on one line, cut where it is long."""
    single = " ".join(text.split())
    return single if len(single) <= _LONGEST_VALUE else single[: _LONGEST_VALUE - 1] + "…"


def explanation_lines(explained: Explanation, words: Words) -> tuple[Line, ...]:
    """Say why a question stands as it does: what hides it, and each of its expressions with what it read."""
    return tuple(_explained(explained, words))


def _explained(explained: Explanation, words: Words) -> Iterator[Line]:
    one = explained.inspected
    row = words("row {row}", row=one.row)
    yield line((one.name, "bold"), (f"   {one.type}   {row}", "muted"))
    if one.label:
        yield line((shortened(one.label), "muted"))
    yield ()
    yield from _standing(explained, words)
    for report in explained.around:
        if report != explained.hidden_by:
            yield from _report(report, words, around=True)
    for report in explained.cells:
        if report != explained.hidden_by:
            yield from _report(report, words)
    if explained.trigger:
        names = words.listed([f"${{{name}}}" for name in explained.trigger])
        yield line((words("Worked out only when {names} changes.", names=names), "muted"))
    if one.offered != one.options:
        yield line(words("{offered} of {options} options are offered.", offered=one.offered, options=one.options))
    if explained.unavailable:
        yield line((words("Not offered: {names}", names=shortened(", ".join(explained.unavailable))), "muted"))


def _standing(explained: Explanation, words: Words) -> Iterator[Line]:
    one, hiding = explained.inspected, explained.hidden_by
    if one.relevant:
        yield line(words("Value: {value}", value=_quoted(one.value, words)))
    else:
        yield line(("– ", "muted"), words("Hidden. Its value is blank for everything else."))
        if one.kept:
            yield line((words("Kept, should it be shown again: {value}", value=_quoted(one.kept, words)), "muted"))
    if hiding is not None:
        yield from _report(hiding, words, around=hiding.name != one.name)
    for violation in one.violations:
        yield line(("✗ ", "error"), (violation.wording or words.catalogue.message(violation.message), "error"))
    yield ()


def _report(report: CellReport, words: Words, *, around: bool = False) -> Iterator[Line]:
    where = f" ({words('of {name}, row {row}', name=report.name, row=report.row)})" if around else ""
    yield line((f"{report.column}{where}  ", "muted"), *_outcome(report, words))
    yield line("  ", (shortened(report.source), "primary"))
    for read in report.reads:
        yield line("    ", (f"{read.text} ", "muted"), "= ", _read(read, words))


def _outcome(report: CellReport, words: Words) -> tuple[str | tuple[str, str], ...]:
    if report.truth is not None:
        return ((words("is true"), "good"),) if report.truth else ((words("is not true"), "warning"),)
    if report.column == "constraint":
        return (words("is not asked while there is no answer"),)
    return ("= ", _quoted(report.result, words))


def _read(read: ValueRead, words: Words) -> tuple[str, str]:
    value = _quoted(read.value, words)
    return (value, "") if read.relevant else (f"{value}, {words('since it is hidden')}", "muted")


def _quoted(value: str, words: Words) -> str:
    return f"“{shortened(value)}”" if value else words("blank")


def handed_in_lines(answers: Mapping[str, Any], words: Words, before: str = "") -> tuple[Line, ...]:
    """Give the answers as they would be handed in, name by name; those in repeats with their path."""
    lines: list[Line] = []
    for name, value in answers.items():
        if isinstance(value, list):
            for number, instance in enumerate(value, 1):
                lines.extend(handed_in_lines(instance, words, f"{before}{name}[{number}]/"))
        else:
            lines.append(line((f"{before}{name} ", "muted"), "= ", shortened(str(value))))
    return tuple(lines) if lines or before else (line((words("No answers."), "muted")),)
