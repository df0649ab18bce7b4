"""The scheme lives: from the proposal of October 2019 to the end of its first year of operation, in one register.

Every step goes through the public use cases, on the day it happens, and what the rules and the work list say is looked
at where the scheme's own documents say what should be so. The list of areas is the printed one; the people who join
are invented.
"""

from datetime import date

import pytest

from tests.story import operation, rollout
from tests.story.living_scheme import Scheme


@pytest.fixture(scope="module")
def rolled_out():
    """The register on 1 May 2020, when every area that wants a contact has one."""
    scheme = Scheme()
    for chapter in rollout.CHAPTERS:
        chapter(scheme)
    return scheme


def test_from_the_proposal_to_a_contact_for_every_area_that_wants_one(rolled_out):
    assert rolled_out.day == date(2020, 5, 1)


def test_a_year_of_operation(rolled_out):
    for chapter in operation.CHAPTERS:
        chapter(rolled_out)
    history = list(rolled_out.desk.history())
    assert [commit.revision for commit in history] == list(range(len(history), 0, -1))
    assert {commit.actor for commit in history} == {"anna"}
