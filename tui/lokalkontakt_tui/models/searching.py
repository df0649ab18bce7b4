"""Searching everything: hits grouped by kind, each with the place it was found in and the road to it."""

from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.search.entries import Entry
from lokalkontakt_core.search.finder import Found
from lokalkontakt_core.search.words import matches
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Heading, Listing, Row
from lokalkontakt_tui.models.listing import Entry as ListEntry
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading

ROADS = {
    "area": "area",
    "contact": "contact",
    "person": "person",
    "department": "department",
    "council": "edit_council",
    "cluster": "edit_cluster",
    "agreement": "read_agreement",
    "knowledge": "knowledge",
    "action": "action",
    "meeting": "meeting",
    "project": "project",
    "activity": "activity",
    "handover": "handover",
    "pilot": "pilot",
    "evaluation": "evaluation",
    "plan_step": "plan_step",
    "report": "report",
    "wave": "wave",
}
"""Kind of record to the action that opens it."""

COLUMNS = (Column(grow=True, least=20), Column(least=6, most=16))


def key_of(entry: Entry) -> str:
    """Give what a row stands for."""
    return str(entry.ref)


def ref_of(key: str) -> Ref:
    """Give the record a row stands for."""
    kind, _, record_id = key.partition("/")
    return Ref(kind, record_id)


def action_of(key: str) -> str:
    """Give what Enter does on a row."""
    ref = ref_of(key)
    return f"{ROADS[ref.kind]}:{ref.id}"


def listing(reading: Reading, found: Found, typed: str) -> Listing:
    """Give the hits, the most of each kind that were asked for; the heading counts them all."""
    entries: list[ListEntry] = []
    for group in found.groups:
        name = reading.words.catalogue.text(f"record.{group.kind}").capitalize()
        entries.append(Heading(name, group.number, style="subheading"))
        for entry in group.entries:
            day = reading.list_day(entry.day) if entry.day is not None else ""
            piece = _piece(entry, found)
            under = (piece,) if piece else ()
            entries.append(Row(key_of(entry), (line(*shown(entry.name, found)), line((day, "muted"))), under=under))
    empty: tuple[Line, ...]
    if typed.strip():
        empty = (line(reading.words("Nothing matches “{text}”.", text=typed)),)
    else:
        empty = (
            line(reading.words("Write a word or the beginning of one. Several words must all be there.")),
            line(
                (
                    reading.words("Areas, persons, agreements, minutes, actions, knowledge: everything is searched."),
                    "muted",
                )
            ),
        )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def shown(text: str, found: Found, style: str = "") -> Line:
    """Give a text with what was searched for marked."""
    pieces, past = [], 0
    for start, end in matches(text, found.words):
        pieces += [(text[past:start], style), (text[start:end], "match")]
        past = end
    return tuple(piece for piece in (*pieces, (text[past:], style)) if piece[0])


def _piece(entry: Entry, found: Found) -> Line:
    """Give the line of the text that holds most of what was searched for, nothing when the name says as much."""
    lines = [" ".join(one.split()) for one in entry.text.split("\n")]
    best = max(lines, key=lambda one: len(matches(one, found.words)), default="")
    if not matches(best, found.words) or best.startswith(entry.name.removesuffix("…")):
        return ()
    return shown(f"  {best}", found, "muted")


def page(reading: Reading, entry: Entry, found: Found) -> Page:
    """Give a hit to read beside the list, with the road to it."""
    words = reading.words
    facts = [Fact(words("Kind"), line(words.catalogue.text(f"record.{entry.ref.kind}")))]
    if entry.day is not None:
        facts.append(Fact(words("Day"), line(reading.full_day(entry.day))))
    text = tuple(Item(shown(one, found)) for one in entry.text.split("\n") if one.strip())
    sections = [Section(None, tuple(facts)), Section(None, text)]
    open_it = (Button(action_of(key_of(entry)), words("Open"), main=True),)
    sections.append(Section(words("What you can do"), (open_it,)))
    return Page(line((entry.name, "name")), tuple(sections))
