"""The outbox: what is to be told to whom, how far it has come, and what comes next."""

from lokalkontakt_core.coordination.journal import leaves
from lokalkontakt_core.notices.items import OutboxItem, count_states
from lokalkontakt_core.notices.wording import Letter
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_tui.models.journal import journal_buttons, journal_fact
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import Sign

STATES = {
    DeliveryState.PERMANENT: Sign("✗", "uncovered", N_("Failed")),
    DeliveryState.UNCERTAIN: Sign("?", "disputed", N_("Uncertain")),
    DeliveryState.TEMPORARY: Sign("…", "handover", N_("Waits")),
    DeliveryState.READY: Sign("»", "covered", N_("Ready")),
    DeliveryState.SENDING: Sign("…", "info", N_("Sending")),
    DeliveryState.NO_RECIPIENT: Sign("–", "muted", N_("No address")),
    DeliveryState.SENT: Sign("✓", "covered", N_("Sent")),
    DeliveryState.CANCELLED: Sign("–", "muted", N_("Cancelled")),
}
_NEXT = {
    DeliveryState.PERMANENT: N_("Look why"),
    DeliveryState.UNCERTAIN: N_("Ask the receiver"),
    DeliveryState.TEMPORARY: N_("Is tried again"),
    DeliveryState.READY: N_("Goes out next time"),
    DeliveryState.NO_RECIPIENT: N_("Write the address"),
}
_KINDS = {
    NoticeKind.WAVE_INVITATION: N_("Invitation to answer"),
    NoticeKind.ASSIGNMENT_CONFIRMED: N_("The local contact is confirmed"),
    NoticeKind.HANDOVER: N_("The local contact changes"),
    NoticeKind.CORRECTION: N_("Correction"),
    NoticeKind.OFFER: N_("The offer of a local contact"),
    NoticeKind.OFFER_REMINDER: N_("Reminder of the offer"),
    NoticeKind.ATTESTATION: N_("Which areas do you cover?"),
    NoticeKind.ATTESTATION_REMINDER: N_("Reminder: which areas do you cover?"),
    NoticeKind.MEETING_CALLED: N_("Call to a meeting"),
    NoticeKind.MEETING_MOVED: N_("A meeting has been moved"),
    NoticeKind.MEETING_CANCELLED: N_("A meeting is cancelled"),
    NoticeKind.PASSED_ON: N_("News about the areas"),
}


def receiver(reading: Reading, item: OutboxItem) -> str:
    """Give who gets it; the area where nobody is known."""
    if item.recipient is not None:
        return item.recipient.name
    if item.notice.recipient is not None:
        return reading.name(item.notice.recipient)
    return reading.name(item.notice.about)


def listing(reading: Reading, items: tuple[OutboxItem, ...], only: str = "") -> Listing:
    """Give the messages by how far they have come, what needs somebody's eyes first."""
    entries: list[Entry] = []
    for state, sign in STATES.items():
        group = [item for item in items if item.state is state and only in {"", state.value}]
        if group:
            entries.append(Heading(reading.words(sign.word), len(group)))
            entries.extend(_row(reading, item) for item in group)
    when = reading.words("Messages are put here when a contact is confirmed, an area is handed over, or a round opens.")
    empty = (line(reading.words("There is nothing to send.")), line((when, "muted")))
    columns = (Column(least=18, most=36), Column(grow=True, least=20), Column(spare=True))
    return Listing(tuple(entries), columns, empty=empty)


def _row(reading: Reading, item: OutboxItem) -> Row:
    sign = STATES[item.state]
    following = _NEXT.get(item.state) if item.state is not DeliveryState.READY else None
    cells = (
        line((f"{sign.sign} ", sign.style), receiver(reading, item)),
        line(reading.words(_KINDS[item.notice.notice_kind])),
        line((reading.words(following) if following else "", "muted")),
    )
    return Row(item.key, cells)


def chips(reading: Reading, items: tuple[OutboxItem, ...]) -> tuple[tuple[str, Line], ...]:
    """Give the filters with their numbers."""
    counts = count_states(items)
    made = [("", line(reading.text("All {count}", count=len(items))))]
    for state, sign in STATES.items():
        if counts[state]:
            made.append(
                (
                    state.value,
                    line((f"{sign.sign} ", sign.style), f"{counts[state]} {reading.words(sign.word).lower()}"),
                )
            )
    return tuple(made)


def _state(reading: Reading, item: OutboxItem) -> Line:
    sign, following = STATES[item.state], _NEXT.get(item.state)
    state = (f"{sign.sign} {reading.words(sign.word)}", sign.style)
    return line(state, (f"  {reading.words(following)}", "muted")) if following else line(state)


def page(reading: Reading, item: OutboxItem, letter: Letter | None) -> Page:
    """Give one message as it would read; the code of an invitation is left out on screen."""
    words = reading.words
    address = item.recipient.address if item.recipient is not None else None
    to = line(receiver(reading, item), (f" <{address}>" if address else f"  {words('no address')}", "muted"))
    facts = [
        Fact(words("State"), _state(reading, item)),
        Fact(words("To"), to),
    ]
    if item.notice.journaled is not None:
        facts.append(journal_fact(reading, item.notice.journaled))
    sections: list[Section] = []
    if letter is not None:
        facts.append(Fact(words("Subject"), line((letter.subject, "bold"))))
        body = tuple(Item(line(text)) for text in letter.body.split("\n"))
        sections = [Section(None, tuple(facts)), Section(None, body)]
    else:
        sections = [Section(None, tuple(facts))]
    if item.problem is not None:
        catalogue = words.catalogue
        what = catalogue.find(f"{item.problem}.what")
        remedy = catalogue.find(f"{item.problem}.remedy")
        shown = [Item(line(reading.text(text))) for text in (what, remedy) if text]
        sections.append(Section(words("Why"), (*shown, Item(line((item.problem, "muted"))))))
    doing = buttons(reading, item)
    if doing:
        sections.insert(1, Section(words("What you can do"), (doing,)))
    return Page(line((words(_KINDS[item.notice.notice_kind]), "name")), tuple(sections))


def buttons(reading: Reading, item: OutboxItem) -> tuple[Button, ...]:
    """Give what one can do with a message."""
    words, made = reading.words, []
    if item.state is DeliveryState.READY:
        made.append(Button(f"send:{item.key}", words("Send …"), main=True))
    if item.state is DeliveryState.NO_RECIPIENT:
        made.append(Button(address_action(reading, item), words("Write the address …"), main=True))
    if item.state in {
        DeliveryState.PERMANENT,
        DeliveryState.UNCERTAIN,
        DeliveryState.TEMPORARY,
        DeliveryState.CANCELLED,
    }:
        made.append(Button(f"send_again:{item.key}", words("Make ready again")))
    if item.state in {DeliveryState.READY, DeliveryState.TEMPORARY, DeliveryState.NO_RECIPIENT}:
        made.append(Button(f"call_back:{item.key}", words("Call back")))
    if item.state is DeliveryState.SENT and leaves(item.notice):
        made.extend(journal_buttons(reading, item.notice))
    return tuple(made)


def address_action(reading: Reading, item: OutboxItem) -> str:
    """Give the action that writes the address that is missing."""
    recipient = item.notice.recipient
    if recipient is not None and reading.register.at(recipient) is not None:
        return f"edit_{recipient.kind}:{recipient.id}"
    about = reading.register.at(item.notice.about)
    area = item.notice.about.id if item.notice.about.kind == "area" else getattr(about, "area", "")
    return f"council:{area}" if area else "persons:"
