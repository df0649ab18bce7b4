"""Requests about personal data: those that wait, with the day to answer by, then those that are answered."""

from datetime import date

from lokalkontakt_core.coordination.requests import first_deadline, is_waiting, request_deadline, waiting_requests
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.request import Request, RequestType
from lokalkontakt_tui.models.lines import Line, capital, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

COLUMNS = (Column(least=12, most=14), Column(grow=True, least=14), Column(least=6, most=20))


def listing(reading: Reading) -> Listing:
    """Give the requests that are known on the day."""
    words, day = reading.words, reading.day
    waiting = waiting_requests(reading.register, day)
    answered = [one for one in reading.register.all(Request) if one.day <= day and not is_waiting(one, day)]
    answered.sort(key=lambda one: (one.closed or date.min, one.id), reverse=True)
    entries: list[Entry] = []
    for heading, found in ((words("Waiting for an answer"), waiting), (words("Answered"), answered)):
        if found:
            entries.append(Heading(heading, len(found), style="subheading"))
            entries += [_row(reading, one) for one in found]
    empty = (
        line(words("Nobody has asked about personal data.")),
        line((words("Whoever asks is to have an answer within a month. Press N to note a request."), "muted")),
    )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(reading: Reading, one: Request) -> Row:
    shown = reading.words.catalogue.shown
    name = line(reading.name(one.ref), practice(one, reading.words))
    if is_waiting(one, reading.day):
        last = line((reading.words("by {day}", day=reading.list_day(request_deadline(one))), "muted"))
    else:
        last = line((shown(one.outcome), "muted"))
    return Row(one.id, (line(_sign(reading, one), capital(shown(one.type))), name, last), find=one.note or "")


def _sign(reading: Reading, one: Request) -> tuple[str, str]:
    if not is_waiting(one, reading.day):
        return ("✓ ", "good")
    return ("▲ ", "warning") if request_deadline(one) < reading.day else ("○ ", "uncovered")


def request_page(reading: Reading, one: Request) -> Page:
    """Give a request."""
    words, shown = reading.words, reading.words.catalogue.shown
    facts = [Fact(words("What"), line(shown(one.type)))]
    if one.person is not None:
        facts.append(
            Fact(words("Person"), line((reading.name(Ref("person", one.person)), "link")), f"person:{one.person}")
        )
    if one.area is not None:
        facts.append(Fact(words("Area"), line((reading.name(Ref("area", one.area)), "link")), f"area:{one.area}"))
    facts.append(Fact(words("Received"), line(reading.full_day(one.day))))
    facts.append(Fact(words("Answer by"), _deadline(reading, one)))
    if one.extended is not None:
        told = words("told on {day}", day=reading.full_day(one.extended))
        facts.append(Fact(words("Extended"), line(told, (f" · {one.extension_reason}", "muted"))))
    if one.closed is not None:
        facts.append(Fact(words("Answered"), line(reading.full_day(one.closed))))
        facts.append(Fact(words("Outcome"), line(shown(one.outcome))))
    if one.outcome_reason:
        facts.append(Fact(words("Reason"), line(one.outcome_reason)))
    sections = [Section(None, tuple(facts)), Section(words("What you can do"), (_doing(reading, one),))]
    if one.note:
        sections.append(Section(words("What was asked"), tuple(Item(line(row)) for row in one.note.split("\n"))))
    return Page(line((reading.name(one.ref), "name"), practice(one, words)), tuple(sections))


def _deadline(reading: Reading, one: Request) -> Line:
    day = request_deadline(one)
    if one.closed is None and day < reading.day:
        return line(("▲ ", "warning"), reading.full_day(day))
    return line(reading.full_day(day))


def _doing(reading: Reading, one: Request) -> tuple[Button, ...]:
    words = reading.words
    edit = Button(f"edit_request:{one.id}", words("Edit …"))
    if one.closed is not None:
        return (edit,)
    buttons = [Button(f"close_request:{one.id}", words("Note the answer …"), main=True)]
    if one.person is not None and one.type is RequestType.INSIGHT:
        buttons.append(Button(f"export_person:{one.person}", words("Write out what is held …")))
    if one.person is not None and one.type is RequestType.ERASURE:
        buttons.append(Button(f"erase_person:{one.person}", words("Erase the person …")))
    if one.person is not None and one.type is RequestType.CORRECTION:
        buttons.append(Button(f"edit_person:{one.person}", words("Edit the person …")))
    if one.extended is None and reading.day <= first_deadline(one):
        buttons.append(Button(f"extend_request:{one.id}", words("Extend …")))
    return (*buttons, edit)
