"""Every attribute of the form model comes back from another system as it went, or is told by name.

The attributes are those the records have now: one that is added to them and is neither carried nor told fails here.
"""

import csv
import io

import attrs
import pytest

from lokalkontakt_core.surveys.engine.form import Choice, ChoiceList, Form, Group, Question, Repeat
from lokalkontakt_core.surveys.engine.form_file import load_form, read_form
from lokalkontakt_core.surveys.engine.question_types import STANDARD
from lokalkontakt_core.surveys.engine.rows import COLUMNS, ChoiceRow, SurveyRow, Written
from lokalkontakt_core.surveys.interchange.carrying import carry_over, from_xlsform
from lokalkontakt_core.surveys.interchange.left_out import attributes_set
from lokalkontakt_core.surveys.interchange.limesurvey.writing import write_limesurvey
from lokalkontakt_core.surveys.interchange.remarks import Weight
from lokalkontakt_core.surveys.interchange.surveyjs.reading import read_surveyjs
from lokalkontakt_core.surveys.interchange.surveyjs.writing import write_surveyjs
from lokalkontakt_core.surveys.interchange.xlsform.writing import write_xlsform

HEAD = """
[form]
form_id = "probe"
version = "7"
default_language = "da"
style = "pages"
instance_name = "${n}"
form_title = { da = "Prøve", en = "Probe" }

[choices.yn]
ja = { label = { da = "Ja", en = "Yes" }, score = 1, farve = "x" }
nej = { label = { da = "Nej", en = "No" }, score = 0.5, farve = "y" }
ved = { label = { da = "Ved ikke", en = "Don't know" }, missing = true, farve = "x" }

[choices.unused]
a = { label = { da = "A", en = "A" } }

[[survey]]
type = "integer"
name = "n"
label = { da = "Hvor mange?", en = "How many?" }
"""
ROW = """
[[survey]]
type = "{type}"
name = "q"
label = {{ da = "Om {{x}} og ${{n}}", en = "About {{x}} and ${{n}}" }}
hint = {{ da = "Kort hjælp", en = "Short help" }}
guidance_hint = {{ da = "Lang hjælp", en = "Long help" }}
required = "${{n}} = 1"
required_message = {{ da = "Svar", en = "Answer" }}
relevant = "${{n}} = 2"
constraint = ". != 'z'"
constraint_message = {{ da = "Ikke z", en = "Not z" }}
calculation = "${{n}} + 1"
trigger = "${{n}}"
readonly = true
appearance = "w1"
{more}
"""
GROUPS = """
[[survey]]
type = "begin_group"
name = "g"
label = { da = "Gruppe", en = "Group" }
relevant = "${n} = 1"
appearance = "field-list"
[[survey]]
type = "text"
name = "inner"
label = { da = "Indeni", en = "Inside" }
[[survey]]
type = "end_group"
[[survey]]
type = "begin_repeat"
name = "r"
label = { da = "Flere", en = "Several" }
relevant = "${n} = 1"
appearance = "w2"
repeat_count = "${n}"
[[survey]]
type = "text"
name = "again"
label = { da = "Igen", en = "Again" }
[[survey]]
type = "end_repeat"
"""
ANSWERS = """
[[survey]]
type = "select_one ${n}"
name = "q"
label = { da = "Hvilket?", en = "Which?" }
choice_filter = "${n} > 3"
"""
DEFAULTS = {"date": "2026-01-02", "time": "10:00", "dateTime": "2026-01-02T10:00", "geopoint": "55 9 0 0"}
NO_DEFAULT = {"rank", "range", "acknowledge", "note", "audit"}
PARAMETERS = {"range": "start=1 end=9 step=2"}
VALUES = {"randomize": "true", "seed": "${n}", "value": "navn", "label": "titel", "rows": "4", "max-pixels": "640"}
VALUES |= {"app": "x", "quality": "low"}
TABLES = {"yn.csv": [{"name": "ja", "label": "Ja"}, {"name": "nej", "label": "Nej"}]}
WHOLE = {"SF244"}
"""The question as a whole is told, so that none of its attributes need be."""


