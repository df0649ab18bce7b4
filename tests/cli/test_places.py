"""Places that hold no register, more than one, or one that cannot be used: told with its code, nothing written."""

import functools
import shutil
import sqlite3

import pytest

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_sqlite.database import Database


@pytest.fixture
def file(disk, tmp_path):
    """The demo register in a file."""
    place = tmp_path / "hus.db"
    assert disk("copy", disk.register, f"sqlite:{place}", register=False).code == ExitCode.OK
    return place


def everything(folder):
    """Give all that lies in a folder but what programs keep beside an open file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock" and not path.name.endswith(("-wal", "-shm"))
    }


@pytest.fixture
def refused(bare, tmp_path):
    """Run a command and tell its code, after looking that nothing was written and all was said in words."""

    def run(*args, language="en"):
        before = everything(tmp_path)
        ran = bare(*args, language=language)
        assert everything(tmp_path) == before
        assert ran.out == ""
        assert "Traceback" not in ran.err
        return ran

    return run


ADDRESSES = [
    ("toml:ingen", ExitCode.TROUBLE, "LKE103"),
    ("http://a.example/b", ExitCode.USAGE, "LKE106"),
    ("mysql:x", ExitCode.USAGE, "LKE106"),
    ("sqlite:", ExitCode.TROUBLE, "LKE149"),
    ("sqlite:ingen.db", ExitCode.TROUBLE, "LKE141"),
    (".", ExitCode.TROUBLE, "LKE104"),
]


@pytest.mark.parametrize(("address", "exit_code", "code"), ADDRESSES, ids=[address for address, *_ in ADDRESSES])
def test_an_address_that_leads_nowhere_is_told_with_its_code(refused, address, exit_code, code):
    ran = refused("--register", address, "areas")
    assert (ran.code, code in ran.err) == (exit_code, True), ran.err


def test_an_unknown_kind_of_register_is_answered_with_the_known_ones(refused):
    ran = refused("--register", "mysql:x", "areas")
    assert all(known in ran.err for known in ("mysql", "sqlite", "toml"))


def test_two_registers_in_one_folder_are_both_named_with_what_opens_each(disk, file, refused, tmp_path):
    shutil.copytree(disk.register, tmp_path / "to huse" / "hus et")
    shutil.copy(file, tmp_path / "to huse" / "andet.db")
    ran = refused("--register", "to huse", "areas")
    assert (ran.code, "LKE191" in ran.err) == (ExitCode.TROUBLE, True)
    assert 'lokalkontakt --register "to huse/hus et"' in ran.err
    assert 'lokalkontakt --register "sqlite:to huse/andet.db"' in ran.err


def test_a_parent_folder_of_registers_is_told_of_where_one_stands(disk, refused, tmp_path):
    assert disk.register.parent == tmp_path
    ran = refused("areas")
    assert (ran.code, "LKE191" in ran.err) == (ExitCode.TROUBLE, True)
    assert f"--register {disk.register.name}" in ran.err


def test_files_of_other_programs_are_no_registers(refused, tmp_path):
    (tmp_path / "noget.db").write_bytes(b"SQLite format 3\0" + b"\0" * 100)
    (tmp_path / "tom.db").write_bytes(b"")
    assert "LKE104" in refused("--register", ".", "areas").err


def test_a_register_in_a_file_within_a_folder_register_is_named(disk, file):
    shutil.copy(file, disk.register / "gammel.db")
    ran = disk("verify")
    assert (ran.code, "LKE192" in ran.err, "gammel.db" in ran.err) == (ExitCode.OK, True, True)


COPIES = ["register (1).toml", "head-Mettes-PC.toml", "records (Mettes kopi)"]


@pytest.fixture(params=COPIES)
def stray(request, disk):
    """A copy a sync program made at the top of the folder."""
    copy = disk.register / request.param
    if copy.suffix == ".toml":
        copy.write_text("x", "utf-8")
    else:
        copy.mkdir()
    return copy


def test_a_copy_a_sync_program_made_at_the_top_of_the_folder_is_named_once_by_verify(disk, stray):
    ran = disk("verify")
    assert (ran.code, "LKE131" in ran.out, stray.name in ran.out) == (ExitCode.FINDINGS, True, True)
    assert "LKE131" not in ran.err


def test_a_copy_a_sync_program_made_at_the_top_of_the_folder_is_warned_of_by_check(disk, stray):
    stray.rename(disk.register.parent / stray.name)
    without = disk("check")
    assert "LKE131" not in without.err
    (disk.register.parent / stray.name).rename(stray)
    ran = disk("check")
    assert (ran.code, ran.out) == (without.code, without.out)
    (warning,) = set(ran.err.splitlines()) - set(without.err.splitlines())
    assert stray.name in warning
    assert "(LKE131)" in warning


def test_a_copy_at_the_top_of_the_folder_stops_no_reading(disk, stray):
    ran = disk("areas")
    assert (ran.code, "Glud" in ran.out) == (ExitCode.OK, True)
    assert stray.exists()


@pytest.mark.parametrize(
    "name", ["records-2020.xlsx", "headline.md", "registrering.toml.txt", "læs mig.txt", "history.md"]
)
def test_what_people_put_into_the_folder_is_left_alone(disk, name):
    (disk.register / name).write_text("x", "utf-8")
    assert disk("verify").code == ExitCode.OK
    assert name not in disk("check").err


def test_a_copy_a_sync_program_made_of_a_record_is_named_and_nothing_is_read(disk, refused):
    shutil.copy(disk.register / "records/area/glud.toml", disk.register / "records/area/glud-Mettes-PC.toml")
    ran = refused("--register", disk.register, "areas")
    assert (ran.code, "glud-Mettes-PC.toml" in ran.err) == (ExitCode.TROUBLE, True)


def test_a_register_somebody_else_is_writing_in_is_waited_for_and_told_of(file, refused, monkeypatch):
    monkeypatch.setattr("lokalkontakt_sqlite.store.Database", functools.partial(Database, patience=0.05))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        ran = refused("--register", f"sqlite:{file}", "area", "add", "Ny")
    finally:
        other.close()
    assert (ran.code, "LKE109" in ran.err) == (ExitCode.TROUBLE, True)


def test_a_register_in_a_place_one_may_only_read_is_read_and_not_written(bare, file, refused, monkeypatch):
    monkeypatch.setattr("lokalkontakt_sqlite.connecting.os.access", lambda *_: False)
    assert bare("--register", f"sqlite:{file}", "areas").code == ExitCode.OK
    ran = refused("--register", f"sqlite:{file}", "area", "add", "Ny")
    assert (ran.code, "LKE117" in ran.err) == (ExitCode.TROUBLE, True), ran.err


def test_a_register_in_a_file_on_a_network_share_is_refused_with_the_reason(file, refused, monkeypatch):
    monkeypatch.setattr("lokalkontakt_sqlite.store.share_below", lambda _: "cifs")
    ran = refused("--register", f"sqlite:{file}", "areas")
    assert (ran.code, "LKE150" in ran.err, "cifs" in ran.err) == (ExitCode.TROUBLE, True, True)


def test_a_damaged_page_is_told_of_and_so_is_a_file_cut_short(file, refused):
    whole = file.read_bytes()
    for damaged in (whole[:12288] + b"\xff" * 24576 + whole[36864:], whole[: len(whole) // 2]):
        file.write_bytes(damaged)
        ran = refused("--register", f"sqlite:{file}", "areas")
        assert (ran.code, "LKE147" in ran.err) == (ExitCode.TROUBLE, True), ran.err


def test_a_password_in_an_address_is_never_printed(bare, tmp_path):
    target = "memory:anna:hemmelig@fresh"
    assert bare("init", target, "--municipality", "Hedensted").err.splitlines()[-2:] == [
        "A new register is ready: memory:fresh",
        "Next: lokalkontakt --register memory:fresh",
    ]
    bare("init", str(tmp_path / "source"), "--municipality", "Hedensted")
    copied = bare("copy", str(tmp_path / "source"), "memory:bo:hemmelig@copy")
    assert (copied.code, "memory:copy" in copied.err, "hemmelig" in copied.err) == (ExitCode.OK, True, False)
    assert bare("--register", str(tmp_path / "source"), "backup", str(tmp_path / "kept.zip")).code == ExitCode.OK
    restored = bare("restore", str(tmp_path / "kept.zip"), "memory:bo:hemmelig@again")
    assert (restored.code, "memory:again" in restored.err, "hemmelig" in restored.err) == (ExitCode.OK, True, False)


def test_an_address_with_blanks_is_shown_as_it_is_to_be_typed(bare, tmp_path):
    place = tmp_path / "OneDrive - Hedensted" / "register"
    told = bare("init", str(place), "--municipality", "Hedensted").err
    assert f'Next: lokalkontakt --register "{place}"' in told
