import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form import Repeat
from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.engine.loading import build_form
from lokalkontakt_core.surveys.engine.problems import Problems
from lokalkontakt_core.surveys.engine.question_types import STANDARD, Column, Control, QuestionType
from lokalkontakt_core.surveys.engine.rows import ChoiceRow, Written
from lokalkontakt_core.texts import Text
from tests.core.surveys.engine.helpers import form_of, form_text, refused, row
from tests.core.surveys.engine.samples import sample_text


def problems_of(text, **given):
    with pytest.raises(FormError) as raised:
        load_form(text, **given)
    assert raised.value.code == "SF000"
    assert raised.value.values["count"] == len(raised.value.details)
    return [(problem.code, problem.values.get("path")) for problem in raised.value.details]


def only_problem(*rows, **given):
    with pytest.raises(FormError) as raised:
        load_form(form_text(rows, **given))
    assert len(raised.value.details) == 1, raised.value.details
    return raised.value.details[0]


def text(name, **cells):
    return row("text", name, **{"label": name, **cells})


def test_the_sample_form_is_read_whole():
    form = load_form(sample_text())
    assert (form.form_id, form.version, form.languages) == ("evaluering-25", "1", ("da", "en"))
    assert form.title.in_language("en") == "Evaluation of the local contact"
    asked = [question for question in form.questions() if question.type not in {"note", "calculate"}]
    assert len(asked) == 25
    assert len(form.questions()) == 27
    agree = form.lists["agree"]
    assert [choice.score for choice in agree.choices] == [1, 2, 3, 4, 5, None]
    assert [choice.missing for choice in agree.choices] == [False] * 5 + [True]
    assert form.lists["town"].choices[2].columns == {"part": "syd"}


def test_a_plain_label_is_in_the_default_language():
    form = form_of(text("a", label="Hej"), default_language="en")
    assert form.question("a").label.by_language == {"en": "Hej"}


def test_groups_and_repeats_nest_and_give_the_question_its_place():
    form = form_of(
        row("begin_group", "g"), row("begin repeat", "r"), text("a"), row("end_repeat"), text("b"), row("end group")
    )
    (group,) = form.items
    repeat, after = group.items
    assert isinstance(repeat, Repeat)
    assert (repeat.key, repeat.items[0].key, after.key) == ("r", "a", "b")


def test_two_questions_of_one_name_in_different_groups_have_their_paths_as_keys():
    form = form_of(
        row("begin_group", "g"), text("a"), row("end_group"), row("begin_group", "h"), text("a"), row("end_group")
    )
    assert [question.key for question in form.questions()] == ["g/a", "h/a"]


BOOLEANS = [("yes", True), ("true", True), (True, True), ("no", False), (False, False), ("", False)]


@pytest.mark.parametrize(("written", "wanted"), BOOLEANS)
def test_required_is_read_in_every_spelling(written, wanted):
    assert Interview(form_of(text("a", required=written))).current.required is wanted


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


CYCLES = [
    ([("a", "${b} = 1"), ("b", "${a} = 1")], "a → b → a"),
    ([("a", "${b} = 1"), ("b", "${c} = 1"), ("c", "${a} = 1")], "a → b → c → a"),
]


@pytest.mark.parametrize(("relevants", "cycle"), CYCLES)
def test_a_circle_is_told_as_a_path(relevants, cycle):
    problem = only_problem(*(text(name, relevant=relevant) for name, relevant in relevants))
    shown = problem.values["cycle"].split(" → ")
    assert problem.code == "SF065"
    assert shown[0] == shown[-1]
    assert set(shown) == set(cycle.split(" → "))
    assert len(shown) == len(cycle.split(" → "))


def test_a_circle_through_a_group_and_a_calculation_is_found():
    problem = only_problem(
        row("calculate", "c", calculation="${inner} + 1"),
        row("begin_group", "g", relevant="${c} > 2"),
        row("integer", "inner", label="i"),
        row("end_group"),
    )
    assert problem.code == "SF065"
    assert set(problem.values["cycle"].split(" → ")) == {"c", "g", "inner"}


def test_a_constraint_may_read_its_own_answer_by_dot_and_by_name():
    form = form_of(row("integer", "a", label="a", constraint=". > 3 and ${a} < 9"))
    interview = Interview(form)
    assert interview.answer("2")
    assert interview.answer("9")
    assert not interview.answer("5")


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


@pytest.mark.slow
def test_a_form_of_ten_thousand_rows_is_read():
    rows = [text(f"q{n}", relevant=f"${{q{n - 1}}} = 'x'" if n else "") for n in range(10_000)]
    assert len(load_form(form_text(rows)).questions()) == 10_000


