import pytest

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.form_source import FileSource
from lokalkontakt_cli.session import Session
from lokalkontakt_cli.surroundings import Surroundings
from lokalkontakt_cli.words import Words
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.surveys.engine.question_types import STANDARD
from tests.cli.conftest import POINTS

FORM = """
[form]
form_id = "small"
default_language = "da"
form_title = { da = "Lille skema", en = "Small form" }

[choices.yesno]
ja = { label = { da = "Ja", en = "Yes" } }
nej = { label = { da = "Nej", en = "No" } }

[[survey]]
type = "select_one yesno"
name = "knows"
required = true
label = { da = "Kender I den?", en = "Do you know it?" }

[[survey]]
type = "text"
name = "why"
label = { da = "Hvorfor ikke?", en = "Why not?" }
relevant = "${knows} = 'nej'"
"""
MARKDOWN = """
| survey |         |       |       |          |
|        | type    | name  | label | relevant |
|        | integer | age   | Age   |          |
|        | text    | work  | Work  | {}       |
"""
SURVEYJS = '{"pages": [{"name": "p", "elements": [{"type": "text", "name": "town", "title": "Town?"}]}]}'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "small.toml"
    path.write_text(FORM, "utf-8")
    return path


@pytest.fixture
def source(file):
    session = Session(Words("en"), surroundings=Surroundings(host=Host(POINTS)))
    return FileSource(session, str(file), STANDARD, "da")


def test_it_is_answered_line_by_line_and_nothing_is_stored(bare, file):
    ran = bare("form", "preview", file, "--plain", stdin="2\nDeep [/] down\nsend\n", register=False)
    assert ran.code == ExitCode.OK
    assert "This is a trial: nothing is stored." in ran.out
    assert "knows = nej" in ran.out
    assert "why = Deep [/] down" in ran.out
    assert [one.name for one in file.parent.iterdir()] == ["small.toml"]


def test_inspect_tells_every_value_in_words(bare, file):
    ran = bare("form", "preview", file, "--plain", stdin="1\ninspect\n", register=False)
    assert "knows: “ja”" in ran.out
    assert "why: hidden" in ran.out


def test_inspect_with_a_name_says_why_with_the_values_read(bare, file):
    ran = bare("form", "preview", file, "--plain", stdin="1\ninspect why\ninspect nobody\n", register=False)
    assert "${knows} = 'nej'" in ran.out
    assert "${knows} = “ja”" in ran.out
    assert "There is no question of that name: nobody" in ran.out


def test_where_text_is_asked_for_the_words_begin_with_a_full_stop(bare, file):
    ran = bare("form", "preview", file, "--plain", stdin="2\n.inspect\ninspect\nsend\n", register=False)
    assert "why: not answered" in ran.out
    assert "why = inspect" in ran.out


def test_one_can_go_begin_again_and_change_language(bare, file):
    ran = bare("form", "preview", file, "--plain", stdin="2\n.go knows\nlanguage\nrestart\ngo why\ninspect\n")
    assert "Kender I den?" in ran.out
    assert "One cannot go there now: why" in ran.out
    assert "knows: answer is missing" in ran.out


def test_reload_keeps_the_answers_and_tells_what_is_wrong(bare, file, monkeypatch):
    lines = iter(["1", "reload", "p"])

    def typed():
        line = next(lines)
        if line == "reload":
            file.write_text(FORM.replace("'nej'\"", "'nej\""), "utf-8")
        return f"{line}\n"

    class Keyboard:
        readline = staticmethod(typed)

        @staticmethod
        def isatty():
            return False

    monkeypatch.setattr("io.StringIO", lambda _: Keyboard())
    ran = bare("form", "preview", file, "--plain", register=False)
    assert "The form cannot be used as it stands." in ran.out
    assert "survey[2].relevant" in ran.out
    assert "SF051" in ran.out


@pytest.mark.parametrize(("name", "text"), [("f.md", MARKDOWN.format("${age} > 3")), ("f.json", SURVEYJS)])
def test_forms_of_other_programs_are_tried_out_as_they_are(bare, tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    ran = bare("form", "preview", tmp_path / name, "--plain", stdin="inspect\n", register=False)
    assert ran.code == ExitCode.OK


def test_a_shipped_form_is_tried_out_by_name(bare):
    ran = bare("form", "preview", "evaluation", "--plain", stdin="inspect contact\n", register=False)
    assert "contact   select_one" in ran.out


def test_a_form_that_cannot_be_used_is_told_with_every_place(bare, tmp_path):
    file = tmp_path / "f.toml"
    file.write_text(FORM.replace("${knows}", "${know}").replace('"text"', '"tekst"'), "utf-8")
    ran = bare("form", "preview", file, "--plain", register=False)
    assert ran.code == ExitCode.FINDINGS
    assert ran.out == ""
    assert "SF020  line 17\n  survey[2].type" in ran.err


def test_a_spreadsheet_that_cannot_be_used_is_told_by_sheet_and_row(bare, tmp_path):
    file = tmp_path / "f.md"
    file.write_text(MARKDOWN.format("${agee} > 3"), "utf-8")
    ran = bare("form", "preview", file, "--plain", register=False)
    assert ran.code == ExitCode.FINDINGS
    assert "SF060  survey, row 5, relevant" in ran.err


@pytest.mark.parametrize("name", ["nothing.toml", "nothing.xlsx", "nothing.json"])
def test_a_file_that_is_not_there_is_told(bare, tmp_path, name):
    ran = bare("form", "preview", tmp_path / name, "--plain", register=False)
    assert ran.code == ExitCode.FINDINGS
    assert ran.err


def test_the_language_of_a_form_must_be_a_code(bare, file):
    assert bare("form", "preview", file, "--form-language", "dansk!", register=False).code == ExitCode.USAGE


def test_a_file_is_seen_to_change_only_when_it_was_saved(source, file):
    assert source.read().form is not None
    assert not source.changed()
    file.write_text(FORM + "\n# more\n", "utf-8")
    assert source.changed()
    source.read()
    assert not source.changed()
    file.unlink()
    assert source.changed()
    assert [problem.code for problem in source.read().problems] == ["LKE033"]
    assert not source.changed()


def test_a_table_beside_the_form_is_watched_too(source, file):
    table = file.parent / "towns.csv"
    table.write_text("name,label\nglud,Glud\n", "utf-8")
    file.write_text(FORM + '\n[[survey]]\ntype = "select_one_from_file towns.csv"\nname = "t"\nlabel = "T"\n', "utf-8")
    form = source.read().form
    assert [choice.name for choice in form.choices(form.question("t"))] == ["glud"]
    assert not source.changed()
    table.write_text("name,label\nglud,Glud\nas,As\n", "utf-8")
    assert source.changed()
