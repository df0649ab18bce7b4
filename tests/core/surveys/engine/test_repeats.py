import pytest

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.pages import Stop
from tests.core.surveys.engine.helpers import form_of, row, text, world


def number(name, **cells):
    return row("integer", name, **{"label": name, **cells})


def people(*inside, **cells):
    return [row("begin_repeat", "people", label="Personer", **cells), *inside, row("end_repeat")]


def fill(interview, **answers):
    for path, answer in answers.items():
        assert interview.answer(answer, path) == ()


def ages(interview, *values):
    for index, value in enumerate(values, 1):
        if f"people[{index}]/age" not in interview.paths():
            interview.add_instance("people")
        assert interview.answer(value, f"people[{index}]/age") == ()


def test_a_repeat_begins_with_one_instance_and_asks_for_more():
    interview = Interview(form_of(*people(number("age"))))
    assert interview.paths() == ("people[1]/age", "people")
    interview.next()
    assert (interview.current.stop, interview.current.value) == (Stop.REPEAT, "1")
    interview.add_instance("people")
    assert interview.current.path == "people[2]/age"


def test_answers_of_a_repeat_are_a_list_of_mappings():
    interview = Interview(form_of(*people(number("age"), text("note", relevant="${age} > 5"))))
    ages(interview, "3", "7")
    interview.answer("stor", "people[2]/note")
    assert interview.submit() == {"people": [{"age": "3"}, {"age": "7", "note": "stor"}]}


def test_inside_a_repeat_a_name_is_the_same_instance_and_outside_all_of_them():
    form = form_of(
        *people(number("age"), row("calculate", "double", calculation="${age} * 2")),
        row("calculate", "total", calculation="sum(${age})"),
        row("calculate", "how_many", calculation="count(${people})"),
        row("calculate", "oldest", calculation="max(${double})"),
        row("calculate", "listed", calculation="join(', ', ${age})"),
        row("calculate", "some_two", calculation="${age} = 2"),
        row("calculate", "some_other", calculation="${age} != 2"),
        row("calculate", "none_below", calculation="not(${age} < 2)"),
    )
    interview = Interview(form)
    ages(interview, "2", "3", "4")
    keys = ("total", "how_many", "oldest", "listed", "some_two", "some_other", "none_below")
    assert [interview.value(key) for key in keys] == ["9", "3", "8", "2, 3, 4", "true", "true", "true"]
    assert interview.value("people[2]/double") == "6"


def test_sums_over_nothing_are_nought_and_extremes_of_nothing_are_blank():
    form = form_of(
        *people(number("age")),
        row("calculate", "total", calculation="sum(${age})"),
        row("calculate", "most", calculation="max(${age})"),
        row("calculate", "same", calculation="${age} = ''"),
        row("calculate", "other", calculation="${age} != 'x'"),
    )
    interview = Interview(form)
    interview.remove_instance("people[1]")
    assert [interview.value(key) for key in ("total", "most", "same", "other")] == ["0", "", "false", "false"]
    assert interview.paths() == ("people",)


def test_one_blank_value_makes_a_sum_blank():
    interview = Interview(form_of(*people(number("age")), row("calculate", "total", calculation="sum(${age})")))
    ages(interview, "2")
    interview.add_instance("people")
    assert interview.value("total") == ""


def test_an_instance_that_is_removed_is_gone_and_the_others_move_up():
    form = form_of(*people(number("age"), row("calculate", "place", calculation="position(..)")))
    interview = Interview(form)
    ages(interview, "10", "20", "30")
    interview.remove_instance("people[2]")
    assert interview.submit() == {"people": [{"age": "10", "place": "1"}, {"age": "30", "place": "2"}]}


def test_values_of_other_instances_are_read_by_index_and_predicate():
    form = form_of(
        *people(
            text("name"),
            number("age"),
            row("calculate", "before", calculation="indexed-repeat(${age}, ${people}, position(..) - 1)"),
            row("calculate", "also_before", calculation="${people}[position(current()/..) - 1]/age"),
        ),
        row("calculate", "second", calculation="${people}[2]/age"),
        row("calculate", "of_ane", calculation="${people}[name = 'Ane']/age"),
        row("calculate", "adults", calculation="count(${people}[age >= 18])"),
        row("calculate", "last_one", calculation="${people}[last()]/name"),
        row("calculate", "absolute", calculation="/prove/people[age > 20][1]/name"),
    )
    interview = Interview(form)
    ages(interview, "17", "18", "40")
    fill(interview, **{"people[1]/name": "Bo", "people[2]/name": "Ane", "people[3]/name": "Ea"})
    keys = ("second", "of_ane", "adults", "last_one", "absolute")
    assert [interview.value(key) for key in keys] == ["18", "18", "2", "Ea", "Ea"]
    assert [interview.value(f"people[{n}]/before") for n in (1, 2, 3)] == ["", "17", "18"]
    assert [interview.value(f"people[{n}]/also_before") for n in (1, 2, 3)] == ["", "17", "18"]


def test_a_running_total_may_read_the_instance_before():
    form = form_of(
        *people(
            number("age"),
            row(
                "calculate",
                "running",
                calculation="${age} + coalesce(indexed-repeat(${running}, ${people}, position(..) - 1), 0)",
            ),
        )
    )
    interview = Interview(form)
    ages(interview, "1", "2", "3")
    assert [interview.value(f"people[{n}]/running") for n in (1, 2, 3)] == ["1", "3", "6"]
    interview.answer("10", "people[1]/age")
    assert [interview.value(f"people[{n}]/running") for n in (1, 2, 3)] == ["10", "12", "15"]


