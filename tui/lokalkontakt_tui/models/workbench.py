"""The two lists of the workbench: areas with whom they would have, contacts with what they would take on."""

from collections.abc import Iterator

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.coordination.approvals import missing_approvals
from lokalkontakt_core.coordination.coverage import Coverage, coverage_of, is_disputed
from lokalkontakt_core.coordination.distribution import Distribution, Load
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_tui.models.areas import GROUPS, by_coverage, contact_line
from lokalkontakt_tui.models.bench import Sketch
from lokalkontakt_tui.models.lines import Line, fit, joined, line, restyled
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.load_bar import MOST_CELLS, bar, figure
from lokalkontakt_tui.models.no_areas import no_areas
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import COVERAGE, practice

DRAFTED, DECLINED = N_("In the draft"), N_("Does not want one")
COLUMNS = (Column(least=12, most=22), Column(grow=True, least=8))
_NO = frozenset({AnswerValue.NO, AnswerValue.WITHDRAWN})


def drafted_contact(reading: Reading, contact: str | None) -> Line:
    """Give `→ Mette Øvig`, or `→ nobody`."""
    return line(("→ ", "muted"), reading.name(Ref("contact", contact)) if contact else reading.words("nobody"))


def areas_listing(reading: Reading, plan: Distribution, sketch: Sketch) -> Listing:
    """Give the areas: those of the draft first, then by what needs doing, those that said no last."""
    entries: list[Entry] = []
    changed = sorted((reading.register.get(Area, area) for area in plan.changes), key=lambda one: danish_key(one.name))
    groups: list[tuple[str, list[Row]]] = [
        (DRAFTED, [_row(reading, area, sketch, drafted_contact(reading, plan.changes[area.id])) for area in changed])
    ]
    declined: list[Row] = []
    for coverage, areas in by_coverage(reading).items():
        rows: list[Row] = []
        for area in areas:
            if area.id in plan.changes:
                continue
            no = coverage is Coverage.UNCOVERED and _said_no(reading, area.id)
            (declined if no else rows).append(_row(reading, area, sketch, None, declined=no))
        groups.append((GROUPS[coverage], rows))
    for heading, rows in (*groups, (DECLINED, declined)):
        if rows:
            entries.append(Heading(reading.words(heading), len(rows), style="subheading"))
            entries.extend(rows)
    return Listing(tuple(entries), COLUMNS, empty=no_areas(reading.words))


def _said_no(reading: Reading, area: str) -> bool:
    answer = answer_of(reading.register, area, reading.day)
    return answer is not None and answer.value in _NO


def _row(reading: Reading, area: Area, sketch: Sketch, drafted: Line | None, *, declined: bool = False) -> Row:
    if drafted is not None:
        sign, style = "◇", "draft"
    elif declined:
        sign, style = "–", "muted"
    else:
        sign, style = COVERAGE[coverage_of(reading.register, area.id, reading.day)].piece
    lock = ("= ", "bold") if area.id in sketch.locks else ("", "")
    name = line((f"{sign} ", style), area.name, practice(area, reading.words))
    other = drafted if drafted is not None else restyled(contact_line(reading, area.id), "muted")
    return Row(area.id, (name, line(lock, *other)), find=" ".join(area.villages))


def contacts_listing(reading: Reading, plan: Distribution, sketch: Sketch) -> Listing:
    """Give the contacts: those who can be given areas first, then those who lack a yes, then those away with areas."""
    groups: dict[str, list[Contact]] = {"ready": [], "yes": [], "away": []}
    for contact in reading.register.all(Contact):
        if contact.available(reading.day):
            groups["yes" if missing_approvals(contact, reading.day) else "ready"].append(contact)
        elif _holds(plan, contact.id):
            groups["away"].append(contact)
    entries: list[Entry] = []
    for key, contacts in groups.items():
        if contacts:
            entries.append(Heading(reading.words(_CONTACT_GROUPS[key]), len(contacts), style="subheading"))
            contacts.sort(key=lambda one: danish_key(reading.name(one.ref)))
            entries.extend(_contact_row(reading, plan, sketch, contact) for contact in contacts)
    empty = (
        line(reading.words("There are no local contacts here yet.")),
        line((reading.words("Press 3 and N to write down a contact."), "muted")),
    )
    return Listing(tuple(entries), (Column(grow=True),), empty=empty, spaced=True)


_CONTACT_GROUPS = {
    "ready": N_("Both yeses are there"),
    "yes": N_("Lacks a yes"),
    "away": N_("Not available"),
}


def _holds(plan: Distribution, contact: str) -> bool:
    load = plan.load(contact)
    return bool(load.kept or load.new or load.gone)


def _contact_row(reading: Reading, plan: Distribution, sketch: Sketch, contact: Contact) -> Row:
    load = plan.load(contact.id)
    name = line((reading.name(contact.ref), "name"), practice(contact, reading.words))
    time = line(*fit(bar(load), MOST_CELLS), "  ", *figure(reading, load))
    held = joined(tuple(_held(reading, load, sketch)), "  ")
    return Row(contact.id, (name,), (time, held or line((reading.words("No areas."), "muted"))))


def _held(reading: Reading, load: Load, sketch: Sketch) -> Iterator[Line]:
    """Give what a contact would have, the new ones first, and how many would go."""
    for area in _in_order(reading, load.new):
        yield line(("= " if area in sketch.locks else "◇ ", "draft"), reading.name(Ref("area", area)))
    for area in _in_order(reading, load.kept):
        lock = ("= ", "bold") if area in sketch.locks else ("", "")
        unsure = "?" if is_disputed(reading.register, area) else ""
        yield line(lock, (f"{reading.name(Ref('area', area))}{unsure}", "muted"))
    if load.gone:
        yield line((reading.count("– {count} goes on to others", "– {count} go on to others", len(load.gone)), "muted"))


def _in_order(reading: Reading, areas: tuple[str, ...]) -> list[str]:
    if len(areas) < 2:  # noqa: PLR2004 - nothing to sort; most contacts have one area
        return list(areas)
    return sorted(areas, key=lambda one: danish_key(reading.name(Ref("area", one))))