def question_form(kind):
    more = []
    listed = kind.has_list
    written = f"{kind.name} {'yn.csv' if kind.name.endswith('_from_file') else 'yn'}" if listed else kind.name
    if listed:
        more.append('choice_filter = "name = ${n}"')
    if kind.name not in NO_DEFAULT and kind.possible:
        numbers = {"integer", "decimal"}
        more.append(f'default = "{"ja" if listed else "3" if kind.name in numbers else DEFAULTS.get(kind.name, "x")}"')
    parameters = PARAMETERS.get(kind.name) or " ".join(f"{name}={VALUES[name]}" for name in sorted(kind.parameters))
    if parameters:
        more.append(f'parameters = "{parameters}"')
    head = HEAD.replace("[choices.yn]", "[choices.andre]") if written.endswith(".csv") else HEAD
    return head + ROW.format(type=written, more="\n".join(more))


def by_xlsform(text):
    exported = write_xlsform(read_form(text)[0])
    carried = from_xlsform(exported.book, tables=TABLES)
    return carried.form, (*exported.remarks, *carried.remarks)


def by_surveyjs(text):
    document = write_surveyjs(load_form(text, tables=TABLES))
    carried = carry_over(read_surveyjs(document.text, fallback_id="surveyjs"))
    return carried.form, (*document.remarks, *carried.remarks)


def rows_of(form):
    found, waiting = [], list(form.items)
    while waiting:
        item = waiting.pop(0)
        found.append(item)
        waiting[:0] = getattr(item, "items", ())
    return {item.name: item for item in found}


def meaning(value):
    return getattr(value, "tree", value)


def named(remarks, attribute, row=None):
    rows = () if row is None else (row,)
    return [one for one in remarks if one.column.partition(",")[0] == attribute and (not rows or row in one.rows)]


BACK = {"xlsform": by_xlsform, "surveyjs": by_surveyjs}
TYPES = [kind for kind in STANDARD.by_name.values() if kind.name not in {"xml-external", "csv-external"}]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("system", BACK)
def test_an_attribute_of_a_question_comes_back_or_is_told(system, kind):
    text = question_form(kind)
    went = rows_of(load_form(text, tables=TABLES))["q"]
    form, remarks = BACK[system](text)
    told = {one.code for one in remarks if went.row in one.rows}
    assert form is not None, [one for one in remarks if one.weight is Weight.ERROR]
    if told & WHOLE:
        assert "q" not in rows_of(form)
        return
    came = rows_of(form)["q"]
    for attribute in attributes_set(went):
        if meaning(getattr(came, attribute)) != meaning(getattr(went, attribute)) and attribute != "row":
            renamed = {"list_name": went.list_name} if attribute == "list_name" else {}
            fitting = named(remarks, attribute, None if renamed else went.row)
            assert fitting, (attribute, getattr(came, attribute))


def test_the_forms_above_set_every_attribute_of_every_record():
    forms = [load_form(question_form(kind), tables=TABLES) for kind in TYPES]
    forms.extend((load_form(HEAD + GROUPS), load_form(HEAD + ANSWERS)))
    items = [item for form in forms for item in rows_of(form).values()]
    lists = [found for form in forms for found in form.lists.values()]
    options = [choice for found in lists for choice in found.choices]
    for record, values in (
        (Question, items),
        (Group, items),
        (Repeat, items),
        (Choice, options),
        (ChoiceList, lists),
        (Form, forms),
    ):
        of_kind = [value for value in values if type(value) is record]
        never = {field.name for field in attrs.fields(record)} - {
            name for value in of_kind for name in attributes_set(value)
        }
        assert never == set(), record


def test_every_column_of_a_form_file_is_an_attribute_or_written_otherwise():
    attributes = {field.name for record in (Question, Group, Repeat) for field in attrs.fields(record)}
    assert set(COLUMNS) <= attributes
    assert {field.name for field in attrs.fields(SurveyRow)} == {"number", "cells", "texts"}
    assert {field.name for field in attrs.fields(ChoiceRow)} == {field.name for field in attrs.fields(Choice)}
    assert {field.name for field in attrs.fields(Written)} == {
        "settings",
        "title",
        "languages",
        "lists",
        "rows",
        "tables",
    }


def test_options_that_are_answers_come_back_in_an_xlsform_and_are_told_elsewhere():
    text = HEAD + ANSWERS
    form, remarks = by_xlsform(text)
    went, came = load_form(text).question("q"), form.question("q")
    assert (came.options.tree, came.choice_filter.tree) == (went.options.tree, went.choice_filter.tree)
    assert not named(remarks, "type")
    assert not named(remarks, "choice_filter")
    for write in (write_surveyjs, write_limesurvey):
        (told,) = named(write(load_form(text)).remarks, "type", went.row)
        assert (told.code, told.values["expression"]) == ("SF242", "${n}")


