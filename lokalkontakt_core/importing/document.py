"""A document read: its entries sorted into what can be taken over, what is disputed, and what must be told."""

from collections.abc import Iterator
from functools import cached_property

from attrs import frozen

from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.importing.entries import Entry, folded, read_entry
from lokalkontakt_core.importing.findings import ImportFinding
from lokalkontakt_core.importing.layout import Layout, Listed, lay_out
from lokalkontakt_core.importing.oddities import of_disputed, of_entry, of_whole

LONGEST_NAME = 100
"""The most characters the name of an area or a person has; a longer one is no name."""
LONGEST_ITEM = 500
"""The most characters a list item has."""


@frozen
class Document:
    """What a document says.

    Attributes:
        name: What it is called in sources, for example "Bilag 1".
        entries: The entries that can be taken over, in the order of the file; an area that stands in both lists
            has two.
        findings: What must be told of its lines and its counts.
    """

    name: str
    entries: tuple[Entry, ...]
    findings: tuple[ImportFinding, ...]

    @cached_property
    def disputed(self) -> dict[str, tuple[Entry, Entry]]:
        """The areas that stand in both lists, by folded name: their covered and their uncovered entry (O1)."""
        covered = {folded(e.area): e for e in self.entries if e.listed is Listed.COVERED}
        uncovered = {folded(e.area): e for e in self.entries if e.listed is Listed.UNCOVERED}
        return {area: (entry, uncovered[area]) for area, entry in covered.items() if area in uncovered}

    def source(self, *entries: Entry) -> str:
        """Give the source of what stands in these entries, for example "Bilag 1, linje 14"."""
        return f"{self.name}, linje {' og '.join(str(entry.item.line) for entry in entries)}"


def read_document(text: str, *, name: str) -> Document:
    """Read a text that holds lists of areas.

    Args:
        text: The whole text, or only its list.
        name: What the document is called in sources.

    Raises:
        ImportFailedError: LKE600 when the text is empty, LKE601 when it holds no list of areas.
    """
    if not text.strip():
        raise ImportFailedError("LKE600", name=name)
    layout = lay_out(text)
    if not layout.items:
        raise ImportFailedError("LKE601", name=name)
    findings: list[ImportFinding] = []
    entries = tuple(_taken_over(layout, findings))
    if not entries:
        raise ImportFailedError("LKE601", name=name)
    document = Document(name, entries, ())
    findings.extend(finding for entry in entries for finding in of_entry(entry))
    findings.extend(of_disputed(*pair) for pair in document.disputed.values())
    findings.extend(ImportFinding("LKI022", line, words[:LONGEST_ITEM]) for line, words in layout.skipped)
    findings.extend(of_whole(entries, frozenset(document.disputed), dict(layout.headings)))
    return Document(name, entries, tuple(sorted(findings, key=lambda f: (f.line is None, f.line or 0, f.code))))


def _taken_over(layout: Layout, findings: list[ImportFinding]) -> Iterator[Entry]:
    """Give the entries to take over; what is too long, nameless or there already becomes a finding."""
    first: dict[tuple[Listed, str], Entry] = {}
    for item in layout.items:
        if len(item.text) > LONGEST_ITEM:
            shown = item.text[:LONGEST_NAME] + "…"
            findings.append(ImportFinding("LKI026", item.line, shown, {"length": len(item.text), "most": LONGEST_ITEM}))
            continue
        entry = read_entry(item)
        too_long = max((len(name) for name in (entry.area, *(c.name for c in entry.contacts))), default=0)
        if too_long > LONGEST_NAME:
            findings.append(ImportFinding("LKI026", item.line, item.text, {"length": too_long, "most": LONGEST_NAME}))
        elif not entry.area:
            findings.append(ImportFinding("LKI022", item.line, item.text))
        elif (place := (entry.listed, folded(entry.area))) in first:
            values = {"area": entry.area, "first": first[place].item.line}
            findings.append(ImportFinding("LKI020", item.line, item.text, values))
        else:
            first[place] = entry
            yield entry
