import datetime as dt
import importlib.util
import json
import re
import sys
import zipfile

import pytest
import xlsxwriter

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.spreadsheets import read_workbook, workbook_bytes
from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.engine.form_file import read_form
from lokalkontakt_core.surveys.interchange.sheets import Workbook, table
from lokalkontakt_schemas.forms import shipped_forms
from tests.counting import counted_calls

SURVEY = ["type", "name", "label::Dansk (da)"]
SETTINGS = [["form_id", "default_language"], ["probe", "Dansk (da)"]]


def workbook(path, **sheets):
    book = Workbook(tuple(table(name, rows) for name, rows in sheets.items()))
    path.write_bytes(workbook_bytes(book, path.suffix, path.name))
    return path


@pytest.fixture
def xlsx(tmp_path):
    """Write a workbook with the library itself: `xlsx(lambda book, sheet: …)`."""

    def write(fill):
        file = tmp_path / "probe.xlsx"
        with xlsxwriter.Workbook(file) as book:
            fill(book, book.add_worksheet("survey"))
        return file

    return write


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".tsv", ".md"])
@pytest.mark.parametrize("shipped", shipped_forms(), ids=lambda form: form.name)
def test_a_shipped_form_goes_out_and_comes_back_unchanged(cli, tmp_path, ending, shipped):
    file, back = tmp_path / f"form{ending}", tmp_path / "back.toml"
    assert cli("form", "export", shipped.name, "--to", file).code == ExitCode.OK
    ran = cli("form", "import", file, "--to", back, "--format", "json")
    assert ran.code == ExitCode.OK
    assert ran.json == []
    assert read_form(back.read_text("utf-8"))[0] == read_form(shipped.text)[0]


def test_what_is_not_carried_over_is_listed_with_sheet_rows_and_column(cli, tmp_path):
    rows = [[*SURVEY, "media::image"], ["text", "a", "A?", "a.png"], ["text", "b", "B?", "b.png"]]
    ran = cli("form", "import", workbook(tmp_path / "f.xlsx", survey=rows, settings=SETTINGS), "--format", "json")
    (remark,) = ran.json
    assert ran.code == ExitCode.OK
    assert (remark["code"], remark["weight"], remark["sheet"]) == ("SF202", "lost", "survey")
    assert (remark["rows"], remark["column"]) == ([2, 3], "media::image")
    assert remark["remedy"]


def test_all_problems_are_told_at_once_and_nothing_is_written(cli, tmp_path):
    rows = [SURVEY, ["integr", "a", "A?"], ["select_one x", "b", "B?"], ["text", "to ord", "C?"], ["text", "b", "D?"]]
    file, to = workbook(tmp_path / "f.xlsx", survey=rows, settings=SETTINGS), tmp_path / "f.toml"
    ran = cli("form", "import", file, "--to", to, "--format", "json")
    assert ran.code == ExitCode.FINDINGS
    assert {(one["code"], *one["rows"]) for one in ran.json} == {
        ("SF020", 2),
        ("SF027", 3),
        ("SF022", 4),
        ("SF023", 5),
    }
    assert not to.exists()


def test_an_unusable_form_is_written_when_that_is_asked_for(cli, tmp_path):
    file = workbook(tmp_path / "f.xlsx", survey=[SURVEY, ["integr", "a", "A?"]], settings=SETTINGS)
    to = tmp_path / "f.toml"
    assert cli("form", "import", file, "--to", to, "--keep").code == ExitCode.FINDINGS
    assert 'type = "integr"' in to.read_text("utf-8")


def test_a_file_that_is_there_is_replaced_only_when_told(cli, tmp_path):
    to = tmp_path / "f.csv"
    to.write_text("mit")
    ran = cli("form", "export", "wish", "--to", to)
    assert ran.code == ExitCode.USAGE
    assert "SF234" in ran.err
    assert to.read_text() == "mit"
    assert cli("form", "export", "wish", "--to", to, "--replace").code == ExitCode.OK
    assert to.read_text() != "mit"
    assert [path.name for path in tmp_path.iterdir()] == ["f.csv"]


