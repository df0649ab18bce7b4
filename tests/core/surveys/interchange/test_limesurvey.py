import csv
import io
import re

import pytest

from lokalkontakt_core.surveys.engine.form_file import load_form
from lokalkontakt_core.surveys.interchange.limesurvey.writing import COLUMNS, write_limesurvey
from lokalkontakt_schemas.forms import shipped_forms

HEAD = '[form]\nform_id = "f"\n[choices.yn]\nja = "Ja"\nved_ikke = "Ved ikke"\nnej = "Nej"\n'


def rows_of(form):
    structure = write_limesurvey(load_form(form))
    reader = csv.DictReader(io.StringIO(structure.text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(reader), structure.remarks


def survey(*rows):
    return HEAD + "".join(f"[[survey]]\n{row}\n" for row in rows)


def condition(expression, *before):
    rows, remarks = rows_of(survey(*before, f'type = "text"\nname = "z"\nlabel = "Z"\nrelevant = "{expression}"'))
    (found,) = [row for row in rows if row["name"] == "z"]
    return found["relevance"], [one.code for one in remarks]


ASKED = (
    'type = "select_one yn"\nname = "a"',
    'type = "select_multiple yn"\nname = "m"',
    'type = "integer"\nname = "n"',
)


@pytest.mark.parametrize("shipped", shipped_forms(), ids=lambda form: form.name)
def test_a_shipped_form_has_every_question_and_option_in_every_language(shipped):
    form = load_form(shipped.text)
    rows, _ = rows_of(shipped.text)
    for language in form.languages:
        asked = [row for row in rows if row["class"] == "Q" and row["language"] == language]
        assert len(asked) == len(form.questions())
        options = [row for row in rows if row["class"] in {"A", "SQ"} and row["language"] == language]
        assert len(options) == sum(len(form.choices(question)) for question in form.questions())


@pytest.mark.parametrize("shipped", shipped_forms(), ids=lambda form: form.name)
def test_codes_keep_to_the_limits_and_are_unique(shipped):
    rows, _ = rows_of(shipped.text)
    asked = [row["name"] for row in rows if row["class"] == "Q" and row["language"] == "da"]
    assert len(set(asked)) == len(asked)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", code) for code in asked)
    assert all(re.fullmatch(r"[A-Za-z0-9]{1,5}", row["name"]) for row in rows if row["class"] in {"A", "SQ"})


def test_every_line_has_every_column():
    text = write_limesurvey(load_form(survey('type = "text"\nname = "a"\nlabel = "x\\ty\\nz"'))).text
    assert {line.count("\t") for line in text.splitlines()} == {len(COLUMNS) - 1}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("${a} = 'ja'", '(a.NAOK == "ja")'),
        ("${a} = 'ved_ikke'", '(a.NAOK == "vedik")'),
        ("${a} != 'ja'", '(a.NAOK != "ja")'),
        ("selected(${m}, 'ved_ikke')", '(m_vedik.NAOK == "Y")'),
        ("count-selected(${m}) > 1", "(count(that.m.NAOK) > 1)"),
        ("${n} <= 2", "(!is_empty(n.NAOK) and n.NAOK <= 2)"),
        ("${n} = 0", "(!is_empty(n.NAOK) and n.NAOK == 0)"),
        ("${n} + 1 > 2", "(!is_empty(n.NAOK) and (n.NAOK + 1) > 2)"),
        ("${n} * 2 != 3", "(is_empty(n.NAOK) or (n.NAOK * 2) != 3)"),
        ("${n} != 0", "(is_empty(n.NAOK) or n.NAOK != 0)"),
        ("not(${a} = 'ja') and true()", '(!((a.NAOK == "ja")) and 1)'),
        ("if(${n} > 1, 'x', 'y') = 'x'", '(if((!is_empty(n.NAOK) and n.NAOK > 1), "x", "y") == "x")'),
    ],
)
def test_an_expression_says_the_same_there(ours, theirs):
    assert condition(ours, *ASKED)[0] == theirs


@pytest.mark.parametrize(
    "ours", ["today() > '2026-01-01'", "${m} = 'ja'", "position(..) = 1", "uuid() = 'x'", "${a} + 1 = 2"]
)
def test_what_cannot_be_said_there_is_told_and_left_out(ours):
    relevance, codes = condition(ours, *ASKED)
    assert relevance == "1"
    assert "SF242" in codes


def test_braces_and_signs_of_html_in_texts_are_only_signs():
    rows, _ = rows_of(survey('type = "note"\nname = "a"\nlabel = "<b>{a} & b</b>"'))
    (row,) = [row for row in rows if row["name"] == "a"]
    assert row["text"] == "&lt;b&gt;&#123;a&#125; &amp; b&lt;/b&gt;"


def test_a_question_in_a_text_is_named_by_its_code():
    rows, _ = rows_of(survey('type = "text"\nname = "to_ord"', 'type = "note"\nname = "b"\nlabel = "Hej ${to_ord}"'))
    assert [row["text"] for row in rows if row["name"] == "b"] == ["Hej {toord.shown}"]


def test_groups_lie_beside_one_another_with_the_conditions_of_those_around():
    rows, _ = rows_of(
        survey(
            'type = "select_one yn"\nname = "a"',
            'type = "begin_group"\nname = "g"\nlabel = "Ydre"\nrelevant = "${a} = \'ja\'"',
            'type = "integer"\nname = "n"',
            'type = "begin_group"\nname = "h"\nlabel = "Indre"\nrelevant = "${n} > 1"',
            'type = "text"\nname = "t"',
            'type = "end_group"',
            'type = "text"\nname = "u"',
            'type = "end_group"',
        )
    )
    groups = [(row["name"], row["relevance"]) for row in rows if row["class"] == "G"]
    outer, inner = '(a.NAOK == "ja")', "(!is_empty(n.NAOK) and n.NAOK > 1)"
    assert groups == [("1", "1"), ("Ydre", outer), ("Indre", f"{outer} and {inner}"), ("Ydre", outer)]


def test_repeats_and_types_that_are_not_there_are_told():
    _, remarks = rows_of(
        survey(
            'type = "begin_repeat"\nname = "r"',
            'type = "text"\nname = "t"',
            'type = "end_repeat"',
            'type = "image"\nname = "i"',
            'type = "start"\nname = "s"',
        )
    )
    told = [(one.code, one.rows) for one in remarks if one.code in {"SF243", "SF244"}]
    assert told == [("SF243", (1,)), ("SF244", (4,)), ("SF244", (5,))]
