"""Answers as they come over the line: in order, as many as there are, and broken off whenever somebody stops."""

from itertools import islice

import pytest
from psycopg import capabilities

from lokalkontakt_core.errors import DataError
from lokalkontakt_core.ports.keeper import Contents, KeptWave
from lokalkontakt_core.ports.response_store import Response
from lokalkontakt_core.testing.response_examples import ANONYMOUS
from lokalkontakt_postgres.connecting import connect
from lokalkontakt_postgres.pool import MOST
from lokalkontakt_postgres.streaming import BATCH

COUNT = 2 * BATCH + 1
ANSWERED = [Response(f"{number:032x}", {"nummer": number, "hvorfor": "\t\\n “ja”"}, "da") for number in range(COUNT)]


@pytest.fixture(scope="module")
def place(postgres_backend):
    """A register with a sealed survey of more answers than come at once; gives its place."""
    place = postgres_backend.create()
    waves = [(KeptWave(ANONYMOUS, None, COUNT), reversed(ANSWERED))]
    postgres_backend.open(place).keeper.fill(Contents(0, (), (), waves, ()))
    return place


@pytest.fixture
def responses(postgres_backend, place):
    return postgres_backend.open(place).responses


@pytest.mark.parametrize("in_chunks", [True, False])
def test_all_answers_come_in_order_also_where_the_library_gives_one_at_a_time(responses, monkeypatch, in_chunks):
    if not in_chunks:
        monkeypatch.setattr(type(capabilities), "has_stream_chunked", lambda _: False)
    assert list(responses.scan(ANONYMOUS.wave)) == ANSWERED


@pytest.mark.parametrize("read", [1, BATCH, BATCH + 1])
def test_who_stops_reading_keeps_no_connection(responses, read):
    for _ in range(MOST + 1):
        scan = responses.scan(ANONYMOUS.wave)
        assert list(islice(scan, read)) == ANSWERED[:read]
        scan.close()
    assert responses.progress(ANONYMOUS.wave).submitted == COUNT


def test_a_damaged_answer_ends_the_scan_and_keeps_no_connection(postgres_backend):
    place = postgres_backend.create()
    store = postgres_backend.open(place)
    store.keeper.fill(Contents(0, (), (), [(KeptWave(ANONYMOUS, None, COUNT), ANSWERED)], ()))
    with connect(place, 1) as connection:
        connection.execute(
            "UPDATE lokalkontakt.answer SET document = '{' WHERE register = %s AND id = %s",
            (place.register, ANSWERED[1].id),
        )
    for _ in range(MOST + 1):
        scan = store.responses.scan(ANONYMOUS.wave)
        assert next(scan) == ANSWERED[0]
        with pytest.raises(DataError, match="LKE148"):
            next(scan)
