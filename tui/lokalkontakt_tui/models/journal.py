"""The journal: the documents that are not in it yet, then those that are, and one of them with its words."""

from lokalkontakt_core.area_page.documents import title_of
from lokalkontakt_core.area_page.page import Section as PageSection
from lokalkontakt_core.coordination.journal import DOCUMENT_KINDS, Document, SentDays, documents, written_on
from lokalkontakt_core.notices.journal_page import journal_page
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.journaled import Journaled
from lokalkontakt_core.register import Register
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.models.signs import practice

COLUMNS = (Column(least=10, most=14), Column(grow=True, least=14), Column(least=6, most=20))


def document_at(register: Register, key: str) -> Document | None:
    """Give the document of a key, `kind/id`; None when it is gone."""
    kind, _, record_id = key.partition("/")
    for one in DOCUMENT_KINDS:
        if one.kind == kind:
            return register.find(one, record_id)
    return None


def listing(reading: Reading, sent: SentDays) -> Listing:
    """Give the documents there are on the day.

    Args:
        reading: The register on a day.
        sent: When notices went out.
    """
    words = reading.words
    there = documents(reading.register, reading.day, sent)
    waiting = [one for one in there if one.journaled is None]
    journaled = [one for one in there if one.journaled is not None]
    entries: list[Entry] = []
    for heading, found in ((words("Not in the journal yet"), waiting), (words("In the journal"), journaled)):
        if found:
            entries.append(Heading(heading, len(found), style="subheading"))
            entries += [_row(reading, one, sent) for one in found]
    coming = words("Reports, agreements, final minutes and messages sent to councils come here by themselves.")
    empty = (line(words("There are no documents yet.")), line((coming, "muted")))
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(reading: Reading, one: Document, sent: SentDays) -> Row:
    written = written_on(one, sent)
    day = line((reading.list_day(written) if written is not None else "", "muted"))
    title = line(title_of(reading.register, one, reading.words.catalogue), practice(one, reading.words))
    case = line((one.journaled.case if one.journaled is not None else "", "muted"))
    return Row(str(one.ref), (day, title, case), find=one.journaled.case if one.journaled is not None else "")


def journal_fact(reading: Reading, held: Journaled) -> Fact:
    """Give where a document stands in the journal, in one line."""
    by = reading.name(Ref("person", held.by)) if held.by is not None else ""
    rest = " · ".join(part for part in (held.kle or "", reading.full_day(held.day), by) if part)
    return Fact(reading.words("Journal"), line(held.case, (f" · {rest}", "muted")))


def journal_buttons(reading: Reading, one: Document) -> tuple[Button, ...]:
    """Give what one can do about the journal with a document."""
    words = reading.words
    if one.journaled is None:
        return (Button(f"journalise:{one.ref}", words("Note the journaling …")),)
    return (
        Button(f"journalise:{one.ref}", words("Edit the journaling …")),
        Button(f"take_from_journal:{one.ref}", words("Not in the journal after all …")),
    )


def document_page(reading: Reading, one: Document, sent: SentDays) -> Page:
    """Give a document with its words."""
    words = reading.words
    about, *rest = journal_page(reading.register, one, words.catalogue, day=reading.day, sent=sent).sections
    facts = tuple(Fact(label, line(value)) for label, value in about.facts)
    sections = [Section(None, facts), Section(words("What you can do"), (journal_buttons(reading, one),))]
    sections += [_section(part) for part in rest]
    return Page(line((title_of(reading.register, one, words.catalogue), "name"), practice(one, words)), tuple(sections))


def _section(part: PageSection) -> Section:
    apart = "\n\n".join(part.paragraphs)
    rows = [Item(line(row)) for row in apart.split("\n")] if apart else []
    for point in part.points:
        note = (f"  {point.note}", "muted") if point.note else ""
        rows.append(Item(line("– ", point.text, note), indent=2))
    return Section(part.heading, tuple(rows))
