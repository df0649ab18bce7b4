"""`import` of tables and `export`: what is written can be edited in a spreadsheet and read again."""

import csv
import io
import sys

import pytest

from lokalkontakt_core.surveys.interchange.workbook_files import read_workbook_file
from lokalkontakt_core.tables.table import TableKind

CONTACTS = "Lokalkontakt;E-mail;Afdeling\nNy Person;ny@kommune.example;Kultur\n"


def written(folder, text, name="kontakter.csv", encoding="utf-8"):
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def rows_of(file):
    return list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""), delimiter=";"))


@pytest.mark.parametrize("ending", ["xlsx", "csv", "tsv"])
@pytest.mark.parametrize("kind", list(TableKind))
def test_what_is_exported_and_read_again_changes_nothing(cli, tmp_path, kind, ending):
    file = tmp_path / f"tabel.{ending}"
    ran = cli("export", kind, "--to", file, "--all")
    assert (ran.code, ran.out) == (0, "")
    ran = cli("import", file, "--table", kind, "--format", "json")
    assert (ran.code, ran.json["rows"], ran.json["findings"], ran.json["revision"]) == (0, [], [], None)


def test_all_tables_are_sheets_of_one_workbook(cli, tmp_path):
    file = tmp_path / "alt.xlsx"
    assert cli("export", "all", "--to", file, language="da").code == 0
    sheets = read_workbook_file(file.read_bytes(), "alt.xlsx").sheets
    assert [sheet.name for sheet in sheets] == ["Områder", "Lokalkontakter", "Lokalråd", "Tilknytninger"]
    ran = cli("import", file)
    assert (ran.code, "Nothing to change" in ran.err) == (0, True)


def test_all_tables_do_not_go_into_one_text_file(cli, tmp_path):
    ran = cli("export", "all", "--to", tmp_path / "alt.csv")
    assert (ran.code, "LKE625" in ran.err, list(tmp_path.iterdir())) == (2, True, [])


def test_a_file_that_is_there_is_not_written_over_unasked(cli, tmp_path):
    file = written(tmp_path, "mit")
    assert cli("export", "areas", "--to", file).code == 2
    assert file.read_text() == "mit"
    assert cli("export", "areas", "--to", file, "--replace").code == 0


def test_an_unknown_ending_and_a_missing_folder_are_wrong_requests(cli, tmp_path):
    assert "SF226" in cli("export", "areas", "--to", tmp_path / "a.pdf").err
    assert "LKE031" in cli("export", "areas", "--to", tmp_path / "ingen" / "a.csv").err


def test_no_cell_of_a_text_file_is_a_formula(cli, tmp_path):
    cli("area", "add", "=HYPERLINK(1)")
    cli("export", "areas", "--to", tmp_path / "a.csv")
    rows = rows_of(tmp_path / "a.csv")
    assert "'=HYPERLINK(1)" in [row[0] for row in rows]
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert cli("import", tmp_path / "a.csv", "--format", "json").json["rows"] == []


def test_a_row_is_shown_before_it_is_saved(cli, tmp_path):
    file = written(tmp_path, CONTACTS)
    ran = cli("import", file, "--dry-run")
    assert (ran.code, "Nothing was saved" in ran.err) == (0, True)
    assert "+ Local contacts Local contact: Ny Person; E-mail: ny@kommune.example; Department: Kultur" in ran.lines
    assert "LKI114 kontakter, C2 (Afdeling): Kultur is new and will be made (department)." in ran.lines
    assert cli("contact", "show", "Ny Person").code == 2


def test_a_table_is_one_change_that_can_be_undone(cli, tmp_path):
    file = written(tmp_path, CONTACTS)
    saved = cli("import", file, "--name", "HR", "--format", "json").json
    assert (len(saved["made"]), saved["tables"], [row["new"] for row in saved["rows"]]) == (3, ["contacts"], [True])
    again = cli("import", file, "--format", "json").json
    assert (again["rows"], again["rows_unchanged"], again["revision"]) == ([], 1, None)
    assert cli("undo").code == 0
    assert cli("contact", "show", "Ny Person").code == 2


def test_every_faulty_cell_is_told_and_nothing_is_saved(cli, tmp_path):
    file = written(tmp_path, CONTACTS + "Anden Person;ikke-en-adresse;\n;x@y.example;\n")
    ran = cli("import", file)
    assert ran.code == 1
    assert "LKE254 kontakter, B3 (E-mail):" in ran.out
    assert "LKI104 kontakter, A4 (Lokalkontakt):" in ran.out
    assert "--skip-faulty" in ran.err
    assert cli("contact", "show", "Ny Person").code == 2
    ran = cli("import", file, "--skip-faulty", "--format", "json")
    assert (ran.code, ran.json["rows_faulty"], ran.json["refused"]) == (1, 2, False)
    assert cli("contact", "show", "Ny Person").code == 0


