"""What each remark of the writers is about, one form each."""

import pytest

from lokalkontakt_core.surveys.engine.form_file import load_form, read_form
from lokalkontakt_core.surveys.interchange.limesurvey.writing import write_limesurvey
from lokalkontakt_core.surveys.interchange.surveyjs.writing import write_surveyjs
from lokalkontakt_core.surveys.interchange.xlsform.writing import LONGEST_CELL, write_xlsform

HEAD = '[form]\nform_id = "f"\n'
YN = '[choices.yn]\nja = { label = "Ja" }\nved_ikke = { label = "Ved ikke" }\n'


def row(**cells):
    return "[[survey]]\n" + "".join(f"{key} = {value!r}\n" for key, value in {"label": "Hvad?", **cells}.items())


TWICE = (
    row(type="begin_group", name="g")
    + row(type="text", name="a")
    + row(type="end_group")
    + row(type="begin_group", name="h")
    + row(type="text", name="a")
    + row(type="end_group")
)
REPEAT = row(type="begin_repeat", name="r") + row(type="text", name="b") + row(type="end_repeat")


def limesurvey(text):
    return write_limesurvey(load_form(text)).remarks


def surveyjs(text):
    return write_surveyjs(load_form(text)).remarks


def xlsform(text):
    return write_xlsform(read_form(text)[0]).remarks


@pytest.mark.parametrize(
    ("write", "form", "code", "rows", "column"),
    [
        (xlsform, row(type="note", name="a", label="x" * (LONGEST_CELL + 1)), "SF230", (2,), "label"),
        (xlsform, '[choices.l]\na = { "min farve" = "x" }\n' + row(type="note", name="a"), "SF232", (), "min farve"),
        (limesurvey, row(type="text", name="to_ord"), "SF240", (), ""),
        (limesurvey, YN + row(type="select_one yn", name="a"), "SF241", (), "yn"),
        (limesurvey, row(type="text", name="a", appearance="w1"), "SF255", (1,), "appearance"),
        (limesurvey, row(type="range", name="a", parameters="step=2"), "SF256", (1,), "parameters"),
        (
            limesurvey,
            YN.replace("}", ", missing = true }") + row(type="select_one yn", name="a"),
            "SF257",
            (),
            "missing",
        ),
        (limesurvey, 'version = "2"\n' + row(type="text", name="a"), "SF258", (), "version"),
        (limesurvey, YN + row(type="text", name="a"), "SF259", (), "list_name"),
        (surveyjs, YN + row(type="select_one yn", name="a"), "SF260", (), "list_name"),
        (limesurvey, row(type="text", name="a").replace("'Hvad?'", '{ en = "What?" }'), "SF261", (1,), "label"),
        (surveyjs, TWICE, "SF262", (5,), "name"),
        (surveyjs, row(type="acknowledge", name="a"), "SF263", (1,), "type"),
        (surveyjs, row(type="text", name="a", guidance_hint="Lang"), "SF264", (1,), "guidance_hint"),
        (limesurvey, TWICE + row(type="note", name="n", label="Hej ${last-saved#n}"), "SF265", (7,), "label"),
        (surveyjs, REPEAT + row(type="note", name="n", label="Hej ${b}"), "SF265", (4,), "label"),
        (surveyjs, row(type="text", name="a") + row(type="note", name="n", label="Skriv {a}"), "SF266", (2,), "label"),
    ],
)
def test_what_is_not_carried_over_is_told_with_its_code_and_place(write, form, code, rows, column):
    found = [(one.rows, one.column) for one in write(HEAD + form) if one.code == code]
    assert (rows, column) in found
    assert len(found) == 1 or code == "SF258"


def test_the_same_of_many_rows_is_one_remark_with_all_rows():
    form = HEAD + "".join(row(type="text", name=f"q{number}", appearance="w1") for number in range(5))
    (one,) = [remark for remark in limesurvey(form) if remark.code == "SF255"]
    assert one.rows == (1, 2, 3, 4, 5)


@pytest.mark.parametrize("write", [limesurvey, surveyjs])
def test_a_plain_form_without_settings_is_carried_over_without_a_word(write):
    form = HEAD + '[choices.a]\nja = "Ja"\nnej = "Nej"\n' + row(type="select_one a", name="a")
    assert [one.code for one in write(form)] == ["SF258"]
