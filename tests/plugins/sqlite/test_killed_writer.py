"""Writers that are killed, logs that are torn: the last or the next revision is there, and no receipt was a lie."""

import multiprocessing
import os
import random
import resource
import shutil
import signal
import time
from functools import partial

import pytest
from attrs import evolve

from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from lokalkontakt_core.testing.processes import ended, forked
from lokalkontakt_core.testing.register_examples import write
from lokalkontakt_core.testing.response_examples import NAMED, ticket_of
from lokalkontakt_sqlite.connecting import log_of
from lokalkontakt_sqlite.database import Database
from lokalkontakt_sqlite.store import store_of

BEFORE = [Area(id=f"area-{number}", name=f"Område {number}") for number in range(40)]
AFTER = [evolve(area, name=f"{area.name} og omegn " + "x" * 200) for area in BEFORE]
KILLS = int(os.environ.get("LOKALKONTAKT_KILLS", "25"))
LONGEST = 120
"""For how long anything is waited for, in seconds; only a test that fails takes it."""
INVITATIONS = tuple(f"invitation-{number}" for number in range(400))


@pytest.fixture
def forty(sqlite_backend):
    place = sqlite_backend.create()
    write(sqlite_backend.open(place).register, *BEFORE)
    return place


def copied(place, name):
    target = place.with_name(f"{name}.db")
    shutil.copyfile(place, target)
    if log_of(place).exists():
        shutil.copyfile(log_of(place), log_of(target))
    return target


def is_last_or_next(place, sqlite_backend):
    store = sqlite_backend.open(place)
    head = store.register.head()
    assert store.register.read() == Register(BEFORE if head == 1 else AFTER)
    assert len(list(store.register.history())) == head
    assert write(store.register, Area(id="as", name="As")).revision == head + 1
    return head


def test_a_write_that_tears_at_any_byte_leaves_the_last_revision_until_it_is_whole(forty, sqlite_backend):
    """The system ends the writer in the middle of a write: at each limit on file size the log ends at that byte."""

    def torn_at(limit):
        place = copied(forty, f"torn-{limit}")

        def work():
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            store = sqlite_backend.open(place).register
            store.read()
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            write(store, *AFTER)
            os._exit(0)

        died_of, code = ended(forked(work))
        assert (died_of, code) in {(signal.SIGXFSZ, 0), (0, 0)}
        head = is_last_or_next(place, sqlite_backend)
        assert head == 2 if died_of == 0 else head in {1, 2}
        for path in (place, log_of(place)):
            path.unlink(missing_ok=True)
        return died_of, head

    # The file of shared memory is of 32 KiB from the start; a log below that size is torn by copies, see below.
    seen = {torn_at(limit) for limit in (*range(32_769, 60_000, 1_237), 10_000_000)}
    assert (signal.SIGXFSZ, 1) in seen
    assert (0, 2) in seen


def test_a_log_cut_off_at_any_byte_gives_some_revision_wholly(forty, sqlite_backend):
    """What a power cut leaves of a log that was not on disk yet."""
    store = sqlite_backend.open(forty)
    write(store.register, *AFTER)
    whole = log_of(forty).read_bytes()
    heads = []
    for length in [*range(0, len(whole), 1_511), len(whole)]:
        place = copied(forty, f"cut-{length}")
        log_of(place).write_bytes(whole[:length])
        heads.append(is_last_or_next(place, sqlite_backend))
    assert heads == sorted(heads)
    assert (heads[0], heads[-1]) == (1, 2)


def test_a_log_with_one_byte_changed_gives_some_revision_wholly(forty, sqlite_backend):
    store = sqlite_backend.open(forty)
    write(store.register, *AFTER)
    whole = log_of(forty).read_bytes()
    chance = random.Random(20)  # noqa: S311 - the same moments each time
    for number in range(12):
        place = copied(forty, f"changed-{number}")
        at = chance.randrange(len(whole))
        log_of(place).write_bytes(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1 :])
        assert is_last_or_next(place, sqlite_backend) in {1, 2}


def killed_while_receiving(place, sqlite_backend, moment):
    """Let a process receive answers one after the other, kill it, and give which it has given a receipt for."""
    receiving, sending = multiprocessing.Pipe(duplex=False)
    store = store_of(Database(place)).responses
    done = store.progress(NAMED.wave).submitted_ids
    del store

    def work():
        responses = sqlite_backend.open(place).responses
        for invitation in INVITATIONS:
            if invitation not in done:
                ticket = ticket_of(responses, NAMED, invitation)
                responses.submit(ticket, {"who": invitation, "text": "x" * 600}, "da")
                sending.send(invitation)
        signal.pause()

    child = forked(work)
    receiving.poll(LONGEST)
    time.sleep(moment)
    os.kill(child, signal.SIGKILL)
    assert ended(child) == (signal.SIGKILL, 0)
    sending.close()
    receipts = []
    try:
        while receiving.poll():
            receipts.append(receiving.recv())
    except EOFError:
        pass
    return done, receipts


def test_killed_at_random_moments_every_receipt_was_true_and_none_is_doubled(sqlite_backend):
    """As often as LOKALKONTAKT_KILLS says."""
    chance = random.Random(4)  # noqa: S311 - the same moments each time
    kills = on_their_way = 0
    while kills < KILLS:
        place = sqlite_backend.create()
        sqlite_backend.open(place).responses.open_wave(evolve(NAMED, invitations=INVITATIONS, labels={}))
        received, stored = set(), set()
        while kills < KILLS and len(stored) < len(INVITATIONS) - 100:
            done, receipts = killed_while_receiving(place, sqlite_backend, chance.uniform(0, 0.004))
            kills += 1
            store = sqlite_backend.open(place).responses
            received |= {*done, *receipts}
            stored = {response.id for response in store.scan(NAMED.wave)}
            assert received <= stored
            assert store.progress(NAMED.wave).submitted_ids == stored
            assert len(stored - received) <= 1, "at most the answer that was on its way"
            on_their_way += len(stored - received)
            assert all(response.answers["who"] == response.id for response in store.scan(NAMED.wave))
        assert received
    print(f"{kills} kills, {on_their_way} answers stored whose receipt was not given yet")  # noqa: T201 - the count is what a longer run is for


@pytest.mark.slow
def test_a_writer_killed_at_random_moments_leaves_whole_revisions_only(sqlite_backend):
    place = sqlite_backend.create()
    write(sqlite_backend.open(place).register, *BEFORE)
    chance = random.Random(5)  # noqa: S311 - the same moments each time
    heads = []

    def work(sending):
        store = sqlite_backend.open(place).register
        while True:
            revision = store.head()
            sending.send(revision)
            write(store, *(evolve(area, name=f"ved {revision}") for area in BEFORE))

    for _ in range(15):
        receiving, sending = multiprocessing.Pipe(duplex=False)
        child = forked(partial(work, sending))
        for _ in range(chance.randrange(1, 8)):
            assert receiving.poll(LONGEST)
            receiving.recv()
        time.sleep(chance.uniform(0, 0.004))
        os.kill(child, signal.SIGKILL)
        assert ended(child) == (signal.SIGKILL, 0)
        store = sqlite_backend.open(place).register
        head = store.head()
        assert {area.name for area in store.read().all(Area)} in ({f"ved {head - 1}"}, {area.name for area in BEFORE})
        assert len(list(store.history())) == head
        heads.append(head)
    assert heads == sorted(heads)
    assert heads[-1] > 1
