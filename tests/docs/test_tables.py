"""The page about tables names every column there is, as the code reads it."""

from pathlib import Path

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.tables.cells import heading_key
from lokalkontakt_core.tables.reference import reference, remarks
from lokalkontakt_core.tables.registry import TABLES
from lokalkontakt_core.tables.values import OneOf

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tables.md"


def test_the_page_is_that_of_the_columns():
    # Made anew by `python -m scripts.describe_tables`.
    assert PAGE.read_text("utf-8") == reference()


def test_every_remark_is_about_a_column_there_is():
    known = {f"{table.kind.value}.{column.key}" for table in TABLES for column in table.own_columns}
    assert remarks() - known == {"id", "key"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind.value)
def test_no_heading_means_two_columns_of_a_table(table):
    headings = [heading for column in table.columns for heading in column.headings]
    assert sorted(headings) == sorted(set(headings))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.kind.value)
def test_the_words_of_a_column_are_those_the_program_says(table, language):
    catalogue = Catalogue(language)
    for column in table.columns:
        if isinstance(column.kind, OneOf):
            words = {value: text.in_language(language) for value, text in column.kind.words.items()}
            assert words == {value: catalogue.shown(value) for value in words}
            read = {heading_key(text) for text in words.values()}
            assert len(read) == len(words)
