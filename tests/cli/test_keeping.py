import io
import itertools
import stat
import sys
import zipfile

import pytest

from lokalkontakt_cli.exits import ExitCode
from lokalkontakt_cli.progress import Bar
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.keeping.contents import amount_in
from lokalkontakt_core.keeping.copying import copy_store
from tests.cli import memory_plugin


@pytest.fixture
def in_file(disk, tmp_path):
    """The demo register, copied into a file; gives its URL."""
    url = f"sqlite:{tmp_path / 'kopi.db'}"
    assert disk("copy", disk.register, url, register=False).code == ExitCode.OK
    return url


@pytest.fixture
def asked(disk):
    """The demo register with an open round."""
    planned = disk("wave", "plan", "Runde", "--form", "wish", "--mode", "named")
    assert planned.code == ExitCode.OK, planned.err
    assert disk("wave", "open", "Runde").code == ExitCode.OK
    return disk


def test_a_copy_of_a_copy_has_the_same_history_and_areas(disk, in_file, tmp_path):
    back = tmp_path / "tilbage"
    ran = disk("copy", in_file, back, register=False)
    assert (ran.code, ran.out) == (ExitCode.OK, "")
    assert "read back and found the same" in ran.err
    for listing in (("history", "--format", "json"), ("areas", "--format", "json")):
        assert disk("--register", back, *listing, register=False).json == disk(*listing).json


def test_a_copy_never_goes_over_a_register_that_is_in_use(disk, in_file):
    again = disk("copy", disk.register, in_file, register=False)
    assert (again.code, "LKE161" in again.err) == (ExitCode.TROUBLE, True)


def test_a_register_is_not_copied_onto_itself(disk):
    ran = disk("copy", disk.register, disk.register, register=False)
    assert "LKE161" in ran.err
    assert disk("verify").code == ExitCode.OK


def test_an_open_round_is_copied_on_request_only(asked, tmp_path):
    target = tmp_path / "kopi"
    refused = asked("copy", asked.register, target, register=False)
    assert (refused.code, "LKE162" in refused.err) == (ExitCode.FINDINGS, True)
    assert not target.exists()
    copied = asked("copy", "--with-open-waves", asked.register, target, register=False)
    assert copied.code == ExitCode.OK, copied.err
    wave = asked("wave", "list", "--format", "json").json[0]["id"]
    codes = ("wave", "codes", wave, "--format", "json")
    assert asked("--register", target, *codes, register=False).json == asked(*codes).json


class BrokenOffError(Exception):
    """Stands for a killed program."""


@pytest.fixture(params=["{}", "sqlite:{}.db"], ids=["folder", "file"])
def half(request, disk, tmp_path, monkeypatch):
    """A copy of the demo register that was broken off before its last thing; gives its URL."""
    url = request.param.format(tmp_path / "kopi")
    store = Host().open_store(url, create=True)
    source = Host().open_store(str(disk.register))
    steps, last = itertools.count(), amount_in(source) - 1

    def step():
        if next(steps) == last:
            raise BrokenOffError

    for plugin in ("lokalkontakt_toml", "lokalkontakt_sqlite"):
        monkeypatch.setattr(f"{plugin}.filling.BATCH", 1)
    with pytest.raises(BrokenOffError):
        copy_store(source, store, step=step)
    return url


def test_a_copy_that_was_broken_off_is_no_register_and_the_same_command_goes_on(disk, half):
    refused = disk("--register", half, "areas", register=False)
    assert (refused.code, "LKE160" in refused.err) == (ExitCode.TROUBLE, True)
    again = disk("copy", disk.register, half, register=False)
    assert (again.code, "It goes on: " in again.err) == (ExitCode.OK, True)
    assert "It goes on: 0 " not in again.err
    assert disk("--register", half, "verify", register=False).code == ExitCode.OK
    assert (
        disk("--register", half, "history", "--format", "json", register=False).json
        == disk("history", "--format", "json").json
    )


def test_a_half_copy_is_named_when_something_else_is_copied_there_and_goes_on_request(disk, half, bare, tmp_path):
    assert bare("init", tmp_path / "andet", "--municipality", "Horsens").code == ExitCode.OK
    refused = disk("copy", tmp_path / "andet", half, register=False)
    assert (refused.code, "LKE190" in refused.err, "kopi" in refused.err) == (ExitCode.TROUBLE, True, True)
    assert disk("copy", "--anew", tmp_path / "andet", half, register=False).code == ExitCode.OK
    assert disk("--register", half, "verify", register=False).code == ExitCode.OK


def test_no_new_register_is_made_over_a_half_copy(half, bare):
    refused = bare("init", half, "--municipality", "Horsens")
    assert refused.code == ExitCode.TROUBLE
    assert "LKE160" in refused.err or "LKE119" in refused.err


def test_anew_takes_nothing_away_from_a_whole_register(disk, in_file):
    again = disk("copy", "--anew", disk.register, in_file, register=False)
    assert (again.code, "LKE161" in again.err) == (ExitCode.TROUBLE, True)
    assert disk("--register", in_file, "verify", register=False).code == ExitCode.OK


