import errno
import os
import stat
import sys

import pytest


def revision(cli):
    return cli("history", "--most", "1", "--format", "json").json[0]["revision"]


def in_words(ran):
    """Tell whether a problem was said in whole words: no msgid, no placeholder, no traceback."""
    return (
        ran.out == ""
        and ran.err
        and "Traceback" not in ran.err
        and ".what" not in ran.err
        and ".remedy" not in ran.err
        and "{" not in ran.err
        and "…" not in ran.err
    )


BAD = [
    (["areas", "--on", "2020-02-30"], 2, "LKE021"),
    (["areas", "--on", "30/2"], 2, "LKE021"),
    (["areas", "--on", "snart"], 2, "LKE020"),
    (["area", "show", "Gludd"], 2, "LKE257"),
    (["area", "show", "Xyzzyplugh"], 2, "LKE256"),
    (["contact", "show", "Susane Ernst"], 2, "LKE257"),
    (["assign", "Glud", "Ingen Kendt Person"], 2, "LKE256"),
    (["assign", "Glud", "Mette Øvig"], 1, "LKE231"),
    (["assign", "As", "Mette Øvig", "--from", "1/6/2020", "--until", "1/5/2020"], 2, "LKE210"),
    (["hand-over", "As", "--to", "Mette Øvig"], 1, "LKE236"),
    (["hand-over", "Glud"], 2, "LKE004"),
    (["area", "add", ""], 2, "LKE218"),
    (["area", "add", "   "], 2, "LKE218"),
    (["area", "add", "x" * 500], 2, "LKE219"),
    (["area", "add", "a\x1b[31mb"], 2, "LKE220"),
    (["area", "add", "a\u202eb"], 2, "LKE220"),
    (["area", "add", "Glud"], 1, "LKE223"),
    (["area", "edit", "Glud", "--size", "kæmpe"], 2, "LKE006"),
    (["area", "edit", "Glud", "--size", "smal"], 2, "LKE012"),
    (["area", "edit", "Glud", "--clear", "farve"], 2, "LKE006"),
    (["area", "edit", "Glud", "--minutes-per-week", "længe"], 2, "LKE011"),
    (["area", "edit", "Glud", "--minutes-per-week", "99999"], 2, "LKE212"),
    (["area", "edit", "Glud", "--minutes-per-week", "-1"], 2, "LKE212"),
    (["grant-time", "Mette Øvig", "-1"], 2, "LKE212"),
    (["grant-time", "Mette Øvig", "200 t"], 2, "LKE212"),
    (["meeting", "add", "Møde", "--day", "2020-05-12", "--minutes", "-5"], 2, "LKE291"),
    (["scheme", "edit", "--small", "-1 t"], 2, "LKE212"),
    (["person", "add", "Ib", "--work-email", "ikke en adresse"], 2, "LKE254"),
    (["contact", "add"], 2, "LKE209"),
    (["contact", "add", "Ib", "--person", "Susanne Ernst"], 2, "LKE209"),
    (["neighbour", "mark", "Glud", "Glud"], 2, "LKE229"),
    (["onboarding", "tick", "Susanne Ernst", "9"], 2, "LKE251"),
    (["onboarding", "tick", "Susanne Ernst", "x"], 2, "LKE036"),
    (["confirm", "As"], 2, "LKE016"),
    (["question", "answer", "Glud", "covered"], 2, "LKE018"),
    (["question", "answer", "Stenderup", "måske"], 2, "LKE217"),
    (["question", "answer", "Stenderup", "two_places"], 2, "LKE249"),
    (["accept", "LK999", "Glud", "--reason", "x"], 2, "LKE019"),
    (["accept", "LK010", "Line Holmgaard", "--reason", "  "], 2, "LKE261"),
    (["undo", "99"], 2, "LKE245"),
    (["redo"], 1, "LKE247"),
    (["answer", "AAAA-BBBB-CCCC-DD"], 2, "LKE311"),
    (["wave", "open", "Forår"], 2, "LKE256"),
    (["wave", "open", "Forår", "--form", "wish"], 2, "LKE004"),
    (["wave", "plan", "Forår", "--form", "findes-ikke", "--mode", "named"], 2, "LKE033"),
    (["wave", "results", "Forår"], 2, "LKE256"),
    (["outbox", "preview", "findes-ikke"], 2, "LKE403"),
    (["outbox", "send"], 1, "LKE404"),
    (["outbox", "send", "--all", "--channel", "brevdue:hjem"], 2, "LKE107"),
    (["form", "check", "findes-ikke.toml"], 2, "LKE033"),
    (["import", "findes-ikke.txt"], 2, "LKE013"),
    (["ares"], 2, "LKE009"),
    (["qqqqqq"], 2, "LKE008"),
    (["area", "lst"], 2, "LKE009"),
    (["areas", "--formt", "json"], 2, "LKE003"),
    (["areas", "--qqqqqq"], 2, "LKE002"),
    (["areas", "--format"], 2, "LKE005"),
    (["areas", "--format", "xml"], 2, "LKE006"),
    (["areas", "Glud"], 2, "LKE037"),
    (["approve", "own", "Susanne Ernst", "ja"], 2, "LKE037"),
    (["areas", "--on", "2999-12-32"], 2, "LKE021"),
    (["areas", "--on", "9999-12-31"], 2, "LKE022"),
    (["history", "--most", "-5"], 2, "LKE036"),
    (["history", "--most", "9" * 30], 2, "LKE036"),
    (["undo", "x"], 2, "LKE036"),
    (["history", "Glud"], 2, "LKE039"),
    (["history", "spaceship/x"], 2, "LKE039"),
    (["history", "area/gludd"], 2, "LKE256"),
    (["wave", "plan", "Forår", "--form", "a\0b", "--mode", "named"], 2, "LKE031"),
    (["wave", "plan", "Forår", "--form", ".", "--mode", "named"], 2, "LKE031"),
    (["form", "check", "\ud800"], 2, "LKE031"),
    (["import", "a\0b"], 2, "LKE031"),
    (["confirm"], 2, "LKE004"),
]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("command", "code", "problem"), BAD, ids=[" ".join(map(ascii, one[0]))[:60] for one in BAD])
def test_bad_input_gets_a_coded_message_an_exit_code_and_writes_nothing(cli, command, code, problem, language):
    at = revision(cli)
    ran = cli(*command, language=language)
    assert ran.code == code, ran.err
    assert f"({problem})" in ran.err
    assert in_words(ran), ran.err
    assert revision(cli) == at


