from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.expressions.functions.geography import area, distance, geofence, intersects
from tests.core.surveys.engine.helpers import form_of, refused, row, value

SQUARE = "55 9; 56 9; 56 10; 55 10; 55 9"


def test_a_degree_of_latitude_is_as_long_as_the_specification_has_it():
    assert value("distance('55 10; 56 10')") == "111318.85"
    assert value("distance('55 10 0 0', '56 10 0 0', '55 10')") == "222637.69"
    assert value("distance('55 10')") == "0"


def test_a_length_without_one_of_its_places_is_no_number():
    assert [value(f"distance({given})") for given in ("''", "'x'", "'55 10; ; x'", "'91 0; 55 10'")] == [""] * 4
    assert [value(f"area({given})") for given in ("''", "'55 10; 56 11; x'", "'55 181; 56 1; 57 1'")] == [""] * 3


def test_an_area_is_the_same_in_either_direction_and_closed_or_not():
    corners = SQUARE.split("; ")
    assert area(corners) == area(corners[::-1]) == area(corners[:-1]) > 7e9
    assert area(corners[:2]) == 0


def test_a_place_is_inside_a_closed_line_or_it_is_not():
    assert value("geofence('55.5 9.5 12 5', ${s})", s=SQUARE) == "true"
    for place in ("54.9 9.5", "55.5 10.5", "", "x"):
        assert value("geofence(${p}, ${s})", p=place, s=SQUARE) == "false"
    assert value("geofence('55.5 9.5', '55 9; 56 9; 56 10; 55 10')") == "false", "the line stands open"
    assert value("geofence('55.5 9.5', '55 9; 56 9; 55 9')") == "false", "two corners enclose nothing"


def test_a_place_in_the_notch_of_a_horseshoe_is_outside():
    horseshoe = "0 0; 3 0; 3 3; 0 3; 0 2; 2 2; 2 1; 0 1; 0 0"
    assert geofence("2.5 1.5", horseshoe)
    assert not geofence("1 1.5", horseshoe)


CROSSING = [
    ("0 0; 1 1; 0 1; 1 0", True),
    ("0 0; 1 1; 0 1", False),
    (SQUARE, False),
    ("0 0; 0 2; 2 2; 2 1; -1 1", True),
    ("0 0; 0 2; 0 1", True),
    ("0 0; 0 2; 0 2; 0 3", False),
    ("0 0; 2 0; 1 0; 1 1", True),
    ("0 0; 2 0; 2 2; 1 0", True),
    ("", False),
    ("x; 0 0", False),
    ("0 0", False),
    ("0 0; 0 2; 0 1", True),
    ("0 1; 0 2; 0 0", True),
    ("0 0; 0 2; 0 2; 0 1", True),
    ("0 0; 0 1; 0 2", False),
    ("0 0; 0 2; 1 2; 0 1; 0 0", True),
    ("0 0; 0 2; 1 1; 0 3; 0 0", True),
]


def test_a_line_crosses_itself_where_two_pieces_meet_that_do_not_join():
    assert [intersects(line) for line, _ in CROSSING] == [crosses for _, crosses in CROSSING]
    assert value("intersects(${l})", l="0 0; 1 1; 0 1; 1 0") == "true"


coordinates = st.tuples(st.floats(-89, 89), st.floats(-179, 179)).map(lambda pair: f"{pair[0]:.5f} {pair[1]:.5f}")


@given(st.lists(coordinates, min_size=2, max_size=6))
@settings(max_examples=100, deadline=None)
def test_a_way_is_as_long_back_as_forth_and_never_shorter_than_straight(way):
    there = distance(way)
    assert abs(there - distance(way[::-1])) <= 0.01
    assert there >= distance([way[0], way[-1]]) - 0.01
    assert intersects("; ".join(way)) == intersects("; ".join(way[::-1]))


def test_the_wrong_number_of_arguments_is_told():
    problem = refused(form_of, row("calculate", "a", calculation="geofence('1 1')"))
    assert [detail.code for detail in problem.details] == ["SF066"]
