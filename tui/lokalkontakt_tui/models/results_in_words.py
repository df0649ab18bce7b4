"""What the figures of a question say, in one sentence; nothing where a sentence would say more than they do."""

from lokalkontakt_core.language.numbers import number, percent
from lokalkontakt_core.surveys.result_values import Figures, OptionCount, QuestionResult, ResultKind
from lokalkontakt_tui.models.charts import scale_parts
from lokalkontakt_tui.models.reading import Reading

MOST_NAMED = 3
"""How many options are named when they share the first place."""


def in_words(reading: Reading, question: QuestionResult) -> str:
    """Give the sentence, empty when there is nothing to say."""
    figures = question.figures
    if figures is None or not figures.base:
        return ""
    if question.kind is ResultKind.SCALE:
        return _scale(reading, figures)
    if question.kind in {ResultKind.ONE, ResultKind.MANY}:
        return _most(reading, figures)
    if question.kind is ResultKind.NUMBER and figures.median is not None:
        median = number(round(figures.median, 2), reading.language)
        return reading.words("At least half answer {number} or more.", number=median)
    return ""


def _scale(reading: Reading, figures: Figures) -> str:
    """Give how many stand at either side of the axis, the larger side first."""
    parts = scale_parts(figures.options)
    sides = [[part.option for part in parts if part.side == side] for side in (1, -1)]
    counts = [sum(option.count for option in side) for side in sides]
    if counts[1] > counts[0]:
        sides, counts = sides[::-1], counts[::-1]
    if not any(counts):
        return _most(reading, figures)
    words = reading.words
    first = words("{count} of {base} ({share}) answer {labels}.", count=counts[0], base=figures.base,
                  share=percent(counts[0] / figures.base, reading.language),
                  labels=_either(reading, sides[0]))  # fmt: skip
    second = words("Nobody answers {labels}.", labels=_either(reading, sides[1]))
    if counts[1]:
        second = words.count("{count} answers {labels}.", "{count} answer {labels}.", counts[1],
                             labels=_either(reading, sides[1]))  # fmt: skip
    return f"{first} {second}"


def _most(reading: Reading, figures: Figures) -> str:
    """Give what most chose."""
    top = max((option.count for option in figures.options), default=0)
    if not top:
        return ""
    first = [option for option in figures.options if option.count == top]
    if len(first) > MOST_NAMED:
        return ""
    words, labels = reading.words, reading.words.listed([_quoted(reading, option) for option in first])
    share = percent(top / figures.base, reading.language)
    if len(first) == 1:
        return words("Most choose {labels}: {count} of {base} ({share}).", labels=labels, count=top, base=figures.base,
                     share=share)  # fmt: skip
    return words("{labels} are chosen most: {count} of {base} each ({share}).", labels=labels, count=top,
                 base=figures.base, share=share)  # fmt: skip


def _either(reading: Reading, options: list[OptionCount]) -> str:
    """Give `“Godt” eller “Meget godt”`."""
    quoted = [_quoted(reading, option) for option in options]
    if len(quoted) == 1:
        return quoted[0]
    return reading.words("{first} or {last}", first=", ".join(quoted[:-1]), last=quoted[-1])


def _quoted(reading: Reading, option: OptionCount) -> str:
    return f"“{option.label.in_language(reading.language)}”"
