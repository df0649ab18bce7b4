"""The findings: in words, by what they are about, and as a list with explanation."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.report import Judged, bound_values
from lokalkontakt_tui.models.as_needed import AsNeeded
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section
from lokalkontakt_tui.models.questions import open_question
from lokalkontakt_tui.models.reading import N_, Reading
from lokalkontakt_tui.models.signs import KIND, sign_of

GROUPS = (
    (Kind.HARD, N_("Blocks")),
    (Kind.WARNING, N_("To look at")),
    (Kind.INFORMATION, N_("For information")),
)
REMEDY_ACTIONS = {
    "end_assignment": "end_area_assignment",
    "record_answer": "answer",
    "record_own_yes": "own_yes",
    "record_manager_yes": "manager_yes",
    "record_employment": "employment",
    "record_outside_hours": "outside",
    "grant_time": "grant",
    "write_agreement": "agreement",
    "start_onboarding": "onboarding",
    "tick_item": "onboarding",
    "assign": "assign",
    "hand_over": "hand_over",
    "drop_handover_wish": "drop_wish",
    "mark_neighbours": "neighbours",
    "add_contact": "new_contact",
    "edit_contact": "edit_contact",
    "edit_area": "edit_area",
    "edit_department": "departments",
    "answer_question": "question_of",
    "edit_scheme": "edit_scheme",
    "join_project": "join_project",
    "inform_contact": "inform_contact",
    "edit_project": "edit_project",
    "edit_pilot": "edit_pilot",
    "close_pilot": "close_pilot",
    "start_pilot": "start_pilot",
    "set_profile": "set_profile",
    "write_evaluation": "write_evaluation",
    "edit_evaluation": "edit_evaluation",
    "record_report": "record_report",
    "record_offer": "offer",
    "note_knowledge": "note_knowledge",
    "edit_knowledge": "knowledge_list",
    "pass_on": "knowledge_list",
    "plan_meetings": "year",
    "edit_agenda": "fill_agenda",
    "edit_meeting": "edit_meeting",
    "finish_minutes": "finish_minutes",
}
"""What the remedies of rules are called among the actions of this program."""


def key_of(judged: Judged) -> str:
    """Give what tells a finding from every other one."""
    finding = judged.finding
    values = ";".join(f"{name}={value}" for name, value in bound_values(finding).items())
    return f"{finding.code}|{finding.subject}|{int(finding.unjudged)}|{values}"


def what(reading: Reading, judged: Judged) -> str:
    """Give a finding in one sentence."""
    finding = judged.finding
    part = "unknown" if finding.unjudged else "what"
    return reading.text(f"{finding.code}.{part}", **finding.values)


def short(reading: Reading, judged: Judged) -> str:
    """Give a finding in a few words, for a list that names its subject already; the sentence where there are none."""
    part = "short-unknown" if judged.finding.unjudged else "short"
    found = reading.words.catalogue.find(f"{judged.finding.code}.{part}")
    return what(reading, judged) if found is None else reading.text(found, **judged.finding.values)


def about(judged: Iterable[Judged], *refs: Ref) -> tuple[Judged, ...]:
    """Give the findings about one of these records."""
    return tuple(one for one in judged if one.finding.subject in refs)


def by_subject(judged: Iterable[Judged], kind: str) -> dict[str, list[Judged]]:
    """Give the findings about records of a kind, by their ids: for lists, where each row would look through all."""
    found: dict[str, list[Judged]] = {}
    for one in judged:
        if one.finding.subject.kind == kind:
            found.setdefault(one.finding.subject.id, []).append(one)
    return found


def count_mark(judged: Iterable[Judged]) -> Line:
    """Give `▲2` for the findings that ask for something, with the sign of the heaviest; nothing when none does."""
    asking = [one for one in judged if one.open]
    if not asking:
        return ()
    heaviest = KIND[asking[0].kind]
    return line((f"{heaviest.sign}{len(asking)}", heaviest.style))


def finding_items(reading: Reading, judged: Iterable[Judged]) -> tuple[Item, ...]:
    """Give findings as items of a page: what, with the code, and under it what one can do."""
    items: list[Item] = []
    for one in judged:
        sign = sign_of(one)
        text = line((f"{sign.sign} ", sign.style), (what(reading, one), "bold"), (f"  {one.finding.code}", "muted"))
        items.append(Item(text, f"finding:{key_of(one)}", indent=2))
        remedy = reading.text(f"{one.finding.code}.remedy", **one.finding.values)
        items.append(Item(line("  ", (remedy, "muted")), indent=2))
    return tuple(items)


def listing(reading: Reading) -> Listing:
    """Give all findings: what blocks, what to look at, what is for information, what has been accepted.

    In each of these they stand in the order of the rules, those of a rule in the order of the names they are about.
    """
    groups = [(reading.words(label), [one for one in reading.judged if one.kind is kind and one.acceptance is None])
              for kind, label in GROUPS]  # fmt: skip
    groups.append((reading.words("Accepted"), [one for one in reading.judged if one.acceptance is not None]))
    empty = (
        line(("✓ ", "good"), reading.words("Nothing breaks a rule on this day.")),
        line((reading.words("Change the day with D to look ahead."), "muted")),
    )
    columns = (Column(most=26, least=12), Column(grow=True, least=20))
    return Listing(AsNeeded(_entries(reading, groups)), columns, empty=empty)


def _entries(reading: Reading, groups: Iterable[tuple[str, Sequence[Judged]]]) -> Iterator[Entry]:
    for label, judged in groups:
        if judged:
            yield Heading(label, len(judged), style="subheading")
            for _code, same in groupby(judged, key=lambda one: one.finding.code):
                by_name = sorted(same, key=lambda one: danish_key(reading.name(one.finding.subject)))
                yield from (_row(reading, one) for one in by_name)


def _row(reading: Reading, one: Judged) -> Row:
    sign = sign_of(one)
    name = line((f"{sign.sign} ", sign.style), reading.name(one.finding.subject))
    return Row(key_of(one), (name, line(short(reading, one))), find=one.finding.code)


def page(reading: Reading, one: Judged) -> Page:
    """Give a finding with its reason and what one can do."""
    finding, sign = one.finding, sign_of(one)
    title = line((f"{sign.sign} ", sign.style), (what(reading, one), "bold"))
    weight = reading.words("For information") if one.kind is Kind.INFORMATION else reading.words(_weight(one))
    under = Item(line((f"  {weight} · {reading.text('rule {code}', code=finding.code)}", "muted")))
    sections = [
        Section(None, (under,)),
        Section(reading.words("Why"), (Item(line((reading.text(f"{finding.code}.why", **finding.values), "quote"))),)),
        Section(
            reading.words("What you can do"),
            (Item(line(reading.text(f"{finding.code}.remedy", **finding.values))), (), buttons(reading, one)),
        ),
    ]
    if one.acceptance is not None:
        sections.append(_accepted(reading, one))
    elif one.kind is Kind.WARNING:
        words = reading.words("If you accept it, it is shown as ✓ accepted until the day you choose.")
        sections.append(Section(None, (Item(line((words, "muted"))),)))
    return Page(title, tuple(sections))


def _weight(one: Judged) -> str:
    return dict(GROUPS)[one.kind]


_FOR_AREAS = frozenset({
    "end_area_assignment", "answer", "agreement", "assign", "drop_wish", "neighbours", "edit_area", "question_of",
    "offer", "note_knowledge",
})  # fmt: skip
_FOR_CONTACTS = frozenset({"own_yes", "manager_yes", "employment", "outside", "grant", "onboarding", "edit_contact"})
_FOR_KIND = {
    "area": _FOR_AREAS,
    "contact": _FOR_CONTACTS,
    "project": frozenset({"join_project", "inform_contact", "edit_project"}),
    "pilot": frozenset({"edit_pilot", "close_pilot", "start_pilot", "set_profile", "write_evaluation"}),
    "evaluation": frozenset({"edit_evaluation"}),
    "meeting": frozenset({"edit_meeting", "fill_agenda", "finish_minutes"}),
}
"""What can be done to a subject of a kind; the actions take its id."""
_ANYWHERE = frozenset({"new_contact", "departments", "edit_scheme", "knowledge_list", "year"})
"""What needs no subject."""
_INSTEAD = {
    ("hand_over", "area"): "hand_over:{id}",
    ("hand_over", "contact"): "hand_over_from:{id}",
    ("record_report", "pilot"): "record_status:{id}",
    ("record_report", "scheme"): "record_report:",
    # What is found about all pilots together leads to their list.
    **{(action, "scheme"): "pilots:" for action in _FOR_KIND["pilot"]},
}
"""What a remedy is called for a subject of a kind, where it is not called as it is."""


def remedy_action(reading: Reading, verb: str, subject: Ref) -> str | None:
    """Give the action of this program that is a rule's remedy for a subject; None when there is none for it."""
    action = REMEDY_ACTIONS.get(verb, "")
    if action == "question_of" and open_question(reading.register, subject.id) is None:
        return None
    if action in _ANYWHERE:
        return f"{action}:"
    if (action, subject.kind) in _INSTEAD:
        return _INSTEAD[action, subject.kind].format(id=subject.id)
    return f"{action}:{subject.id}" if action in _FOR_KIND.get(subject.kind, ()) else None


