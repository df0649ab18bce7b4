"""The journal: open the list and a document, note where one stands, or that it does not after all."""

from lokalkontakt_core.area_page.documents import title_of
from lokalkontakt_core.coordination.due_notices import sent_days
from lokalkontakt_core.coordination.journal import Document
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.journaling import document_named
from lokalkontakt_core.services.journaling import journalise as journalise_service
from lokalkontakt_core.services.journaling import take_from_journal as take_service
from lokalkontakt_tui.desk import Desk
from lokalkontakt_tui.desk_app import DeskApp
from lokalkontakt_tui.flows.deeds import do
from lokalkontakt_tui.models import journal, options
from lokalkontakt_tui.models.forms import DateField, Field, OneOf
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import Reading
from lokalkontakt_tui.screens.detail import DetailScreen
from lokalkontakt_tui.screens.journal import JournalScreen


async def journal_list(app: DeskApp, _rest: str) -> None:
    """Open the list of documents."""
    app.push_screen(JournalScreen())


async def document(app: DeskApp, key: str) -> None:
    """Open a document."""

    def make(desk: Desk) -> Page | None:
        found = journal.document_at(desk.reading.register, key)
        return journal.document_page(desk.reading, found, sent_days(desk.deliveries())) if found is not None else None

    app.push_screen(DetailScreen("more", make, {"r": f"journalise:{key}"}))


def _fields(reading: Reading, one: Document) -> tuple[Field, ...]:
    words, held = reading.words, one.journaled
    return (
        Field("case", words("Case number"), required=True, value=held.case if held else None),
        Field("kle", words("KLE"), words("For example 01.11.20."), value=held.kle if held else None),
        DateField("day", words("Journaled on"), words("Empty means today."), value=held.day if held else reading.day),
        OneOf("by", words("Who put it there"), value=held.by if held else None,
              options=(options.none_option(reading), *options.persons(reading))),
    )  # fmt: skip


async def journalise(app: DeskApp, key: str) -> None:
    """Note where a document stands in the journal."""
    words, reading = app.words, app.reading
    ref = _ref(key)
    found = document_named(reading.register, ref)
    name = title_of(reading.register, found, words.catalogue)
    sent = sent_days(app.desk.deliveries()).get(ref.id)
    await do(app, words("Journal: {name}", name=name), journalise_service, done=words("It is noted."),
             fields=_fields(reading, found), arguments=lambda filled: {"document": ref, "sent": sent, **filled},
             button=words("Save"))  # fmt: skip


async def take_from_journal(app: DeskApp, key: str) -> None:
    """Note that a document does not stand in the journal."""
    words, ref = app.words, _ref(key)
    await do(app, words("Not in the journal after all"), take_service, done=words("It is noted."),
             arguments=lambda _filled: {"document": ref})  # fmt: skip


def _ref(key: str) -> Ref:
    kind, _, record_id = key.partition(",")[0].partition("/")
    return Ref(kind, record_id)
