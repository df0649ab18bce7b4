"""Who may not write, or not even read: reads go on where they can, and what is refused is told."""

import os
import shutil
from pathlib import Path

import pytest
from attrs import evolve

from lokalkontakt_core.errors import StoreError
from lokalkontakt_core.testing.processes import all_went_well, forked
from lokalkontakt_core.testing.register_examples import GLUD, write
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.store import create_store, open_store


def as_nobody(work):
    """Do something in a process without the powers of the superuser; give what it said, or the code of a refusal."""
    reading, writing = os.pipe()

    def say():
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            said = work()
        except StoreError as error:
            said = error.code
        os.write(writing, said.encode())

    child = forked(say)
    os.close(writing)
    assert all_went_well([child])
    with os.fdopen(reading, "rb") as file:
        return file.read().decode()


@pytest.fixture
def readable(glud, tmp_path_factory):
    """A register that everybody may read and nobody but its owner write; gives its file."""
    folder = tmp_path_factory.mktemp("readable")
    for parent in (folder, *folder.parents):
        if parent.stat().st_uid == os.getuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    place = Path(shutil.copy(glud, folder / "register.db"))
    place.chmod(0o444)
    folder.chmod(0o555)
    yield place
    folder.chmod(0o755)


def test_who_may_only_read_reads_and_is_told_when_writing(readable):
    assert as_nobody(lambda: str(len(open_store(readable).register.read()))) == "2"
    assert as_nobody(lambda: str(write(open_store(readable).register, evolve(GLUD, name="x")))) == "LKE117"
    assert sorted(entry.name for entry in readable.parent.iterdir()) == ["register.db"]


def test_a_file_nobody_may_write_in_a_folder_where_they_may_is_read_and_not_written(readable):
    readable.parent.chmod(0o777)
    assert as_nobody(lambda: str(len(open_store(readable).register.read()))) == "2"
    assert as_nobody(lambda: str(write(open_store(readable).register, evolve(GLUD, name="x")))) == "LKE117"


def test_a_file_that_may_not_be_read_is_told(readable):
    readable.chmod(0o000)
    assert as_nobody(lambda: open_store(readable).url) == "LKE117"


def test_a_folder_that_may_not_be_written_gets_no_register(readable):
    assert as_nobody(lambda: create_store(readable.with_name("nyt.db"), "nyt").url) == "LKE117"


def test_a_writer_beside_one_who_may_only_read_is_noticed(readable):
    def read_while_somebody_writes():
        database = Database(readable)
        with database.reading() as connection:
            connection.execute("SELECT 1")
            os.write(asking, b"x")
            os.read(answered, 1)
        return "nothing noticed"

    waiting, asking = os.pipe()
    answered, answering = os.pipe()

    def write_when_asked():
        os.read(waiting, 1)
        os.utime(readable, (1, 1))
        os.write(answering, b"x")

    owner = forked(write_when_asked)
    assert as_nobody(read_while_somebody_writes) == "LKE109"
    assert all_went_well([owner])
    for handle in (waiting, asking, answered, answering):
        os.close(handle)
