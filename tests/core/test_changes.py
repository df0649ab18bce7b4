import pytest

from lokalkontakt_core.changes import ChangeSet, Edit, edits_between
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.cluster import Cluster

OLD, NEW = Area(id="glud", name="Glud"), Area(id="glud", name="Glud By")
OTHER = Area(id="as", name="As")


def test_an_edit_is_about_one_record():
    assert Edit(OLD, NEW).ref == Edit(None, NEW).ref == Edit(OLD, None).ref == Ref("area", "glud")
    with pytest.raises(ValueError, match="one record"):
        Edit(OLD, OTHER)
    with pytest.raises(ValueError, match="one record"):
        Edit(OLD, Cluster(id="glud", name="Glud"))
    with pytest.raises(ValueError, match="before or after"):
        Edit(None, None)


def test_an_edit_reversed_twice_is_itself():
    edit = Edit(OLD, NEW)
    assert edit.reversed == Edit(NEW, OLD)
    assert edit.reversed.reversed == edit


def test_a_change_set_without_edits_is_false():
    assert not ChangeSet("x", ())
    assert ChangeSet("x", (Edit(None, OLD),))
    assert ChangeSet("x", (Edit(None, OLD), Edit(OTHER, None))).touched == {OLD.ref, OTHER.ref}


def test_edits_between_two_sets_of_records_leave_out_what_is_the_same():
    assert edits_between([OLD, OTHER], [NEW, OTHER]) == (Edit(OLD, NEW),)
    assert edits_between([OLD], [OTHER]) == (Edit(OLD, None), Edit(None, OTHER))
    assert edits_between([OLD], [OLD]) == ()
