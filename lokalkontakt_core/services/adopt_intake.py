"""Adopt what was handed in: knowledge, agenda items and updates of actions, as one change, when a person says so."""

from collections.abc import Collection, Sequence
from datetime import date

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.errors import RefusedError, UsageError
from lokalkontakt_core.intake.entry import Entry, EntryType
from lokalkontakt_core.intake.matching import NO_DECISIONS, Decisions, Proposal, ProposalState, proposals
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.services.actions import edit_action, finish_action
from lokalkontakt_core.services.agenda import propose_item
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.knowledge import note_knowledge
from lokalkontakt_core.services.several import Several

VERB = "adopt_intake"


def adopt_intake(
    context: Context,
    *,
    entries: Sequence[Entry],
    numbers: Collection[int] | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> ChangeSet:
    """Take over what was handed in.

    What the register says already is left out, so adopting again changes nothing; so is what is unclear, unless it
    is named: then it is refused with what stands in the way.

    Args:
        context: The register and the day.
        entries: What was handed in, in the order their numbers count.
        numbers: Only these, counted from 1; all that are clear when left out.
        decisions: Which areas, actions and meeting are meant where that is not clear.

    Raises:
        UsageError: LKE735 when a number is none of them.
        LokalkontaktError: What stands in the way of one that is named; LKE736 with all of it when it is more.
    """
    found = {one.number: one for one in proposals(context.register, entries, context.day, decisions)}
    wanted = sorted(set(found if numbers is None else numbers))
    for number in wanted:
        if number not in found:
            raise UsageError("LKE735", number=number, count=len(found))
    if numbers is not None:
        found = {one.number: one for one in _chosen(context, entries, wanted, decisions, found)}
        _refuse_unclear([found[number] for number in wanted])
    work = Several(context, VERB)
    for number in wanted:
        if found[number].state is ProposalState.NEW:
            _adopt(work, found[number])
    areas = dict.fromkeys(area for number in wanted for area in found[number].areas)
    about = tuple(Ref("area", area) for area in areas) or tuple(edit.ref for edit in work.edits)
    return ChangeSet(VERB, work.edits, about=about if work.edits else ())


def _chosen(
    context: Context,
    entries: Sequence[Entry],
    wanted: Sequence[int],
    decisions: Decisions,
    found: dict[int, Proposal],
) -> Sequence[Proposal]:
    """Give the proposals again with only those named against one another: choosing one settles a disagreement."""
    blank = Entry(type=EntryType.KNOWLEDGE)
    left = [entry if number in wanted else blank for number, entry in enumerate(entries, start=1)]
    again = proposals(context.register, left, context.day, decisions)
    return [one if one.number in wanted else found[one.number] for one in again]


def _refuse_unclear(chosen: Sequence[Proposal]) -> None:
    problems = [problem for one in chosen for problem in one.problems]
    if len(problems) == 1:
        raise problems[0]
    if problems:
        numbers = tuple(str(one.number) for one in chosen if one.problems)
        raise RefusedError("LKE736", numbers=numbers, details=tuple(problems))


def _adopt(work: Several, one: Proposal) -> None:
    entry, day = one.entry, one.entry.day or work.context.day
    match entry.type:
        case EntryType.KNOWLEDGE:
            change = note_knowledge(
                work.context,
                text=entry.text,
                areas=one.areas,
                direction=entry.direction if one.areas else None,
                type=entry.knowledge,
                day=day,
                by=one.by,
                owes_answer=entry.owes_answer,
                source=entry.source or None,
                source_key=entry.key,
            )
            work.take(change)
        case EntryType.AGENDA:
            title = " ".join(entry.text.split())
            work.take(
                propose_item(work.context, meeting=one.meeting or "", title=title, proposed_by=one.by, areas=one.areas)
            )
        case EntryType.ACTION:
            _update(work, one, day)


def _update(work: Several, one: Proposal, day: date) -> None:
    action = work.context.register.get(Action, one.action or "")
    if one.entry.text and one.entry.text != action.remark:
        work.take(edit_action(work.context, action=action.id, changes={"remark": one.entry.text}))
    if one.entry.done and action.open:
        work.take(finish_action(work.context, action=action.id, day=day))
