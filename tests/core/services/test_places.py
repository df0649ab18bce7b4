from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.neighbour import Neighbour
from lokalkontakt_core.services.areas import add_area, edit_area, end_area
from lokalkontakt_core.services.clusters import add_cluster, edit_cluster, end_cluster
from lokalkontakt_core.services.councils import add_council, edit_council, end_council
from lokalkontakt_core.services.departments import add_department, edit_department, end_department
from lokalkontakt_core.services.neighbours import mark_neighbours, unmark_neighbours


def test_an_area_is_added_with_what_is_known(world):
    area = world.new(
        add_area, name=" Hornsyld-Bråskov ", villages=["Hornsyld", "Bråskov"], size="small", minutes_per_week=90
    )
    assert (area.id, area.name, area.size) == ("hornsyld-braaskov", "Hornsyld-Bråskov", Size.SMALL)
    assert area.villages == ("Hornsyld", "Bråskov")


@pytest.mark.parametrize("name", ["glud", "GLUD", " Glud "])
def test_a_second_area_of_one_name_is_refused(world, name):
    refusal = world.refuses("LKE223", add_area, name=name)
    assert refusal.values["record"].id == "glud"


def test_the_name_of_an_ended_area_is_free_but_its_id_is_not(world):
    world.do(end_area, area="glud")
    assert world.new(add_area, name="Glud").id == "glud-2"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"name": ""}, "LKE218", "name"),
        ({"name": "x" * 121}, "LKE219", "name"),
        ({"name": "A\x07"}, "LKE220", "name"),
        ({"name": 7}, "LKE216", "name"),
        ({"name": "A", "size": "huge"}, "LKE217", "size"),
        ({"name": "A", "cluster": "nowhere"}, "LKE201", "field"),
        ({"name": "A", "minutes_per_week": -1}, "LKE212", "minutes_per_week"),
        ({"name": "A", "minutes_per_week": 10_081}, "LKE212", "minutes_per_week"),
        ({"name": "A", "minutes_per_week": True}, "LKE216", "minutes_per_week"),
        ({"name": "A", "minutes_per_week": 1.5}, "LKE216", "minutes_per_week"),
        ({"name": "A", "villages": [""]}, "LKE218", "villages"),
    ],
)
def test_an_area_with_a_wrong_field_is_refused_naming_the_field(world, given, code, field):
    refusal = world.refuses(code, add_area, **given)
    assert refusal.values["field"] == ("cluster" if field == "field" else field)


def test_all_wrong_fields_are_reported_at_once(world):
    refusal = world.refuses("LKE200", add_area, name="", size="huge", minutes_per_week=-5)
    assert [problem.code for problem in refusal.details] == ["LKE218", "LKE217", "LKE212"]
    assert refusal.values["count"] == 3


def test_fields_of_an_area_are_changed_and_cleared(world):
    world.do(edit_area, area="glud", changes={"size": "large", "status_note": "under opbygning"})
    world.do(edit_area, area="glud", changes={"status_note": "  ", "name": "Glud By"})
    area = world.get(Area, "glud")
    assert (area.size, area.status_note, area.name) == (Size.LARGE, None, "Glud By")


def test_an_edit_that_changes_nothing_writes_nothing(world):
    assert not world.change(edit_area, area="glud", changes={"name": "Glud", "size": None})


@pytest.mark.parametrize("field", ["id", "ext", "source", "source_key"])
def test_what_identifies_a_record_cannot_be_edited(world, field):
    assert world.refuses("LKE222", edit_area, area="glud", changes={field: "x"}).values["field"] == field


def test_an_unknown_field_is_refused_with_the_fields_there_are(world):
    refusal = world.refuses("LKE215", edit_area, area="glud", changes={"nmae": "x"})
    assert refusal.values["suggestion"] == "name"
    assert "minutes_per_week" in refusal.values["known"]


def test_renaming_an_area_to_a_name_in_use_is_refused(world):
    world.refuses("LKE223", edit_area, area="glud", changes={"name": "Hjarnoe"})
    assert world.change(edit_area, area="glud", changes={"name": "GLUD"})


def test_facts_of_plugins_survive_an_edit(world):
    glud = evolve(world.get(Area, "glud"), ext={"gis": {"nodes": [1, 2]}})
    world.register = type(world.register)([*[r for r in world.register if r.ref != glud.ref], glud])
    world.do(edit_area, area="glud", changes={"size": "small"})
    assert world.get(Area, "glud").ext == {"gis": {"nodes": [1, 2]}}


def test_ending_an_area_ends_its_assignments_and_takes_proposals_back(world):
    running = world.assigned("glud", world.mette, start=date(2020, 1, 1))
    proposed = world.assigned("glud", world.jens, confirmed=False, role="substitute")
    world.do(end_area, area="glud", ended=date(2020, 6, 1), reason="lagt sammen med Hjarnø")
    assert world.get(Area, "glud").ended == date(2020, 6, 1)
    assert world.get(Assignment, running).period.end == date(2020, 6, 1)
    assert world.register.find(Assignment, proposed) is None


