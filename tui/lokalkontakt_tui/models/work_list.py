"""What waits for the coordinator: each row with when it is due and the verb that does it."""

from collections.abc import Iterable

from lokalkontakt_core.coordination.due import Due, DueKind, Urgency
from lokalkontakt_core.records.area import Area
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Column, Entry, Heading, Listing, Row
from lokalkontakt_tui.models.no_areas import no_areas
from lokalkontakt_tui.models.reading import N_, Reading

_URGENCY = {
    Urgency.OVERDUE: N_("Overdue"),
    Urgency.THIS_WEEK: N_("This week"),
    Urgency.LATER: N_("Later"),
    Urgency.UNDATED: N_("Without a deadline"),
}
_SIGNS = {
    DueKind.VACANT: ("○", "uncovered"),
    DueKind.HANDOVER: ("►", "handover"),
    DueKind.HANDOVER_STEP: ("►", "handover"),
    DueKind.QUESTION: ("?", "disputed"),
    DueKind.UNCOVERED: ("○", "uncovered"),
    DueKind.UNANSWERED: ("○", "uncovered"),
    DueKind.PROPOSAL: ("◇", "draft"),
    DueKind.NOTICES: ("»", "info"),
    DueKind.KNOWLEDGE_WAITING: ("»", "info"),
    DueKind.ATTESTATION: ("»", "info"),
    DueKind.UNJOURNALED: ("»", "info"),
    DueKind.WAVE: ("»", "info"),
}
_VERBS = {
    DueKind.VACANT: (N_("Hand over"), "hand_over"),
    DueKind.HANDOVER: (N_("Hand over"), "hand_over"),
    DueKind.HANDOVER_STEP: (N_("Go on"), "handover"),
    DueKind.UNATTENDED: (N_("Name a substitute"), "name_substitute"),
    DueKind.QUESTION: (N_("Settle"), "question_of"),
    DueKind.LEAVING: (N_("Hand over"), "hand_over_from"),
    DueKind.APPROVALS: (N_("Record"), "contact"),
    DueKind.PROPOSAL: (N_("Confirm"), "confirm"),
    DueKind.REQUEST: (N_("Answer"), "request"),
    DueKind.NOTICES: (N_("See the outbox"), "place:outbox"),
    DueKind.UNCOVERED: (N_("Assign"), "assign"),
    DueKind.UNANSWERED: (N_("Record the answer"), "answer"),
    DueKind.AGREEMENTS: (N_("Write the agreement"), "agreement"),
    DueKind.ATTESTATION_LATE: (N_("Remind"), "remind_attestation"),
    DueKind.ATTESTATION_DIFFERS: (N_("See"), "attestation"),
    DueKind.ATTESTATION: (N_("Ask"), "ask_attestation"),
    DueKind.KNOWLEDGE_UNANSWERED: (N_("Answer"), "answer_knowledge"),
    DueKind.KNOWLEDGE_WAITING: (N_("Pass on"), "pass_on"),
    DueKind.PILOT_OVER: (N_("Conclude"), "close_pilot"),
    DueKind.STATUS_REPORT: (N_("Note it"), "record_status"),
    DueKind.EVALUATION_NOTE: (N_("Write the note"), "write_evaluation"),
    DueKind.PROJECT_ALONE: (N_("Join"), "join_project"),
    DueKind.PROJECT_UNTOLD: (N_("Tell"), "inform_contact"),
    DueKind.PLAN_STEP: (N_("Done"), "complete_plan_step"),
    DueKind.MINUTES: (N_("Write the minutes"), "run_meeting"),
    DueKind.MEETING_UNCALLED: (N_("Call it"), "call_meeting"),
    DueKind.NO_MEETING: (N_("Plan"), "plan_series:"),
    DueKind.ACTIONS: (N_("See"), "actions_late"),
    DueKind.UNJOURNALED: (N_("See the journal"), "journal_list:"),
    DueKind.WAVE: (N_("See the round"), "wave"),
    DueKind.WAVE_OVER: (N_("Close"), "wave"),
    DueKind.WAVE_CLOSING: (N_("Finish"), "wave"),
}
_ONE = frozenset({DueKind.UNCOVERED, DueKind.UNANSWERED, DueKind.AGREEMENTS, DueKind.APPROVALS,
                   DueKind.ATTESTATION_DIFFERS})  # fmt: skip
"""What is done about one thing at a time: where there are many, one first chooses which."""
_FIRST = frozenset({DueKind.HANDOVER_STEP, DueKind.UNATTENDED, DueKind.PROPOSAL, DueKind.QUESTION, DueKind.LEAVING,
                    DueKind.MINUTES, DueKind.MEETING_UNCALLED, DueKind.WAVE, DueKind.WAVE_OVER,
                    DueKind.WAVE_CLOSING})  # fmt: skip
"""What has a row of its own for each thing, which is what its first pointer points to."""
_MANY = {
    DueKind.UNCOVERED: (N_("Distribute"), "distribute"),
    DueKind.AGREEMENTS: (N_("See the agreements"), "agreement_list:"),
}
"""What is done about several things at once, in a place of its own."""
COLUMNS = (Column(grow=True, least=20), Column(least=4, right=True), Column(least=6))


def work_list(reading: Reading, rows: Iterable[Due], *, headings: bool = True) -> Listing:
    """Give what waits, by when it is due."""
    entries: list[Entry] = []
    last: Urgency | None = None
    for row in rows:
        urgency = row.urgency(reading.day)
        if headings and urgency is not last:
            last = urgency
            entries.append(Heading(reading.words(_URGENCY[urgency]), rule=True, style="subheading"))
        entries.append(_row(reading, row, urgency))
    done = (line(("✓ ", "good"), reading.words("Nothing waits for you on this day.")),)
    empty = done if reading.register.all(Area) else no_areas(reading.words)
    return Listing(tuple(entries), COLUMNS, empty=empty)


def _row(reading: Reading, row: Due, urgency: Urgency) -> Row:
    sign, style = _SIGNS.get(row.kind, ("▲", "warning"))
    text = reading.words.catalogue.message(row.message, reading.name)
    verb, _ = _verb_of(row)
    when = ""
    if row.day is not None and urgency is Urgency.OVERDUE:
        when = reading.count("{count} day", "{count} days", (reading.day - row.day).days)
    elif row.day is not None:
        when = reading.list_day(row.day)
    cells = (line((f"{sign} ", style), text), line((when, "muted")), line((reading.words(verb), "primary")))
    return Row(action_of(row), cells)


def _verb_of(row: Due) -> tuple[str, str]:
    """Give the word and the action of a row; where there are many, what is done about all of them at once."""
    return _MANY.get(row.kind, _VERBS[row.kind]) if row.number > 1 else _VERBS[row.kind]


def action_of(row: Due) -> str:
    """Give what Enter does on a row of the work list."""
    _, action = _verb_of(row)
    if ":" in action:
        return action
    if row.kind in _ONE and action == _VERBS[row.kind][1]:
        ids = ",".join(dict.fromkeys(ref.id for ref in row.refs))
        return f"{action}:{ids}" if row.number == 1 else f"choose:{action}|{ids}"
    if row.kind in _FIRST:
        return f"{action}:{row.refs[0].id}"
    return f"{action}:{','.join(ref.id for ref in row.refs)}"
