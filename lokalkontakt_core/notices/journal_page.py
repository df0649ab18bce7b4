"""A document of the journal as a page; a message that was sent with its words, written from the register as it is."""

from datetime import date

from lokalkontakt_core.area_page.documents import document_page
from lokalkontakt_core.area_page.page import Page
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.journal import Document, SentDays
from lokalkontakt_core.notices.recipients import recipient_of
from lokalkontakt_core.notices.validity import GONE, no_longer_holds
from lokalkontakt_core.notices.wording import compose
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.register import Register


def journal_page(register: Register, document: Document, catalogue: Catalogue, *, day: date, sent: SentDays) -> Page:
    """Give a document as a page; the code of an invitation and the address it went to are never on it.

    Args:
        register: The register.
        document: The document.
        catalogue: The language.
        day: The day the register is read on.
        sent: When notices went out.
    """
    words = _words(register, document, catalogue, day) if isinstance(document, Notice) else ()
    return document_page(register, document, catalogue, sent=sent, words=words)


def _words(register: Register, notice: Notice, catalogue: Catalogue, day: date) -> tuple[str, ...]:
    """Give the paragraphs of a message as they would be written now; none when what it was about is gone."""
    recipient = recipient_of(register, notice, day)
    if recipient is None or register.at(notice.about) is None or no_longer_holds(register, notice, day) == GONE:
        return ()
    letter = compose(register, notice, recipient, catalogue)
    return (letter.subject, *letter.body.strip().split("\n\n"))