def test_a_misspelt_name_is_answered_with_the_near_one(cli):
    assert "Did you mean Glud?" in cli("area", "show", "Gludd").err


def test_a_group_without_a_command_shows_its_help_as_a_wrong_request(cli):
    ran = cli("area")
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: lokalkontakt area" in ran.err


def test_without_a_register_the_way_to_one_is_told(bare):
    ran = bare("areas")
    assert ran.code == 3
    assert "LKE010" in ran.err
    assert "lokalkontakt init" in ran.err


def test_the_register_is_found_in_the_current_folder(disk, monkeypatch):
    monkeypatch.chdir(disk.register)
    assert disk("areas", register=False).code == 0


def test_the_register_is_found_by_the_environment(disk):
    disk.environ = {"LOKALKONTAKT_REGISTER": str(disk.register)}
    assert disk("areas", register=False).code == 0


@pytest.mark.parametrize("url", ["/findes/ikke", "toml:/findes/ikke"])
def test_a_missing_folder_is_trouble_in_words(bare, url):
    ran = bare("--register", url, "areas")
    assert ran.code == 3
    assert "LKE103" in ran.err
    assert in_words(ran)


def test_an_unknown_kind_of_store_is_a_wrong_request(bare):
    ran = bare("--register", "brevdue:hjem", "areas")
    assert ran.code == 2
    assert "LKE106" in ran.err
    assert in_words(ran)


def test_a_broken_file_is_named_with_line_and_remedy_and_nothing_is_written(disk):
    file = disk.register / "records" / "area" / "glud.toml"
    file.write_text(file.read_text("utf-8") + "\nsize = \n", "utf-8")
    ran = disk("area", "edit", "As", "--size", "small")
    assert ran.code == 3
    assert "glud.toml" in ran.err
    assert in_words(ran)


