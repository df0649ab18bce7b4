"""`due`: what waits for the coordinator, until when, and the command that goes on from there."""

from collections.abc import Mapping
from types import MappingProxyType

from lokalkontakt_cli.output import Column, Format, Row
from lokalkontakt_cli.parameters import listing
from lokalkontakt_cli.parts import command
from lokalkontakt_cli.session import Session, pass_session
from lokalkontakt_cli.views.values import dated
from lokalkontakt_core.coordination.due import Due, due
from lokalkontakt_core.coordination.due_notices import count_ready, sent_days

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "answer_knowledge": "knowledge answer",
        "answer_question": "question answer",
        "ask_attestation": "attest ask",
        "assign": "assign",
        "attest": "attest list",
        "call_meeting": "meeting call",
        "close_pilot": "pilot close",
        "close_request": "request close",
        "close_wave": "wave close",
        "complete_plan_step": "plan done",
        "confirm": "confirm",
        "finish_action": "action list",
        "finish_minutes": "meeting finish",
        "finish_wave": "wave close",
        "hand_over": "handover begin",
        "inform_contact": "project inform",
        "join_project": "project join",
        "journalise": "journal list",
        "name_substitute": "absence substitute",
        "pass_on": "knowledge pass-on",
        "plan_meetings": "meeting plan",
        "record_answer": "answer-record",
        "record_manager_yes": "approve manager",
        "record_report": "report-log record",
        "remind_attestation": "attest remind",
        "show_handover": "handover show",
        "show_outbox": "outbox list",
        "show_wave": "wave status",
        "write_agreement": "agreement write",
        "write_evaluation": "evaluation write",
    }
)
"""The command that does what a row of the work list asks for, by the row's verb."""


def _row(session: Session, row: Due) -> Row:
    return {
        "id": "/".join((row.kind.value, *(ref.id for ref in row.refs[:1]))),
        "kind": row.kind.value,
        "name": session.catalogue.message(row.message, session.name),
        "due": row.day,
        "urgency": row.urgency(session.today).value,
        "number": row.number,
        "about": [str(ref) for ref in row.refs],
        "command": COMMANDS[row.verb],
    }


@command(
    "What is due first is on top; what has no day comes after.",
    "Documents that are not journaled are among it where the scheme says how soon: scheme set JOURNAL.days 14.",
)
@listing
@pass_session
def list_due(session: Session, *, on: str | None, form: Format) -> None:
    """Show what waits."""
    opened = session.reading(on)
    deliveries = tuple(session.store.deliveries.all())
    ready = count_ready(opened.register, deliveries)
    waiting = due(opened.register, opened.day, ready_notices=ready, sent=sent_days(deliveries))
    rows = [_row(session, row) for row in waiting]
    columns = (
        Column("name", "What waits"),
        Column("due", "Due", dated(session.catalogue, "due")),
        Column("command", "Go on with"),
    )
    session.output.listing(form, columns, rows)
    if not rows:
        session.say("Nothing waits on this day.")
