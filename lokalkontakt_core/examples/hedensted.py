"""The example `hedensted-2020`: Hedensted's scheme as its own documents describe it, read on 1 May 2020.

Three change sets make it: the scheme, the import of Bilag 1 by the very use case a user has, and what two other
documents say besides. Every record carries its source; nothing is invented.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final

from attrs import evolve

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.codec.documents import from_document
from lokalkontakt_core.examples.facts import load, person_called, records, with_fields
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.ports.register_store import RegisterStore
from lokalkontakt_core.records.scheme import Scheme
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.import_list import import_list
from lokalkontakt_schemas.examples import example_text

EXAMPLE: Final = "hedensted-2020"
ACTOR: Final = "lokalkontakt"
"""Who the example's commits say wrote them: the program, no person."""
MADE: Final = datetime(2020, 5, 1, 10, 0, tzinfo=UTC)
"""The instant of the example's commits: the day it is read on, so that making it again gives the same bytes."""

_FACTS = f"{EXAMPLE}.toml"
_LIST = "bilag1.txt"
_LIST_NAME = "Bilag 1"


def create_scheme_of_example(_context: Context) -> ChangeSet:
    """Begin the register with the scheme; the coordinator is named once the persons are known."""
    scheme = from_document(Scheme.kind, load(_FACTS)["scheme"], _FACTS)
    return ChangeSet("create_scheme", Register().put(scheme), about=(scheme.ref,), source=scheme.source)


def import_bilag_1(context: Context) -> ChangeSet:
    """Import the list as it was printed."""
    return import_list(context, text=example_text(_LIST), name=_LIST_NAME)


def add_example_facts(context: Context) -> ChangeSet:
    """Add what the other documents say: titles, the coordinator, a department, proposed pilots, the rollout plan."""
    register, data = context.register, load(_FACTS)
    titled = []
    for name, given in data["person"].items():
        person = person_called(register, name)
        source = f"{person.source}; {given['also_from']}"
        titled.append(with_fields(person, {"title": given["title"], "source": source}, _FACTS))
    coordinator = person_called(register, "Susanne Ernst")
    scheme = evolve(register.scheme, coordinator=coordinator.id)
    return ChangeSet(
        "lay_example",
        register.put(*titled, scheme, *records(data, _FACTS)),
        about=(scheme.ref,),
        source="Lokalkontakten – samarbejde med lokalsamfundene; Ideoplæg til forsøgs- og udviklingsprojekt",
    )


STEPS: tuple[Callable[[Context], ChangeSet], ...] = (create_scheme_of_example, import_bilag_1, add_example_facts)


def _changes() -> Iterator[tuple[ChangeSet, Register]]:
    """Give each step's change set and the register after it; the same ones every time."""
    register, ids = Register(), CountedIds()
    for revision, step in enumerate(STEPS, start=1):
        change = step(Context(register, MADE.date(), ids))
        register = register.apply(change, revision=revision)
        yield change, register


def example_register() -> Register:
    """Give the example as a register, at its third revision."""
    *_, (_, register) = _changes()
    return register


def lay_example(store: RegisterStore) -> None:
    """Write the example into a new, empty register: three commits, the same every time.

    Raises:
        ConflictError: LKE101 when something has been committed there already; nothing is written then.
        StoreError: It could not be written.
    """
    for base, (change, _) in enumerate(_changes()):
        store.commit(change, base=base, actor=ACTOR, instant=MADE)