def test_an_assignment_that_ends_before_its_area_keeps_its_end(world):
    running = world.assigned("glud", world.mette, start=date(2020, 1, 1), end=date(2020, 5, 15))
    world.do(end_area, area="glud", ended=date(2020, 6, 1))
    assert world.get(Assignment, running).period.end == date(2020, 5, 15)


def test_an_end_can_be_moved_while_it_lies_ahead_and_not_after(world):
    world.do(end_area, area="glud", ended=date(2020, 6, 1))
    world.do(end_area, area="glud", ended=date(2020, 5, 2))
    world.refuses("LKE224", end_area, area="glud", ended=date(2020, 5, 2))
    world.do(end_area, area="hjarnoe", ended=date(2020, 4, 1))
    world.refuses("LKE224", end_area, area="hjarnoe", ended=date(2020, 7, 1))


def test_an_area_that_does_not_exist_is_not_found(world):
    world.refuses("LKE201", edit_area, area="atlantis", changes={})
    world.refuses("LKE201", end_area, area="atlantis")


def test_a_cluster_takes_areas_in_and_leaves_them_when_it_ends(world):
    world.do(add_cluster, name="Kysten", areas=["glud", "hjarnoe"])
    assert world.get(Area, "glud").cluster == "kysten"
    world.refuses("LKE223", add_cluster, name="kysten")
    world.do(edit_cluster, cluster="kysten", changes={"name": "Østkysten"})
    world.do(end_cluster, cluster="kysten")
    assert world.get(Area, "glud").cluster is None
    assert world.register.all(Cluster) == ()


def test_a_department_has_a_leader_who_stands_in_the_register(world):
    world.refuses("LKE201", add_department, name="Teknik", leader="person-x")
    department = world.new(add_department, name="Teknik", core=False)
    world.do(edit_department, department=department.id, changes={"leader": world.anna, "core": True})
    assert world.get(Department, "teknik").leader == world.anna
    world.refuses("LKE216", edit_department, department="teknik", changes={"core": "ja"})
    world.refuses("LKE223", edit_department, department="teknik", changes={"name": "Fritid og Fællesskab"})
    world.do(end_department, department="teknik")
    world.refuses("LKE224", end_department, department="teknik")


def test_a_council_speaks_for_areas_and_has_an_address(world):
    assert world.get(Council, world.council).areas == ("glud",)
    world.do(edit_council, council=world.council, changes={"areas": ["glud", "hjarnoe", "glud"], "chair": world.anna})
    assert world.get(Council, world.council).areas == ("glud", "hjarnoe")
    world.refuses("LKE223", add_council, name="glud lokalråd")
    world.do(end_council, council=world.council)
    world.refuses("LKE224", end_council, council=world.council)


@pytest.mark.parametrize(
    "address", ["glud", "glud@", "@raad.example", "a b@raad.example", "a@b", "a@b.example,c@d.example", "<a@b.example>"]
)
def test_what_is_no_mail_address_is_refused(world, address):
    assert world.refuses("LKE254", edit_council, council=world.council, changes={"email": address})


def test_an_address_with_a_line_break_is_refused(world):
    world.refuses("LKE220", edit_council, council=world.council, changes={"email": "a@b.example\nBcc: x@y.example"})


def test_an_ended_area_is_not_put_into_a_council(world):
    world.do(end_area, area="hjarnoe")
    world.refuses("LKE226", edit_council, council=world.council, changes={"areas": ["hjarnoe"]})


def test_an_unchanged_reference_to_something_ended_does_not_stop_an_edit(world):
    world.do(end_area, area="glud")
    world.do(edit_council, council=world.council, changes={"areas": ("glud",), "email": "nyt@raad.example"})
    assert world.get(Council, world.council).email == "nyt@raad.example"


def test_neighbours_are_marked_either_way_round_changed_and_unmarked(world):
    world.do(mark_neighbours, area="hjarnoe", other="glud")
    (edge,) = world.register.all(Neighbour)
    assert (edge.areas, edge.cooperation) == (("glud", "hjarnoe"), None)
    world.do(mark_neighbours, area="glud", other="hjarnoe", cooperation=True, note="skole og idræt")
    (edge,) = world.register.all(Neighbour)
    assert (edge.cooperation, edge.note) == (True, "skole og idræt")
    world.do(unmark_neighbours, area="hjarnoe", other="glud")
    assert world.register.all(Neighbour) == ()
    world.refuses("LKE230", unmark_neighbours, area="hjarnoe", other="glud")


def test_an_area_is_not_its_own_neighbour(world):
    world.refuses("LKE229", mark_neighbours, area="glud", other="glud")
    world.refuses("LKE201", mark_neighbours, area="glud", other="atlantis")