def test_a_backup_is_restored_into_any_store(disk, in_file, tmp_path):
    for register, name in ((disk.register, "1.zip"), (in_file, "2.zip")):
        assert disk("--register", register, "backup", tmp_path / name, register=False).code == ExitCode.OK
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    restored = disk("restore", tmp_path / "1.zip", f"sqlite:{tmp_path / 'igen.db'}", register=False)
    assert restored.code == ExitCode.OK, restored.err
    assert disk("--register", f"sqlite:{tmp_path / 'igen.db'}", "verify", register=False).code == ExitCode.OK


def test_a_backup_can_be_read_by_its_owner_only_and_is_never_written_over(disk, tmp_path):
    file = tmp_path / "1.zip"
    assert disk("backup", file).code == ExitCode.OK
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    again = disk("backup", file)
    assert (again.code, "LKE169" in again.err) == (ExitCode.TROUBLE, True)
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_backup_that_fails_leaves_nothing(cli, tmp_path, monkeypatch):
    def failing():
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(memory_plugin.STORES["fresh"].deliveries, "all", lambda: iter(failing, None))
    ran = cli("backup", tmp_path / "1.zip")
    assert ran.code == ExitCode.TROUBLE
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"PK", b"not a backup at all"])
def test_a_file_that_is_no_backup_is_refused_and_nothing_is_made(bare, tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    ran = bare("restore", "x.zip", "nyt")
    assert (ran.code, "LKE180" in ran.err) == (ExitCode.TROUBLE, True)
    assert not (tmp_path / "nyt").exists()


def test_a_backup_that_is_not_there_is_told_of(bare):
    assert bare("restore", "x.zip", "nyt").code == ExitCode.TROUBLE


def test_a_damaged_backup_is_found_and_nothing_is_made(disk, tmp_path):
    disk("backup", tmp_path / "1.zip")
    with zipfile.ZipFile(tmp_path / "1.zip") as before, zipfile.ZipFile(tmp_path / "2.zip", "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"Glud", b"Glut"))
    looked = disk("verify", "--backup", tmp_path / "2.zip", register=False)
    assert (looked.code, "LKE181" in looked.out) == (ExitCode.FINDINGS, True)
    assert disk("restore", tmp_path / "2.zip", tmp_path / "nyt", register=False).code == ExitCode.TROUBLE
    assert not (tmp_path / "nyt").exists()
    assert disk("verify", "--backup", tmp_path / "1.zip", register=False).code == ExitCode.OK


def test_a_lost_head_file_is_found_and_made_anew(disk):
    head = (disk.register / "head.toml").read_bytes()
    (disk.register / "head.toml").unlink()
    found = disk("verify", "--format", "json")
    assert (found.code, [row["code"] for row in found.json]) == (ExitCode.FINDINGS, ["LKE166"])
    repaired = disk("verify", "--repair")
    assert (repaired.code, "Put right: 1." in repaired.err) == (ExitCode.OK, True)
    assert (disk.register / "head.toml").read_bytes() == head


def test_a_head_file_that_cannot_be_read_is_told_once_and_made_anew(disk):
    (disk.register / "head.toml").write_text("rubbish\n")
    assert [row["code"] for row in disk("verify", "--format", "json").json] == ["LKE137"]
    repaired = disk("verify", "--repair")
    assert (repaired.code, "Put right: 1." in repaired.err) == (ExitCode.OK, True)


@pytest.mark.parametrize("repair", [(), ("--repair",)])
def test_a_change_that_is_missing_is_told_and_nothing_is_made_of_the_rest(disk, repair):
    (disk.register / "history/2020/2.toml").unlink()
    found = disk("verify", "--format", "json", *repair)
    assert (found.code, [row["code"] for row in found.json]) == (ExitCode.FINDINGS, ["LKE108"])


def test_a_record_that_was_edited_by_hand_is_no_damage_and_is_named(disk):
    next((disk.register / "records/area").glob("*.toml")).unlink()
    looked = disk("verify")
    assert looked.code == ExitCode.OK
    assert "lokalkontakt outside list" in looked.err


def test_a_folder_that_is_synced_is_warned_of(disk, tmp_path):
    ran = disk("copy", disk.register, tmp_path / "OneDrive - Hedensted Kommune" / "hus", register=False)
    assert ran.code == ExitCode.OK
    assert "LKE167" in ran.err
    assert "OneDrive" in ran.err


@pytest.mark.parametrize(
    "making",
    [("init", "{place}", "--municipality", "Hedensted"), ("demo", "--into", "{place}")],
    ids=["init", "demo"],
)
@pytest.mark.parametrize("url", ["{place}", "sqlite:{place}.db"])
def test_making_a_register_in_a_synced_folder_warns_and_makes_it(bare, tmp_path, making, url):
    (tmp_path / "Dropbox").mkdir()
    place = url.format(place=tmp_path / "Dropbox" / "hus")
    ran = bare(*(one.format(place=place) for one in making))
    assert ran.code == ExitCode.OK
    assert "LKE167" in ran.err
    assert "Dropbox" in ran.err
    assert bare("--register", place, "verify").code == ExitCode.OK


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_bar_fills_on_a_terminal_and_is_gone_afterwards(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.delenv("TERM", raising=False)
    with Bar(None, "Copying", 4) as bar:
        for _ in range(4):
            bar.step()
    written = terminal.getvalue()
    assert " 50 %" in written
    assert "100 %" in written
    assert written.endswith("\r\x1b[K")


def test_the_bar_writes_nothing_to_a_file(monkeypatch):
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with Bar(None, "Copying", 4) as bar:
        bar.step()
    assert file.getvalue() == ""
