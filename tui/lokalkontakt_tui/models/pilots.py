"""Pilots: the list, and one of them with what it lacks and owes."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from lokalkontakt_core.coordination.pilots import (
    PilotState,
    areas_without_voice,
    contacts_without_profile,
    days_left,
    evaluations_of,
    final_evaluation,
    last_orientation,
    meetings_without_status,
    missing_profiles,
    note_due,
    reports_of,
    state_of_pilot,
)
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.evaluation import EvaluationType
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.report import ReportType
from lokalkontakt_tui.models.evaluations import evaluation_item
from lokalkontakt_tui.models.lines import Line, capital, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import Sign, practice
from lokalkontakt_tui.models.strategy import theme_facts

STATES: Mapping[PilotState, Sign] = {
    PilotState.OVER: Sign("▲", "handover", N_("time is up")),
    PilotState.RUNNING: Sign("●", "covered", N_("under way")),
    PilotState.PLANNED: Sign("»", "info", N_("planned")),
    PilotState.PROPOSED: Sign("◇", "draft", N_("proposed")),
    PilotState.CLOSED: Sign("–", "muted", N_("concluded")),
}
COLUMNS = (Column(least=18, most=40), Column(grow=True, least=12))


def listing(reading: Reading) -> Listing:
    """Give the pilots under their states."""
    by_state: dict[PilotState, list[Pilot]] = {state: [] for state in STATES}
    for pilot in sorted(reading.register.all(Pilot), key=lambda one: (danish_key(one.name), one.id)):
        by_state[state_of_pilot(pilot, reading.day)].append(pilot)
    entries: list[Entry] = []
    for state, pilots in by_state.items():
        if pilots:
            entries.append(Heading(capital(reading.words(STATES[state].word)), len(pilots), style="subheading"))
            entries += [_row(reading, pilot, state) for pilot in pilots]
    words = reading.words
    empty = (
        line(words("There are no pilots here yet.")),
        line((words("A pilot is tried for half a year in a few areas. Press N to propose the first."), "muted")),
    )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(reading: Reading, pilot: Pilot, state: PilotState) -> Row:
    name = line(STATES[state].piece, f" {pilot.name}", practice(pilot, reading.words))
    return Row(pilot.id, (name, line((_when(reading, pilot, state), "muted"))),
               find=" ".join((_areas(reading, pilot), *pilot.focus)))  # fmt: skip


def _when(reading: Reading, pilot: Pilot, state: PilotState) -> str:
    left = days_left(pilot, reading.day)
    if state is PilotState.OVER and pilot.period is not None and isinstance(pilot.period.end, date):
        return reading.words("until {day}", day=reading.list_day(pilot.period.end - timedelta(days=1)))
    if left is not None and pilot.closed is None:
        return reading.count("{count} day left", "{count} days left", left.days)
    return period_words(reading, pilot.period) if pilot.period is not None else ""


def period_words(reading: Reading, period: Period) -> str:
    """Give a period in words, with its last day."""
    words = reading.words
    start = reading.full_day(period.start)
    if period.end is None:
        return words("from {start}", start=start)
    if period.is_empty:
        return words("never begun; planned from {start}", start=start)
    last = period.end - timedelta(days=1) if isinstance(period.end, date) else period.end
    return words("{start} to {last} inclusive", start=start, last=reading.full_day(last))


def _areas(reading: Reading, pilot: Pilot) -> str:
    return _names(reading, "area", pilot.areas)


def _names(reading: Reading, kind: str, ids: Iterable[str]) -> str:
    return reading.words.listed(sorted((reading.name(Ref(kind, one)) for one in ids), key=danish_key))


def pilot_page(reading: Reading, pilot: Pilot) -> Page:
    """Give a pilot."""
    words, state = reading.words, state_of_pilot(pilot, reading.day)
    title = line((pilot.name, "name"), practice(pilot, words))
    sections = [
        Section(None, _facts(reading, pilot, state)),
        Section(words("What you can do"), (_doing(reading, pilot, state),)),
        Section(words("Profiles"), _profiles(reading, pilot, open_still=state is not PilotState.CLOSED)),
        Section(words("Evaluation"), _evaluations(reading, pilot)),
        Section(words("Reports"), _reports(reading, pilot)),
    ]
    return Page(title, tuple(sections))


def _facts(reading: Reading, pilot: Pilot, state: PilotState) -> tuple[Fact, ...]:
    words, unknown = reading.words, line((reading.words("not told"), "muted"))

    def told(text: str) -> Line:
        return line(text) if text else unknown

    actors = words.listed([words.catalogue.shown(one) for one in pilot.actors or ()])
    facts = [
        Fact(words("State"), line(STATES[state].piece, f" {words(STATES[state].word)}")),
        Fact(words("Time"), told(period_words(reading, pilot.period) if pilot.period is not None else "")),
        Fact(words("Areas"), told(_areas(reading, pilot))),
        Fact(words("Local contacts"), told(_names(reading, "contact", pilot.contacts))),
        Fact(words("Central actors"), told(actors)),
        Fact(words("Together already"), told(words.listed(pilot.cooperation or ()))),
        *(theme_facts(reading, pilot.focus) or (Fact(words("Strategy"), unknown),)),
    ]
    if pilot.closed is not None:
        facts.append(Fact(words("Concluded"), line(reading.full_day(pilot.closed))))
        after = words.catalogue.shown(pilot.continuation) if pilot.continuation is not None else ""
        facts.append(Fact(words("Afterwards"), told(after)))
        facts.append(Fact(words("Outcome"), told(pilot.outcome or "")))
    if pilot.closed_without:
        facts.append(Fact(words("Without an evaluation"), line((f"“{pilot.closed_without}”", "quote"))))
    if pilot.note:
        facts.append(Fact(words("Remark"), line(pilot.note)))
    if pilot.source:
        facts.append(Fact(words("Source"), line((pilot.source, "muted"))))
    return tuple(facts)


def _doing(reading: Reading, pilot: Pilot, state: PilotState) -> tuple[Button, ...]:
    words = reading.words
    edit = Button(f"edit_pilot:{pilot.id}", words("Edit …"))
    if state is PilotState.CLOSED:
        return (edit,)
    write = Button(f"write_evaluation:{pilot.id}", words("Write an evaluation …"), main=state is PilotState.RUNNING)
    close = Button(f"close_pilot:{pilot.id}", words("Conclude …"), main=state is PilotState.OVER)
    first = state in {PilotState.PROPOSED, PilotState.PLANNED}
    start = Button(f"start_pilot:{pilot.id}", words("Set the time …"), main=first)
    status = Button(f"record_status:{pilot.id}", words("Note a report …"))
    return (start, write, close, edit) if first else (write, status, close, start, edit)


def _profiles(reading: Reading, pilot: Pilot, *, open_still: bool) -> tuple[Item | tuple[Button, ...], ...]:
    words = reading.words
    filled = ((slot.profile, reading.name(Ref("contact", slot.contact))) for slot in pilot.profiles)
    items: list[Item | tuple[Button, ...]] = [
        Item(line(("✓ ", "good"), f"{words.catalogue.shown(profile)}: {name}"), indent=2) for profile, name in filled
    ]
    items += [
        Item(line(("○ ", "muted"), words("not told: {name}", name=reading.name(Ref("contact", contact)))), indent=2)
        for contact in contacts_without_profile(pilot)
    ]
    lacking = missing_profiles(reading.register, reading.day)
    if open_still and lacking:
        wanted = words.listed([words.catalogue.shown(profile) for profile in lacking])
        items.append(Item(line((words("No pilot has yet: {profiles}.", profiles=wanted), "muted"))))
    if open_still:
        items.append((Button(f"set_profile:{pilot.id}", words("Set a profile …")),))
    return tuple(items)


def _evaluations(reading: Reading, pilot: Pilot) -> tuple[Item, ...]:
    words = reading.words
    items: list[Item] = []
    for kind in (EvaluationType.FINAL, EvaluationType.NOTE):
        items += [evaluation_item(reading, one) for one in reversed(evaluations_of(reading.register, pilot.id, kind))]
    final = final_evaluation(reading.register, pilot.id)
    if final is not None and final.areas and areas_without_voice(pilot, final):
        unheard = _names(reading, "area", areas_without_voice(pilot, final))
        items.append(Item(line(("▲ ", "warning"), words("{areas} took no part in it.", areas=unheard))))
    due = note_due(reading.register, pilot, reading.day)
    if due is not None:
        late = due < reading.day
        text = words("The next note is due on {day}.", day=reading.full_day(due))
        items.append(Item(line(("▲ " if late else "", "warning"), (text, "" if late else "muted"))))
    return tuple(items) or (Item(line((words("Nothing is written yet."), "muted"))),)


def _reports(reading: Reading, pilot: Pilot) -> tuple[Item, ...]:
    words, register, day = reading.words, reading.register, reading.day
    items = [
        Item(line((f"{reading.full_day(one.day)}  ", "muted"), one.name), f"edit_report:{one.id}")
        for one in reversed(reports_of(register, pilot, ReportType.STATUS))
    ]
    lacking = [one for one in meetings_without_status(register, pilot, day) if one.day <= day]
    if lacking:
        days = words.listed([reading.full_day(one.day) for one in lacking])
        items.append(Item(line(("▲ ", "warning"), words("No status report for the committee on {days}.", days=days))))
    told = last_orientation(register, pilot, day)
    if told is not None:
        items.append(Item(line(words("The management was told on {day}.", day=reading.full_day(told)))))
    return tuple(items) or (Item(line((words("Nothing was handed over yet."), "muted"))),)
