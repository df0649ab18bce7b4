"""What a change would do, before it is done: to areas, contacts, notices and findings."""

from collections.abc import Iterator, Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.coordination.consequences import CoverageChange, LoadChange, differences
from lokalkontakt_core.coordination.coverage import Coverage
from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.naming import name_in_change
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.form import FrozenForm
from lokalkontakt_core.records.invitation import Invitation
from lokalkontakt_core.records.notice import Notice
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.report import Consequences, Judged
from lokalkontakt_core.values import frozen
from lokalkontakt_tui.models.edits import edit_lines
from lokalkontakt_tui.models.findings import what
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.page import Fact, Item, Page, Section
from lokalkontakt_tui.models.reading import Reading, Words
from lokalkontakt_tui.models.signs import COVERAGE, KIND

_TOLD_ELSEWHERE = frozenset({Notice.kind, Assignment.kind, FrozenForm.kind, Invitation.kind})
"""A frozen form is the copy that belongs to its round: the round is named, the copy has no name of its own."""
MOST_SHOWN = 6
"""How many new or solved findings are named before the rest is counted."""


@frozen
class Proposed:
    """A change that is to be shown.

    Attributes:
        change: The change set.
        candidate: The register after it.
        consequences: What it does to the findings.
        on: The day from which it holds, so that what begins later is shown as it will be.
    """

    change: ChangeSet
    candidate: Register
    consequences: Consequences
    on: date


def page(reading: Reading, proposed: Proposed, facts: Sequence[Fact], *, undoable: bool = True) -> Page:
    """Give the consequences of a change.

    Args:
        reading: The register before the change.
        proposed: The change.
        facts: What was chosen, at the top.
        undoable: Whether it can be taken back.
    """
    words = reading.words
    sections = [Section(None, tuple(facts))] if facts else []
    happens = tuple(_happens(reading, proposed))
    if happens:
        sections.append(Section(words("This happens"), tuple(Item(one, indent=2) for one in happens)))
    sections.append(_findings(reading, proposed))
    way_back = words("You can undo it with Ctrl+Z, also after you have closed the program.")
    note = way_back if undoable else words("This cannot be undone.")
    sections.append(Section(None, (Item(line((note, "muted" if undoable else "bold"))),)))
    return Page(None, tuple(sections))


def _happens(reading: Reading, proposed: Proposed) -> Iterator[Line]:
    after = Reading(proposed.candidate, proposed.on, reading.words)
    differs = differences(reading.register, proposed.candidate, proposed.on)
    yield from _coverage_moves(after, differs.coverage)
    yield from _loads(after, differs.load)
    notices = sum(isinstance(edit.after, Notice) for edit in proposed.change.edits)
    if notices:
        text = reading.count("{count} message is put into the outbox.", "{count} messages are put into the outbox.",
                             notices)  # fmt: skip
        yield line(("◇ ", "draft"), f"{text} ", (reading.words("Nothing is sent now."), "bold"))
    yield from _codes(reading, proposed.change)
    shown = _by_name(reading, proposed.change, [edit for edit in proposed.change.edits if not _told(edit)])
    for edit in shown[:MOST_SHOWN]:
        yield from edit_lines(reading, after, edit)
    if len(shown) > MOST_SHOWN:
        rest = len(shown) - MOST_SHOWN
        yield line((reading.count("and {count} more", "and {count} more", rest), "muted"))


def _by_name(reading: Reading, change: ChangeSet, edits: Sequence[Edit]) -> Sequence[Edit]:
    """Give edits kind by kind as they are, those of one kind by name."""
    kinds = list(dict.fromkeys(edit.ref.kind for edit in edits))

    def place(edit: Edit) -> tuple[int, object]:
        return kinds.index(edit.ref.kind), danish_key(name_in_change(reading.register, change, edit.ref))

    return sorted(edits, key=place)


def _codes(reading: Reading, change: ChangeSet) -> Iterator[Line]:
    """Give how many codes come and go: one invitation is one code, and a list of them tells nothing more."""
    come = sum(edit.before is None for edit in change.edits if edit.ref.kind == Invitation.kind)
    gone = sum(edit.after is None for edit in change.edits if edit.ref.kind == Invitation.kind)
    if come:
        yield line(("+ ", "good"), reading.count("{count} code to answer with", "{count} codes to answer with", come))
    if gone:
        text = reading.count("{count} code stops working", "{count} codes stop working", gone)
        yield line(("− ", "error"), text)


