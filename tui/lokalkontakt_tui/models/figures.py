"""The figures of one question as lines: bars for choices, rows for numbers, lists for texts, places for rankings."""

from collections.abc import Iterator, Sequence

from lokalkontakt_core.language.numbers import number, percent
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.surveys.result_values import Figures, OptionCount, ResultKind
from lokalkontakt_tui.models.charts import bar, diverging, scale_parts
from lokalkontakt_tui.models.lines import Line, cells, fit, line
from lokalkontakt_tui.models.page import Item
from lokalkontakt_tui.models.reading import Reading

LONGEST_BAR, SHORTEST_BAR = 40, 12
NUMBERS = 13
"""The cells of a count and a share behind a bar."""
TEN = 10
"""Whole numbers up to ten stand in eleven rows, also those nobody gave."""
MOST_VALUES = 15
"""More different numbers than this are left to the median and the ends."""


def figure_lines(reading: Reading, kind: ResultKind, figures: Figures, width: int) -> Iterator[Line | Item]:
    """Give the figures of one question or group, in lines of at most `width` cells."""
    if kind is ResultKind.SCALE:
        yield from _scale(reading, figures, width)
    elif kind is ResultKind.NUMBER:
        yield from _numbers(reading, figures, width)
    elif kind is ResultKind.RANK:
        yield from _places(reading, figures)
    elif kind is ResultKind.TEXT:
        yield from _texts(reading, figures)
    else:
        yield from _choices(reading, figures, width)


def _scale(reading: Reading, figures: Figures, width: int) -> Iterator[Line]:
    """Give one bar round an axis, what stands at its ends, and the numbers of each option."""
    parts = scale_parts(figures.options)
    if not parts:
        return
    if figures.base:
        yield diverging(parts, width)
        yield _ends(reading, parts[0].option, parts[-1].option, width)
        yield ()
    widest = max(cells(_label(reading, one)) for one in (*figures.options, *figures.missing_options))
    for part in parts:
        label = fit(line(_label(reading, part.option)), min(widest, width - NUMBERS - 3))
        yield line((f"{part.fill * 2} ", part.style), *label, *_numbers_of(reading, part.option))
    for one in figures.missing_options:
        label = fit(line((_label(reading, one), "muted")), min(widest, width - NUMBERS - 3))
        yield line("   ", *label, *_numbers_of(reading, one))


def _ends(reading: Reading, low: OptionCount, high: OptionCount, width: int) -> Line:
    left, right = f"← {_label(reading, low)}", f"{_label(reading, high)} →"
    if cells(left) + cells(right) + 2 > width:
        return ()
    return line((left, "muted"), " " * (width - cells(left) - cells(right)), (right, "muted"))


def _choices(reading: Reading, figures: Figures, width: int) -> Iterator[Line]:
    """Give a bar with number and share for each option; labels too long to stand before their bar stand over it."""
    options = (*figures.options, *figures.missing_options)
    widest = max((cells(_label(reading, one)) for one in options), default=0)
    room = width - widest - 2 - NUMBERS
    over = room < SHORTEST_BAR
    long = min(LONGEST_BAR, width - NUMBERS if over else room)
    for one in options:
        missing = one.share is None
        label = line((_label(reading, one), "muted" if missing else ""))
        drawn = line(" " * long) if one.share is None else bar(one.share, long)
        if over:
            yield label
            yield (*drawn, *_numbers_of(reading, one))
        else:
            yield line(*fit(label, widest), "  ", *drawn, *_numbers_of(reading, one))


def _numbers(reading: Reading, figures: Figures, width: int) -> Iterator[Line]:
    """Give a row for each number with how many gave it, and the median under them."""
    rows = _rows(figures.values)
    long = min(LONGEST_BAR, width - 8 - NUMBERS)
    for value, count in rows:
        share = count / figures.base if figures.base else 0.0
        numbers = (f"  {count:>3}", f"{percent(share, reading.language):>7}")
        shown = number(value, reading.language)
        yield line(f"{shown:>6}  ", *bar(share, long), numbers[0], (numbers[1], "muted"))
    if figures.median is None:
        return
    if rows:
        yield ()
    words, language = reading.words, reading.language
    yield line((f"{words('median')}  ", "muted"), (number(round(figures.median, 2), language), "bold"))
    further = ((words("mean"), figures.mean), (words("least"), figures.least), (words("most"), figures.most))
    for label, figure in further:
        if figure is not None:
            yield line((f"{label}  ", "muted"), number(round(figure, 2), language))


def _rows(values: Sequence[tuple[float, int]]) -> Sequence[tuple[float, int]]:
    """Give the numbers with their counts: all from 0 to 10 where none lies outside, none where there are too many."""
    if values and all(value == int(value) and 0 <= value <= TEN for value, _ in values):
        counts = dict(values)
        return [(value, counts.get(value, 0)) for value in range(TEN + 1)]
    return values if len(values) <= MOST_VALUES else ()


def _places(reading: Reading, figures: Figures) -> Iterator[Line]:
    """Give the options by their mean place, the best first."""
    ranked = sorted(figures.options, key=lambda one: (one.score is None, one.score or 0.0))
    widest = max((cells(_label(reading, one)) for one in ranked), default=0)
    for one in ranked:
        place = "–" if one.score is None else number(round(one.score, 1), reading.language)
        first = reading.words.count("first with {count}", "first with {count}", one.count)
        yield line((f"{place:>4}  ", "bold"), *fit(line(_label(reading, one)), widest), (f"  {first}", "muted"))
    if ranked:
        yield line((reading.words("Mean place, 1 being first."), "muted"))


def _texts(reading: Reading, figures: Figures) -> Iterator[Item]:
    """Give what was written; in a named round with whose it is."""
    for answer in figures.texts:
        who = reading.name(Ref("invitation", answer.response)) if answer.response is not None else ""
        yield Item(line("“", answer.text, "”", (f"  {who}", "muted") if who else ""), indent=1)
        yield Item(())


def _label(reading: Reading, option: OptionCount) -> str:
    return option.label.in_language(reading.language)


def _numbers_of(reading: Reading, option: OptionCount) -> Line:
    """Give the count and the share of an option, in `NUMBERS` cells; what is out of the base has a count only."""
    if option.share is None:
        return line((f"  {option.count:>3}", "muted"))
    return line(f"  {option.count:>3}", (f"{percent(option.share, reading.language):>7}", "muted"))
