import pytest

from lokalkontakt_core.errors import ImportFailedError
from lokalkontakt_core.importing.decoding import MOST_BYTES, decode
from lokalkontakt_core.importing.document import read_document
from lokalkontakt_core.importing.layout import lay_out
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.register import Register
from tests.counting import counted_calls

LIST = "Lokalområder med Lokalkontakt:\no Åle – Søren Ærø\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (LIST.encode("utf-8"), "utf-8"),
        (LIST.encode("utf-8-sig"), "utf-8"),
        (LIST.encode("utf-16"), "utf-16-le"),
        (LIST.encode("utf-16-le"), "utf-16-le"),
        (LIST.encode("utf-16-be"), "utf-16-be"),
        (LIST.encode("cp1252"), "cp1252"),
        (LIST.encode("cp1252") + b"\x81", "latin-1"),
    ],
)
def test_the_usual_encodings_are_read_and_named(raw, encoding):
    decoded = decode(raw, name="liste.txt")
    assert decoded.encoding == encoding
    assert "Åle – Søren Ærø" in decoded.text
    assert [f.code for f in decoded.findings] == ([] if encoding == "utf-8" else ["LKI027"])


def test_letters_spoilt_by_an_earlier_program_are_told():
    spoilt = LIST.encode("utf-8").decode("cp1252", errors="replace").encode("utf-8")
    assert "LKI028" in [f.code for f in decode(spoilt, name="liste.txt").findings]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "LKE600"),
        (b" \r\n\t\n", "LKE600"),
        (b"\xef\xbb\xbf", "LKE600"),
        (b"PK\x03\x04...", "LKE602"),
        (b"%PDF-1.7 ...", "LKE602"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x01\x05", "LKE602"),
        (bytes(range(256)), "LKE602"),
        (b"a" * (MOST_BYTES + 1), "LKE604"),
        (b"o As\n" * 2_000_000, "LKE604"),
    ],
)
def test_what_is_no_text_is_refused_with_a_code(raw, code):
    with pytest.raises(ImportFailedError) as refused:
        decode(raw, name="liste.txt")
    assert refused.value.code == code
    assert refused.value.values["name"] == "liste.txt"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "LKE600"),
        ("\n \n", "LKE600"),
        ("Kære alle\n\nHer er referatet.\n", "LKE601"),
        ("Lokalområder med Lokalkontakt:\n", "LKE601"),
        ("Lokalområder uden Lokalkontakt\no " + "x" * 600, "LKE601"),
    ],
)
def test_a_text_without_a_list_is_refused_with_a_code(text, code):
    with pytest.raises(ImportFailedError) as refused:
        read_document(text, name="liste.txt")
    assert refused.value.code == code


def found(read, text):
    result = read(text)
    return Register().apply(result.change), {(f.code, f.line) for f in result.findings}


def test_an_area_that_stands_twice_in_a_list_is_read_once_and_told(read):
    register, findings = found(read, LIST + "o åle – Bo Dam\n")
    assert len(register.all(Assignment)) == 1
    assert ("LKI020", 3) in findings


def test_a_contact_without_a_name_leaves_the_area_uncovered(read):
    register, findings = found(read, LIST + "o Glud –\no Bjerre – udviklingsprojekt/\n")
    assert len(register.all(Assignment)) == 1
    assert {("LKI021", 3), ("LKI021", 4)} <= findings


def test_a_name_in_the_list_without_contacts_is_told_and_not_assigned(read):
    register, findings = found(read, "Lokalområder uden Lokalkontakt\no As – Bo Dam\n")
    assert register.all(Assignment) == ()
    assert ("LKI025", 2) in findings


def test_several_names_are_each_read_and_told(read):
    register, findings = found(read, LIST + "o Glud – Bo Dam og Ida Lund\n")
    assert len(register.all(Assignment)) == 3
    assert ("LKI024", 3) in findings


def test_a_line_too_long_for_a_name_is_skipped_and_told(read):
    _, findings = found(read, LIST + "o " + "a" * 101 + " – Bo Dam\no " + "b " * 400)
    assert {("LKI026", 3), ("LKI026", 4)} <= findings


@pytest.mark.parametrize(
    "text_of",
    [
        lambda size: LIST + "a" * size,
        lambda size: LIST + "o a" + " -" * (size // 2),
        lambda size: LIST + "( " * (size // 2),
        lambda size: LIST + "\n" * size,
        lambda size: "lokalområder, med " * (size // 18),
    ],
    ids=["one word", "dashes", "parentheses", "blank lines", "half headings"],
)
def test_the_largest_file_is_read_and_a_file_twice_as_long_takes_twice_the_work(text_of):
    calls = []
    for size in (MOST_BYTES // 8, MOST_BYTES // 4):
        text = text_of(size)
        with counted_calls() as made:
            lay_out(text)
        calls.append(made[0])
    assert calls[1] <= 2.1 * calls[0] + 100
    lay_out(text_of(MOST_BYTES))


def test_data_that_looks_like_markup_or_a_template_stays_data(read):
    register, _ = found(read, LIST + "o [/] {area} %s – <b>Bo</b> [klub]\n")
    assert "[/] {area} %s" in {area.name for area in register if area.kind == "area"}
