from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.naming import name_of
from lokalkontakt_core.periods import Period
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.answers import record_answer
from lokalkontakt_core.services.approvals import grant_time, record_manager_yes, record_own_yes
from lokalkontakt_core.services.conditions import Condition, ConditionKind, ConditionState, conditions
from lokalkontakt_core.services.employment import end_employment, record_employment

LANGUAGES = ("da", "en")


def states(world):
    found = conditions(world.register, area="glud", contact=world.mette, day=world.day)
    assert [one.kind for one in found] == list(ConditionKind)
    for one in found:
        for language in LANGUAGES:
            words = Catalogue(language).message(one.message, lambda ref: name_of(world.register, ref))
            assert not words.startswith("condition."), one.message.id
            assert "…" not in words, one.message.id
    return [str(one.state) for one in found]


def test_at_first_all_is_missing_or_open(world):
    assert states(world) == ["open", "missing", "missing", "missing", "open"]


def test_what_has_been_said_is_met(world):
    world.do(record_employment, contact=world.mette)
    world.do(record_own_yes, contact=world.mette)
    world.do(record_manager_yes, contact=world.mette)
    world.do(grant_time, contact=world.mette, minutes_per_week=75)
    world.do(record_answer, area="glud", value="yes")
    assert states(world) == ["met"] * 5


def test_what_was_answered_with_no_stops(world):
    world.do(end_employment, contact=world.mette, end=date(2020, 4, 1))
    world.do(record_own_yes, contact=world.mette, yes=False)
    world.do(record_manager_yes, contact=world.mette, yes=False)
    world.do(record_answer, area="glud", value="withdrawn")
    assert states(world) == ["unmet", "unmet", "unmet", "missing", "unmet"]


def test_a_grant_that_has_run_out_is_missing(world):
    world.do(grant_time, contact=world.mette, minutes_per_week=75, day=date(2020, 1, 1), until=date(2020, 4, 30))
    assert states(world)[3] == "missing"


def test_while_a_pilot_runs_time_is_not_asked_for(world):
    pilot = Pilot(id="pilot-1", name="Forsøg", areas=("glud",), period=Period(date(2020, 1, 1), date(2020, 7, 1)))
    world.register = Register([*world.register, pilot])
    assert states(world)[3] == "exempt"
    world.register = Register([*world.register, evolve(pilot, period=None)])
    assert states(world)[3] == "missing"


@pytest.mark.parametrize(
    ("state", "stops"), [("met", False), ("unmet", True), ("missing", True), ("open", False), ("exempt", False)]
)
def test_only_a_no_and_what_is_missing_stop(state, stops):
    assert Condition(ConditionKind.OWN_YES, ConditionState(state)).stops is stops


def test_every_condition_names_the_use_case_that_records_it(world):
    found = conditions(world.register, area="glud", contact=world.mette, day=world.day)
    assert [one.verb for one in found] == [
        "record_employment", "record_own_yes", "record_manager_yes", "grant_time", "record_answer",
    ]  # fmt: skip
