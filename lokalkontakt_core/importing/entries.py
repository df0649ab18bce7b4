"""From a list item to what it says: the area, its contact, and the remarks that stand in the same cell."""

import re

from attrs import frozen

from lokalkontakt_core.importing.layout import Item, Listed
from lokalkontakt_core.records.contact import Workplace

# An en dash or hyphen-minus (or an em dash), or several, with a blank on at least one side; without blanks it belongs
# to the name.
_SEPARATOR = re.compile(r"(?:(?<=\s)|^)[–—-]+|[–—-]+(?=\s|$)")
_TITLE = re.compile(r"(?P<name>[^()]*)\((?P<title>[^()]*)\)")
_NAMES = re.compile(r"\s*[,;&]\s*|\s+og\s+")
_HANDOVER = re.compile(r"\b(?:videregives|overgives|overdrages|overdragelse)\b|\bny\s+lokalkontakt", re.IGNORECASE)
_PROJECT = re.compile("projekt", re.IGNORECASE)
_NOBODY = frozenset({"", "-", "–", "?", "ingen", "ikke besat", "ubesat", "vakant", "mangler", "n.n.", "nn"})
_WORKPLACES = (
    (re.compile("skole", re.IGNORECASE), Workplace.SCHOOL),
    (re.compile("børnehave|dagtilbud|vuggestue|dagpleje", re.IGNORECASE), Workplace.DAYCARE),
    (re.compile("pleje(?:center|hjem)|ældrecenter", re.IGNORECASE), Workplace.CARE_HOME),
    (re.compile("institution", re.IGNORECASE), Workplace.OTHER_INSTITUTION),
)
_VILLAGES = re.compile(r"(?<=\w)-(?=[^\W\d_a-zæøå])")


@frozen
class Named:
    """A person as a line names one; the title as it stands in parentheses, None when there is none."""

    name: str
    title: str | None

    @property
    def workplace(self) -> Workplace | None:
        """The kind of place the title says the person works in; None when it says nothing about that."""
        if self.title is None:
            return None
        return next((place for pattern, place in _WORKPLACES if pattern.search(self.title)), None)


@frozen
class Entry:
    """What one list item says.

    Attributes:
        item: The item it was read from.
        listed: Covered or uncovered; in a list without headings it follows from there being a name.
        area: The area's name.
        contacts: Who is named, in order; empty when nobody is.
        project: A remark on the project the contact comes from, for example "udviklingsprojekt".
        status: A remark on the area itself, for example "fællesskab under opbygning".
        handover: The words a hand-over is wished in.
        remark: Any other remark.
    """

    item: Item
    listed: Listed
    area: str
    contacts: tuple[Named, ...] = ()
    project: str | None = None
    status: str | None = None
    handover: str | None = None
    remark: str | None = None

    @property
    def normal(self) -> str:
        """The line with an en dash between blanks as its only separator."""
        return " – ".join(_cells(self.item.text))

    @property
    def key(self) -> str:
        """The line in a form that stays the same when the list is re-ordered, re-wrapped or given other dashes."""
        return f"{self.listed.value}: {folded(self.normal)}"

    @property
    def villages(self) -> tuple[str, ...]:
        """The villages of a compound area ("Åle-Hjortsvang"); empty when the name is one place."""
        parts = _VILLAGES.split(self.area)
        return tuple(parts) if len(parts) > 1 else ()

    @property
    def odd_separator(self) -> bool:
        """Tell whether a separator is another sign than an en dash between blanks."""
        return self.normal != self.item.text


def folded(name: str) -> str:
    """Give a name as names are compared here: without regard to case and the number of blanks."""
    return " ".join(name.split()).casefold()


def _cells(text: str) -> list[str]:
    return [cell.strip() for cell in _SEPARATOR.split(text)]


def _named(words: str) -> Named | None:
    match = _TITLE.fullmatch(words)
    name, title = (match["name"].strip(), match["title"].strip()) if match else (words.strip(), "")
    return None if folded(name) in _NOBODY else Named(name, title or None)


def read_entry(item: Item) -> Entry:
    """Read a list item: area, contact with what stands before a slash, and remarks, between separators."""
    area, *cells = _cells(item.text)
    contacts: tuple[Named, ...] = ()
    project = status = handover = None
    remarks: list[str] = []
    if cells and not _HANDOVER.search(cells[0]):
        before, _, words = cells.pop(0).rpartition("/")
        contacts = tuple(named for part in _NAMES.split(words) if (named := _named(part)) is not None)
        if before.strip():
            project, status = (before.strip(), None) if _PROJECT.search(before) else (None, before.strip())
    for cell in filter(None, cells):
        if handover is None and _HANDOVER.search(cell):
            handover = cell
        else:
            remarks.append(cell)
    listed = item.listed or (Listed.COVERED if contacts else Listed.UNCOVERED)
    return Entry(item, listed, area, contacts, project, status, handover, " – ".join(remarks) or None)
