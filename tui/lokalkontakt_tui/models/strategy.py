"""The strategy: its focus areas and aims with how much belongs to each, and all that belongs to one."""

from collections.abc import Callable, Iterable

from lokalkontakt_core.coordination.strategy import Theme, by_theme
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.project import Project
from lokalkontakt_tui.models.charts import bar
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading

COLUMNS = (Column(grow=True, least=20), Column(least=8, most=12), Column(least=2, most=5, right=True))
_IN_LIST, _IN_DETAIL = 8, 16
"""How long a bar is, in cells."""
MOST = 12
"""How many pieces of knowledge are shown of one theme."""


def _themes(reading: Reading) -> tuple[Theme, ...]:
    return reading.register.derived(by_theme, reading.day)


def _share(count: int, counts: Iterable[int]) -> float:
    return count / max((*counts, 1))


def listing(reading: Reading) -> Listing:
    """Give the focus areas, then the aims, then what the scheme no longer names."""
    words, found = reading.words, _themes(reading)
    named = set(reading.register.scheme.focus_areas)
    groups = (
        (words("Focus areas"), [one for one in found if not one.aim and one.name in named]),
        (words("Aims of the vision"), [one for one in found if one.aim]),
        (words("Not in the scheme any more"), [one for one in found if not one.aim and one.name not in named]),
    )
    entries: list[Entry] = []
    for heading, group in groups:
        if group:
            entries.append(Heading(heading, len(group), style="subheading"))
            entries += [_row(one, found) for one in group]
    empty = (
        line(words("The scheme names no focus areas and no aims.")),
        line((words("Write them down under Settings. Then projects, pilots and knowledge can bear them."), "muted")),
    )
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(theme: Theme, found: Iterable[Theme]) -> Row:
    share = _share(theme.filed, (one.filed for one in found))
    return Row(theme.name, (line(theme.name), bar(share, _IN_LIST), line((str(theme.filed), "muted"))))


def theme_page(reading: Reading, name: str) -> Page | None:
    """Give all that belongs to a focus area or aim; None when there is none of that name."""
    words, found = reading.words, _themes(reading)
    theme = next((one for one in found if one.name == name), None)
    if theme is None:
        return None
    counted: tuple[tuple[str, Callable[[Theme], int]], ...] = (
        (words("Areas"), lambda one: len(one.areas)),
        (words("Projects"), lambda one: _of_kind(one, Project.kind)),
        (words("Pilots"), lambda one: _of_kind(one, Pilot.kind)),
        (words("Knowledge"), lambda one: len(one.knowledge)),
    )
    facts = tuple(
        Fact(label, line(*bar(_share(count(theme), map(count, found)), _IN_DETAIL), f"  {count(theme)}"))
        for label, count in counted
    )
    sections = [Section(None, facts)]
    for heading, refs in ((words("Under way"), theme.running), (words("Concluded"), theme.closed)):
        if refs:
            sections.append(Section(heading, _links(reading, refs), str(len(refs))))
    if theme.areas:
        sections.append(Section(words("Areas"), _links(reading, theme.areas), str(len(theme.areas))))
    if theme.knowledge:
        newest = tuple(_link(reading, ref) for ref in theme.knowledge[:MOST])
        sections.append(Section(words("Knowledge"), newest, str(len(theme.knowledge))))
    if not theme.filed:
        nothing = words("Nothing bears it yet. Mark it on a project, a pilot or a piece of knowledge.")
        sections.append(Section(None, (Item(line((nothing, "muted"))),)))
    settings = (Button("edit_scheme:", words("Settings …")),)
    return Page(line((theme.name, "name")), (*sections, Section(words("What you can do"), (settings,))))


def _of_kind(theme: Theme, kind: str) -> int:
    return sum(ref.kind == kind for ref in (*theme.running, *theme.closed))


def _links(reading: Reading, refs: Iterable[Ref]) -> tuple[Item, ...]:
    return tuple(_link(reading, ref) for ref in sorted(refs, key=lambda one: danish_key(reading.name(one))))


def _link(reading: Reading, ref: Ref) -> Item:
    return Item(line((reading.name(ref), "link")), f"{ref.kind}:{ref.id}", indent=2)


def theme_facts(reading: Reading, names: Iterable[str]) -> tuple[Fact, ...]:
    """Give the focus areas and aims something bears, each leading to all that bears it."""
    label = reading.words("Strategy")
    return tuple(
        Fact("" if index else label, line((name, "link")), f"focus:{name}") for index, name in enumerate(names)
    )
