import email
import errno
import os
import stat
from email.policy import SMTP

import pytest

from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.ports.notifier import Outgoing, Permanent, Sent, Temporary
from lokalkontakt_eml.folder import EmlFolder, open_folder


def message(key="handover-a1.0123456789abcdef", content=b"Subject: Hej\r\n\r\nTekst\r\n"):
    return Outgoing(key, "fra@kommune.example", "til@lokalraad.example", f"<{key}@kommune.example>", content)


def files(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != ".gitignore")


class Failing:
    """The operating system, but for one call that fails."""

    def __init__(self, call, code):
        self._call, self._code = call, code

    def __getattr__(self, name):
        if name == self._call:

            def fail(*_args):
                raise OSError(self._code, os.strerror(self._code))

            return fail
        return getattr(os, name)


def test_a_message_becomes_one_file_that_a_mail_program_offers_to_send(tmp_path):
    folder = EmlFolder(tmp_path / "ny" / "udbakke")
    assert folder.deliver(message()) == Sent("handover-a1.0123456789abcdef.eml")
    (written,) = files(tmp_path / "ny" / "udbakke")
    mail = email.message_from_bytes((tmp_path / "ny" / "udbakke" / written).read_bytes(), policy=SMTP)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"] == "Hej"


def test_what_is_prepared_is_what_is_written(tmp_path):
    folder = EmlFolder(tmp_path)
    folder.deliver(message())
    assert (tmp_path / f"{message().key}.eml").read_bytes() == folder.prepare(message())


def test_sending_twice_gives_one_file(tmp_path):
    folder = EmlFolder(tmp_path)
    folder.deliver(message())
    folder.deliver(message(content=b"Subject: Igen\r\n\r\n"))
    assert files(tmp_path) == [f"{message().key}.eml"]
    assert b"Igen" in (tmp_path / f"{message().key}.eml").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_a_message(tmp_path):
    EmlFolder(tmp_path).deliver(message())
    assert stat.S_IMODE((tmp_path / f"{message().key}.eml").stat().st_mode) == 0o600


def test_git_is_told_to_leave_messages_alone(tmp_path):
    EmlFolder(tmp_path).deliver(message())
    assert "*" in (tmp_path / ".gitignore").read_text("utf-8").splitlines()


@pytest.mark.parametrize("key", ["../x", "a/b", "", ".", "A", "a b", "æ", "a\nb", "a" * 121, "con:", "-a"])
def test_a_key_that_could_leave_the_folder_is_refused(tmp_path, key):
    assert EmlFolder(tmp_path / "ud").deliver(message(key)) == Permanent("LKE433")
    assert not (tmp_path / "ud").exists()


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "problem"), [(errno.ENOSPC, "LKE431"), (errno.EACCES, "LKE430"), (errno.EROFS, "LKE430")]
)
def test_a_file_that_cannot_be_written_is_tried_again_later_and_leaves_nothing_half(tmp_path, call, code, problem):
    result = EmlFolder(tmp_path, Failing(call, code)).deliver(message())
    assert result == Temporary(problem, errno.errorcode[code])
    assert files(tmp_path) == []


def test_a_message_that_failed_for_now_leaves_the_former_one_whole(tmp_path):
    EmlFolder(tmp_path).deliver(message())
    before = (tmp_path / f"{message().key}.eml").read_bytes()
    EmlFolder(tmp_path, Failing("write", errno.ENOSPC)).deliver(message(content=b"Subject: Ny\r\n\r\n"))
    assert (tmp_path / f"{message().key}.eml").read_bytes() == before


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    (tmp_path / "udbakke").write_text("ikke en mappe", "utf-8")
    assert EmlFolder(tmp_path / "udbakke").deliver(message()).problem == "LKE430"


def test_the_host_opens_it_by_url_and_nothing_is_written_before_delivery(tmp_path):
    notifier = Host().open_notifier(f"eml:{tmp_path / 'udbakke'}")
    assert notifier.repeatable
    assert not (tmp_path / "udbakke").exists()


def test_an_url_without_a_folder_is_refused():
    with pytest.raises(UsageError) as refused:
        open_folder(" ")
    assert refused.value.code == "LKE432"
