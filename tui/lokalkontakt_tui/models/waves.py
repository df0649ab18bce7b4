"""Survey rounds: the list, one round in detail, and its results as bars."""

from lokalkontakt_core.language.numbers import number, percent
from lokalkontakt_core.messages import Message
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.surveys.result_values import Figures, QuestionResult, Results
from lokalkontakt_core.surveys.wave_status import WaveStatus
from lokalkontakt_tui.models.lines import Line, cells, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import Sign

STATES = {
    WaveState.OPEN: Sign("»", "info", N_("open")),
    WaveState.CLOSING: Sign("…", "handover", N_("closing")),
    WaveState.DRAFT: Sign("◇", "draft", N_("draft")),
    WaveState.CLOSED: Sign("✓", "covered", N_("closed")),
}
BAR = 28
"""How many cells a bar of the whole takes."""


def bar(share: float, width: int = BAR) -> tuple[tuple[str, str], ...]:
    """Give a bar of a share 0–1: full cells and empty ones."""
    full = min(width, max(0, round(share * width)))
    return (("█" * full, "primary"), ("░" * (width - full), "edge"))


def listing(reading: Reading, statuses: tuple[WaveStatus, ...]) -> Listing:
    """Give the rounds."""
    rows = []
    for status in statuses:
        wave, sign = status.wave, STATES[status.wave.state]
        rows.append(Row(wave.id, (
            line((f"{sign.sign} ", sign.style), wave.name),
            line(_answered(reading, status)),
            line((_until(reading, wave), "muted")),
        )))  # fmt: skip
    empty = (
        line(reading.words("There are no survey rounds here yet.")),
        line((reading.words("A round asks all areas at once. Press N to plan the first."), "muted")),
    )
    return Listing(tuple(rows), (Column(grow=True, least=16), Column(least=8), Column(least=8)), empty=empty)


def _answered(reading: Reading, status: WaveStatus) -> str:
    if status.wave.state is WaveState.DRAFT:
        return reading.words("draft")
    if status.submitted is None:
        return reading.words(STATES[status.wave.state].word)
    return reading.words("{count} of {total}", count=status.submitted, total=status.invited)


def _until(reading: Reading, wave: Wave) -> str:
    if wave.state is WaveState.CLOSED and wave.closed is not None:
        return reading.list_day(wave.closed)
    return reading.words("until {day}", day=wave.closes) if wave.closes is not None else ""


def page(reading: Reading, status: WaveStatus) -> Page:
    """Give a round."""
    words, wave = reading.words, status.wave
    sign = STATES[wave.state]
    title = line((wave.name, "name"), "   ", (f"{sign.sign} {words(sign.word)}", sign.style))
    mode = words("Named: the council answers as a body") if wave.mode is WaveMode.NAMED else words("Anonymous")
    facts = [Fact(words("Mode"), line(mode)), Fact(words("Areas asked"), line(str(len(wave.areas))))]
    if status.submitted is not None and status.share is not None:
        text = words("{count} of {total} ({share})", count=status.submitted, total=status.invited,
                     share=percent(status.share, words.language))  # fmt: skip
        facts.insert(0, Fact(words("Answers"), line(*bar(status.share), f"  {text}")))
    elif wave.mode is WaveMode.ANONYMOUS and wave.state is WaveState.OPEN:
        why = words("Not shown while the round is open, so that nobody can be told from the count.")
        facts.insert(0, Fact(words("Answers"), line((why, "muted"))))
    if status.started is not None and wave.state is WaveState.OPEN:
        facts.append(Fact(words("Begun"), line(str(status.started))))
    for label, day in (
        (words("Opened"), wave.opened),
        (words("Open until"), wave.closes),
        (words("Closed"), wave.closed),
    ):
        if day is not None:
            facts.append(Fact(label, line(reading.full_day(day))))
    sections = [Section(None, tuple(facts)), Section(words("What you can do"), (buttons(reading, status),))]
    waiting = [one for one in status.people if not one.submitted]
    if waiting and wave.state is WaveState.OPEN:
        items = tuple(Item(line(("○ ", "muted"), one.name), f"area:{one.area}") for one in waiting)
        sections.append(Section(words("Have not answered yet"), items, str(len(waiting))))
    return Page(title, tuple(sections))


