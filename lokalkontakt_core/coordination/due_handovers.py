"""What waits around hand-overs, absence and attestation, as rows of the work list."""

from collections.abc import Iterator
from datetime import date

from lokalkontakt_core.coordination.absences import coming_absences, primaries_in, unattended
from lokalkontakt_core.coordination.attestations import AttestationState, attested
from lokalkontakt_core.coordination.due_row import Due, DueKind, row_of
from lokalkontakt_core.coordination.handovers import areas_of, last_day_of_both, left_of
from lokalkontakt_core.records.absence import Absence
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.register import Register


def handover_rows(register: Register, day: date) -> Iterator[Due]:
    """Give a row for each hand-over under way, due on the agreed day, then on the last day both are there."""
    for handover in sorted(register.all(Handover), key=lambda one: one.id):
        if handover.under_way:
            until = handover.agreed if left_of(register, handover) else last_day_of_both(register, handover, day)
            areas = (Ref(Area.kind, area) for area in areas_of(register, handover))
            yield Due(DueKind.HANDOVER_STEP, (handover.ref, *areas), "show_handover", until)


def unattended_rows(register: Register, day: date) -> Iterator[Due]:
    """Give a row for each absence in which areas have nobody to turn to, due on its first day."""
    alone = {one.absence.id: one.absence for one in unattended(register, day)}
    for contact in sorted({one.contact for one in register.all(Absence)}):
        for absence in coming_absences(register, contact, day):
            if absence.substitute is None and primaries_in(register, contact, absence.period):
                alone[absence.id] = absence
    for _, absence in sorted(alone.items()):
        start = absence.period.start
        first = start if isinstance(start, date) else None
        yield Due(DueKind.UNATTENDED, (absence.ref,), "name_substitute", first)


def attestation_rows(register: Register, day: date) -> Iterator[Due]:
    """Give the contacts who are late with an answer, who say otherwise than the register, and whose turn it is."""
    of_state: dict[AttestationState, list[tuple[Ref, date | None]]] = {}
    for contact, found in attested(register, day).items():
        until = found.asked.due if found.asked is not None else found.next_day
        of_state.setdefault(found.state, []).append((Ref(Contact.kind, contact), until))
    for state, kind, verb in ATTESTATION_KINDS:
        rows = of_state.get(state, [])
        first = min((until for _, until in rows if until is not None), default=None)
        yield from row_of(kind, (ref for ref, _ in rows), verb, None if state is AttestationState.DIFFERS else first)


ATTESTATION_KINDS = (
    (AttestationState.LATE, DueKind.ATTESTATION_LATE, "remind_attestation"),
    (AttestationState.DIFFERS, DueKind.ATTESTATION_DIFFERS, "attest"),
    (AttestationState.DUE, DueKind.ATTESTATION, "ask_attestation"),
)