def test_numbers_days_and_truth_values_of_cells_become_texts(xlsx):
    def fill(book, sheet):
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, [3.0, 0.5, 7])
        sheet.write_boolean(0, 3, True)
        sheet.write_datetime(0, 4, dt.datetime(2026, 3, 1), day)  # noqa: DTZ001 - a cell has no zone

    assert read_workbook(xlsx(fill)).sheets[0].rows == (("3", "0.5", "7", "TRUE", "2026-03-01"),)


def test_a_list_name_merged_over_its_rows_counts_for_all_of_them(cli, xlsx):
    def fill(book, sheet):
        sheet.write_row(0, 0, SURVEY)
        sheet.write_row(1, 0, ["select_one yn", "q", "Q?"])
        choices = book.add_worksheet("choices")
        choices.write_row(0, 0, ["list_name", "name", "label::Dansk (da)"])
        choices.merge_range(1, 0, 2, 0, "yn")
        choices.write_row(1, 1, ["ja", "Ja"])
        choices.write_row(2, 1, ["nej", "Nej"])
        settings = book.add_worksheet("settings")
        settings.write_column(0, 0, ["form_id", "probe"])

    ran = cli("form", "import", xlsx(fill), "--format", "json")
    assert ran.code == ExitCode.OK
    assert [(one["code"], one["rows"]) for one in ran.json] == [("SF216", [3])]


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".tsv"])
def test_no_text_becomes_a_formula_or_a_link(tmp_path, ending):
    evil = ["=1+1", "@SUM(A1)", "+1", '=HYPERLINK("http://x.example")', "http://x.example", "{=1}"]
    file = workbook(tmp_path / f"f{ending}", survey=[SURVEY, *(["note", f"n{i}", e] for i, e in enumerate(evil))])
    if ending == ".xlsx":
        with zipfile.ZipFile(file) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f" not in sheet.replace(b"<formatCode", b"")
        assert b"hyperlink" not in sheet.lower()
    else:
        assert not re.search(r"(?:^|[,\t\n])\"?[=+@]", file.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("f.xlsx", b"", "SF227"),
        ("f.xlsx", b"PK\x03\x04 not a workbook", "SF227"),
        ("f.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "SF227"),
        ("f.md", b"no tables", "SF220"),
        ("f.csv", b'"never closed\n,a', "SF220"),
        ("f.csv", b"", "SF220"),
        ("f.docx", b"", "SF226"),
    ],
)
def test_a_file_that_is_no_form_is_said_to_be_none(cli, tmp_path, name, content, code):
    file = tmp_path / name
    file.write_bytes(content)
    ran = cli("form", "import", file)
    assert code in ran.err
    assert "Traceback" not in ran.err


def test_every_cut_of_a_workbook_is_refused_or_read(tmp_path):
    whole = workbook(tmp_path / "f.xlsx", survey=[SURVEY, ["text", "a", "A?"]]).read_bytes()
    for cut in range(0, len(whole), 211):
        file = tmp_path / "cut.xlsx"
        file.write_bytes(whole[:cut])
        with pytest.raises(FormError) as caught:
            read_workbook(file)
        assert caught.value.code == "SF227"


def test_a_cell_at_the_far_corner_is_refused_before_memory_is_spent(xlsx):
    def fill(book, sheet):
        sheet.write_string(0, 0, "type")
        sheet.write_string(900_000, 9_000, "x")

    with pytest.raises(FormError) as caught:
        read_workbook(xlsx(fill))
    assert caught.value.code == "SF229"


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path):
    file = tmp_path / "f.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/media/x.bin", "w", force_zip64=True) as entry:
            for _ in range(21):
                entry.write(bytes(10_000_000))
    with pytest.raises(FormError) as caught:
        read_workbook(file)
    assert caught.value.code == "SF228"


@pytest.mark.slow
def test_a_form_of_ten_thousand_rows_is_carried_over_row_by_row(cli, tmp_path):
    calls = {}
    for count in (500, 1_000, 10_000):
        rows = [[*SURVEY, "relevant"], ["integer", "q0", "Q?", ""]]
        rows += [["integer", f"q{n}", f"Q{n}?", f"${{q{n - 1}}} > 1"] for n in range(1, count)]
        file = workbook(tmp_path / f"f{count}.xlsx", survey=rows, settings=SETTINGS)
        with counted_calls() as made:
            ran = cli("form", "import", file, "--to", tmp_path / f"f{count}.toml")
        assert ran.code == ExitCode.OK
        calls[count] = made[0]
    assert calls[10_000] - calls[1_000] < 1.2 * 18 * (calls[1_000] - calls[500])


