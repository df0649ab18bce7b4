"""Tables read into a small register of invented people."""

from datetime import date

import pytest

from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.tables.delimited import read_delimited
from lokalkontakt_core.tables.importing import read_tables

DAY = date(2020, 5, 1)

AREAS = """Område;Størrelse;Landsbyer
Glud;lille;
Åle-Hjortsvang;mellem;Åle; Hjortsvang
"""
CONTACTS = """Lokalkontakt;E-mail;Afdeling
Mette Øvig;mette@kommune.example;Fritid
Jens Prøve;jens@kommune.example;Teknik
"""
COUNCILS = """Lokalråd;Områder;E-mail;Formand
Glud Lokalråd;Glud;glud@raad.example;Bo Eksempel
"""
ASSIGNMENTS = """Område;Lokalkontakt;Fra;Til og med;Bemærkning
Glud;Mette Øvig;2020-01-01;;projekt
Åle-Hjortsvang;Jens Prøve;ukendt;31.12.2020;
"""


class Desk:
    """A register that tables are read into."""

    day = DAY

    def __init__(self):
        self.register = Register()
        self.ids = CountedIds()

    def read(self, *texts, name="Arket", kind=None, sheets=(), on=None):
        """Read tables, changing nothing."""
        told = [read_delimited(text, name) for text in texts]
        context = Context(self.register, on or self.day, self.ids)
        return read_tables(context, sheets=(*told, *sheets), name="fil.csv", kind=kind)

    def take(self, *texts, **given):
        """Read tables and take over what their faultless rows say."""
        found = self.read(*texts, **given)
        self.register = self.register.apply(found.change)
        return found

    def problems(self, *texts, **given):
        """Give code, row, heading of every problem."""
        found = self.read(*texts, **given)
        return [(one.code, one.place.row, one.place.heading) for one in found.problems]

    def notes(self, *texts, **given):
        """Give the codes of what is no problem."""
        found = self.read(*texts, **given)
        return [one.code for one in found.findings if one not in found.problems]


@pytest.fixture
def desk():
    """An empty register."""
    return Desk()


@pytest.fixture
def filled(desk):
    """A register with two areas, two contacts, a council and two assignments, read from tables."""
    assert desk.take(AREAS.replace("Åle; Hjortsvang", '"Åle; Hjortsvang"')).problems == ()
    for text in (CONTACTS, COUNCILS, ASSIGNMENTS):
        assert desk.take(text).problems == ()
    return desk
