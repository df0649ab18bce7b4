"""What a list and the pilots a register knows of say differently about the same areas (O7, O8)."""

from collections.abc import Iterator

from lokalkontakt_core.importing.document import Document
from lokalkontakt_core.importing.entries import folded
from lokalkontakt_core.importing.findings import ImportFinding
from lokalkontakt_core.importing.layout import Listed
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.register import Register


def pilot_findings(register: Register, document: Document) -> Iterator[ImportFinding]:
    """Give a finding for each pilot that is several areas of the list, and for each pilot area without a contact."""
    entries = {folded(entry.area): entry for entry in document.entries}
    disputed = document.disputed
    for pilot in sorted(register.all(Pilot), key=lambda pilot: pilot.id):
        names = tuple(register.get(Area, area).name for area in pilot.areas)
        listed = [entries[folded(name)] for name in names if folded(name) in entries]
        if len(listed) > 1:
            first = listed[0].item
            yield ImportFinding("LKI007", first.line, first.text, {"pilot": pilot.name, "areas": names})
        for entry in listed:
            if entry.listed is Listed.UNCOVERED and folded(entry.area) not in disputed:
                values = {"pilot": pilot.name, "area": entry.area}
                yield ImportFinding("LKI008", entry.item.line, entry.item.text, values)
