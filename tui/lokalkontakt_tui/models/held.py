"""All that is held on a person, as it was gathered, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from lokalkontakt_core.erasure.places import Place, PlaceKind
from lokalkontakt_core.ports.delivery_store import DeliveryState
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.notice import NoticeKind
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models.erasing import cut, place_in_words, short
from lokalkontakt_tui.models.history import moment
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.people import person_facts, person_or_login
from lokalkontakt_tui.models.reading import Reading

Held = Mapping[str, Any]
"""What `erasure.export.export_person` gives."""


def held_page(reading: Reading, person: Person, held: Held) -> Page:
    """Give what is held on a person, part by part; a part that is empty says so."""
    words = reading.words
    parts: tuple[tuple[str, list[Item]], ...] = (
        (words("Points to the person"), list(_records(reading, held["records"]))),
        (words("Texts with name, address or number"), list(_texts(reading, held["texts"]))),
        (words("Texts with a lone first or last name"), list(_texts(reading, held["uncertain"]))),
        (words("Messages"), list(_messages(reading, held["messages"]))),
        (words("Who has looked"), list(_looks(reading, held["access"]))),
    )
    buttons = (
        Button(f"export_person:{person.id}", words("Write out …"), main=True),
        Button(f"erase_person:{person.id}", words("Erase …")),
    )
    nothing = (Item(line((words("Nothing."), "muted"))),)
    sections = [Section(words("The record"), (*person_facts(reading, person), buttons))]
    sections += [Section(label, cut(reading, items) or nothing, str(len(items))) for label, items in parts]
    sections.append(Section(words("History"), _history(reading, held)))
    return Page(line((person.name, "name")), tuple(sections))


def _records(reading: Reading, records: Iterable[Mapping[str, Any]]) -> Iterable[Item]:
    for one in records:
        kind, _, key = str(one["record"]).partition("/")
        yield Item(line(reading.name(Ref(kind, key)), (f"  {reading.words.catalogue.shown(kind, 'record')}", "muted")))


def _texts(reading: Reading, texts: Iterable[Mapping[str, str]]) -> Iterable[Item]:
    for one in texts:
        where = place_in_words(reading, Place(PlaceKind(one["place"]), one["at"]))
        yield Item(line(f"“{short(one['text'])}”  ", (where, "muted")), indent=2)


def _messages(reading: Reading, messages: Iterable[Mapping[str, Any]]) -> Iterable[Item]:
    shown = reading.words.catalogue.shown
    for one in messages:
        kind, _, key = str(one["about"]).partition("/")
        said = f"  {shown(NoticeKind(one['kind']))} · {shown(DeliveryState(one['state']))}"
        yield Item(line(reading.name(Ref(kind, key)), (said, "muted")))


def _looks(reading: Reading, looks: Iterable[Mapping[str, Any]]) -> Iterable[Item]:
    for one in looks:
        at = moment(one["when"])
        did = reading.words.catalogue.text(f"access.{one['did']}")
        when = (f"{reading.list_day(at.day)} {at.time}  ", "muted")
        yield Item(
            line(when, f"{person_or_login(reading, one['by'])}: {did}", (f"  {one['through']}", "muted")), indent=2
        )


def _history(reading: Reading, held: Held) -> tuple[Fact, ...]:
    """Give how many changes there are; each stands in the history itself."""
    words = reading.words
    by = sum(bool(one["by_this_person"]) for one in held["history"])
    return (
        Fact(words("Earlier versions"), line(str(len(held["earlier"])))),
        Fact(words("Changes about"), line(str(len(held["history"]) - by))),
        Fact(words("Changes made by"), line(str(by))),
    )
