"""The report log: what was handed to whom, newest first."""

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.report import Report
from lokalkontakt_tui.models.journal import journal_buttons, journal_fact
from lokalkontakt_tui.models.lines import capital, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

COLUMNS = (Column(least=12, most=24), Column(grow=True, least=14), Column(least=6, most=30))


def listing(reading: Reading) -> Listing:
    """Give the entries under their days."""
    words = reading.words
    entries: list[Entry] = []
    last = None
    known = [one for one in reading.register.all(Report) if one.day <= reading.day]
    for one in sorted(known, key=lambda each: (each.day, each.id), reverse=True):
        if one.day != last:
            entries.append(Heading(capital(reading.full_day(one.day)), style="subheading"))
            last = one.day
        kind = line((words.catalogue.shown(one.type), "muted"))
        name = line(one.name, practice(one, words))
        entries.append(Row(one.id, (kind, name, line((one.to or "", "muted"))), find=one.text or ""))
    empty = (
        line(words("Nothing was handed over yet.")),
        line((words("Write down what went to whom, so that it can be found again. Press N."), "muted")),
    )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def report_page(reading: Reading, one: Report) -> Page:
    """Give an entry."""
    words = reading.words
    facts = [
        Fact(words("What"), line(words.catalogue.shown(one.type))),
        Fact(words("Day"), line(reading.full_day(one.day))),
        Fact(words("To whom"), line(one.to) if one.to else line((words("not told"), "muted"))),
    ]
    if one.pilot:
        facts.append(Fact(words("Pilot"), line((reading.name(Ref("pilot", one.pilot)), "link")), f"pilot:{one.pilot}"))
    if one.meeting:
        facts.append(Fact(words("Meeting"), line(reading.name(Ref("meeting", one.meeting)))))
    if one.revision:
        text = words("change {number:plain}", number=one.revision)
        facts.append(Fact(words("Made from"), line((text, "link")), f"commit:{one.revision}"))
    if one.journaled is not None:
        facts.append(journal_fact(reading, one.journaled))
    sections = [Section(None, tuple(facts))]
    if one.text:
        sections.append(Section(None, tuple(Item(line(row)) for row in one.text.split("\n"))))
    own = (
        Button(f"edit_report:{one.id}", words("Edit …"), main=True),
        Button(f"remove_report:{one.id}", words("Remove …")),
    )
    save = (Button(f"save_report:{one.id}", words("Save as a file …")),) if one.text else ()
    doing = (*(own if one.journaled is None else ()), *save, *journal_buttons(reading, one))
    sections.append(Section(words("What you can do"), (doing,)))
    return Page(line((one.name, "name"), practice(one, words)), tuple(sections))
