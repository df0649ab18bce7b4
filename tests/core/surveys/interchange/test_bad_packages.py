"""Files made to take up the machine: refused with a code, within the memory and time of an ordinary file."""

import io
import struct
import tracemalloc
import zipfile
import zlib

import pytest

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.interchange.packages import Limits, check_package

LIMITS = Limits(unpacked=3_000_000, cells=10_000, characters=100_000)
WORKBOOK = "<workbook/>"
SHEET = "xl/worksheets/sheet1.xml"


def package(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def sheet(*cells):
    return f"<worksheet><sheetData><row r='1'>{''.join(cells)}</row></sheetData></worksheet>"


def refused(content):
    with pytest.raises(FormError) as caught:
        check_package(content, "f.xlsx", LIMITS)
    return caught.value.code


def test_an_ordinary_workbook_is_let_through():
    check_package(package(**{SHEET: sheet('<c r="A1"><v>1</v></c>')}), "f.xlsx", LIMITS)


def test_a_part_that_unpacks_a_thousandfold_is_refused_without_being_held_in_memory():
    content = package(**{SHEET: b"<worksheet>" + bytes(b" " * 4_000_000) + b"</worksheet>"})
    assert len(content) < 10_000
    tracemalloc.start()
    try:
        assert refused(content) == "SF228"
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()


def test_many_parts_that_are_small_alone_are_counted_together():
    parts = {f"xl/media/{number}.png": bytes(1_000_000) for number in range(4)}
    assert refused(package(**parts)) == "SF228"


def lying(told):
    """Say in both directories that the sheet is as long as `told`, with the checksum of that much of it."""
    body = b"<worksheet>" + b" " * 4_000_000 + b"</worksheet>"
    honest = package(**{SHEET: body})
    check, size = struct.pack("<L", zlib.crc32(body)), struct.pack("<L", len(body))
    assert honest.count(check) == 2
    return honest.replace(check, struct.pack("<L", zlib.crc32(body[:told]))).replace(size, struct.pack("<L", told))


def test_a_size_in_the_directory_that_is_not_true_deceives_nobody():
    assert refused(lying(40)) == "SF228"


def test_a_part_that_is_longer_than_it_says_is_refused_below_the_limit_too():
    body = sheet("<c r='A1'><v>1</v></c>").encode()
    honest = package(**{SHEET: body})
    told = honest.replace(struct.pack("<L", len(body)), struct.pack("<L", len(body) - 1))
    assert refused(told) == "SF227"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="ZZ900000"><v>1</v></c>',
        "<c r='ZZ900000'><v>1</v></c>",
        "<c t='n'\n r = 'ZZ900000' ><v>1</v></c>",
        "<x:c xmlns:x='y' r='ZZ900000'><x:is><x:t>1</x:t></x:is></x:c>",
        "<c r='&#90;Z900000'><v>1</v></c>",
        "</row><row r='900000'><c r='A1'/><c/><c><v>1</v></c>",
    ],
)
def test_a_cell_at_the_far_corner_is_found_however_it_is_written(cell):
    assert refused(package(**{SHEET: sheet(cell)})) == "SF229"


def test_a_cell_far_out_that_only_has_a_colour_counts_for_nothing():
    check_package(package(**{SHEET: sheet("<c r='ZZ900000' s='4'/>")}), "f.xlsx", LIMITS)


def test_the_cells_of_all_sheets_are_counted_together():
    parts = {f"xl/worksheets/sheet{number}.xml": sheet("<c r='A6000'><v>1</v></c>") for number in range(2)}
    assert refused(package(**parts)) == "SF229"


def test_a_long_text_that_many_cells_share_is_counted_for_each():
    cells = "".join(f"<c r='A{number}' t='s'><v>0</v></c>" for number in range(1, 12))
    parts = {SHEET: sheet(cells), "xl/sharedStrings.xml": f"<sst><si><t>{'x' * 10_000}</t></si></sst>"}
    assert refused(package(**parts)) == "SF270"


def test_a_text_that_a_few_cells_share_is_let_through():
    cells = "".join(f"<c r='A{number}' t='s'><v>0</v></c>" for number in range(1, 10))
    parts = {SHEET: sheet(cells), "xl/sharedStrings.xml": f"<sst><si><t>{'x' * 10_000}</t></si></sst>"}
    check_package(package(**parts), "f.xlsx", LIMITS)


LAUGHS = "<!DOCTYPE w [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '&{before};&{before};&{before};&{before};'>"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "markup",
    [
        LAUGHS + "]><w>&i;</w>",
        "<!DOCTYPE w SYSTEM 'http://x.example/dtd'><w/>",
        "<w>" * 1_000,
        "<w>" * 100_000 + "</w>" * 100_000,
        "<w",
        "<w>&unknown;</w>",
        "<w a='1' a='2'/>",
        "",
        "\x00\x01",
    ],
)
@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"])
def test_markup_that_is_none_or_defines_its_own_is_refused(markup, part):
    assert refused(package(**{part: markup})) == "SF227"


def test_a_part_that_stands_twice_is_refused_as_readers_differ_on_which_counts():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        archive.writestr("XL/workbook.xml", WORKBOOK)
    assert refused(file.getvalue()) == "SF227"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_workbooks_do_not_use_is_refused(method):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
    assert refused(file.getvalue()) == "SF227"


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + bytes(100), b"x" * 100])
def test_what_is_no_package_is_refused(content):
    assert refused(content) == "SF227"
