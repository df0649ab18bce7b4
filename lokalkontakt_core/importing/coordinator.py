"""What a list says of the coordinator: who runs the scheme stands in it as a contact too (O9)."""

from collections.abc import Iterator

from lokalkontakt_core.importing.document import Document
from lokalkontakt_core.importing.entries import folded
from lokalkontakt_core.importing.findings import ImportFinding
from lokalkontakt_core.importing.layout import Listed
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register


def coordinator_findings(register: Register, document: Document) -> Iterator[ImportFinding]:
    """Give the finding about the coordinator the register knows of, on the first line that names them as a contact."""
    scheme = register.find(Scheme, SCHEME_ID)
    coordinator = register.find(Person, scheme.coordinator) if scheme is not None else None
    if coordinator is None:
        return
    name = folded(coordinator.name)
    mine = [
        entry
        for entry in document.entries
        if entry.listed is Listed.COVERED and any(folded(contact.name) == name for contact in entry.contacts)
    ]
    if mine:
        first, areas = mine[0].item, tuple(entry.area for entry in mine)
        yield ImportFinding("LKI009", first.line, first.text, {"contact": coordinator.name, "areas": areas})
