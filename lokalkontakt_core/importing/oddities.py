"""What must be told of a list: the oddities of a line, of an area that stands in both lists, of the whole (O1–O15)."""

from collections.abc import Iterator, Mapping, Sequence

from lokalkontakt_core.importing.entries import Entry, folded
from lokalkontakt_core.importing.findings import ImportFinding
from lokalkontakt_core.importing.layout import Listed


def of_entry(entry: Entry) -> Iterator[ImportFinding]:
    """Give what must be told of one entry."""
    yield from _of_remarks(entry)
    yield from _of_shape(entry)


def _of_remarks(entry: Entry) -> Iterator[ImportFinding]:
    line, text, area = entry.item.line, entry.item.text, entry.area
    names = tuple(contact.name for contact in entry.contacts)
    if entry.handover is not None:
        yield ImportFinding("LKI002", line, text, {"area": area, "contacts": names, "quote": entry.handover})
    for contact in entry.contacts:
        if contact.workplace is not None:
            yield ImportFinding("LKI003", line, text, {"contact": contact.name, "title": contact.title})
    if entry.project is not None:
        yield ImportFinding("LKI004", line, text, {"area": area, "contacts": names, "note": entry.project})
    if entry.status is not None:
        yield ImportFinding("LKI005", line, text, {"area": area, "note": entry.status})


def _of_shape(entry: Entry) -> Iterator[ImportFinding]:
    line, text, area = entry.item.line, entry.item.text, entry.area
    names = tuple(contact.name for contact in entry.contacts)
    if entry.villages:
        yield ImportFinding("LKI006", line, text, {"area": area, "villages": entry.villages})
    if entry.item.joined or entry.odd_separator:
        yield ImportFinding("LKI011", line, text, {"read": entry.normal})
    if entry.listed is Listed.COVERED and not names:
        yield ImportFinding("LKI021", line, text, {"area": area})
    if entry.listed is Listed.UNCOVERED and (names or entry.remark):
        yield ImportFinding("LKI025", line, text, {"area": area})
    if len(names) > 1:
        yield ImportFinding("LKI024", line, text, {"area": area, "contacts": names})


def of_disputed(covered: Entry, uncovered: Entry) -> ImportFinding:
    """Give the finding about an area that stands in both lists (O1)."""
    values = {
        "area": covered.area,
        "contacts": tuple(contact.name for contact in covered.contacts),
        "other_line": uncovered.item.line,
    }
    return ImportFinding("LKI001", covered.item.line, covered.item.text, values)


def of_whole(
    entries: Sequence[Entry], disputed: frozenset[str], headings: Mapping[Listed, str]
) -> Iterator[ImportFinding]:
    """Give what must be told of the document as a whole.

    Args:
        entries: All entries.
        disputed: The areas that stand in both lists, by folded name.
        headings: Each list's word for the contact as its heading has it.
    """
    people = {folded(c.name): c.title for entry in entries for c in entry.contacts}
    if people:
        titled = sum(title is not None for title in people.values())
        yield ImportFinding("LKI013", values={"contacts": len(people), "titled": titled})
    yield from _of_counts(entries, disputed)
    if len({word.casefold() for word in headings.values()}) > 1:
        yield ImportFinding("LKI015", values={"words": tuple(headings.values())})


def _of_counts(entries: Sequence[Entry], disputed: frozenset[str]) -> Iterator[ImportFinding]:
    areas = {folded(e.area) for e in entries}
    named = {folded(e.area): e for e in entries if e.listed is Listed.COVERED and e.contacts}
    handover = {area for area, entry in named.items() if entry.handover is not None} - disputed
    uncovered = areas - set(named) - disputed
    certain, most = len(uncovered | handover), len(uncovered | handover | disputed)
    if most:
        values = {
            "areas": len(areas),
            "covered": len(set(named) - handover - disputed),
            "handover": len(handover),
            "disputed": len(disputed),
            "uncovered": len(uncovered),
            "needing": str(certain) if certain == most else f"{certain}–{most}",
        }
        yield ImportFinding("LKI014", values=values)