def test_a_count_makes_and_hides_instances_and_a_blank_one_changes_nothing():
    form = form_of(
        number("n"), *people(number("age"), repeat_count="${n}"), row("calculate", "c", calculation="count(${people})")
    )
    interview = Interview(form)
    assert interview.paths() == ("n",)
    interview.answer("3", "n")
    ages(interview, "1", "2", "3")
    interview.answer("1", "n")
    assert (interview.paths(), interview.value("c")) == (("n", "people[1]/age"), "1")
    assert interview.answers()["people"] == [{"age": "1"}]
    interview.answer("", "n")
    assert interview.value("c") == "1"
    interview.answer("2", "n")
    assert interview.answers()["people"] == [{"age": "1"}, {"age": "2"}]
    interview.answer("-4", "n")
    assert interview.value("c") == "0"
    interview.answer("2", "n")
    with pytest.raises(FormError, match="SF093"):
        interview.remove_instance("people[1]")


def test_a_huge_count_is_bounded():
    interview = Interview(form_of(number("n"), *people(number("age"), repeat_count="${n}")))
    interview.answer("999999999", "n")
    assert len(interview.paths()) == 1_001


def test_instances_hidden_by_their_position_are_dropped():
    form = form_of(number("n"), *people(number("age"), relevant="position(.) <= ${n}"))
    interview = Interview(form)
    interview.answer("2", "n")
    ages(interview, "1", "2")
    interview.answer("1", "n")
    assert interview.answers() == {"n": "1", "people": [{"age": "1"}]}


def test_repeats_nest():
    form = form_of(
        row("begin_repeat", "house", label="Hus"),
        text("road"),
        row("begin_repeat", "person", label="Person"),
        text("name"),
        row("calculate", "full", calculation="concat(${name}, ' ', ${road}, ' ', position(..), '/', position(../..))"),
        row("end_repeat"),
        row("calculate", "inside", calculation="count(${person})"),
        row("end_repeat"),
        row("calculate", "all", calculation="join(' ', ${name})"),
        row("calculate", "picked", calculation="indexed-repeat(${name}, ${house}, 2, ${person}, 1)"),
    )
    interview = Interview(form)
    fill(interview, **{"house[1]/road": "Gaden", "house[1]/person[1]/name": "Ea"})
    interview.add_instance("house[1]/person")
    fill(interview, **{"house[1]/person[2]/name": "Bo"})
    interview.add_instance("house")
    fill(interview, **{"house[2]/road": "Vejen", "house[2]/person[1]/name": "Ib"})
    assert [interview.value(key) for key in ("all", "picked")] == ["Ea Bo Ib", "Ib"]
    assert interview.submit()["house"] == [
        {
            "road": "Gaden",
            "person": [{"name": "Ea", "full": "Ea Gaden 1/1"}, {"name": "Bo", "full": "Bo Gaden 2/1"}],
            "inside": "2",
        },
        {"road": "Vejen", "person": [{"name": "Ib", "full": "Ib Vejen 1/2"}], "inside": "1"},
    ]
    assert Interview.restore(form, interview.save()).answers() == interview.answers()
    interview.answer("Stien", "house[1]/road")
    assert interview.value("house[1]/person[2]/full") == "Bo Stien 2/1"


def test_a_default_runs_in_every_new_instance():
    form = form_of(text("a", default="x"), *people(text("b", default="concat(${a}, position(..))"), number("age")))
    interview = Interview(form, world())
    interview.answer("y", "a")
    interview.add_instance("people")
    assert [interview.value(f"people[{n}]/b") for n in (1, 2)] == ["x1", "y2"]


def test_relevance_of_a_group_reaches_into_repeats():
    form = form_of(
        text("go"), row("begin_group", "g", relevant="${go} = 'ja'"), *people(number("age")), row("end_group")
    )
    interview = Interview(form)
    assert interview.paths() == ("go",)
    interview.answer("ja", "go")
    ages(interview, "5")
    interview.answer("nej", "go")
    assert interview.answers() == {"go": "nej"}
    interview.answer("ja", "go")
    assert interview.answers()["people"] == [{"age": "5"}]


def test_a_repeat_from_within_another_branch_is_read_as_a_set():
    form = form_of(
        *people(number("age")),
        row("begin_repeat", "other", label="o"),
        row("calculate", "sum_of_ages", calculation="sum(${age})"),
        text("x"),
        row("end_repeat"),
    )
    interview = Interview(form)
    ages(interview, "1", "2")
    assert interview.value("other[1]/sum_of_ages") == "3"


def test_unknown_instances_are_told():
    interview = Interview(form_of(*people(number("age"))))
    for path in ("people[2]/age", "people[0]/age", "nobody[1]/age"):
        with pytest.raises(FormError, match="SF090"):
            interview.value(path)


def test_a_value_that_reads_itself_by_index_comes_to_rest():
    form = form_of(
        *people(number("age"), row("calculate", "odd", calculation="1 - indexed-repeat(${odd}, ${people}, 1)"))
    )
    interview = Interview(form)
    for _ in range(30):
        interview.add_instance("people")
    assert interview.value("people[2]/odd") in {"", "0", "1"}


def test_an_index_counts_as_position_does_also_where_an_instance_does_not_apply():
    form = form_of(
        *people(
            number("age"),
            row("calculate", "before", calculation="indexed-repeat(${age}, ${people}, position(..) - 1)"),
            relevant="position(.) != 1 or ${hide} = ''",
        ),
        text("hide"),
    )
    interview = Interview(form)
    ages(interview, "1", "2", "3")
    interview.answer("x", "hide")
    assert [interview.value(f"people[{n}]/before") for n in (2, 3)] == ["", "2"]
