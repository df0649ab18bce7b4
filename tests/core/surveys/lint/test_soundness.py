"""What the judge of conditions claims, held against every answer there is."""

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.engine.interview import Interview
from lokalkontakt_core.surveys.lint.checking import check_form
from tests.core.surveys.engine.helpers import form_text, row

LISTS = {
    "one": {name: {"label": name.upper()} for name in ("x", "y", "z")},
    "many": {name: {"label": name.upper()} for name in ("p", "q")},
}
DOMAINS = {
    "one": ["", "x", "y", "z"],
    "many": ["", "p", "q", "p q"],
    "number": ["", *(str(number) for number in range(-1, 8))],
    "day": ["", "2020-04-30", *(date(2020, 5, number).isoformat() for number in range(1, 6))],
    "words": ["", "x", "xx", "xxxxx", "2", "3.0", "2.5", "3", "9"],
}
leaves = st.one_of(
    st.builds("${{one}} {} '{}'".format, st.sampled_from(["=", "!="]), st.sampled_from(["x", "y", "z", ""])),
    st.builds("selected(${{many}}, '{}')".format, st.sampled_from("pq")),
    st.builds("count-selected(${{many}}) {} {}".format, st.sampled_from([">", "<", "="]), st.integers(0, 3)),
    st.builds("${{number}} {} {}".format, st.sampled_from(["<", "<=", ">", ">=", "=", "!="]), st.integers(0, 6)),
    st.builds("${{day}} {} '2020-05-0{}'".format, st.sampled_from(["<", ">=", "="]), st.integers(1, 4)),
    st.builds("${{words}} {} {}".format, st.sampled_from(["=", "!=", ">"]), st.sampled_from(["'x'", "2", "''", "3"])),
    st.just("string-length(${words}) > 2"),
    st.just("${number} > ${words}"),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds("not({})".format, inner),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " and ".join(parts) + ")"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " or ".join(parts) + ")"),
    ),
    max_leaves=5,
)


def text_of(condition, around):
    rows = [
        row("select_one one", "one", label="En"),
        row("select_multiple many", "many", label="Flere"),
        row("integer", "number", label="Tal", relevant="${one} != 'z'"),
        row("date", "day", label="Dag"),
        row("text", "words", label="Ord"),
        row("begin_group", "around", relevant=around),
        row("text", "here", label="Her"),
        row("text", "asked", label="Spurgt", relevant=condition),
        row("end_group"),
    ]
    return form_text(rows, LISTS)


def seen(condition, around):
    """Give whether the group and the question in it are shown, for every combination of answers that matters."""
    form = load_form(text_of(condition, around))
    read = {name for name in DOMAINS if f"${{{name}}}" in condition + around}
    read |= {"one"} if "number" in read else set()
    names = [name for name in DOMAINS if name in read]
    interview = Interview(form)
    current = dict.fromkeys(names, "")
    for values in product(*(DOMAINS[name] for name in names)):
        for name, value in zip(names, values, strict=True):
            if current[name] != value and interview.is_relevant(name):
                assert interview.answer(value, name) == ()
                current[name] = value
        yield interview.is_relevant("here"), interview.is_relevant("asked")


@settings(max_examples=40, deadline=None)
@given(conditions, st.sampled_from(["true()", "${one} = 'x'", "${number} > 3"]))
def test_what_is_said_never_to_be_shown_never_is_and_what_is_said_to_be_always_shown_is(condition, around):
    text = text_of(condition, around)
    report = check_form(text)
    codes = {one.code for one in report.findings if one.path == "survey[8].relevant"}
    shown = list(seen(condition, around)) if codes & {"SF110", "SF111", "SF112"} else []
    if codes & {"SF110", "SF111"}:
        assert not any(asked for _, asked in shown)
    if "SF112" in codes:
        assert all(asked for group, asked in shown if group)


@settings(max_examples=40, deadline=None)
@given(conditions)
def test_a_condition_that_is_shown_for_no_answer_is_found_where_all_its_values_can_be_listed(condition):
    if "${number} > ${words}" in condition or "string-length" in condition:
        return  # values that cannot be listed
    text = text_of(condition, "true()")
    codes = {one.code for one in check_form(text).findings if one.path == "survey[8].relevant"}
    if not codes & {"SF110", "SF111"}:
        assert any(asked for _, asked in seen(condition, "true()"))