def _told(edit: Edit) -> bool:
    """Tell whether the lines about coverage, load and messages tell an edit already; a proposal moves nothing yet."""
    if isinstance(edit.after, Assignment) and edit.before is None:
        return edit.after.confirmation is not None
    return edit.ref.kind in _TOLD_ELSEWHERE


def _coverage_moves(after: Reading, changes: Sequence[CoverageChange]) -> Iterator[Line]:
    moves: dict[tuple[Coverage, Coverage], list[Ref]] = {}
    for change in changes:
        if change.before is not None and change.after is not None:
            moves.setdefault((change.before, change.after), []).append(change.area)
    for (was, now), areas in moves.items():
        old, new = COVERAGE[was], COVERAGE[now]
        one = len(areas) == 1
        who = after.name(areas[0]) if one else after.text("{count} areas", count=len(areas))
        yield line(
            (f"{new.sign} ", new.style), f"{who} {after.words('goes from' if one else 'go from')} ",
            (f"{old.sign} {after.words(old.word)}", old.style), f" {after.words('to')} ",
            (f"{new.sign} {after.words(new.word)}", new.style),
        )  # fmt: skip


def _loads(after: Reading, changes: Sequence[LoadChange]) -> Iterator[Line]:
    lines = []
    for change in changes:
        if change.before is None or change.after is None or change.before.areas == change.after.areas:
            continue
        old, new = change.before, change.after
        sign = ("+ ", "good") if len(new.areas) > len(old.areas) else ("− ", "muted")
        name = after.name(change.contact)
        areas = after.text("{before} → {after} areas", before=len(old.areas), after=len(new.areas))
        hours = f"{after.hours(old.workload.estimated)} → {after.hours_per_week(new.workload.estimated)}"
        if new.workload.granted is not None:
            hours = after.text("{hours} of {granted} granted", hours=after.hours_per_week(new.workload.estimated),
                               granted=after.hours(new.workload.granted))  # fmt: skip
        over = ("  ▲", "warning") if new.workload.over else ("", "")
        lines.append((danish_key(name), line(sign, f"{name}   {areas}   ", (hours, "muted"), over)))
    for _, one in sorted(lines, key=lambda pair: pair[0]):
        yield one


def _findings(reading: Reading, proposed: Proposed) -> Section:
    words, result = reading.words, proposed.consequences
    after = Reading(proposed.candidate, reading.day, words)
    items: list[Item] = []
    gone = [one for one in result.gone if not one.finding.unjudged]
    new = [one for one in result.new if not one.finding.unjudged]
    stays = {_place(one) for one in gone} & {_place(one) for one in new}
    gone = [one for one in gone if _place(one) not in stays]
    new.sort(key=lambda one: _place(one) not in stays)
    items.extend(
        Item(line(("✓ ", "good"), words("solved: "), (what(reading, one), "")), indent=2) for one in gone[:MOST_SHOWN]
    )
    if len(gone) > MOST_SHOWN:
        items.append(Item(line((f"  {_more(words, len(gone))}", "muted"))))
    for one in new[:MOST_SHOWN]:
        items.extend(_new(after, one, words("changed: ") if _place(one) in stays else words("new: ")))
    if len(new) > MOST_SHOWN:
        items.append(Item(line((f"  {_more(words, len(new))}", "muted"))))
    if not items:
        items.append(Item(line((words("No finding comes or goes."), "muted"))))
    return Section(words("Findings afterwards"), tuple(items), f"{result.before} → {result.after}")


def _more(words: Words, total: int) -> str:
    return words.count("and {count} more", "and {count} more", total - MOST_SHOWN)


def _place(one: Judged) -> tuple[str, Ref]:
    """Give the rule and what it is about: a finding that says something else of the same is not solved."""
    return one.finding.code, one.finding.subject


def _new(after: Reading, one: Judged, label: str) -> Iterator[Item]:
    sign = KIND[one.kind]
    yield Item(line((f"{sign.sign} ", sign.style), label, what(after, one)), indent=2)
    remedy = after.text(f"{one.finding.code}.remedy", **one.finding.values)
    yield Item(line("  ", (remedy, "muted")), indent=2)
