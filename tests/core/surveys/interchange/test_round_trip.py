import csv
import io

import pytest
from hypothesis import given, settings

from lokalkontakt_core.surveys.engine.form_file import read_form
from lokalkontakt_core.surveys.interchange.carrying import from_xlsform
from lokalkontakt_core.surveys.interchange.delimited import read_delimited, write_delimited
from lokalkontakt_core.surveys.interchange.form_text import write_form
from lokalkontakt_core.surveys.interchange.markdown import read_markdown, write_markdown
from lokalkontakt_core.surveys.interchange.xlsform.reading import read_xlsform
from lokalkontakt_core.surveys.interchange.xlsform.writing import write_xlsform
from lokalkontakt_schemas.forms import shipped_forms
from tests.core.surveys.interchange.strategies import forms

SHIPPED = {form.name: form.text for form in shipped_forms()}


@given(forms())
@settings(max_examples=30, deadline=None)
def test_a_form_comes_back_from_its_text_as_it_went(form):
    text = write_form(form)
    read, problems = read_form(text)
    assert problems.found == []
    assert read.rows == form.rows
    assert read.lists == form.lists
    assert read.title == form.title
    assert write_form(read) == text


@given(forms())
@settings(max_examples=30, deadline=None)
def test_a_form_comes_back_from_a_workbook_as_it_went(form):
    book = write_xlsform(read_form(write_form(form))[0]).book
    back = read_xlsform(book).form
    assert write_form(back) == write_form(read_form(write_form(form))[0])


@given(forms())
@settings(max_examples=30, deadline=None)
def test_a_workbook_comes_back_from_delimited_text_as_it_went(form):
    book = write_xlsform(form).book
    for delimiter in ",;\t":
        back = read_delimited(write_delimited(book, delimiter), delimiter)
        assert read_xlsform(back).form == read_xlsform(book).form


@given(forms())
@settings(max_examples=30, deadline=None)
def test_no_cell_of_delimited_text_begins_a_formula(form):
    text = write_delimited(write_xlsform(form).book)
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_form_goes_to_xlsform_and_back_unchanged(name):
    form, _ = read_form(SHIPPED[name])
    for book in (
        write_xlsform(form).book,
        read_markdown(write_markdown(write_xlsform(form).book)),
        read_delimited(write_delimited(write_xlsform(form).book)),
    ):
        carried = from_xlsform(book)
        assert carried.usable
        assert carried.remarks == ()
        assert read_form(carried.text)[0] == form