def buttons(reading: Reading, status: WaveStatus) -> tuple[Button, ...]:
    """Give what one can do with a round."""
    words, wave = reading.words, status.wave
    if wave.state is WaveState.DRAFT:
        made = [
            (f"open_wave:{wave.id}", words("Open the round …")),
            (f"drop_wave:{wave.id}", words("Drop the draft …")),
        ]
    elif wave.state is WaveState.OPEN:
        made = [(f"wave_codes:{wave.id}", words("Show the codes")), (f"extend_wave:{wave.id}", words("Extend …")),
                (f"close_wave:{wave.id}", words("Close the round …"))]  # fmt: skip
        if wave.mode is WaveMode.NAMED:
            made.insert(0, (f"results:{wave.id}", words("See results so far")))
    elif wave.state is WaveState.CLOSING:
        made = [(f"close_wave:{wave.id}", words("Finish closing …"))]
    else:
        made = [(f"results:{wave.id}", words("See results"))]
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(made))


def question_list(reading: Reading, results: Results) -> Listing:
    """Give the questions of a round by section."""
    entries: list[Entry] = []
    last = ""
    for index, question in enumerate(results.questions, start=1):
        section = question.section.in_language(reading.language)
        if section != last:
            last = section
            entries.append(Heading(section))
        label = question.label.in_language(reading.language)
        entries.append(Row(question.key, (line((f"{index:>2}  ", "muted"), label),)))
    return Listing(tuple(entries), empty=(line(reading.words("Nobody has answered yet.")),))


def question_page(reading: Reading, question: QuestionResult) -> Page:
    """Give one question's results."""
    words = reading.words
    title = line((question.label.in_language(reading.language), "name"))
    sections = [Section(None, tuple(_figures(reading, question.figures, question.hidden)))]
    for group in question.groups:
        items = tuple(_figures(reading, group.figures, group.hidden))
        sections.append(Section(group.label.in_language(reading.language), items))
    note = words("Shares are of those who answered the question. They are rounded.")
    sections.append(Section(None, (Item(line((note, "muted"))),)))
    return Page(title, tuple(sections))


def _figures(reading: Reading, figures: Figures | None, hidden: Message | None) -> list[Item]:
    words, language = reading.words, reading.language
    if hidden is not None or figures is None:
        text = (
            words.catalogue.message(hidden, reading.name) if hidden is not None else words("Nobody has answered yet.")
        )
        return [Item(line(("– ", "muted"), text), indent=2)]
    items = [
        Item(line((words.count("Base: {count} answer.", "Base: {count} answers.", figures.base), "muted"))),
        Item(()),
    ]
    labels = [option.label.in_language(language) for option in (*figures.options, *figures.missing_options)]
    widest = min(44, max((cells(label) for label in labels), default=0))
    for option, label in zip((*figures.options, *figures.missing_options), labels, strict=True):
        items.append(Item(_option_line(label, widest, option.count, option.share, language)))
    for label, value in ((words("mean"), figures.mean), (words("median"), figures.median),
                         (words("least"), figures.least), (words("most"), figures.most)):  # fmt: skip
        if value is not None:
            items.append(Item(line((f"{label}  ", "muted"), number(round(value, 2), language))))
    items += [Item(line("“", (answer.text, "quote"), "”"), indent=1) for answer in figures.texts]
    return items


def _option_line(label: str, widest: int, count: int, share: float | None, language: str) -> Line:
    padded = label + " " * max(0, widest - cells(label))
    numbers = f"  {count:>3}"
    if share is None:
        return line((f"{padded}  ", "muted"), (" " * BAR, ""), (numbers, "muted"))
    return line(f"{padded}  ", *bar(share), numbers, (f"  {percent(share, language)}", "muted"))
