import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.loading import build_form
from lokalkontakt_core.surveys.engine.problems import Problems
from lokalkontakt_core.surveys.engine.question_types import STANDARD
from lokalkontakt_core.surveys.engine.rows import ChoiceRow, Written
from lokalkontakt_core.texts import Text
from tests.core.surveys.engine.helpers import form_of, form_text, only_problem, problems_of, refused, row, text
from tests.core.surveys.engine.samples import sample_text

PROBLEMS = [
    ([row("txt", "a")], "SF020", "survey[1].type", "text"),
    ([row("select_one yesnoo", "a")], "SF027", "survey[1].type", "yesno"),
    ([row("select_one", "a")], "SF028", "survey[1].type", None),
    ([row("text yesno", "a")], "SF020", "survey[1].type", "text"),
    ([row("", "a")], "SF006", "survey[1].type", None),
    ([row("text")], "SF006", "survey[1].name", None),
    ([row("text", "1a")], "SF022", "survey[1].name", None),
    ([row("text", "a b")], "SF022", "survey[1].name", None),
    ([text("a"), text("a")], "SF023", "survey[2].name", None),
    ([row("begin_group", "g"), text("g2"), row("end_repeat")], "SF026", "survey[3].type", None),
    ([row("begin_group", "g"), text("a")], "SF025", "survey[1].type", None),
    ([text("a"), row("end_group")], "SF024", "survey[2].type", None),
    ([text("a", relevnt="1")], "SF004", "survey[1].relevnt", "relevant"),
    ([text("a", hint=3)], "SF005", "survey[1].hint", None),
    ([text("a", label={"dansk!": "x"})], "SF008", "survey[1].label.dansk!", None),
    ([text("a", default=["x"])], "SF005", "survey[1].default", None),
    ([row("range", "a", parameters="start")], "SF033", "survey[1].parameters", None),
    ([row("range", "a", parameters="start=x")], "SF034", "survey[1].parameters", None),
    ([row("range", "a", parameters="start=0 end=0")], "SF034", "survey[1].parameters", None),
    ([row("range", "a", parameters="step=0")], "SF034", "survey[1].parameters", None),
    ([row("range", "a", parameters="stert=1")], "SF035", "survey[1].parameters", "start"),
    ([row("integer", "a", default="tre")], "SF036", "survey[1].default", None),
    ([row("select_one yesno", "a", default="måske")], "SF036", "survey[1].default", None),
    ([text("a"), text("b", calculation="1", trigger="a")], "SF037", "survey[2].trigger", None),
    ([text("a"), text("b", calculation="1", trigger="${aa}")], "SF060", "survey[2].trigger", "a"),
    ([row("select_one yesno or_other", "a", choice_filter="1 = 1")], "SF040", "survey[1].choice_filter", None),
    ([row("select_one_from_file by.csv", "a")], "SF041", "survey[1].type", None),
    ([row("calculate", "a")], "SF006", "survey[1].calculation", None),
    ([text("a"), text("b", relevant="${aa} = 1")], "SF060", "survey[2].relevant", "a"),
    ([text("a"), text("b", relevant="a = 1")], "SF061", "survey[2].relevant", "a"),
    ([text("a"), text("b", relevant="${a} = ja")], "SF061", "survey[2].relevant", None),
    ([text("a"), text("b", relevant="../c = 1")], "SF062", "survey[2].relevant", None),
    ([text("a"), text("b", relevant="../../c = 1")], "SF062", "survey[2].relevant", None),
    ([text("a"), text("b", relevant="/prove/aa = 1")], "SF062", "survey[2].relevant", "a"),
    ([text("a", constraint="selectd(., 'x')")], "SF055", "survey[1].constraint", "selected"),
    ([text("a", constraint="selected(.)")], "SF066", "survey[1].constraint", None),
    ([text("a", constraint="true(1)")], "SF066", "survey[1].constraint", None),
    ([text("a", constraint="regex(., '[')")], "SF069", "survey[1].constraint", None),
    ([text("a", constraint="instance('yesn')/root/item[1]/name = .")], "SF067", "survey[1].constraint", "yesno"),
    ([text("a", constraint="instance('yesno')/rot/item = .")], "SF062", "survey[1].constraint", "root"),
    ([text("a", constraint="instance('yesno')/root/item[nam = .]/name = .")], "SF062", "survey[1].constraint", "name"),
    ([text("a", constraint="jr:choice-name(., '${a}') = ''")], "SF068", "survey[1].constraint", None),
    ([text("a", constraint="position('x') = 1")], "SF068", "survey[1].constraint", None),
    ([text("a", constraint="indexed-repeat(${a}, ${a}, 1) = ''")], "SF068", "survey[1].constraint", None),
    ([text("a", relevant=". = 1")], "SF070", "survey[1].relevant", None),
    ([text("a", relevant="${a} = 1")], "SF070", "survey[1].relevant", None),
    ([row("calculate", "a", calculation="${a} + 1")], "SF070", "survey[1].calculation", None),
    ([row("select_one yesno", "a", choice_filter="colour = 1")], "SF062", "survey[1].choice_filter", None),
    ([text("first", label="Hej ${frst}")], "SF060", "survey[1].label.da", "first"),
    (
        [text("a", constraint="1", constraint_message={"da": "ok", "en": "${z}"})],
        "SF060",
        "survey[1].constraint_message.en",
        None,
    ),
    ([text("first", default="${frst}")], "SF060", "survey[1].default", "first"),
    ([text("a", default="concat(1")], "SF054", "survey[1].default", None),
    ([text("a", relevant="${last-saved#b} = 1")], "SF060", "survey[1].relevant", None),
]


