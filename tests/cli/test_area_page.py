def test_the_page_of_an_area_is_written_to_the_screen(cli):
    ran = cli("area", "page", "glud", language="da")
    assert ran.code == 0
    assert ran.lines[0] == "Mit område: Glud"
    assert "Lokalkontakt: Susanne Ernst" in ran.out
    assert "opdigtet" in ran.out


def test_the_page_goes_into_a_file_whose_name_says_the_form(cli, tmp_path):
    place = tmp_path / "glud.html"
    assert cli("area", "page", "Glud", "--into", place).code == 0
    assert place.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert cli("area", "page", "Glud", "--into", place).code != 0
    assert cli("area", "page", "Glud", "--into", place, "--replace", "--format", "markdown").code == 0
    assert place.read_text("utf-8").startswith("# My area")


def test_a_folder_that_is_not_there_is_told(cli, tmp_path):
    ran = cli("area", "page", "Glud", "--into", tmp_path / "no" / "glud.md")
    assert ran.code != 0
    assert "Traceback" not in ran.err


def test_the_directory_and_a_card_are_written_like_the_page_of_an_area(cli, tmp_path):
    ran = cli("directory", language="da")
    assert (ran.code, ran.lines[0]) == (0, "Hvem er lokalkontakt for hvad")
    assert "Susanne Ernst" in ran.out
    place = tmp_path / "kort.md"
    assert cli("contact", "card", "Susanne Ernst", "--into", place, language="da").code == 0
    assert "## Det gør lokalkontakten ikke" in place.read_text("utf-8")
    assert cli("contact", "card", "Susanne Ernst", "--into", place).code != 0
    assert cli("contact", "card", "Ingen Kendt").code != 0


def test_the_draft_of_a_status_report_is_written_like_the_page_of_an_area(cli, tmp_path):
    assert cli("pilot", "add", "Forsøg", "--areas", "Glud").code == 0
    assert cli("evaluation", "write", "Forsøg", "--text", "Skolen er med").code == 0
    ran = cli("pilot", "report", "Forsøg", language="da")
    assert (ran.code, ran.lines[0]) == (0, "Statusrapport: Forsøg")
    assert "- Skolen er med" in ran.lines
    assert cli("pilot", "report", "Forsøg", "--into", tmp_path / "status.html").code == 0
    assert cli("pilot", "report", "Ingen").code == 2


def test_the_list_of_areas_with_and_without_a_contact_is_written_like_the_directory(cli, tmp_path):
    ran = cli("area-list", language="da")
    assert (ran.code, ran.lines[0]) == (0, "Lokalområder med og uden lokalkontakt")
    assert "- Korning – Lene Thorgaard" in ran.lines
    place = tmp_path / "bilag-1.html"
    assert cli("area-list", "--into", place).code == 0
    assert "<h2>" in place.read_text("utf-8")
    assert cli("area-list", "--into", place).code != 0


def test_a_draft_of_a_report_on_the_scheme_is_written_like_the_directory(cli, tmp_path):
    ran = cli("report-log", "draft", "proposal", language="da")
    assert (ran.code, ran.lines[0]) == (0, "Oplæg: lokalkontakter i Hedensted Kommune")
    place = tmp_path / "model.md"
    assert cli("report-log", "draft", "final-model", "--into", place).code == 0
    assert place.read_text("utf-8").startswith("# ")
    assert "LKE006" in cli("report-log", "draft", "need").err
