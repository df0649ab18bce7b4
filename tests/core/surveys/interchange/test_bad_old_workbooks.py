"""Files of the old format made to take up the machine; the library that reads them ends the whole program on these."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.interchange.old_workbooks import check_old_workbook

FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def records(*sheet):
    def head(at):
        name = b"survey"
        begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x07CC, 0, 6))
        return begin + record(0x85, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name) + record(0x0A)

    begin = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    return head(len(head(0))) + begin + b"".join(sheet) + record(0x0A)


def number(row, column):
    return record(0x203, struct.pack("<HHHd", row, column, 0, 1.0))


def dimensions(rows, columns):
    return record(0x200, struct.pack("<IIHHH", 0, rows, 0, columns, 0))


def entry(name, kind, start, size, child=FREE):
    written = name.encode("utf-16-le") + b"\0\0"
    tail = struct.pack("<HBBIII", len(written), kind, 1, FREE, FREE, child) + bytes(36)
    return written.ljust(64, b"\0") + tail + struct.pack("<IQ", start, size)


def workbook(stream, name="Workbook", table=None):
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    sectors = len(stream) // 512
    chained = table or [TABLE, END, *range(3, 2 + sectors), END]
    chained = (chained + [FREE] * 128)[:128]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) + struct.pack("<109I", 0, *[FREE] * 108)
    directory = entry("Root Entry", 5, END, 0, 1) + entry(name, 2, 2, len(stream))
    return head + struct.pack("<128I", *chained) + directory.ljust(512, b"\0") + stream


def refused(content):
    with pytest.raises(FormError) as caught:
        check_old_workbook(content, "f.xls")
    return caught.value.code


def judged(content):
    try:
        check_old_workbook(content, "f.xls")
    except FormError as problem:
        return problem.code
    return ""


@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_an_ordinary_workbook_is_let_through(name):
    check_old_workbook(workbook(records(dimensions(3, 3), number(0, 0), number(2, 2)), name), "f.xls")


@pytest.mark.parametrize(
    "sheet",
    [
        (number(0, 0), number(65535, 65535)),
        (dimensions(0xFFFFFFFF, 0xFFFF), number(0, 0)),
        (dimensions(65536, 256),),
        (record(0xBD, struct.pack("<HHHIH", 60000, 0, 0, 0, 255)),),
    ],
)
def test_a_sheet_that_reaches_far_is_refused(sheet):
    assert refused(workbook(records(*sheet))) == "SF229"


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", bytes(5_000)])
def test_what_is_no_compound_file_is_refused(content):
    assert refused(content) == "SF227"


def test_a_file_without_a_workbook_is_refused():
    assert refused(workbook(records(), "Letter")) == "SF227"


def test_sectors_that_go_round_in_a_circle_end():
    check_old_workbook(workbook(records(number(0, 0)), table=[TABLE, END, *range(3, 9), 2]), "f.xls")


@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_damage_is_refused_with_a_code_or_let_through(at, damage):
    whole = workbook(records(dimensions(3, 3), number(0, 0), number(2, 2)))
    assert judged(whole[:at] + damage + whole[at + len(damage) :]) in {"", "SF227", "SF229"}
