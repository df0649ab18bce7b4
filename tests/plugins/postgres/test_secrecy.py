"""After sealing nothing in the server's files joins an invitation to an answer: no code, draft, order or number."""

import secrets

import pytest
from attrs import evolve

from lokalkontakt_core.errors import OwedError
from lokalkontakt_core.surveys.codes import code_hash, read_code
from lokalkontakt_core.testing.response_examples import ANONYMOUS
from lokalkontakt_postgres.address import Address
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.store import create_store, open_store

INVITATIONS = tuple(f"invitation-{number:03}" for number in range(60))
SETUP = evolve(ANONYMOUS, invitations=INVITATIONS)
DRAFT = "kladde-som-ingen-maa-se"


@pytest.fixture(scope="module")
def server(make_server):
    """A server with this module's registers only: writing its memory to disk takes no time."""
    return make_server("secret")


@pytest.fixture
def answered(server):
    """An anonymous wave answered by all but one, in the order of the invitations, with a draft of the last."""
    address = Address.parse(f"{server.location('postgres')}?register=hemmelig-{secrets.token_hex(4)}")
    store = create_store(address).responses
    store.open_wave(SETUP)
    codes = store.codes(SETUP.wave)
    for invitation in INVITATIONS[:-1]:
        store.submit(store.find_ticket(codes[invitation]), {"who": invitation}, "da")
    store.save_draft(store.find_ticket(codes[INVITATIONS[-1]]), {"text": f"{DRAFT}-{address.register}"})
    return address, store, codes


def rows_of(address):
    """Give who answered in the order the rows lie in, and the transactions that wrote them."""
    with connect(address, 1) as connection:
        rows = connection.execute(
            "SELECT document, xmin::text FROM lokalkontakt.answer WHERE register = %s ORDER BY ctid",
            (address.register,),
        ).fetchall()
    return [text[8:22] for text, _ in rows], {number for _, number in rows}


def files_of(server, address):
    """Give all the bytes of the database's own files: tables, TOAST and indexes."""
    with server.connect() as connection:  # which may take its time
        connection.execute("CHECKPOINT")
        (number,) = connection.execute("SELECT oid FROM pg_database WHERE datname = current_database()").fetchone()
    return b"".join(path.read_bytes() for path in (server.data / "base" / str(number)).iterdir())


def test_rows_of_a_sealed_wave_lie_in_the_order_of_chance_and_are_of_one_transaction(answered):
    address, store, _ = answered
    before, numbers = rows_of(address)
    assert (before, len(numbers)) == (list(INVITATIONS[:-1]), 59), "this is what must not stay"
    store.seal(SETUP.wave)
    after, numbers = rows_of(address)
    assert sorted(after) == before
    assert after not in (before, before[::-1])
    assert len(numbers) == 1


def test_answers_are_given_out_in_no_order_of_time_before_sealing_either(answered):
    _, store, _ = answered
    given = [response.answers["who"] for response in store.scan(SETUP.wave)]
    assert sorted(given) == list(INVITATIONS[:-1])
    assert given != list(INVITATIONS[:-1])


def test_no_code_draft_or_hash_is_in_any_file_after_sealing(server, answered):
    address, store, codes = answered
    hashes = [code_hash(read_code(code)) for code in codes.values()]
    found = files_of(server, address)
    assert f"{DRAFT}-{address.register}".encode() in found
    assert all(one.encode() in found for one in hashes), "the search finds what is there"
    assert not any(code.replace("-", "").encode() in found for code in codes.values()), "codes are stored nowhere"
    store.seal(SETUP.wave)
    found = files_of(server, address)
    assert f"{DRAFT}-{address.register}".encode() not in found
    assert [one for one in hashes if one.encode() in found] == []
    assert b"invitation-007" in found, "what is to stay is there"


def test_erased_answers_are_in_no_file(server, answered):
    address, store, _ = answered
    secret = f"navn-{secrets.token_hex(8)}"
    store.submit(store.find_ticket(answered[2][INVITATIONS[-1]]), {"text": secret}, "da")
    gone = next(response for response in store.scan(SETUP.wave) if response.answers.get("text") == secret)
    assert secret.encode() in files_of(server, address)
    assert store.erase(SETUP.wave, [gone.id]) == 1
    assert secret.encode() not in files_of(server, address)


def test_what_others_kept_from_being_scrubbed_is_scrubbed_at_the_next_opening(server, answered):
    address, store, _ = answered
    store._database.patience = 0.1
    due = "SELECT scrub FROM lokalkontakt.register WHERE id = %s"
    with connect(address, 1) as other, other.transaction():
        other.execute("LOCK TABLE lokalkontakt.wave IN ACCESS SHARE MODE")
        with pytest.raises(OwedError):
            store.seal(SETUP.wave)
        assert open_store(address).responses.progress(SETUP.wave).submitted == 59
    with connect(address, 1) as connection:
        assert connection.execute(due, (address.register,)).fetchone() == (True,)
    server.let_others_end()
    open_store(address)
    with connect(address, 1) as connection:
        assert connection.execute(due, (address.register,)).fetchone() == (False,)
    assert f"{DRAFT}-{address.register}".encode() not in files_of(server, address)


def test_somebody_who_writes_in_another_database_is_waited_for_too(server, answered):
    """What a statement may see is reckoned from the oldest writer of the whole server."""
    address, store, _ = answered
    store._database.patience = 0.1
    with server.connect("template1") as other, other.transaction():
        other.execute("SELECT txid_current()")
        with pytest.raises(OwedError):
            store.seal(SETUP.wave)
    server.let_others_end()
    open_store(address)
    assert f"{DRAFT}-{address.register}".encode() not in files_of(server, address)


def test_what_somebody_could_still_see_is_scrubbed_once_they_are_gone(server, answered):
    address, store, codes = answered
    hashes = [code_hash(read_code(code)).encode() for code in codes.values()]
    store._database.patience = 0.1
    with server.connect() as other, other.transaction():
        other.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        other.execute("SELECT 1")  # from now on it sees what is there now, without holding any table
        with pytest.raises(OwedError):
            store.seal(SETUP.wave)
    server.let_others_end()
    open_store(address)
    found = files_of(server, address)
    assert [one for one in hashes if one in found] == []
    assert f"{DRAFT}-{address.register}".encode() not in found
