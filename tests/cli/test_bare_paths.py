"""A path without a type that is called like a file: no command makes a folder of it, and none guesses."""

import pytest

from lokalkontakt_cli.exits import ExitCode

ENDINGS = ["house.db", "house.sqlite", "house.sqlite3", "HOUSE.DB"]


@pytest.fixture
def making(disk, tmp_path, monkeypatch):
    """Give what each command that makes a register is called with, but for the place, which comes last."""
    monkeypatch.chdir(tmp_path)
    backup, table = tmp_path / "backup.zip", tmp_path / "areas.csv"
    assert disk("backup", backup).code == ExitCode.OK
    table.write_text("Navn;Størrelse\nGlud;mellem\n", "utf-8")
    return {
        "init": ("init", "--municipality", "Hedensted"),
        "demo": ("demo", "--into"),
        "copy": ("copy", disk.register),
        "restore": ("restore", backup),
        "import": ("import", table, "--into"),
        "import --dry-run": ("import", table, "--dry-run", "--into"),
    }


COMMANDS = ["init", "demo", "copy", "restore", "import", "import --dry-run"]


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.parametrize("command", COMMANDS)
def test_no_folder_is_made_that_is_called_like_a_file(disk, making, command, name, tmp_path):
    ran = disk(*making[command], name, register=False)
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert "LKE156" in ran.err
    assert f"sqlite:{name}" in ran.err
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("command", COMMANDS[:-1])
def test_with_its_type_the_same_name_is_a_file_or_a_folder_as_it_says(disk, making, command, tmp_path):
    assert disk(*making[command], "sqlite:house.db", register=False).code == ExitCode.OK
    assert (tmp_path / "house.db").is_file()
    assert disk(*making[command], "toml:folder.db", register=False).code == ExitCode.OK
    assert (tmp_path / "folder.db/register.toml").is_file()


def test_the_register_the_global_option_names_is_not_made_as_a_folder_either(bare, tmp_path):
    ran = bare("--register", "house.db", "init", "--municipality", "Hedensted")
    assert (ran.code, "LKE156" in ran.err) == (ExitCode.USAGE, True)
    assert list(tmp_path.iterdir()) == []


def test_a_register_in_a_file_that_is_named_without_its_type_is_answered_with_the_type(bare, tmp_path):
    assert bare("demo", "--into", "sqlite:house.db").code == ExitCode.OK
    before = (tmp_path / "house.db").read_bytes()
    for command in (("areas",), ("init", "--municipality", "Hedensted")):
        ran = bare("--register", "house.db", *command)
        assert ran.code != ExitCode.OK
        assert "lokalkontakt --register sqlite:house.db" in ran.err
    assert (tmp_path / "house.db").read_bytes() == before


def test_a_name_nothing_is_called_by_is_not_looked_for_as_a_folder(bare):
    ran = bare("--register", "house.db", "areas", language="da")
    assert (ran.code, "LKE156" in ran.err, "sqlite:house.db" in ran.err) == (ExitCode.USAGE, True, True)


def test_a_folder_of_such_a_name_goes_on_being_opened_and_filled(bare, disk, tmp_path):
    assert bare("demo", "--into", "toml:house.db").code == ExitCode.OK
    assert bare("--register", "house.db", "areas").code == ExitCode.OK
    (tmp_path / "empty.db").mkdir()
    assert bare("copy", "house.db", "empty.db").code == ExitCode.OK


def test_a_slash_behind_the_name_says_that_it_is_a_folder(bare, tmp_path):
    assert bare("init", "house.db/", "--municipality", "Hedensted").code == ExitCode.OK
    assert (tmp_path / "house.db/register.toml").is_file()


@pytest.mark.parametrize("name", ["house", "house.dbx", "house.db.old", "db", "house.toml"])
def test_other_names_are_folders_as_before(bare, tmp_path, name):
    assert bare("init", name, "--municipality", "Hedensted").code == ExitCode.OK
    assert (tmp_path / name / "register.toml").is_file()
