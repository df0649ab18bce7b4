from datetime import date

from lokalkontakt_core.coordination.consequences import CoverageChange, differences
from lokalkontakt_core.coordination.coverage import Coverage
from lokalkontakt_core.records.base import Ref
from tests.core.rules.notation import register_of

DAY = date(2020, 4, 1)
PEOPLE = "area glud size=small\narea as size=small\ncontact susanne\ncontact mette granted=240/leder\n"


def test_a_hand_over_moves_coverage_and_load():
    before = register_of(PEOPLE + "assign glud susanne ?.. wish id=old")
    after = register_of(
        PEOPLE + "assign glud susanne ?..2020-04-01 wish id=old successor=new\nassign glud mette 2020-04-01.. id=new"
    )
    found = differences(before, after, DAY)
    assert found.coverage == (CoverageChange(Ref("area", "glud"), Coverage.HANDOVER, Coverage.COVERED),)
    shown = [
        (one.contact.id, len(one.before.areas), len(one.after.areas), one.after.workload.estimated)
        for one in found.load
    ]
    assert shown == [("mette", 0, 1, 60), ("susanne", 1, 0, 0)]
    assert found.load[0].after.workload.granted == 240


def test_before_the_first_day_of_a_change_only_the_wish_is_gone():
    before = register_of(PEOPLE + "assign glud susanne ?.. wish id=old")
    after = register_of(
        PEOPLE + "assign glud susanne ?..2020-04-01 wish id=old successor=new\nassign glud mette 2020-04-01.. id=new"
    )
    found = differences(before, after, date(2020, 3, 31))
    assert [(one.before, one.after) for one in found.coverage] == [(Coverage.HANDOVER, Coverage.COVERED)]
    assert found.load == ()


def test_areas_and_contacts_that_come_or_go_are_shown_without_the_other_side():
    found = differences(register_of("area as"), register_of("area glud\ncontact mette"), DAY)
    assert found.coverage == (
        CoverageChange(Ref("area", "as"), Coverage.UNCOVERED, None),
        CoverageChange(Ref("area", "glud"), None, Coverage.UNCOVERED),
    )
    (load,) = found.load
    assert (load.contact.id, load.before, load.after.areas) == ("mette", None, ())


def test_the_same_register_differs_in_nothing():
    register = register_of(PEOPLE)
    assert not differences(register, register, DAY)
