"""Survey rounds: the list, and one round in detail."""

from lokalkontakt_core.intake.responses import HANDING_IN
from lokalkontakt_core.language.numbers import percent
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.surveys.adoption import wish_question
from lokalkontakt_core.surveys.engine.form import Form as SurveyForm
from lokalkontakt_core.surveys.wave_status import WaveStatus
from lokalkontakt_tui.models.charts import bar
from lokalkontakt_tui.models.evaluations import drawn_from
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import Sign

STATES = {
    WaveState.OPEN: Sign("»", "info", N_("open")),
    WaveState.CLOSING: Sign("…", "handover", N_("closing")),
    WaveState.DRAFT: Sign("◇", "draft", N_("draft")),
    WaveState.CLOSED: Sign("✓", "covered", N_("closed")),
}
BAR = 12
"""How many cells a bar of the whole takes: with the count behind it, it has room on one line beside a list."""


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


def adoptable(wave: Wave, form: SurveyForm) -> bool:
    """Tell whether the answers of a round can become answers of the areas."""
    return wave.mode is WaveMode.NAMED and wish_question(form) is not None


def hands_in(wave: Wave, form: SurveyForm) -> bool:
    """Tell whether the answers of a round can become knowledge, agenda items and news of actions."""
    return wave.mode is WaveMode.NAMED and any(form.question(name) is not None for name in HANDING_IN)


def page(reading: Reading, status: WaveStatus, form: SurveyForm) -> Page:
    """Give a round that asks a form."""
    words, wave = reading.words, status.wave
    sign = STATES[wave.state]
    title = line((wave.name, "name"), "   ", (f"{sign.sign} {words(sign.word)}", sign.style))
    mode = words("Named: the council answers as a body") if wave.mode is WaveMode.NAMED else words("Anonymous")
    asked = line(form.title.in_language(words.language, form.default_language) or form.form_id)
    facts = [
        Fact(words("Form"), asked),
        Fact(words("Mode"), line(mode)),
        Fact(words("Areas asked"), line(str(len(wave.areas)))),
    ]
    if status.submitted is not None and status.share is not None:
        text = words("{count} of {total} ({share})", count=status.submitted, total=status.invited,
                     share=percent(status.share, words.language))  # fmt: skip
        facts.insert(0, Fact(words("Answers"), line(*bar(status.share, BAR), f"  {text}")))
    elif wave.mode is WaveMode.ANONYMOUS and wave.state is WaveState.OPEN:
        why = words("Not shown while the round is open, so that nobody can be told from the count.")
        facts.insert(0, Fact(words("Answers"), line((why, "muted"))))
    if status.started is not None and wave.state is WaveState.OPEN:
        facts.append(Fact(words("Begun"), line(str(status.started))))
    late = words("gone by; answers are received until you close the round") if status.overdue else ""
    for label, day, note in (
        (words("Opened"), wave.opened, ""),
        (words("Open until"), wave.closes, late),
        (words("Closed"), wave.closed, ""),
    ):
        if day is not None:
            facts.append(Fact(label, line(reading.full_day(day), (f" · {note}" if note else "", "muted"))))
    sections = [
        Section(None, tuple(facts)),
        Section(words("What you can do"), (buttons(reading, status, form),)),
    ]
    written = drawn_from(reading, wave)
    if written:
        sections.append(Section(words("Evaluation"), written))
    waiting = [one for one in status.people if not one.submitted]
    if waiting and wave.state is WaveState.OPEN:
        items = tuple(Item(line(("○ ", "muted"), one.name), f"area:{one.area}") for one in waiting)
        sections.append(Section(words("Have not answered yet"), items, str(len(waiting))))
    return Page(title, tuple(sections))


def buttons(reading: Reading, status: WaveStatus, form: SurveyForm) -> tuple[Button, ...]:
    """Give what one can do with a round that asks a form."""
    words, wave = reading.words, status.wave
    if wave.state is WaveState.DRAFT:
        made = [
            (f"open_wave:{wave.id}", words("Open the round …")),
            (f"edit_wave:{wave.id}", words("Change the draft …")),
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
        made = [
            (f"results:{wave.id}", words("See results")),
            (f"evaluate_wave:{wave.id}", words("Write an evaluation …")),
        ]
    if adoptable(wave, form) and wave.state is not WaveState.DRAFT:
        made.insert(1, (f"adopt_wave:{wave.id}", words("Take over the answers …")))
    if hands_in(wave, form) and wave.state is not WaveState.DRAFT:
        made.insert(1, (f"adopt_intake:{wave.id}", words("Take over what was handed in …")))
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(made))
