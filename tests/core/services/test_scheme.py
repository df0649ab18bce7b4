from datetime import date

import pytest

from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.periods import UNKNOWN, Interval
from lokalkontakt_core.records.area import Size
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import Phase, PhaseStart
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.scheme import create_scheme, edit_scheme


def test_a_register_begins_with_a_scheme_and_its_coordinator(world):
    assert world.get(Person, world.register.scheme.coordinator).name == "Anna Eksempel"


def test_a_register_may_begin_without_a_coordinator():
    change = create_scheme(Context(Register(), date(2020, 1, 1), CountedIds()), name="A", municipality="B")
    assert Register().apply(change).scheme.coordinator is None


def test_a_register_has_one_scheme(world):
    world.refuses("LKE228", create_scheme, name="A", municipality="B")


def test_what_the_municipality_has_chosen_is_changed(world):
    world.do(
        edit_scheme,
        changes={
            "mail_domain": "Kommune.Example",
            "mail_from": "landdistrikt@kommune.example",
            "minutes_by_size": {"small": 45},
            "meeting_interval": 3,
            "phases": [PhaseStart(phase=Phase.PILOT, start=UNKNOWN)],
            "rules": {"LK013": {"days": 30}},
            "example_day": date(2020, 5, 1),
        },
    )
    scheme = world.register.scheme
    assert scheme.mail_domain == "kommune.example"
    assert scheme.minutes_by_size == {Size.SMALL: 45, Size.MEDIUM: 75, Size.LARGE: 90}
    assert scheme.meeting_interval == Interval(months=3)
    assert scheme.rules == {"LK013": {"days": 30}}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": ""}, "LKE218"),
        ({"mail_domain": "kommune"}, "LKE254"),
        ({"mail_domain": "a b.example"}, "LKE254"),
        ({"mail_from": "kommune.example"}, "LKE254"),
        ({"minutes_by_size": {"tiny": 3}}, "LKE217"),
        ({"minutes_by_size": {"small": -3}}, "LKE212"),
        ({"minutes_by_size": 75}, "LKE216"),
        ({"meeting_interval": 0}, "LKE217"),
        ({"meeting_interval": 121}, "LKE217"),
        ({"meeting_interval": True}, "LKE216"),
        ({"example_day": "2020-05-01"}, "LKE216"),
        ({"coordinator": "person-x"}, "LKE201"),
        ({"rules": {"lk013": {}}}, "LKE215"),
        ({"rules": {"LK013": {"Days!": 3}}}, "LKE215"),
        ({"rules": {"LK013": 3}}, "LKE216"),
        ({"phases": ["pilot"]}, "LKE216"),
        ({"colour": "red"}, "LKE215"),
        (
            {
                "phases": [
                    PhaseStart(phase=Phase.OPERATION, start=date(2020, 3, 1)),
                    PhaseStart(phase=Phase.PILOT, start=date(2019, 11, 1)),
                ]
            },
            "LKE259",
        ),
    ],
)
def test_a_wrong_choice_is_refused(world, changes, code):
    world.refuses(code, edit_scheme, changes=changes)