def test_several_problems_stand_on_a_line_each(disk):
    area = disk.register / "records" / "area"
    (area / "glud.toml").write_text('name = "Glud"\nsize = "kæmpe"\n', "utf-8")
    (area / "as.toml").write_text("name = 3\n", "utf-8")
    ran = disk("areas")
    assert ran.code == 3
    lines = [line for line in ran.err.splitlines() if line.startswith("  - ")]
    assert any("glud.toml" in line for line in lines)
    assert any("as.toml" in line for line in lines)


def test_a_register_of_a_newer_version_is_refused_before_anything_is_read(disk):
    file = disk.register / "register.toml"
    file.write_text(file.read_text("utf-8").replace("format = 1", "format = 99"), "utf-8")
    ran = disk("areas")
    assert ran.code == 3
    assert "LKE105" in ran.err


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_folder_that_cannot_be_written_to_is_trouble_in_words(disk):
    history = disk.register / "history"
    history.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        ran = disk("area", "edit", "As", "--size", "small")
    finally:
        history.chmod(stat.S_IRWXU)
    assert ran.code == 3
    assert in_words(ran)


def test_what_the_computer_refuses_is_said_in_words(cli, monkeypatch):
    def full(*_arguments, **_named):
        raise OSError(errno.ENOSPC, "No space left on device", "/somewhere")

    monkeypatch.setattr("lokalkontakt_cli.output.Output.listing", full)
    ran = cli("areas")
    assert ran.code == 3
    assert "LKE014" in ran.err
    assert "the disk is full" in ran.err


def test_a_defect_of_the_program_is_told_without_a_traceback_unless_it_is_asked_for(cli, monkeypatch):
    def broken(*_arguments, **_named):
        raise ZeroDivisionError("somebody's name")

    monkeypatch.setattr("lokalkontakt_cli.output.Output.listing", broken)
    ran = cli("areas")
    assert ran.code == 3
    assert "LKE001" in ran.err
    assert "Traceback" not in ran.err
    assert "somebody's name" not in ran.err
    assert "Traceback" in cli("--debug", "areas").err


def test_init_makes_a_register_and_never_touches_one_that_is_there(bare, tmp_path):
    assert bare("init", "nyt", "--municipality", "Prøveby", "--coordinator", "Ida Prøve").code == 0
    bare.register = tmp_path / "nyt"
    assert bare("scheme", "show", "--format", "json").json["coordinator"] == "Ida Prøve"
    assert bare("areas").out == ""
    before = sorted((path, path.read_bytes()) for path in bare.register.rglob("*") if path.is_file())
    again = bare("init", bare.register, "--municipality", "Andenby")
    assert again.code == 3
    assert sorted((path, path.read_bytes()) for path in bare.register.rglob("*") if path.is_file()) == before


def test_init_refuses_a_bad_name_before_anything_is_made(bare, tmp_path):
    assert bare("init", "nyt", "--municipality", " ").code == 2
    assert not (tmp_path / "nyt").exists()


def test_demo_writes_a_copy_and_stops_and_refuses_to_overwrite_it(bare, tmp_path):
    assert bare("demo", "--into", "prøve").code == 0
    assert bare("--register", tmp_path / "prøve", "areas").code == 0
    assert bare("demo", "--into", "prøve").code == 3


def test_the_practice_demo_has_meetings_and_knowledge_and_the_plain_one_has_not(bare, tmp_path):
    assert bare("demo", "--into", "øve", "--practice").code == 0
    meetings = bare("--register", tmp_path / "øve", "meeting", "list", "--all", "--format", "json").json
    assert {row["source"] for row in meetings} == {"fiktiv"}
    assert bare("demo", "--into", "slet").code == 0
    assert bare("--register", tmp_path / "slet", "meeting", "list", "--all", "--format", "json").json == []


def test_a_demo_with_and_without_practice_data_at_once_is_refused_before_anything_is_made(bare, tmp_path):
    ran = bare("demo", "--into", "begge", "--practice", "--without-practice-data")
    assert ran.code == 2
    assert "LKE045" in ran.err
    assert not (tmp_path / "begge").exists()


def test_demo_without_practice_data_holds_what_the_documents_say_only(bare, tmp_path):
    assert bare("demo", "--into", "ren", "--without-practice-data").code == 0
    rows = bare("--register", tmp_path / "ren", "person", "list", "--format", "json").json
    assert rows
    assert all(row["source"] != "fiktiv" for row in rows)
