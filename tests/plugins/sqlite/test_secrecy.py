"""Codes, drafts, used-marks and answers: a byte search of the file and of all beside it finds no more than it may."""

import contextlib
import itertools
import sqlite3

import pytest
from attrs import evolve

from lokalkontakt_core.errors import OwedError
from lokalkontakt_core.surveys.codes import code_hash, code_of, read_code
from lokalkontakt_core.testing.register_examples import write
from lokalkontakt_core.testing.response_examples import ANONYMOUS, NAMED, ticket_of
from lokalkontakt_sqlite.connecting import Connection, log_of
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.response_store import SqliteResponseStore
from lokalkontakt_sqlite.scrubbing import owe
from lokalkontakt_sqlite.store import store_of

MANY = tuple(f"invitation-{number:03}" for number in range(60))
KEY = bytes(range(101, 133))
PAGE = 4096
PADDING = "en lang besvarelse, som fylder sin del af siden " * 6


def everything_in(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def responses_of(place):
    return SqliteResponseStore(Database(place), lambda: KEY)


@pytest.fixture
def place(sqlite_backend, tmp_path):
    made = sqlite_backend.create()
    folder = tmp_path / "alone"
    folder.mkdir()
    return made.rename(folder / "register.db")


def answered(place, setup):
    """Open a wave, let all answer but the last ten, who have drafts; give the store."""
    store = responses_of(place)
    store.open_wave(evolve(setup, invitations=MANY, labels={}))
    for invitation in MANY:
        ticket = ticket_of(store, setup, invitation)
        store.save_draft(ticket, {"secret": f"draft-of-{invitation} {PADDING}"})
        if invitation < MANY[-10]:
            store.submit(ticket, {"secret": f"answer-of-{invitation} {PADDING}"}, "da")
    return store


def positions(content):
    return [content.index(f"answer-of-{invitation}".encode()) for invitation in MANY[:-10]]


@pytest.mark.parametrize("setup", [NAMED, ANONYMOUS], ids=["named", "anonymous"])
def test_no_byte_holds_a_code(place, setup):
    store = answered(place, setup)
    found = everything_in(place.parent).upper()
    for code in store.codes(setup.wave).values():
        assert code.encode() not in found
        assert read_code(code).encode() not in found


@pytest.mark.parametrize("setup", [NAMED, ANONYMOUS], ids=["named", "anonymous"])
def test_after_sealing_no_byte_holds_key_draft_or_mark_also_while_others_have_the_file_open(place, setup):
    store = answered(place, setup)
    other = responses_of(place)
    other.progress(setup.wave)
    before = everything_in(place.parent)
    handles = [code_hash(code_of(KEY, invitation)).encode() for invitation in MANY]
    assert KEY in before
    assert b"draft-of-" in before
    assert any(handle in before for handle in handles)
    store.seal(setup.wave)
    after = everything_in(place.parent)
    assert KEY not in after
    assert b"draft-of-" not in after
    assert not any(handle in after for handle in handles)
    assert after.count(b"answer-of-") == len(MANY) - 10


def test_sealed_anonymous_answers_lie_in_an_order_and_under_names_that_tell_nothing(place):
    store = answered(place, ANONYMOUS)
    names = [response.id.encode() for response in store.scan(ANONYMOUS.wave)]
    store.seal(ANONYMOUS.wave)
    content = everything_in(place.parent)
    assert not any(name in content for name in names)
    kept = sorted(place.parent.iterdir())
    assert sum(path.read_bytes().count(b"answer-of-") for path in kept) == len(MANY) - 10
    # Two orders of fifty agree in very few neighbours, unless the one was made from the other.
    order = positions(content)
    rising = sum(one < other for one, other in itertools.pairwise(order))
    assert 10 < rising < 39


def test_a_sealed_file_is_what_its_rows_make_of_it_and_nothing_of_how_they_came_there(place, tmp_path):
    store = answered(place, ANONYMOUS)
    store.seal(ANONYMOUS.wave)
    names = [response.id for response in store.scan(ANONYMOUS.wave)]
    assert names == sorted(names)
    del store
    anew = tmp_path / "anew.db"
    with contextlib.closing(sqlite3.connect(place)) as connection:
        connection.execute("VACUUM INTO ?", (str(anew),))
    # The first page counts how often the file was written.
    assert place.read_bytes()[PAGE:] == anew.read_bytes()[PAGE:]
    assert len(place.read_bytes()) > 10 * PAGE


def test_an_anonymous_ticket_and_its_answer_share_nothing_already_while_open(place):
    answered(place, ANONYMOUS)
    with contextlib.closing(sqlite3.connect(place)) as connection:
        rows = connection.execute("SELECT handle, invitation FROM ticket").fetchall()
        answers = connection.execute("SELECT id, language FROM answer").fetchall()
        columns = [row[1] for row in connection.execute("PRAGMA table_info(answer)")]
    assert {invitation for _, invitation in rows} == {None}
    assert columns == ["wave", "id", "language", "document"]
    assert not {response for response, _ in answers} & {*MANY, *(handle[:24] for handle, _ in rows)}


def test_erased_answers_are_gone_to_the_last_byte(place):
    store = answered(place, NAMED)
    assert b"answer-of-invitation-007" in everything_in(place.parent)
    assert store.erase(NAMED.wave, ["invitation-007"]) == 1
    content = everything_in(place.parent)
    assert b"answer-of-invitation-007" not in content
    assert b"answer-of-invitation-008" in content


def test_a_reader_who_stays_delays_the_scrubbing_and_the_next_who_opens_does_it(place, sqlite_backend):
    answered(place, ANONYMOUS)
    staying = responses_of(place).scan(ANONYMOUS.wave)
    next(staying)
    hasty = sqlite_backend.open(place, patience=0.05).responses
    with pytest.raises(OwedError):
        hasty.seal(ANONYMOUS.wave)
    assert hasty.progress(ANONYMOUS.wave).submitted == len(MANY) - 10
    assert hasty.find_ticket(code_of(KEY, MANY[-1])) is None
    assert b"draft-of-" in everything_in(place.parent)
    assert [one.code for one in sqlite_backend.open(place).keeper.surroundings()] == ["LKE196"]
    assert len(list(staying)) == len(MANY) - 10 - 1
    assert list(sqlite_backend.open(place).keeper.surroundings()) == []
    assert b"draft-of-" not in everything_in(place.parent)
    assert KEY not in everything_in(place.parent)


def test_what_is_deleted_while_the_file_is_written_anew_is_owed_until_it_is_done_too(place):
    answered(place, ANONYMOUS)
    other, passes = Database(place), []

    class Late(Connection):
        """Somebody deletes more when the log was just written back for the first time."""

        def execute(self, statement, *values):
            done = super().execute(statement, *values)
            if "wal_checkpoint" in statement:
                passes.append(statement)
                if len(passes) == 1:
                    with other.writing() as connection:
                        owe(connection)
            return done

    store = store_of(Database(place, factory=Late))
    store.responses.seal(ANONYMOUS.wave)
    assert (len(passes), list(store.keeper.surroundings())) == (2, [])


def test_somebody_who_writes_the_log_back_this_moment_does_not_stop_the_scrubbing(place):
    """SQLite refuses the second who does so at once, however long it may wait."""
    answered(place, ANONYMOUS)
    refused = []

    class Late(Connection):
        def execute(self, statement, *values):
            if "wal_checkpoint" in statement and len(refused) < 3:
                refused.append(statement)
                return super().execute("SELECT 1, -1, -1")
            return super().execute(statement, *values)

    store_of(Database(place, factory=Late)).responses.seal(ANONYMOUS.wave)
    assert len(refused) == 3
    assert b"draft-of-" not in everything_in(place.parent)


def test_register_and_history_hold_nothing_of_an_open_wave(place, glud, sqlite_backend):
    store = sqlite_backend.open(place)
    answered(place, NAMED)
    write(store.register, *sqlite_backend.open(glud).register.read())
    with contextlib.closing(sqlite3.connect(place)) as connection:
        rows = connection.execute("SELECT document FROM record UNION ALL SELECT document FROM change_set").fetchall()
    text = "".join(row[0] for row in rows)
    assert len(rows) == 3
    assert "answer-of" not in text
    assert "draft-of" not in text


def test_the_log_is_gone_when_nobody_uses_the_file(place):
    store = answered(place, NAMED)
    assert log_of(place).exists()
    del store
    assert list(place.parent.iterdir()) == [place]