@pytest.mark.parametrize(("rows", "code", "path", "suggestion"), PROBLEMS)
def test_a_problem_is_told_with_its_code_path_and_nearest_name(rows, code, path, suggestion):
    problem = only_problem(*rows)
    assert (problem.code, problem.values["path"]) == (code, path)
    if suggestion is not None:
        assert problem.values["suggestion"] == suggestion
    assert problem.values["line"] > 0


def test_a_problem_in_an_expression_has_column_and_the_whole_expression():
    problem = only_problem(text("a"), text("b", relevant="${a} = 1 and ${x} = 2"))
    assert problem.values["column"] == 14
    assert problem.values["expression"] == "${a} = 1 and ${x} = 2"


def test_all_problems_are_told_at_once():
    rows = [
        row("txt", "a"),
        text("b", relevant="${q} = 1 and ${r} = 2 and foo(1)", constraint="(", colour="red"),
        row("select_one nolist", "b"),
    ]
    assert sorted(problems_of(form_text(rows))) == sorted(
        [
            ("SF020", "survey[1].type"),
            ("SF004", "survey[2].colour"),
            ("SF054", "survey[2].constraint"),
            ("SF027", "survey[3].type"),
            ("SF023", "survey[3].name"),
            ("SF060", "survey[2].relevant"),
            ("SF060", "survey[2].relevant"),
            ("SF055", "survey[2].relevant"),
        ]
    )


def test_the_line_of_the_row_is_told():
    broken = sample_text().replace('type = "acknowledge"', 'type = "acknowlege"')
    with pytest.raises(FormError) as raised:
        load_form(broken)
    (problem,) = raised.value.details
    lines = broken.splitlines()
    assert lines[problem.values["line"]] == 'type = "acknowlege"'


def test_a_file_that_is_no_toml_is_told_with_line_and_column():
    with pytest.raises(FormError) as raised:
        load_form('[form]\nform_id = "a"\nversion = \n')
    (problem,) = raised.value.details
    assert (problem.code, problem.values["line"], problem.values["column"]) == ("SF001", 3, 11)


def test_missing_sections_and_unknown_ones_are_told():
    assert problems_of("[frm]\nx = 1\n") == [("SF002", "frm"), ("SF003", "form"), ("SF003", "survey")]


def test_a_wrong_choice_list_is_told_entry_by_entry():
    lists = {
        "empty": {},
        "odd": {"a b": "x", "c": {"label": "c", "score": "high"}, "d": {"missing": "no"}, "e": {"size": [1]}, "f": 3},
    }
    assert sorted(problems_of(form_text([text("a")], choices=lists))) == [
        ("SF005", "choices.odd.c.score"),
        ("SF005", "choices.odd.d.missing"),
        ("SF005", "choices.odd.e.size"),
        ("SF005", "choices.odd.f"),
        ("SF030", "choices.odd.a b"),
        ("SF031", "choices.empty"),
    ]


def test_groups_nested_without_end_are_refused_and_bounded():
    rows = [row("begin_group", f"g{n}") for n in range(5_000)]
    assert problems_of(form_text(rows)) == [("SF044", "survey[33].type")]