@pytest.mark.parametrize("command", ["import", "export"])
def test_a_library_that_is_missing_is_named_with_how_to_get_it(cli, tmp_path, monkeypatch, command):
    file = workbook(tmp_path / "f.xlsx", survey=[SURVEY, ["text", "a", "A?"]], settings=SETTINGS)
    assert cli("form", "import", file, "--to", tmp_path / "f.toml").code == ExitCode.OK
    library = {"import": "python_calamine", "export": "xlsxwriter"}[command]
    monkeypatch.setitem(sys.modules, library, None)
    given = {
        "import": ("import", file, "--to", tmp_path / "again.toml"),
        "export": ("export", tmp_path / "f.toml", "--to", tmp_path / "again.xlsx"),
    }
    ran = cli("form", *given[command])
    assert ran.code == ExitCode.USAGE
    assert "SF225" in ran.err
    assert library in ran.err
    assert "lokalkontakt[sheets]" in ran.err
    assert not (tmp_path / "again.xlsx").exists()


def test_a_csv_file_beside_the_form_is_its_list(cli, tmp_path):
    (tmp_path / "byer.csv").write_text("name,label\nglud,Glud\n", "utf-8")
    rows = [SURVEY, ["select_one_from_file byer.csv", "by", "By?"]]
    file = workbook(tmp_path / "f.xlsx", survey=rows, settings=SETTINGS)
    assert cli("form", "import", file).code == ExitCode.OK
    (tmp_path / "byer.csv").unlink()
    ran = cli("form", "import", file, "--format", "json")
    assert [one["code"] for one in ran.json] == ["SF041"]


def test_a_danish_spreadsheet_program_writes_csv_with_semicolons_and_its_own_signs(tmp_path):
    file = tmp_path / "f.csv"
    file.write_bytes("survey;;\r\n;type;name\r\n;text;å\r\n".encode("cp1252"))
    assert read_workbook(file).sheets[0].rows == (("type", "name"), ("text", "å"))


def test_bytes_of_a_workbook_hold_no_control_characters_that_break_it(cli, tmp_path):
    form = tmp_path / "f.toml"
    form.write_text(
        '[form]\nform_id = "f"\n[[survey]]\ntype = "note"\nname = "n"\nlabel = "a\\u0001b _x0041_"\n', "utf-8"
    )
    ran = cli("form", "export", form, "--to", tmp_path / "f.xlsx", "--format", "json")
    assert [one["code"] for one in ran.json] == ["SF231"]
    assert read_workbook(tmp_path / "f.xlsx").sheets[0].rows[1][2] == "ab _x0041_"


@pytest.mark.oracle
@pytest.mark.skipif(importlib.util.find_spec("pyxform") is None, reason="pyxform is not installed (extra test)")
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("shipped", shipped_forms(), ids=lambda form: form.name)
def test_pyxform_accepts_the_file_of_a_shipped_form_without_a_warning(cli, tmp_path, ending, shipped):
    from pyxform.xls2xform import convert  # noqa: PLC0415 - may not be installed

    file = tmp_path / f"form{ending}"
    assert cli("form", "export", shipped.name, "--to", file).code == ExitCode.OK
    assert convert(str(file)).warnings == []


def test_the_ending_chooses_limesurvey_or_surveyjs(cli, tmp_path):
    assert cli("form", "export", "wish", "--to", tmp_path / "f.txt").code == ExitCode.OK
    assert (tmp_path / "f.txt").read_text("utf-8").startswith("id\trelated_id\tclass\t")
    assert cli("form", "export", "wish", "--to", tmp_path / "f.json").code == ExitCode.OK
    assert json.loads((tmp_path / "f.json").read_text("utf-8"))["locale"] == "da"
    assert cli("form", "import", tmp_path / "f.json", "--to", tmp_path / "f.toml").code == ExitCode.OK
    assert "SF226" in cli("form", "export", "wish", "--to", tmp_path / "f.docx").err


def test_a_json_file_that_is_no_form_is_said_to_be_none(cli, tmp_path):
    (tmp_path / "f.json").write_text("[1, 2")
    assert "SF250" in cli("form", "import", tmp_path / "f.json").err
