import pytest

from lokalkontakt_cli.everywhere import FLAGS, WITH_VALUE
from lokalkontakt_cli.front_page import front_page, is_asked
from lokalkontakt_cli.main import run
from lokalkontakt_cli.pages import page, page_width
from lokalkontakt_cli.parts import speak
from lokalkontakt_cli.program import root
from lokalkontakt_cli.words import Words


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [50, 64, 78, 100])
def test_the_first_page_is_the_one_that_the_parser_would_show(language, width):
    ctx = root.context_class(root, info_name="lokalkontakt", terminal_width=width, help_option_names=["--help", "-h"])
    speak(ctx, Words(language))
    assert front_page(Words(language), width) == root.get_help(ctx)


def test_every_option_of_the_program_is_one_of_the_table():
    names = {name for parameter in root.params for name in parameter.opts}
    assert names == {*WITH_VALUE, *FLAGS}


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["--language", "en", "--help"], ["-h", "--language=da"]])
def test_the_first_page_is_shown_when_nothing_else_is_asked(args, capsys):
    assert is_asked(args)
    assert run(args) == 0
    assert "demo" in capsys.readouterr().out


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--language"],
        ["--language", "--help"],
        ["areas", "--help"],
        ["--help", "areas"],
        ["--register", "x", "--help"],
        ["--helpp"],
    ],
)
def test_everything_else_is_for_the_parser(args):
    assert not is_asked(args)


def test_a_language_that_is_none_is_complained_about_beside_help_too(capsys):
    assert run(["--language", "fr", "--help"]) == run(["--help", "--language", "fr"])
    assert "--language da|en" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environ", "width"),
    [({"COLUMNS": "60"}, 58), ({"COLUMNS": "500"}, 78), ({"COLUMNS": "9"}, 50)],
)
def test_help_is_as_wide_as_the_terminal_within_reason(environ, width):
    assert page_width(environ) == width


@pytest.mark.parametrize("typed", ["", "0", "-4", "wide", "²"])
def test_a_width_that_is_none_is_not_believed(typed):
    assert 50 <= page_width({"COLUMNS": typed}) <= 78


def test_a_page_wraps_what_is_long_and_never_cuts():
    shown = page(
        ("Usage: p", "[OPTIONS] WORD …"), ["a " * 60], [("Options", [("--x" * 20, "b " * 60), ("-y", "")])], 50
    )
    lines = shown.splitlines()
    assert lines[0] == "Usage: p [OPTIONS] WORD …"
    assert max(len(line) for line in lines if "--x" not in line) <= 50
    assert shown.count("a") - "Usage".count("a") == 60
    assert shown.count("b") == 60
    assert lines[-1] == "  -y"
    assert not any(line.endswith(" ") for line in lines)


def test_the_register_may_be_named_after_the_command(cli):
    ran = cli("areas", "--register", cli.register, register=False)
    assert ran.code == 0
    assert ran.out == cli("areas").out != ""


def test_it_may_be_named_between_a_group_and_its_command_and_at_the_very_end(cli):
    listed = cli("area", "list").out
    assert cli("area", "--register", cli.register, "list", register=False).out == listed
    assert cli("area", "list", "--register", cli.register, register=False).out == listed
    assert cli("area", "list", f"--register={cli.register}", "--all", register=False).code == 0


def test_what_is_said_last_counts(cli):
    assert cli("areas", "--register", "/findes/ikke").code == 3
    assert cli("--register", "/findes/ikke", "areas", "--register", cli.register, register=False).code == 0


def test_the_language_may_be_said_after_the_command(cli):
    assert "Område" in cli("areas", "--language", "da", language="en").out
    assert "Brug:" in cli("areas", "--help", "--language", "da", language="en").out


def test_a_language_there_is_not_is_refused_after_the_command_too(cli):
    ran = cli("areas", "--language", "fr")
    assert ran.code == 2
    assert "LKE006" in ran.err


def test_the_actor_may_be_said_after_the_command(cli):
    assert cli("area", "add", "Nyby", "--actor", "berit").code == 0
    assert cli("history", "--most", "1", "--format", "json").json[0]["actor"] == "berit"


@pytest.fixture
def ended(cli):
    """The command line on a register in which the area Nyby ends on 1 July 2020."""
    assert cli("area", "add", "Nyby").code == 0
    assert cli("area", "end", "Nyby", "--from", "2020-07-01").code == 0
    return cli


def test_the_day_may_be_said_before_the_command(ended):
    assert "Nyby" in ended("areas").out
    assert "Nyby" in ended("--on", "2020-06-30", "areas").out
    assert "Nyby" not in ended("--on", "2020-07-01", "areas").out


def test_the_day_of_the_command_goes_before_that_of_the_program(ended):
    assert "Nyby" in ended("--on", "2020-07-01", "areas", "--on", "2020-06-30").out


def test_the_day_holds_for_what_is_changed(cli):
    assert cli("area", "add", "Nyby").code == 0
    assert cli("--on", "2020-09-09", "area", "end", "Nyby").code == 0
    assert cli("area", "show", "Nyby", "--format", "json").json["ended"] == "2020-09-09"


def test_a_day_that_is_none_is_told_before_the_command_too(cli):
    assert "LKE021" in cli("--on", "2020-02-30", "areas").err


def test_details_may_be_asked_for_after_the_command(cli):
    assert cli("areas", "--debug").code == 0


def test_an_option_of_the_program_needs_its_value_after_the_command_too(cli):
    assert "LKE005" in cli("areas", "--register").err


def test_after_two_hyphens_nothing_is_an_option(cli):
    ran = cli("area", "show", "--", "--register")
    assert ran.code == 2
    assert "LKE256" in ran.err


def test_a_listing_tells_of_records_edited_by_hand(disk):
    path = next((disk.register / "records" / "area").glob("glud.toml"))
    path.write_text(path.read_text("utf-8").replace('name = "Glud"', 'name = "Glud by"'), "utf-8")
    for command in (["areas"], ["contacts"], ["area", "show", "Glud"]):
        ran = disk(*command)
        assert ran.code == 0
        assert "1 record was edited past the program" in ran.err
        assert "Glud by" not in ran.out
    assert "Changed past the program and not counted in: Glud." in disk("check").err
    assert "edited past" not in disk("outside", "adopt").err
    assert "Changed past" not in disk("check").err
    assert "edited past" not in disk("areas").err


def test_a_listing_of_an_untouched_register_tells_of_no_edits(disk):
    assert "edited past" not in disk("areas").err
