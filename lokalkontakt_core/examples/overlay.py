"""The practice overlay of `lokalkontakt demo`: invented records, every one marked `source = "fiktiv"`."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.examples.facts import load, person_called, records, with_fields
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.base import FICTIONAL, Record
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context

VERB = "lay_demo"
_FILE = "practice.toml"


def demo_overlay(context: Context) -> ChangeSet:
    """Lay invented facts over the example, to have something to try everything on; laid twice it changes nothing.

    Args:
        context: The register of the example, as `lay_example` writes it.
    """
    register, data = context.register, load(_FILE)
    marked = (evolve(record, source=FICTIONAL) for record in _invented(register, data))
    return ChangeSet(VERB, register.put(*marked), about=(register.scheme.ref,), source=FICTIONAL)


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
