from datetime import date

import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.coordination.due import DueKind, due
from lokalkontakt_core.coordination.knowledge import (
    Balance,
    Quiet,
    answer_by,
    balance_of,
    kept_private,
    last_contact,
    of_area,
    quiet_areas,
    to_be_passed_on,
    unanswered,
)
from lokalkontakt_core.records.activity import Activity, ActivityType
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.knowledge import Direction, Knowledge, Visibility
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
GOOD = "own=2020-01-01 manager=2020-01-01/leder"
BASE = f"area glud\narea aale\ncontact a {GOOD}\nassign glud a 2020-01-01..\nassign aale a 2020-01-01.."
FROM, TO = Direction.FROM_AREA, Direction.TO_AREA


def item(number, day, **given):
    return Knowledge(id=f"k{number}", text="Noget", day=day, **{"areas": ("glud",), **given})


def register(*records, lines=BASE, **given):
    return Register([*register_of(lines, **given), *records])


def ids(items):
    return [one.id for one in items]


def test_those_who_wait_for_an_answer_are_given_oldest_first_and_only_as_long_as_asked():
    asked = [
        item(1, date(2020, 4, 30), owes_answer=True),
        item(2, date(2020, 4, 1), owes_answer=True),
        item(3, date(2020, 3, 1), owes_answer=True, answered=date(2020, 3, 2), answer="Ja"),
        item(4, date(2020, 3, 1)),
        item(5, date(2020, 5, 2), owes_answer=True),
    ]
    found = register(*asked)
    assert ids(unanswered(found, DAY)) == ["k2", "k1"]
    assert ids(unanswered(found, DAY, 30)) == ["k2"]
    assert ids(unanswered(found, DAY, 31)) == []
    assert ids(unanswered(found, date(2020, 3, 1))) == ["k3"]


def test_an_answer_is_due_when_the_scheme_says():
    asked = item(1, date(2020, 4, 1), owes_answer=True)
    assert answer_by(register(asked), asked) == date(2020, 4, 15)
    assert answer_by(register(asked, rules={"LK024": {"answer_days": 3}}), asked) == date(2020, 4, 4)


def test_what_goes_to_an_area_and_is_not_private_waits_until_it_is_passed_on():
    items = [
        item(1, date(2020, 4, 2), direction=TO),
        item(2, date(2020, 4, 1), direction=TO),
        item(3, date(2020, 4, 1), direction=FROM),
        item(4, date(2020, 4, 1), direction=TO, visibility=Visibility.PRIVATE),
        item(5, date(2020, 4, 1), direction=TO, passed_on=date(2020, 4, 3)),
    ]
    assert ids(to_be_passed_on(register(*items), DAY)) == ["k2", "k1"]
    assert "k5" in ids(to_be_passed_on(register(*items), date(2020, 4, 2)))


def test_private_notes_are_given_when_they_are_older_than_the_scheme_lets_them_be():
    old, new = (item(n, day, visibility=Visibility.PRIVATE) for n, day in ((1, date(2020, 3, 31)), (2, DAY)))
    assert ids(kept_private(register(old, new, item(3, date(2020, 1, 1))), DAY)) == ["k1"]
    assert ids(kept_private(register(old, new), DAY, 31)) == []
    assert ids(kept_private(register(old, new), date(2020, 5, 2), 0)) == ["k1", "k2"]


def test_the_balance_counts_both_ways_in_the_time_that_is_weighed():
    items = [
        item(1, date(2020, 4, 1), direction=FROM),
        item(2, date(2020, 4, 2), direction=FROM),
        item(3, date(2020, 4, 3), direction=TO),
        item(4, date(2020, 4, 3)),
        item(5, date(2019, 4, 3), direction=TO),
        item(6, date(2020, 4, 3), direction=TO, areas=("aale",)),
    ]
    found = register(*items)
    assert balance_of(found, "glud", DAY) == Balance(from_area=2, to_area=1, untold=1)
    assert balance_of(found, "aale", DAY).one_way
    assert balance_of(found, "nowhere", DAY) == Balance()
    assert ids(of_area(found, "glud", DAY)) == ["k3", "k4", "k2", "k1", "k5"]


@pytest.mark.parametrize(
    ("record", "last"),
    [
        (item(1, date(2020, 4, 1), direction=FROM), date(2020, 4, 1)),
        (item(1, date(2020, 4, 1), direction=TO), None),
        (item(1, date(2020, 4, 1), direction=TO, passed_on=date(2020, 4, 4)), date(2020, 4, 4)),
        (item(1, date(2020, 4, 1), direction=FROM, owes_answer=True, answered=date(2020, 4, 9)), date(2020, 4, 9)),
        (Activity(id="a1", contact="a", area="glud", type=ActivityType.VISIT, day=date(2020, 4, 7)), date(2020, 4, 7)),
        (Activity(id="a1", contact="a", area="glud", type=ActivityType.SPARRING, day=date(2020, 4, 7)), None),
        (Agreement(id="g1", area="glud", day=date(2020, 2, 7), text="Vi ringer"), date(2020, 2, 7)),
        (Agreement(id="g1", area="glud", day=date(2020, 6, 7), text="Vi ringer"), None),
    ],
)
def test_being_in_touch_is_what_was_heard_said_done_or_agreed(record, last):
    assert last_contact(register(record), "glud", DAY) == last


def test_areas_with_a_contact_are_quiet_after_the_weeks_of_the_scheme_never_first():
    touched = item(1, date(2020, 2, 6), direction=FROM)
    found = register(touched)
    assert quiet_areas(found, DAY) == (Quiet("aale", None), Quiet("glud", date(2020, 2, 6)))
    assert quiet_areas(found, DAY, 13) == (Quiet("aale", None),)
    assert len(quiet_areas(register(touched, rules={"LK017": {"quiet_weeks": 30}}), DAY)) == 1


def test_an_area_without_a_contact_is_not_called_quiet():
    assert quiet_areas(register(lines="area glud"), DAY) == ()


def test_the_work_list_says_who_waits_and_what_is_to_be_passed_on_and_by_when():
    items = [
        item(1, date(2020, 4, 1), owes_answer=True, direction=FROM),
        item(2, date(2020, 4, 20), owes_answer=True, direction=FROM),
        item(3, date(2020, 4, 2), direction=TO),
    ]
    rows = [row for row in due(register(*items), DAY) if row.refs and row.refs[0].kind == "knowledge"]
    assert [(row.kind, ids(row.refs), row.verb, row.day) for row in rows] == [
        (DueKind.KNOWLEDGE_UNANSWERED, ["k1", "k2"], "answer_knowledge", date(2020, 4, 15)),
        (DueKind.KNOWLEDGE_WAITING, ["k3"], "pass_on", date(2020, 4, 16)),
    ]
    assert Catalogue("da").message(rows[0].message) == "2 venter på svar"