def test_as_json_a_finding_names_its_cell(cli, tmp_path):
    file = written(tmp_path, "Lokalkontakt;Eget ja\nNy Person;måske\n")
    (finding,) = cli("import", file, "--format", "json").json["findings"]
    told = {key: finding[key] for key in ("code", "weight", "sheet", "row", "column", "heading", "value")}
    assert told == {
        "code": "LKE632", "weight": "problem", "sheet": "kontakter", "row": 2, "column": "B", "heading": "Eget ja",
        "value": "måske",
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_files_are_read_as_programs_write_them(bare, tmp_path, encoding, delimiter):
    text = "Område;Størrelse\r\nÅle;lille\r\nØster Snede;stort\r\n".replace(";", delimiter)
    file = written(tmp_path, text, "liste.csv", encoding)
    ran = bare("import", file, "--into", "nyt", "--format", "json")
    assert ran.code == 0
    assert [row["cells"][0]["after"] for row in ran.json["rows"]] == ["Åle", "Øster Snede"]
    told = [one["code"] for one in ran.json["findings"]]
    assert told == ([] if encoding.startswith("utf-8") else ["LKI027"])


def test_the_line_that_names_the_separator_is_heard(bare, tmp_path):
    file = written(tmp_path, "sep=|\r\nOmråde|Størrelse\r\nGlud|kæmpe\r\n", "liste.csv")
    assert "LKE633 liste, B3" in bare("import", file, "--into", "nyt", "--dry-run").out


def test_a_table_with_something_wrong_makes_no_register(bare, tmp_path):
    file = written(tmp_path, "Område;Størrelse\nGlud;kæmpe\n", "liste.csv")
    assert bare("import", file, "--into", "nyt").code == 1
    assert not (tmp_path / "nyt").exists()


def test_a_table_is_told_from_a_list_by_what_it_holds(bare, tmp_path):
    file = written(tmp_path, "Område;Størrelse\nGlud;lille\n", "tabel.txt")
    assert bare("import", file, "--into", "nyt", "--format", "json").json["tables"] == ["areas"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'Omr\xc3\xa5de;Navn\n"Glud;x\n', "LKE622"),
        (b"Farve;Form\nr\xc3\xb8d;rund\n", "LKE620"),
        (b"Navn;E-mail\nx;y@z.example\n", "LKE621"),
        (b"", "LKE600"),
        (b"Omr\x00de;x\n", "LKE602"),
        (b"%PDF-1.4", "LKE602"),
    ],
)
def test_a_file_that_is_no_table_is_refused(bare, tmp_path, content, code):
    (tmp_path / "fil.csv").write_bytes(content)
    ran = bare("import", "fil.csv", "--into", "nyt")
    assert (ran.code, code in ran.err) == (3, True)
    assert not (tmp_path / "nyt").exists()


def test_a_damaged_workbook_is_refused(bare, tmp_path):
    (tmp_path / "fil.xlsx").write_bytes(b"PK\x03\x04 nothing")
    assert "SF227" in bare("import", "fil.xlsx", "--into", "nyt").err


def test_without_the_extra_a_workbook_is_refused_and_text_is_not(bare, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (tmp_path / "fil.xlsx").write_bytes(b"PK\x03\x04")
    assert "SF225" in bare("import", "fil.xlsx", "--into", "nyt").err
    file = written(tmp_path, "Område\nGlud\n", "liste.csv")
    assert bare("import", file, "--into", "nyt").code == 0


def test_a_formula_in_a_workbook_counts_as_what_it_gives(bare, tmp_path):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(tmp_path / "fil.xlsx") as book:
        sheet = book.add_worksheet("Områder")
        sheet.write_row(0, 0, ["Område", "Minutter om ugen", "Om området", "Ophørt fra"])
        sheet.write_string(1, 0, "=Glud")
        sheet.write_formula(1, 1, "=60+15", value=75)
        sheet.write_number(1, 2, 2019)
        sheet.write_datetime(
            1, 3, __import__("datetime").datetime(2021, 1, 1), book.add_format({"num_format": "d/m/yy"})
        )
    (row,) = bare("import", "fil.xlsx", "--into", "nyt", "--format", "json").json["rows"]
    assert [cell["after"] for cell in row["cells"]] == ["=Glud", "75", "2019", "2021-01-01"]
