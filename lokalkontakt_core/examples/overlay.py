"""The practice overlays of the example: invented records, every one marked `source = "fiktiv"`."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.examples.facts import load, person_called, records, with_fields
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.base import FICTIONAL, FICTIONAL_SIZE, Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.meeting_series import MeetingSeries
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context

VERB = "lay_demo"
_FILE = "practice.toml"
_EVENTS = "practice-events.toml"


def demo_overlay(context: Context) -> ChangeSet:
    """Lay invented facts over the example, to have something to try everything on; laid twice it changes nothing.

    Args:
        context: The register of the example, as `lay_example` writes it.
    """
    register, data = context.register, load(_FILE)
    marked = (evolve(record, source=_source(record)) for record in _invented(register, data))
    return ChangeSet(VERB, register.put(*marked), about=(register.scheme.ref,), source=FICTIONAL)


def _source(record: Record) -> str:
    """Say where a record comes from: an area was read from the list, and only its size is invented."""
    if isinstance(record, Area) and record.source is not None:
        return f"{record.source.removesuffix(FICTIONAL_SIZE)}{FICTIONAL_SIZE}"
    return FICTIONAL


def demo_events(context: Context) -> ChangeSet:
    """Lay half a year of invented meetings, knowledge, projects and a pilot over the practice data.

    Laid twice it changes nothing.

    Args:
        context: The register of the example with `demo_overlay` laid.
    """
    register = context.register
    marked = (evolve(record, source=FICTIONAL) for record in _happened(register))
    return ChangeSet("lay_events", register.put(*marked), about=(register.scheme.ref,), source=FICTIONAL)


def _happened(register: Register) -> Iterator[Record]:
    """Give what the file tells; the scheme's coordinator calls all the meetings."""
    for record in records(load(_EVENTS), _EVENTS):
        called = isinstance(record, Meeting | MeetingSeries)
        yield with_fields(record, {"owner": register.scheme.coordinator}, _EVENTS) if called else record


def _invented(register: Register, data: Mapping[str, Any]) -> Iterator[Record]:
    yield with_fields(register.scheme, data["scheme"], _FILE)
    yield from records(data, _FILE)
    for name, given in data["contact"].items():
        (contact,) = register.by(Contact, "person")[person_called(register, name).id]
        yield with_fields(contact, given, _FILE)
    for size, areas in data["area"].items():
        yield from (evolve(register.get(Area, area), size=Size(size)) for area in areas)
    for area in register.all(Area):
        filled = {field: words.format(name=area.name, id=area.id) for field, words in data["council"].items()}
        yield Council(id=f"council-{area.id}", areas=(area.id,), **filled)
