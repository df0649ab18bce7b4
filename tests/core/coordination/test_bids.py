"""Bids: who else could have an area in a draft, held against the price of the whole plan."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination.bids import bids
from lokalkontakt_core.coordination.distribution import Distribution
from lokalkontakt_core.coordination.suggestion.plans import cost_of
from tests.core.coordination.example import AREAS, DAY, PEOPLE, REGISTER

METTE, KIM = PEOPLE["Mette Øvig"], PEOPLE["Kim Rosenkilde"]


def test_who_has_time_left_is_a_better_bid_than_who_is_over_the_time():
    priced = Distribution(REGISTER, DAY, {"glud": KIM, "hjarnoe": KIM}).priced({"snaptun": KIM})
    best = bids(priced, "snaptun")[0]
    assert best.contact == METTE
    assert best.points < 0


def test_there_is_no_bid_for_an_area_that_said_no():
    priced = Distribution(REGISTER, DAY).priced()
    left_out = set(AREAS) - {*priced.pricing.problem.place}
    assert left_out
    assert all(bids(priced, area) == () for area in left_out)


@given(
    st.dictionaries(st.sampled_from(AREAS), st.none() | st.sampled_from(sorted(PEOPLE.values())), max_size=8),
    st.sampled_from(AREAS),
)
def test_a_bid_is_the_difference_in_the_price_of_the_whole_plan(draft, area):
    priced = Distribution(REGISTER, DAY, draft).priced()
    plan = priced.found.plan
    for bid in bids(priced, area):
        packages = {contact: areas - {area} for contact, areas in plan.packages.items()}
        packages[bid.contact] = packages.get(bid.contact, frozenset()) | {area}
        assert cost_of(priced.pricing, evolve(plan, packages=packages)) - cost_of(priced.pricing, plan) == bid.points
