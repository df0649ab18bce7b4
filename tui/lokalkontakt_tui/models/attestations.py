"""Who has confirmed what they cover: the list, and one contact in detail."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lokalkontakt_core.coordination.attestations import AttestationState, Attested, attested
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import Piece, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import N_, Reading

_HEADINGS: Mapping[AttestationState, str] = MappingProxyType(
    {
        AttestationState.LATE: N_("Late"),
        AttestationState.DIFFERS: N_("Say otherwise"),
        AttestationState.ASKED: N_("Asked"),
        AttestationState.DUE: N_("To be asked"),
        AttestationState.NEVER: N_("Never asked"),
        AttestationState.CONFIRMED: N_("Confirmed"),
    }
)
_SIGNS: Mapping[AttestationState, Piece] = MappingProxyType(
    {
        AttestationState.LATE: ("▲ ", "warning"),
        AttestationState.DIFFERS: ("? ", "disputed"),
        AttestationState.ASKED: ("» ", "info"),
        AttestationState.DUE: ("○ ", "muted"),
        AttestationState.NEVER: ("○ ", "muted"),
        AttestationState.CONFIRMED: ("✓ ", "good"),
    }
)


def listing(reading: Reading) -> Listing:
    """Give the contacts with areas by how the confirming stands."""
    empty = (
        line(reading.words("Nobody covers an area on this day.")),
        line((reading.words("Press 2, and T in an area: it assigns a local contact."), "muted")),
    )
    columns = (Column(least=14), Column(grow=True, least=10), Column(least=6, right=True))
    return Listing(AsNeeded(_entries(reading)), columns, empty=empty)


def _entries(reading: Reading) -> Iterator[Entry]:
    found = attested(reading.register, reading.day).values()
    for state, heading in _HEADINGS.items():
        group = sorted((one for one in found if one.state is state), key=lambda one: danish_key(_name(reading, one)))
        if group:
            yield Heading(reading.words(heading), len(group))
            yield from (_row(reading, one) for one in group)


def _name(reading: Reading, found: Attested) -> str:
    return reading.name(Ref("contact", found.contact))


def _areas(reading: Reading, ids: tuple[str, ...]) -> str:
    return ", ".join(sorted((reading.name(Ref("area", one)) for one in ids), key=danish_key))


def _row(reading: Reading, found: Attested) -> Row:
    day = None
    if found.asked is not None:
        day = found.asked.due
    elif found.latest is not None:
        day = found.latest.confirmed
    return Row(
        found.contact,
        (
            line(_SIGNS[found.state], _name(reading, found)),
            line((_areas(reading, found.areas), "muted")),
            line((reading.list_day(day) if day is not None else "", "muted")),
        ),
    )


def page(reading: Reading, found: Attested) -> Page:
    """Give what one contact was asked and has said."""
    words = reading.words
    facts = [Fact(words("Covers"), line(_areas(reading, found.areas)))]
    if found.latest is not None:
        facts.append(Fact(words("Confirmed on"), line(reading.full_day(found.latest.confirmed))))
        facts.append(Fact(words("Said"), line(_areas(reading, found.latest.areas) or words("no areas"))))
        if found.latest.remark:
            facts.append(Fact(words("Remark"), line((f"“{found.latest.remark}”", "quote"))))
    if found.asked is not None:
        facts.append(Fact(words("Asked"), line(reading.full_day(found.asked.asked))))
        facts.append(Fact(words("Answer by"), line(reading.full_day(found.asked.due))))
        if found.asked.reminded is not None:
            facts.append(Fact(words("Reminded on"), line(reading.full_day(found.asked.reminded))))
    if found.next_day is not None:
        facts.append(Fact(words("Next time"), line(reading.full_day(found.next_day))))
    sections = [Section(None, tuple(facts))]
    differing = [*_differing(reading, found.missing, words("stands here, but was not named")),
                 *_differing(reading, found.added, words("was named, but does not stand here"))]  # fmt: skip
    if differing:
        sections.append(Section(words("Look at this"), tuple(differing)))
    sections.append(Section(words("What you can do"), (_buttons(reading, found),)))
    title = line((_name(reading, found), "name"), "   ", _SIGNS[found.state], words.catalogue.shown(found.state))
    return Page(title, tuple(sections))


def _differing(reading: Reading, areas: tuple[str, ...], how: str) -> list[Item]:
    named = sorted(((reading.name(Ref("area", area)), area) for area in areas), key=lambda one: danish_key(one[0]))
    return [
        Item(line(("? ", "disputed"), (name, "link"), (f"  {how}", "muted")), f"area:{area}") for name, area in named
    ]


def _buttons(reading: Reading, found: Attested) -> tuple[Button, ...]:
    words = reading.words
    made = [(f"attest:{found.contact}", words("Record the answer …"))]
    if found.asked is None:
        made.insert(0, (f"ask_attestation:{found.contact}", words("Ask …")))
    else:
        made.append((f"remind_attestation:{found.contact}", words("Remind …")))
    made.append((f"contact:{found.contact}", words("See the contact")))
    return tuple(Button(action, label, main=not index) for index, (action, label) in enumerate(made))
