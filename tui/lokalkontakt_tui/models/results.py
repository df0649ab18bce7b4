"""The results of a round: the questions as a list, and one question with its base, its bars and how to read it."""

from collections.abc import Iterator, Sequence

from lokalkontakt_core.language.numbers import percent
from lokalkontakt_core.messages import Message
from lokalkontakt_core.surveys.result_values import Figures, GroupResult, QuestionResult, ResultKind, Results
from lokalkontakt_tui.models.charts import diverging, scale_parts, share_right
from lokalkontakt_tui.models.figures import figure_lines
from lokalkontakt_tui.models.lines import Line, cells, fit, line
from lokalkontakt_tui.models.listing import Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.results_in_words import in_words

USUAL_WIDTH = 72
"""The width of a question's page where nobody has said how much room there is, in cells."""
LABEL_WIDTH = 37
"""How many cells of a question the list has room for beside the page."""
FEW = 30
"""Under so many answers it is told how much one answer moves the figures."""
WAYS = {"cluster": N_("Clusters"), "size": N_("Size of the area")}
"""How the results of a named round can be split."""


def short_label(text: str, width: int) -> str:
    """Give a question in at most this many cells, cut between two words."""
    if cells(text) <= width:
        return text
    kept = ""
    for word in text.split():
        if cells(f"{kept} {word}…") > width:
            break
        kept = f"{kept} {word}".strip()
    return f"{kept.rstrip(',.')}…" if kept else text


def question_list(reading: Reading, results: Results, width: int = LABEL_WIDTH) -> Listing:
    """Give the questions of a round by section, each in one line."""
    entries: list[Entry] = []
    last = ""
    for index, question in enumerate(results.questions, start=1):
        section = question.section.in_language(reading.language)
        if section != last:
            last = section
            if section or entries:
                entries.append(Heading(section or reading.words("Other questions")))
        label = question.label.in_language(reading.language)
        shown = line((f"{index:>2}  ", "muted"), short_label(label, width))
        entries.append(Row(question.key, (shown,), find=label))
    return Listing(tuple(entries), empty=(line(reading.words("Nobody has answered yet.")),))


def question_page(reading: Reading, results: Results, question: QuestionResult, width: int = USUAL_WIDTH) -> Page:
    """Give one question's results.

    Args:
        reading: The register as it is read.
        results: All results of the round: questions with the same options stand under each other.
        question: The question.
        width: How many cells there are for a bar with its numbers.
    """
    sections = [Section(None, tuple(_whole(reading, question, width))), *_read(reading, question)]
    if question.groups:
        sections.extend(_groups(reading, results.by, question, width))
    else:
        sections.extend(_alike(reading, results, question, width))
    return Page(line((question.label.in_language(reading.language), "name")), tuple(sections))


def _whole(reading: Reading, question: QuestionResult, width: int) -> Iterator[Item]:
    figures = question.figures
    if figures is None or question.hidden is not None or not figures.base + figures.missing:
        yield hidden_item(reading, question.hidden)
        return
    yield Item(base_line(reading, figures))
    yield Item(())
    for one in figure_lines(reading, question.kind, figures, width):
        yield one if isinstance(one, Item) else Item(one)


def base_line(reading: Reading, figures: Figures) -> Line:
    """Give how many answers the figures rest on, and how many are left out of them."""
    words = reading.words
    base = words.count("Base: {count} answer.", "Base: {count} answers.", figures.base)
    if not figures.missing:
        return line((base, "muted"))
    labels = words.listed([f"“{one.label.in_language(reading.language)}”" for one in figures.missing_options])
    beside = words.count("{count} answered {labels} and is not counted.",
                         "{count} answered {labels} and are not counted.", figures.missing, labels=labels)  # fmt: skip
    return line((f"{base} {beside if labels else ''}".rstrip(), "muted"))


def hidden_item(reading: Reading, why: Message | None) -> Item:
    """Give why there are no figures."""
    words = reading.words
    nobody = words("Nobody has answered this question.")
    text = nobody if why is None else words.catalogue.message(why, reading.name)
    return Item(line(("– ", "muted"), text), indent=2)


def _read(reading: Reading, question: QuestionResult) -> Iterator[Section]:
    """Give the figures in one sentence, and how much one answer moves them where there are few."""
    said = in_words(reading, question)
    if said:
        yield Section(reading.words("Read it like this"), (Item(line(said)),))
    base = question.figures.base if question.figures is not None else 0
    if not 0 < base < FEW or question.kind is ResultKind.TEXT:
        return
    text = reading.words("Few answers: one answer moves {points} percentage points.", points=round(100 / base))
    careful = reading.words("Compare with care.")
    yield Section(None, (Item(line(("▲ ", "warning"), f"{text} ", (careful, "muted")), indent=2),))


def _groups(reading: Reading, by: str | None, question: QuestionResult, width: int) -> Iterator[Section]:
    """Give the figures of each group: scales as one bar each under each other, all else group by group."""
    heading = reading.words(WAYS[by]) if by in WAYS else reading.words("Split")
    if question.kind is ResultKind.SCALE:
        items: list[Item] = []
        for group in question.groups:
            items.extend(_scale_items(reading, _group_label(reading, by, group), group.figures, group.hidden, width))
        yield Section(heading, tuple(items))
        return
    for group in question.groups:
        label = _group_label(reading, by, group)
        if group.figures is None:
            yield Section(label, (hidden_item(reading, group.hidden),))
            continue
        lines = figure_lines(reading, question.kind, group.figures, width)
        made = tuple(one if isinstance(one, Item) else Item(one) for one in lines)
        yield Section(label, (Item(base_line(reading, group.figures)), *made))


def _group_label(reading: Reading, by: str | None, group: GroupResult) -> str:
    return group.label.in_language(reading.language) or reading.text(f"{by}.{group.name}")


def _alike(reading: Reading, results: Results, question: QuestionResult, width: int) -> Iterator[Section]:
    """Give the other questions with the same options, so that they can be compared."""
    if question.kind is not ResultKind.SCALE or question.figures is None:
        return
    options = _options(question.figures)
    others = [one for one in results.questions
              if one.key != question.key and one.figures is not None and _options(one.figures) == options]  # fmt: skip
    if not others:
        return
    items: list[Item] = []
    for one in others:
        items.extend(_scale_items(reading, one.label.in_language(reading.language), one.figures, one.hidden, width))
    note = reading.words("percent at the right of the axis")
    yield Section(reading.words("Other questions with the same answers"), tuple(items), note)


def _options(figures: Figures) -> Sequence[object]:
    return [(one.label, one.score) for one in figures.options]


def _scale_items(
    reading: Reading, label: str, figures: Figures | None, hidden: Message | None, width: int
) -> tuple[Item, ...]:
    """Give a label with its base, and under it a bar with the share at the right of the axis."""
    if figures is None or not figures.base:
        return Item(line(label)), hidden_item(reading, hidden)
    parts = scale_parts(figures.options)
    right = fit(line((percent(share_right(parts), reading.language), "bold")), 6, right=True)
    base = reading.words.count("{count} answer", "{count} answers", figures.base)
    named = line(short_label(label, width - cells(base) - 2), (f"  {base}", "muted"))
    return Item(named), Item((*fit(diverging(parts, width - 6), width - 6), *right))
