"""Files of any content: read, told to be none, or refused with a code; never anything else."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError, ImportFailedError, LokalkontaktError
from lokalkontakt_core.tables.files import MOST_BYTES, ending_of, read_table_file
from lokalkontakt_core.tables.reading import MOST_ROWS
from lokalkontakt_core.tables.table import TableKind

_starts = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"sep=;\n", "Område;Navn\n".encode(), b'"']
)


@given(_starts, st.binary(max_size=60), st.sampled_from(["a.csv", "a.tsv", "a.txt", "a.xlsx", "a.xls", "a", ".csv"]))
@settings(max_examples=200)
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_code(start, rest, name):
    try:
        found = read_table_file(start + rest, name)
    except LokalkontaktError as refused:
        assert refused.code  # noqa: PT017 - any other error is let through
    else:
        assert found is None or found.sheets


def test_a_list_is_no_table():
    text = "Lokalområder med Lokalkontakt\n- Glud – Mette Øvig\n"
    assert read_table_file(text.encode(), "bilag.txt") is None


def test_a_text_is_a_table_when_it_is_said_to_be_one():
    assert read_table_file("Område\nGlud\n".encode(), "bilag.txt") is None
    assert read_table_file("Område\nGlud\n".encode(), "bilag.txt", TableKind.AREAS) is not None


def test_a_file_that_is_too_large_is_refused():
    for name in ("a.csv", "a.xlsx"):
        with pytest.raises(ImportFailedError) as refused:
            read_table_file(b"x" * (MOST_BYTES + 1), name)
        assert refused.value.code == "LKE604"


@pytest.mark.slow
def test_a_workbook_that_unpacks_to_too_much_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/media/a.bin", bytes(201_000_000))
    with pytest.raises(FormError) as refused:
        read_table_file(file.getvalue(), "a.xlsx")
    assert refused.value.code == "SF228"


def test_a_sheet_with_too_many_rows_is_refused(desk):
    with pytest.raises(ImportFailedError) as refused:
        desk.read("Område\n" + "Glud\n" * (MOST_ROWS + 1))
    assert refused.value.code == "LKE623"


@pytest.mark.parametrize(
    ("name", "ending"), [("a.CSV", ".csv"), ("a.b.xlsx", ".xlsx"), ("a", ""), (".csv", ".csv"), ("å.Tsv", ".tsv")]
)
def test_the_ending_of_a_name(name, ending):
    assert ending_of(name) == ending


def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line():
    with pytest.raises(ImportFailedError) as refused:
        read_table_file('Område;Om området\nGlud;x\nHjarnø;"en ø\nAs;y\n'.encode(), "a.csv")
    assert (refused.value.code, refused.value.values["line"]) == ("LKE622", 3)
