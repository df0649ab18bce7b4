from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination.phases import entering, phase_of_scheme
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.scheme import SCHEME_ID, Phase, PhaseStart, Scheme
from lokalkontakt_core.register import Register

DAYS = st.dates(date(2019, 1, 1), date(2022, 12, 31))


def register(*phases):
    entered = tuple(PhaseStart(phase=phase, start=start) for phase, start in phases)
    return Register([Scheme(id=SCHEME_ID, name="Øvelse", municipality="Øvelse", phases=entered)])


def entered(before, phase, day):
    return Register([evolve(before.scheme, phases=entering(before, phase, day))])


@given(st.lists(st.tuples(st.sampled_from(Phase), DAYS), max_size=4), st.sampled_from(Phase), DAYS)
def test_from_the_day_on_the_scheme_is_in_the_phase_and_before_it_as_it_was(planned, phase, day):
    before = register(*sorted(planned, key=lambda one: one[1]))
    after = entered(before, phase, day)
    assert {phase_of_scheme(after, day + timedelta(days=days)) for days in (0, 1, 4000)} == {phase}
    eve = day - timedelta(days=1)
    assert phase_of_scheme(after, eve) is phase_of_scheme(before, eve)


@pytest.mark.parametrize(
    ("phases", "phase"), [((), Phase.OPERATION), (((Phase.PILOT, UNKNOWN),), Phase.PILOT)], ids=["empty", "unknown"]
)
def test_to_stay_in_a_phase_writes_nothing(phases, phase):
    before = register(*phases)
    assert entering(before, phase, date(2020, 5, 1)) == before.scheme.phases
