import errno
import os
import stat
from pathlib import Path

import pytest

from lokalkontakt_core.errors import StoreError
from lokalkontakt_toml.files import CONSTANT_TIME, Files, told
from lokalkontakt_toml.lock import NoLock, WriterLock


class Recording:
    """Writes down what is called, files by their names."""

    def __init__(self):
        self.calls = []
        self._open = {}

    def __getattr__(self, name):
        call = getattr(os, name)

        def recorded(*args, **kwargs):
            result = call(*args, **kwargs)
            if name == "open":
                self._open[result] = Path(args[0]).name
            named = [self._open.get(arg, arg) for arg in args[:2]]
            paths = [Path(arg).name if isinstance(arg, os.PathLike) else arg for arg in named]
            self.calls.append((name, *(path for path in paths if isinstance(path, str))))
            return result

        return recorded


@pytest.fixture
def system():
    return Recording()


@pytest.fixture
def files(tmp_path, system):
    return Files(tmp_path / "tmp", system)


def in_order(calls, *wanted):
    position = -1
    for name in wanted:
        position = next(
            index
            for index, call in enumerate(calls)
            if index > position and call[0] == name[0] and call[-1] in name[1:]
        )
    return True


def test_a_new_file_is_on_disk_before_it_gets_its_name_and_its_name_before_it_counts(files, system, tmp_path):
    files.create(tmp_path / "history" / "1.toml", b"x")
    temporary = next(call[1] for call in system.calls if call[0] == "link")
    steps = [("fsync", temporary), ("link", "1.toml"), ("fsync", "history")]
    assert in_order(system.calls, *steps)


def test_all_files_are_on_disk_before_the_first_is_replaced_and_their_folder_after_the_last(files, system, tmp_path):
    files.replace_all([(tmp_path / "area" / f"{name}.toml", b"x") for name in "abc"])
    names = [call[0] for call in system.calls]
    synced = [call[-1] for call in system.calls if call[0] == "fsync"]
    replaced = [index for index, name in enumerate(names) if name == "replace"]
    assert len(replaced) == 3
    sources = {call[1] for call in system.calls if call[0] == "replace"}
    before = {call[-1] for call in system.calls[: replaced[0]] if call[0] == "fsync"}
    assert sources <= before
    assert synced[-1] == "area"
    assert max(replaced) < max(index for index, call in enumerate(system.calls) if call == ("fsync", "area"))


def test_a_new_folder_is_on_disk_in_the_one_above_it(files, system, tmp_path):
    files.make_folder(tmp_path / "records" / "area")
    assert in_order(
        system.calls, ("mkdir", "records"), ("fsync", tmp_path.name), ("mkdir", "area"), ("fsync", "records")
    )


def test_a_removed_file_is_gone_from_disk_too(files, system, tmp_path):
    files.create(tmp_path / "area" / "a.toml", b"x")
    system.calls.clear()
    files.remove(tmp_path / "area" / "a.toml")
    files.remove(tmp_path / "area" / "a.toml")
    assert in_order(system.calls, ("unlink", "a.toml"), ("fsync", "area"))


def test_creating_never_overwrites(files, tmp_path):
    files.create(tmp_path / "1.toml", b"first")
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "1.toml", b"second")
    assert (tmp_path / "1.toml").read_bytes() == b"first"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_system_that_writes_little_at_a_time_loses_nothing(tmp_path):
    class Slow(Recording):
        def write(self, handle, content):
            return os.write(handle, content[:7])

    Files(tmp_path / "tmp", Slow()).replace(tmp_path / "x", b"abcdefghij" * 100)
    assert (tmp_path / "x").read_bytes() == b"abcdefghij" * 100


def test_a_constant_time_tells_nothing(files, tmp_path):
    files.create(tmp_path / "x", b"x", constant_time=True)
    assert (tmp_path / "x").stat().st_mtime == CONSTANT_TIME


def test_files_can_be_read_by_the_group_if_the_umask_lets_it(files, tmp_path):
    before = os.umask(0o007)
    try:
        files.create(tmp_path / "x", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o660


class NoLinks(Recording):
    """A share: no hard links, and folders cannot be synced."""

    def link(self, *_):
        raise OSError(errno.ENOTSUP, "no links here")

    def fsync(self, handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not for folders")


def test_on_a_share_without_links_a_name_is_still_given_only_once(tmp_path):
    files = Files(tmp_path / "tmp", NoLinks())
    files.create(tmp_path / "1.toml", b"first")
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "1.toml", b"second")
    assert (tmp_path / "1.toml").read_bytes() == b"first"
    assert list((tmp_path / "tmp").iterdir()) == []


def test_on_a_share_without_links_one_who_comes_in_between_is_told_to_wait(tmp_path):
    class Met(NoLinks):
        def replace(self, temporary, path):
            with pytest.raises(StoreError) as caught:
                Files(tmp_path / "tmp", NoLinks()).create(path, b"second")
            assert caught.value.code == "LKE109"
            temporary.replace(path)

    Files(tmp_path / "tmp", Met()).create(tmp_path / "1.toml", b"first")
    assert (tmp_path / "1.toml").read_bytes() == b"first"


def test_a_claim_that_a_killed_writer_left_is_swept_away(tmp_path):
    class Killed(NoLinks):
        def replace(self, *_):
            raise KeyboardInterrupt

        def unlink(self, path):
            if "claim" not in path.name:
                path.unlink()

    with pytest.raises(KeyboardInterrupt):
        Files(tmp_path / "tmp", Killed()).create(tmp_path / "1.toml", b"first")
    files = Files(tmp_path / "tmp", NoLinks())
    files.sweep()
    files.create(tmp_path / "1.toml", b"second")
    assert (tmp_path / "1.toml").read_bytes() == b"second"


def test_what_a_crash_left_is_swept_away(files, tmp_path):
    files.create(tmp_path / "x", b"x")
    (tmp_path / "tmp" / "123-abc").write_bytes(b"half an ans")
    files.sweep()
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "LKE116"),
        (errno.EDQUOT, "LKE116"),
        (errno.EACCES, "LKE117"),
        (errno.EROFS, "LKE117"),
        (errno.EIO, "LKE118"),
    ],
)
def test_what_the_system_says_gets_a_code_and_a_place(number, code):
    with pytest.raises(StoreError) as caught, told("C:\\register"):
        raise OSError(number, "x")
    assert (caught.value.code, caught.value.values["place"]) == (code, "C:\\register")


def test_a_lock_is_held_by_one_and_the_next_is_told_after_waiting(tmp_path):
    lock = WriterLock(tmp_path / "lock", patience=0.05)
    with lock.held() as alone:
        assert alone
        with pytest.raises(StoreError) as caught, WriterLock(tmp_path / "lock", patience=0.05).held():
            pass
    assert caught.value.code == "LKE109"
    with lock.held() as alone:
        assert alone


def test_a_disk_without_locks_is_used_without(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def no_locks(*_):
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with WriterLock(tmp_path / "lock").held() as alone:
        assert not alone


def test_no_lock_promises_nothing():
    with NoLock().held() as alone:
        assert not alone
