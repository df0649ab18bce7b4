from datetime import date
from pathlib import Path

import pytest

from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.import_list import read_list

DATA = Path(__file__).parents[2] / "data" / "import"


@pytest.fixture(scope="session")
def bilag_1():
    return (DATA / "bilag1.txt").read_text("utf-8")


@pytest.fixture(scope="session")
def whole_document():
    return (DATA / "ordningen.txt").read_text("utf-8")


@pytest.fixture
def read():
    def read_into(text, register=None, name="Bilag 1", first_id=0):
        known = Register() if register is None else register
        context = Context(known, date(2020, 5, 1), CountedIds(first_id))
        return read_list(context, text=text, name=name)

    return read_into


@pytest.fixture
def imported(read, bilag_1):
    return Register().apply(read(bilag_1).change)
