import json

import pytest

FORM = """[form]
form_id = "prove"
form_title = "Prøve"

[choices.yesno]
yes = "Ja"
no = "Nej"

[[survey]]
type = "select_one yesno"
name = "knows"
label = "Kender I kontakten?"

[[survey]]
type = "text"
name = "why"
label = "Hvorfor?"
relevant = "${knows}"
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "skema.toml"
    path.write_text(FORM, "utf-8")
    return path


def test_a_finding_is_told_with_file_line_column_kind_and_proposal(cli, file):
    ran = cli("form", "check", file)
    assert ran.code == 1
    assert ran.lines[0].startswith("skema.toml:18:13: error SF100: ")
    assert ran.lines[1].strip() == "${knows}"
    assert "${knows} != ''" in ran.lines[2]
    assert "1 problem in skema.toml." in ran.err
    assert "Questions: 2." in ran.err
    assert "fejl SF100" in cli("form", "check", file, language="da").out


def test_a_fix_is_shown_and_written(cli, file):
    ran = cli("form", "check", file, "--fix")
    assert ran.code == 0
    assert "  + relevant = \"${knows} != ''\"" in ran.err
    assert file.read_text("utf-8") == FORM.replace("${knows}", "${knows} != ''")
    assert [path.name for path in file.parent.iterdir()] == ["skema.toml"]
    before = file.stat()
    assert "0 changes were made" in cli("form", "check", file, "--fix").err
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert file.stat().st_ino == before.st_ino


def test_without_fix_the_file_stays_as_it_is(cli, file):
    cli("form", "check", file)
    assert file.read_text("utf-8") == FORM


def test_a_shipped_form_is_no_file_to_be_changed(cli):
    assert "LKE013" in cli("form", "check", "wish", "--fix").err


def test_advice_does_not_count_and_an_exception_is_counted(cli, file):
    advised = FORM.replace('relevant = "${knows}"\n', "").replace('"why"', '"why_low"')
    file.write_text(advised, "utf-8")
    ran = cli("form", "check", file)
    assert (ran.code, "SF120" in ran.out) == (0, True)
    assert "1 piece of advice." in ran.err
    file.write_text("# allow SF120: det bliver her\n\n" + advised, "utf-8")
    ran = cli("form", "check", file)
    assert ran.out == ""
    assert "1 exception with a reason." in ran.err


def test_an_anonymous_survey_is_looked_at_more_closely(cli, file):
    assert "SF160" not in cli("form", "check", file).out
    assert "SF160" in cli("form", "check", file, "--anonymous").out


def test_a_form_is_told_as_sarif_and_as_csv(cli, file):
    log = json.loads(cli("form", "check", file, "--format", "sarif").out)
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"] == "SF100"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("skema.toml")
    assert (
        cli("form", "check", file, "--format", "csv").out.splitlines()[1].startswith("error,SF100,survey[2].relevant")
    )


def test_what_the_loader_refuses_is_told_in_the_same_shape(cli, file):
    file.write_text(FORM.replace("${knows}", "${know} = 'yes'"), "utf-8")
    (row,) = cli("form", "check", file, "--format", "json").json
    assert (row["code"], row["severity"], row["line"], row["column"]) == ("SF060", "error", 18, 13)
    assert row["proposal"] == "knows"


def test_a_table_beside_the_form_is_read(cli, file):
    file.write_text(FORM.replace("select_one yesno", "select_one_from_file byer.csv"), "utf-8")
    assert "SF041" in cli("form", "check", file).out
    (file.parent / "byer.csv").write_text("name,label\nas,As\nglud,Glud\n", "utf-8")
    assert "SF041" not in cli("form", "check", file).out


@pytest.mark.parametrize("option", ["--respondents", "--group"])
def test_a_count_that_is_none_is_refused(cli, file, option):
    assert cli("form", "check", file, option, "nul").code == 2
