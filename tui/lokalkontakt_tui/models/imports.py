"""What an import would add, before it is saved: the counts, what is unclear, and every finding."""

from collections import Counter

from lokalkontakt_core.services.import_list import ImportResult
from lokalkontakt_tui.models.edits import KINDS
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.page import Item, Page, Section
from lokalkontakt_tui.models.reading import Words

MOST_FINDINGS = 60


def import_page(words: Words, found: ImportResult) -> Page:
    """Give what an import would add."""
    counts = Counter(edit.ref.kind for edit in found.change.edits)
    added = tuple(
        Item(line(("+ ", "good"), f"{count} ", words(KINDS.get(kind, kind)))) for kind, count in counts.items()
    )
    sections = [Section(words("Is added"), added or (Item(line(words("Nothing new."))),))]
    if found.questions:
        asked = words.count(
            "{count} question is kept for you to settle.",
            "{count} questions are kept for you to settle.",
            len(found.questions),
        )
        sections.append(Section(words("Unclear"), (Item(line(("? ", "disputed"), asked), indent=2),)))
    items = []
    for finding in found.findings[:MOST_FINDINGS]:
        where = words("line {line}", line=str(finding.line)) if finding.line else ""
        text = words.catalogue.text(f"{finding.code}.what", **finding.values)
        items.append(Item(line(("i ", "info"), text, (f"  {where} {finding.code}", "muted")), indent=2))
    if items:
        sections.append(Section(words("What was noticed"), tuple(items), str(len(found.findings))))
    return Page(None, tuple(sections))