def test_more_rows_than_the_limit_are_refused():
    text_of_rows = '[form]\nform_id = "a"\n' + '[[survey]]\ntype = "note"\n' * 20_001
    assert problems_of(text_of_rows) == [("SF042", "survey")]


def test_a_thousand_problems_are_kept_and_the_rest_counted():
    rows = [row("txt", f"q{n}") for n in range(1_500)]
    with pytest.raises(FormError) as raised:
        load_form(form_text(rows))
    assert (raised.value.values["count"], len(raised.value.details)) == (1_500, 1_000)


scalars = st.one_of(st.text(max_size=8), st.integers(-5, 5), st.booleans(), st.floats(allow_nan=False, width=16))


values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)


keys = st.sampled_from(
    [
        "type",
        "name",
        "label",
        "relevant",
        "constraint",
        "calculation",
        "choice_filter",
        "default",
        "trigger",
        "parameters",
        "repeat_count",
        "x",
    ]
)


kinds = st.sampled_from(
    [
        "text",
        "select_one a",
        "begin_group",
        "end_group",
        "begin_repeat",
        "end_repeat",
        "calculate",
        "range",
        "note",
        "rank a",
    ]
)


logic = st.sampled_from(
    [
        "${a} = 1",
        "${b}",
        ". > 1",
        "../a",
        "${r}[1]/a",
        "position(..)",
        "count(${r})",
        "((",
        "true()",
        "instance('a')/root/item[name=${a}]/label",
    ]
)


rows_of_any_kind = st.lists(
    st.dictionaries(keys, st.one_of(values, logic), max_size=4).flatmap(
        lambda cells: st.tuples(kinds, st.sampled_from("abr")).map(
            lambda pair: {"type": pair[0], "name": pair[1], **cells}
        )
    ),
    max_size=6,
)


@given(rows_of_any_kind)
@settings(max_examples=120, deadline=None)
def test_any_rows_become_a_form_that_runs_or_coded_problems(rows):
    written = tomli_w.dumps({"form": {"form_id": "f"}, "choices": {"a": {"x": "X"}}, "survey": rows})
    problem = refused(load_form, written)
    if problem is None:
        Interview(load_form(written)).violations()
    else:
        assert problem.code == "SF000"
        assert all(detail.code.startswith("SF") and "path" in detail.values for detail in problem.details)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_refused_with_coded_problems(written):
    with pytest.raises(FormError) as raised:
        load_form(written)
    assert raised.value.code == "SF000"


def test_a_question_of_unknown_type_is_told_once_and_not_again_where_it_is_named():
    rows = [
        row("begin_gruop", "g", label="g"),
        row("tekst", "a", label="a", relevant="1 +"),
        row("text", "b", label="b ${a}", relevant="${a} != '' and ${a_other} = ''"),
        row("select_won yesno or_other", "a2", label="a2", choice_filter="x = ${a}", parameters="a=b", default="zzz"),
        row("calculate", "c", calculation="${a2_other}", trigger="${a}"),
        row("end_gruop"),
    ]
    found = [(one.code, one.values["path"]) for one in refused(form_of, *rows).details]
    assert found == [
        ("SF020", "survey[1].type"),
        ("SF020", "survey[2].type"),
        ("SF054", "survey[2].relevant"),
        ("SF020", "survey[4].type"),
        ("SF020", "survey[6].type"),
        ("SF060", "survey[3].relevant"),
    ]


def test_an_option_that_stands_twice_in_a_list_is_told_with_its_list():
    rows = (ChoiceRow("ja", Text({"da": "Ja"})), ChoiceRow("nej", Text({"da": "Nej"})), ChoiceRow("ja", Text({})))
    written = Written({"form_id": "prove"}, Text({}), ("da",), {"yn": rows}, ())
    (problem,) = refused(build_form, written, Problems(), STANDARD).details
    assert (problem.code, problem.values["path"]) == ("SF029", "choices.yn.ja")
    assert (problem.values["list"], problem.values["name"]) == ("yn", "ja")


def test_a_file_that_is_too_long_is_refused_before_it_is_read(monkeypatch):
    text = form_text([row("text", "a", label="a")])
    monkeypatch.setattr("lokalkontakt_core.surveys.engine.form_file.LONGEST_FILE", len(text))
    assert load_form(text).questions()
    monkeypatch.setattr("lokalkontakt_core.surveys.engine.form_file.tomllib.loads", pytest.fail)
    (problem,) = refused(load_form, text + "\n").details
    assert (problem.code, problem.values["limit"]) == ("SF043", len(text))
