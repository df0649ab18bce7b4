"""Who is away, who has confirmed, who needs a contact, how far a hand-over is: of any register, on any day."""

from hypothesis import HealthCheck, given, settings

from lokalkontakt_core.coordination.absences import away_on, turn_to, unattended
from lokalkontakt_core.coordination.attestations import attested, confirmed_on
from lokalkontakt_core.coordination.coverage import count_coverage, existing_areas
from lokalkontakt_core.coordination.due_handovers import attestation_rows, handover_rows, unattended_rows
from lokalkontakt_core.coordination.handover_checklist import checklist
from lokalkontakt_core.coordination.handover_steps import StepState, steps
from lokalkontakt_core.coordination.handovers import state_of_handover
from lokalkontakt_core.coordination.need import Need, count_needs, needs
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.handover import Handover
from lokalkontakt_core.testing.strategies import registers
from lokalkontakt_core.testing.strategy_basics import days

relaxed = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(registers(), days)
def test_the_need_names_every_area_once_and_never_less_than_is_certain(register, day):
    found = needs(register, day)
    assert sorted(row.area.id for row in found) == sorted(area.id for area in existing_areas(register, day))
    counts, coverage = count_needs(found), count_coverage(register, day)
    declined = sum(row.need is Need.DECLINED for row in found)
    assert counts.least == coverage.uncovered + coverage.handover - declined
    assert counts.most == counts.least + coverage.disputed
    for row in found:
        if row.need is Need.DECLINED:
            assert row.answer is not None
            assert row.answer.value is not AnswerValue.YES


@relaxed
@given(registers(), days)
def test_nobody_who_is_away_is_whom_one_turns_to(register, day):
    away = away_on(register, day)
    for area in existing_areas(register, day):
        assert all(one.contact not in away for one in turn_to(register, area.id, day))
    for one in unattended(register, day):
        assert turn_to(register, one.area, day) == ()


@relaxed
@given(registers(), days)
def test_an_area_is_confirmed_only_by_a_contact_who_named_it(register, day):
    found = attested(register, day)
    for area in existing_areas(register, day):
        confirmed = confirmed_on(register, area.id, day)
        said = [one.latest for one in found.values() if one.latest is not None and area.id in one.latest.areas]
        assert confirmed is None or confirmed in {one.confirmed for one in said}
        assert confirmed is None or confirmed <= day


@relaxed
@given(registers(), days)
def test_a_handover_has_one_next_step_or_none_and_every_row_of_the_work_list_names_somebody(register, day):
    for handover in register.all(Handover):
        taken = steps(register, handover, day)
        assert list(taken.values()).count(StepState.NOW) <= 1
        state_of_handover(register, handover)
        assert len(checklist(register, handover, day)) >= len(handover.items[:1])
    for row in (*handover_rows(register, day), *unattended_rows(register, day), *attestation_rows(register, day)):
        assert row.refs
        assert row.message.values["names"]
