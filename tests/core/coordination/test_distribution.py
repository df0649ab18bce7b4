"""A draft laid over a register: whom each area would have, what each contact would take on, and the sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination.coverage import count_coverage
from lokalkontakt_core.coordination.distribution import Distribution
from lokalkontakt_core.coordination.suggestion.plans import cost_of
from tests.core.coordination.example import AREAS, DAY, PEOPLE, REGISTER

METTE, SUSANNE = PEOPLE["Mette Øvig"], PEOPLE["Susanne Ernst"]


def drafted(**draft):
    return Distribution(REGISTER, DAY, draft)


def test_without_a_draft_everything_stands_as_it_does():
    plain = drafted()
    counts = count_coverage(REGISTER, DAY)
    assert plain.changes == {}
    assert plain.before == plain.after
    assert (plain.before.handover, plain.before.uncovered) == (counts.handover, counts.uncovered)


def test_an_area_in_the_draft_counts_for_the_new_contact_and_no_more_for_the_old():
    plan = drafted(glud=METTE)
    assert plan.holders("glud") == (METTE,)
    assert plan.load(METTE).new == ("glud",)
    assert plan.load(SUSANNE).gone == ("glud",)
    assert "glud" not in plan.load(SUSANNE).kept
    assert plan.after.handover == plan.before.handover - 1
    assert plan.after.minutes == plan.before.minutes


def test_an_area_taken_off_is_uncovered_afterwards():
    plan = drafted(glud=None)
    assert plan.holders("glud") == ()
    assert plan.after.uncovered == plan.before.uncovered + 1
    assert plan.after.minutes < plan.before.minutes


def test_what_changes_nothing_is_no_change():
    assert drafted(glud=SUSANNE, bjerre=None).changes == {}


def test_what_does_not_fit_the_register_any_more_is_left_out():
    assert drafted(nowhere=METTE, glud="contact-gone").changes == {}


def test_more_than_what_is_granted_is_told():
    granted = drafted().load(METTE).granted
    assert granted is not None
    plan = Distribution(REGISTER, DAY, dict.fromkeys(AREAS, METTE))
    assert plan.load(METTE).over == plan.load(METTE).minutes - granted
    assert plan.after.over >= 1
    assert plan.after.uncovered == 0


def test_a_draft_has_a_price_and_the_pair_looked_at_its_reasons_and_alternatives():
    priced = drafted(bjerre=METTE).priced({"bjerre": METTE, "daugaard": METTE})
    assert priced.choice("daugaard").contact == METTE
    assert priced.found.cost == cost_of(priced.pricing, priced.found.plan)
    assert METTE not in {one.contact for one in priced.alternatives("daugaard")}


@pytest.mark.filterwarnings("error")
@given(st.dictionaries(st.sampled_from(AREAS), st.none() | st.sampled_from(sorted(PEOPLE.values()))))
def test_every_area_is_with_exactly_those_who_hold_it_whatever_is_drafted(draft):
    plan = Distribution(REGISTER, DAY, draft)
    loads = {contact: plan.load(contact) for contact in PEOPLE.values()}
    for area in AREAS:
        assert {who for who, load in loads.items() if area in {*load.kept, *load.new}} == set(plan.holders(area))
    assert sum(load.minutes for load in loads.values()) == plan.after.minutes
    assert {*plan.changes} == {area for area in AREAS if plan.holders(area) != plan.stands[area]}