@pytest.mark.parametrize("system", BACK)
def test_an_attribute_of_a_group_comes_back_or_is_told(system):
    text = HEAD + GROUPS
    went = rows_of(load_form(text))
    form, remarks = BACK[system](text)
    came = rows_of(form)
    for name in ("g", "r"):
        for attribute in set(attributes_set(went[name])) - {"items", "row"}:
            if meaning(getattr(came[name], attribute)) != meaning(getattr(went[name], attribute)):
                assert named(remarks, attribute, went[name].row), attribute


@pytest.mark.parametrize("system", BACK)
def test_an_attribute_of_an_option_comes_back_or_is_told(system):
    text = question_form(STANDARD.by_name["select_one"])
    went = load_form(text)
    form, remarks = BACK[system](text)
    for before, after in zip(went.choices(went.question("q")), form.choices(form.question("q")), strict=True):
        for attribute in attributes_set(before):
            value = getattr(before, attribute)
            if getattr(after, attribute) != value:
                for column in value if attribute == "columns" else (attribute,):
                    assert [one for one in named(remarks, column) if one.values.get("list") == "yn"], column


@pytest.mark.parametrize("system", BACK)
def test_what_is_set_for_a_whole_form_comes_back_or_is_told(system):
    text = question_form(STANDARD.by_name["select_one"])
    went = load_form(text)
    form, remarks = BACK[system](text)
    assert form.title == went.title
    assert form.languages == went.languages
    for key in ("form_id", "version", "style", "instance_name"):
        assert form.settings.get(key) == went.settings[key] or named(remarks, key), key
    for name in went.lists:
        assert name in form.lists or [one for one in remarks if one.values.get("list") == name], name


CARRIED_BY_LIMESURVEY = {
    "name": ("name", "q"),
    "label": ("text", "Om &#123;x&#125; og {n.shown}"),
    "hint": ("help", "Kort hjælp"),
    "relevant": ("relevance", "(!is_empty(n.NAOK) and n.NAOK == 2)"),
    "constraint": ("em_validation_q", '(this.NAOK != "z")'),
    "constraint_message": ("em_validation_q_tip", "Ikke z"),
    "calculation": ("equation", '{if(!is_empty(n.NAOK), (n.NAOK + 1), "")}'),
}
WRITTEN_SOMEHOW = {"key", "type", "row", "list_name", "default"}


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_an_attribute_of_a_question_stands_in_limesurvey_or_is_told(kind):
    text = question_form(kind)
    form = load_form(text, tables=TABLES)
    question = form.question("q")
    structure = write_limesurvey(form)
    if {one.code for one in structure.remarks if question.row in one.rows} & WHOLE:
        return
    rows = csv.DictReader(io.StringIO(structure.text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    rows = list(rows)
    at = next(
        index for index, row in enumerate(rows) if (row["class"], row["name"], row["language"]) == ("Q", "q", "da")
    )
    for attribute in set(attributes_set(question)) - WRITTEN_SOMEHOW:
        column, expected = CARRIED_BY_LIMESURVEY.get(attribute, ("", ""))
        carried = bool(column) and rows[at][column] == expected
        assert carried or named(structure.remarks, attribute, question.row), (attribute, rows[at].get(column))
    default = rows[at]["default"] == question.default or rows[at]["default"] == "ja"
    assert question.default is None or default or named(structure.remarks, "default", question.row)
    options = [row for row in rows[at + 1 : at + 1 + len(form.choices(question))] if row["class"] in {"A", "SQ"}]
    assert [row["text"] for row in options if question.list_name] == [
        choice.label.in_language("da") for choice in form.choices(question)
    ]


@pytest.mark.parametrize(("write", "settings"), [(write_limesurvey, True), (write_surveyjs, True)])
def test_everything_else_of_a_form_is_told_where_there_is_no_place_for_it(write, settings):
    form = load_form(question_form(STANDARD.by_name["select_one"]) + GROUPS)
    remarks = write(form).remarks
    columns = {one.column for one in remarks}
    assert {"form_id", "version", "style", "instance_name", "score", "missing", "farve", "appearance"} <= columns
    assert [one.values["list"] for one in remarks if one.code == "SF259"] == ["unused"]
