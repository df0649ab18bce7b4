"""A report, an agreement, minutes or a message as a page, for the journal and for whoever asks to see it."""

from collections.abc import Iterator

from lokalkontakt_core.area_page.example import example_lines
from lokalkontakt_core.area_page.page import Page, Point, Section
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.agenda import heading
from lokalkontakt_core.coordination.journal import NONE_SENT, Document, SentDays, written_on
from lokalkontakt_core.messages import Message
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.meeting import Meeting, Presence
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.records.report import Report
from lokalkontakt_core.register import Register
from lokalkontakt_core.values import frozen


@frozen
class _Writer:
    register: Register
    catalogue: Catalogue
    sent: SentDays

    def say(self, msgid: str, /, **values: object) -> str:
        return self.catalogue.text(f"document.{msgid}", namer=self.name, **values)

    def name(self, ref: Ref) -> str:
        return name_of(self.register, ref)

    def journaled(self, document: Document) -> Iterator[tuple[str, str]]:
        held = document.journaled
        if held is not None:
            yield self.say("case"), held.case
            if held.kle is not None:
                yield self.say("kle"), held.kle
            yield self.say("journaled_on"), self.catalogue.shown(held.day)
            if held.by is not None:
                yield self.say("journaled_by"), self.name(Ref("person", held.by))

    def report(self, report: Report) -> Iterator[Section]:
        facts = [(self.say("type"), self.catalogue.shown(report.type)), (self.say("day"), self._day(report))]
        if report.to:
            facts.append((self.say("to"), report.to))
        facts += [
            (self.say(kind), self.name(Ref(kind, pointed)))
            for kind, pointed in (("pilot", report.pilot), ("meeting", report.meeting))
            if pointed
        ]
        yield Section(self.say("about"), (*facts, *self.journaled(report)))
        yield Section(self.say("text"), paragraphs=(report.text or self.say("no_text"),))

    def agreement(self, agreement: Agreement) -> Iterator[Section]:
        facts = [(self.say("area"), self.name(Ref("area", agreement.area))), (self.say("day"), self._day(agreement))]
        if agreement.contact:
            facts.append((self.say("contact"), self.name(Ref("contact", agreement.contact))))
        yield Section(self.say("about"), (*facts, *self.journaled(agreement)))
        yield Section(self.say("text"), paragraphs=(agreement.text,))

    def minutes(self, meeting: Meeting) -> Iterator[Section]:
        facts = [(self.say("held_on"), self.catalogue.shown(meeting.day)), (self.say("day"), self._day(meeting))]
        for presence in Presence:
            who = tuple(self.name(Ref("person", one.person)) for one in meeting.attendance if one.presence is presence)
            if who:
                facts.append((self.catalogue.shown(presence), self.catalogue.shown(who)))
        yield Section(self.say("about"), (*facts, *self.journaled(meeting)))
        for number, item in enumerate(meeting.agenda, start=1):
            title = heading(item)
            words = self.catalogue.message(title, self.name) if isinstance(title, Message) else title
            yield Section(f"{number}. {words}", paragraphs=(item.note,) if item.note else ())
        decided = sorted(self.register.by(Action, "meeting").get(meeting.id, ()), key=lambda one: one.id)
        if decided:
            yield Section(self.say("actions"), points=tuple(map(self._action, decided)))

    def notice(self, notice: Notice, words: tuple[str, ...]) -> Iterator[Section]:
        facts = [(self.say("type"), self.catalogue.shown(notice.notice_kind)), (self.say("sent_on"), self._day(notice))]
        if notice.recipient is not None:
            facts.append((self.say("to"), self.name(notice.recipient)))
        facts.append((self.say("on"), self.name(notice.about)))
        yield Section(self.say("about"), (*facts, *self.journaled(notice)))
        yield Section(self.say("wording"), paragraphs=(self.say("wording_as_now" if words else "no_wording"), *words))

    def _action(self, action: Action) -> Point:
        parts = (
            self.name(Ref("person", action.owner)) if action.owner else "",
            self.catalogue.shown(action.due) if action.due else "",
        )
        return Point(action.text, " · ".join(part for part in parts if part))

    def _day(self, document: Document) -> str:
        return self.catalogue.shown(written_on(document, self.sent))


def title_of(register: Register, document: Document, catalogue: Catalogue) -> str:
    """Give what a document is called: a short theme that says what it is."""
    if isinstance(document, Report):
        return document.name
    if isinstance(document, Notice):
        about = name_of(register, document.about)
        return catalogue.text("document.title.message", kind=document.notice_kind, name=about)
    kind = "agreement" if isinstance(document, Agreement) else "minutes"
    return catalogue.text(f"document.title.{kind}", name=name_of(register, document.ref))


def document_page(
    register: Register,
    document: Document,
    catalogue: Catalogue,
    *,
    sent: SentDays = NONE_SENT,
    words: tuple[str, ...] = (),
) -> Page:
    """Give a document as a page.

    Args:
        register: The register, for the names in it.
        document: The document.
        catalogue: The language.
        sent: When notices went out.
        words: The paragraphs of a message; the register keeps none.
    """
    writer = _Writer(register, catalogue, sent)
    if isinstance(document, Report):
        sections = writer.report(document)
    elif isinstance(document, Agreement):
        sections = writer.agreement(document)
    elif isinstance(document, Notice):
        sections = writer.notice(document, words)
    else:
        sections = writer.minutes(document)
    lead = (register.scheme.name, *example_lines(register, catalogue))
    return Page(catalogue.language, title_of(register, document, catalogue), lead, tuple(sections))
