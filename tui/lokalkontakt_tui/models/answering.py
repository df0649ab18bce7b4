"""What the answering program says: progress, faults, the list of answers; plain values, no terminal library."""

from lokalkontakt_core.records.wave import WaveMode
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.pages import Page, Progress, ReviewLine
from lokalkontakt_core.surveys.engine.question_types import Control
from lokalkontakt_core.surveys.engine.violations import Fault, Violation
from lokalkontakt_core.surveys.form_session import FormSession
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Listing, Row
from lokalkontakt_tui.models.reading import Words

SECONDS_A_QUESTION = 25
"""What a question takes to read, talk about and answer; an estimate shown as whole minutes, never a limit."""
BAR = 24
ANSWERS_SHOWN = 60


def progress_line(progress: Progress, words: Words, *, at_end: bool = False) -> Line:
    """Give `Spørgsmål 9 af 22  ███░░░  ca. 6 minutter endnu`."""
    done = progress.total if at_end else max(0, progress.position - 1)
    filled = BAR * done // progress.total if progress.total else BAR
    left = max(0, progress.total - done)
    place = words("Question {position} of {total}", position=max(1, progress.position), total=progress.total)
    bar = (("█" * filled, "primary"), ("░" * (BAR - filled), "edge"))
    return line((place, "muted"), "   ", *bar, "   ", (minutes_left(left, words), "muted"))


def answers_as(session: FormSession, words: Words) -> str:
    """Say under whose name the answers are given."""
    if session.mode is None:
        return words("You are trying the form out. Nothing is stored.")
    if session.mode is WaveMode.ANONYMOUS:
        return words("The answers are anonymous. Nobody can see who has answered what.")
    return words("You answer in the name of {name}.", name=session.label)


def minutes_left(questions: int, words: Words) -> str:
    """Give the estimate for the questions that are left."""
    minutes = max(1, round(questions * SECONDS_A_QUESTION / 60))
    return words.count("about {count} minute left", "about {count} minutes left", minutes)


def skipped_line(page: Page, words: Words) -> str:
    """Say how many questions were left out since the page before; '' when none were."""
    if not page.skipped:
        return ""
    return words.count(
        "One question does not concern you and is left out.",
        "{count} questions do not concern you and are left out.",
        page.skipped,
    )


def fault_text(violation: Violation, page: Page | None, words: Words) -> str:
    """Say what is wrong with an answer: the form's own words, else ours."""
    if violation.wording:
        return violation.wording
    if violation.fault is Fault.REQUIRED and page is not None and missing_option(page) is not None:
        return words("Choose an answer, or press V for “{option}”.", option=missing_option(page) or "")
    return words.catalogue.message(violation.message)


def missing_option(page: Page) -> str | None:
    """Give the label of the one option that stands for no answer ("Ved ikke"), None when there is not exactly one."""
    labels = [option.label for option in page.options if option.missing]
    return labels[0] if len(labels) == 1 else None


def advice(page: Page, words: Words) -> str:
    """Say how this kind of question is answered with the keyboard."""
    if not page.possible or page.readonly or page.control is Control.DISPLAY:
        return words("Enter goes on.")
    if "multiline" in page.appearance:
        return words("Write as much as you like. Tab goes on.")
    return {
        Control.ONE_OF: words("Choose with ↑ ↓ or a number. Enter goes on."),
        Control.MANY_OF: words("Mark with a number or the space bar. Enter goes on."),
        Control.GRID: words("Choose with ← → or a number. ↑ ↓ change the statement. Enter goes on."),
        Control.RANK: words("Press the numbers in your order. Enter goes on."),
        Control.SCALE: words("Press a number or use ← →. Enter goes on."),
        Control.DATE: words("Write a date, for example 1/4 2020. Enter goes on."),
    }.get(page.control, words("Write your answer. Enter goes on."))


def answers_listing(interview: Interview, words: Words) -> Listing:
    """Give all questions that apply, with what was answered and what is missing."""
    rows = []
    for one in interview.review():
        sign = ("✗", "error") if one.violations else ("✓", "good") if one.value else ("○", "muted")
        cells = (line(sign), line((str(one.number), "muted")), line(_shortened(one.label)), _answer(one, words))
        rows.append(Row(one.path, cells, find=one.answer))
    columns = (
        Column(least=1, most=1),
        Column(least=2, most=3, right=True),
        Column(grow=True, least=24),
        Column(most=34),
    )
    return Listing(tuple(rows), columns, empty=(line((words("There are no questions here."), "muted")),))


def _answer(one: ReviewLine, words: Words) -> Line:
    if one.violations and not one.value:
        return line((words("answer is missing"), "error"))
    if one.violations:
        return line((_shortened(one.answer), "error"))
    return line(_shortened(one.answer)) if one.value else line((words("not answered"), "muted"))


def _shortened(text: str) -> str:
    first = " ".join(text.split())
    return first if len(first) <= ANSWERS_SHOWN else first[: ANSWERS_SHOWN - 1] + "…"


def review_counts(interview: Interview, words: Words) -> tuple[Line, ReviewLine | None]:
    """Give the counts over the review list, and the first question that still holds back the sending."""
    lines = interview.review()
    wrong = [one for one in lines if one.violations]
    answered = sum(1 for one in lines if one.value and not one.violations)
    skipped = len(lines) - answered - len(wrong)
    parts: list[tuple[str, str] | str] = [words.count("{count} answered", "{count} answered", answered)]
    if skipped:
        parts += ["  ·  ", (words.count("{count} not answered", "{count} not answered", skipped), "muted")]
    if wrong:
        parts += ["  ·  ", (words.count("✗ {count} is missing", "✗ {count} are missing", len(wrong)), "error")]
    return line(*parts), wrong[0] if wrong else None