def test_more_rows_than_the_limit_are_refused():
    text_of_rows = '[form]\nform_id = "a"\n' + '[[survey]]\ntype = "note"\n' * 20_001
    assert problems_of(text_of_rows) == [("SF042", "survey")]


def test_a_thousand_problems_are_kept_and_the_rest_counted():
    rows = [row("txt", f"q{n}") for n in range(1_500)]
    with pytest.raises(FormError) as raised:
        load_form(form_text(rows))
    assert (raised.value.values["count"], len(raised.value.details)) == (1_500, 1_000)


def test_or_other_adds_the_choice_and_the_question():
    form = form_of(row("select_one yesno or_other", "q", label="q"))
    assert [choice.name for choice in form.lists["yesno"].choices] == ["ja", "nej", "other"]
    interview = Interview(form)
    assert interview.paths() == ("q",)
    interview.answer("other")
    assert interview.paths() == ("q", "q_other")


def test_a_reference_in_the_label_of_an_option_is_checked():
    text_of_form = form_text([row("select_one a", "q", label="q")], choices={"a": {"x": "Hej ${nobody}"}})
    assert problems_of(text_of_form) == [("SF060", "choices.a.x.label.da")]


@pytest.mark.parametrize("default", ["Hedensted (kommune)", "a + b", "3 - 4", "fx. noget(andet)", "."])
def test_a_default_that_calls_no_known_function_is_plain_text(default):
    assert form_of(text("a", default=default)).question("a").default == default


def test_a_plugin_adds_a_question_type_and_may_not_take_a_name():
    kind = QuestionType("cvr", Control.TEXT, Column.TEXT)
    types = STANDARD.with_types(kind)
    assert load_form(form_text([row("cvr", "a", label="a")]), types=types).question("a").type == "cvr"
    with pytest.raises(FormError) as raised:
        STANDARD.with_types(QuestionType("text", Control.TEXT, Column.TEXT))
    assert raised.value.code == "SF095"


def test_choices_from_a_file_are_the_rows_of_the_table():
    form = load_form(
        form_text([row("select_one_from_file byer.csv", "by", label="By")]),
        tables={"byer.csv": [{"name": "a", "label": "As", "people": "9"}]},
    )
    assert form.choices(form.question("by"))[0].columns["people"] == "9"


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


def _computed(name, calculation):
    return f'\n[[survey]]\ntype = "calculate"\nname = "{name}"\ncalculation = "{calculation}"\n'


@pytest.mark.parametrize(
    "rows",
    [
        _computed("a", "${b}") + _computed("b", "${a}"),
        _computed("a", "1") + _computed("b", "${c}") + _computed("c", "${a} + ${b}"),
        '\n[[survey]]\ntype = "begin_group"\nname = "g"\nrelevant = "${a} = 1"\n'
        + _computed("a", "1")
        + '\n[[survey]]\ntype = "end_group"\n',
        '\n[[survey]]\ntype = "begin_repeat"\nname = "r"\nrepeat_count = "${a}"\n'
        + _computed("a", "1")
        + '\n[[survey]]\ntype = "end_repeat"\n',
    ],
)
def test_a_circle_is_found_wherever_a_row_reads_further_down(rows):
    with pytest.raises(FormError) as refused:
        load_form('[form]\nform_id = "f"\n' + rows)
    assert [problem.code for problem in refused.value.details] == ["SF065"]


def test_reading_further_down_alone_is_no_circle():
    form = load_form('[form]\nform_id = "f"\n' + _computed("a", "${b}") + _computed("b", "1"))
    assert [question.key for question in form.questions()] == ["a", "b"]


def _has_circle(reads):
    done = set()
    while True:
        free = [name for name in reads if name not in done and set(reads[name]) <= done]
        if not free:
            return len(done) < len(reads)
        done.update(free)


_NAMES = ("a", "b", "c", "d", "e")
_READS = st.fixed_dictionaries({name: st.lists(st.sampled_from(_NAMES), max_size=2) for name in _NAMES})


@given(_READS)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_a_form_is_refused_for_a_circle_exactly_when_there_is_one(reads):
    apart = {name: [other for other in others if other != name] for name, others in reads.items()}
    rows = "".join(
        _computed(name, " + ".join(f"${{{other}}}" for other in others) or "1") for name, others in apart.items()
    )
    text = '[form]\nform_id = "f"\n' + rows
    if not _has_circle(apart):
        assert len(load_form(text).questions()) == len(_NAMES)
        return
    with pytest.raises(FormError) as told:
        load_form(text)
    assert [detail.code for detail in told.value.details] == ["SF065"]


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
