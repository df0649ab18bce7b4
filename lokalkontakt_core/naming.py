"""What a record is called on screen."""

from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Record, Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.records.onboarding import Onboarding
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.plan_step import PlanStep
from lokalkontakt_core.register import Register

_BY_AREA = frozenset({"agreement", "answer", "offer", "import_question", "invitation"})


def name_of(register: Register, ref: Ref) -> str:
    """Give the name a person knows a record by; the id when the record is gone or has no better name."""
    record = register.at(ref)
    return ref.id if record is None else _name(register, record)


def _name(register: Register, record: Record) -> str:
    if isinstance(record, Contact | Onboarding):
        contact = record if isinstance(record, Contact) else register.get(Contact, record.contact)
        return name_of(register, Ref(Person.kind, contact.person))
    if isinstance(record, Assignment):
        return f"{name_of(register, Ref('area', record.area))}: {name_of(register, Ref('contact', record.contact))}"
    if isinstance(record, Neighbour):
        return " – ".join(name_of(register, Ref("area", area)) for area in record.areas)
    if isinstance(record, PlanStep):
        return record.task
    if record.kind in _BY_AREA:
        return name_of(register, Ref("area", record.area))  # type: ignore[attr-defined]
    return str(getattr(record, "name", record.id))


def council_names(register: Register, area: str) -> tuple[str, ...]:
    """Give the names of the councils that speak for an area."""
    return tuple(council.name for council in register.by(Council, "areas").get(area, ()))