def _accepted(reading: Reading, one: Judged) -> Section:
    acceptance = one.acceptance
    assert acceptance is not None  # noqa: S101 - the caller looked
    until = reading.words("no end") if acceptance.until is None else reading.full_day(acceptance.until)
    facts = (
        Fact(reading.words("Reason"), line((f"“{acceptance.reason}”", "quote"))),
        Fact(reading.words("Accepted"), line(reading.full_day(acceptance.day))),
        Fact(reading.words("Holds until"), line(until)),
    )
    return Section(reading.words("Accepted"), facts)


def buttons(reading: Reading, one: Judged) -> tuple[Button, ...]:
    """Give what one can do about a finding: the remedies, the acceptance, the thing itself."""
    subject = one.finding.subject
    made: list[Button] = []
    for verb in one.rule.remedies:
        action = remedy_action(reading, verb, subject)
        label = reading.words.catalogue.find(f"remedy.{verb}")
        if action is not None and label is not None and action not in {button.action for button in made}:
            text = reading.text(label, **one.finding.values)
            made.append(Button(action, f"{text} …", main=not made))
    if one.kind is Kind.WARNING and one.acceptance is None:
        made.append(Button(f"accept:{key_of(one)}", reading.words("Accept with a reason …"), main=not made))
    if one.acceptance is not None:
        made.append(Button(f"withdraw_acceptance:{one.acceptance.id}", reading.words("Withdraw the acceptance …")))
    if subject.kind in {"area", "contact", "meeting", "pilot", "project"}:
        made.append(Button(f"{subject.kind}:{subject.id}", reading.text("Go to {name}", name=subject)))
    return tuple(made)
