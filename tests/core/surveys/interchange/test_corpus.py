"""Every small form of the corpus is carried over as it says, and pyxform agrees where it does not say otherwise."""

import importlib.util

import pytest

from lokalkontakt_cli.spreadsheets import read_workbook, workbook_bytes
from lokalkontakt_core.surveys.engine.form_file import read_form
from lokalkontakt_core.surveys.interchange.carrying import from_xlsform
from lokalkontakt_core.surveys.interchange.form_text import write_form
from lokalkontakt_core.surveys.interchange.markdown import read_markdown, write_markdown
from lokalkontakt_core.surveys.interchange.remarks import Weight
from lokalkontakt_core.surveys.interchange.xlsform.writing import write_xlsform

sheets = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("xlsxwriter", "python_calamine")),
    reason="the libraries for spreadsheets are not installed (extra sheets)",
)
oracle = [
    pytest.mark.oracle,
    pytest.mark.skipif(importlib.util.find_spec("pyxform") is None, reason="pyxform is not installed (extra test)"),
]


def pyxform_refuses(content, file_type=".md"):
    from pyxform.errors import PyXFormError  # noqa: PLC0415 - may not be installed
    from pyxform.xls2xform import convert  # noqa: PLC0415 - same

    try:
        convert(content, file_type=file_type)
    except PyXFormError as problem:
        return str(problem)
    return ""


def test_a_form_is_carried_over_with_exactly_the_remarks_it_names(case):
    carried = from_xlsform(read_markdown(case.tables), fallback_id="probe")
    unusable = {one.code for one in carried.remarks if one.weight is Weight.ERROR}
    assert unusable == case.refused
    assert carried.usable == (not case.refused)
    assert {one.code for one in carried.remarks} - unusable == case.remarks


def test_every_remark_names_a_sheet_that_is_there(case):
    book = read_markdown(case.tables)
    names = {sheet.name for sheet in book.sheets} | {"settings"}
    carried = from_xlsform(book, fallback_id="probe")
    assert {one.sheet for one in carried.remarks} <= names


def test_a_form_file_goes_to_xlsform_and_back_unchanged(case):
    if case.refused:
        return
    text = from_xlsform(read_markdown(case.tables), fallback_id="probe").text
    exported = write_xlsform(read_form(text)[0])
    back = from_xlsform(exported.book)
    assert exported.remarks == ()
    assert back.text == text
    assert back.remarks == ()


@sheets
def test_a_form_file_goes_to_a_spreadsheet_and_back_unchanged(case, tmp_path):
    if case.refused:
        return
    text = from_xlsform(read_markdown(case.tables), fallback_id="probe").text
    file = tmp_path / "form.xlsx"
    file.write_bytes(workbook_bytes(write_xlsform(read_form(text)[0]).book, ".xlsx", file.name))
    back = from_xlsform(read_workbook(file))
    assert back.text == text
    assert back.remarks == ()


def test_a_form_file_is_written_as_it_is_read(case):
    text = from_xlsform(read_markdown(case.tables), fallback_id="probe").text
    assert write_form(read_form(text)[0]) == text


def test_tables_in_markdown_read_as_they_were_written(case):
    book = read_markdown(case.tables)
    again = read_markdown(write_markdown(book))
    assert [sheet.name for sheet in again.sheets] == [sheet.name for sheet in book.sheets]
    for one, other in zip(again.sheets, book.sheets, strict=True):
        assert [[cell for cell in row if cell] for row in one.rows if any(row)] == [
            [cell for cell in row if cell] for row in other.rows if any(row)
        ]


class TestOracle:
    pytestmark = oracle

    def test_pyxform_judges_the_form_alike(self, case):
        refuses = pyxform_refuses(case.tables)
        if case.differs.startswith("refuses"):
            assert refuses
        elif case.differs.startswith("accepts"):
            assert not refuses
        else:
            assert bool(refuses) == bool(case.refused), refuses

    def test_pyxform_accepts_what_we_write_of_it(self, case):
        if case.refused:
            return
        text = from_xlsform(read_markdown(case.tables), fallback_id="probe").text
        assert pyxform_refuses(write_markdown(write_xlsform(read_form(text)[0]).book)) == ""

    @sheets
    def test_pyxform_accepts_the_spreadsheet_we_write_of_it(self, case):
        if case.refused:
            return
        text = from_xlsform(read_markdown(case.tables), fallback_id="probe").text
        book = write_xlsform(read_form(text)[0]).book
        assert pyxform_refuses(workbook_bytes(book, ".xlsx", "form.xlsx"), ".xlsx") == ""
