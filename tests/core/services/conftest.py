"""A small register of invented people, and a way to run use cases on it."""

from datetime import date

import pytest

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.register import Register
from lokalkontakt_core.services.areas import add_area
from lokalkontakt_core.services.assign import assign
from lokalkontakt_core.services.confirm import confirm
from lokalkontakt_core.services.contacts import add_contact
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.councils import add_council
from lokalkontakt_core.services.departments import add_department
from lokalkontakt_core.services.scheme import create_scheme


class World:
    """A register, a day, and who is in it."""

    day = date(2020, 5, 1)

    def __init__(self):
        self.register = Register()
        self.ids = CountedIds()
        self.do(create_scheme, name="Øvelse", municipality="Prøvekøbing", coordinator_name="Anna Eksempel")
        self.anna = self.register.scheme.coordinator
        for name in ("Glud", "Hjarnø", "Åle-Hjortsvang"):
            self.do(add_area, name=name)
        self.do(add_department, name="Fritid og Fællesskab", leader=self.anna)
        self.mette = self.new(add_contact, name="Mette Øvig", department="fritid-og-faellesskab").id
        self.jens = self.new(add_contact, name="Jens Prøve").id
        self.council = self.new(add_council, name="Glud Lokalråd", areas=["glud"], email="glud@raad.example").id

    def change(self, service, /, **given):
        return service(Context(self.register, self.day, self.ids), **given)

    def do(self, service, /, **given):
        change = self.change(service, **given)
        self.register = self.register.apply(change)
        return change

    def new(self, service, /, **given):
        """Run a use case and give the record that its name says it makes."""
        kind = service.__name__.partition("_")[2] or "assignment"
        change = self.do(service, **given)
        (record,) = [edit.after for edit in change.edits if edit.before is None and edit.after.kind == kind]
        return record

    def refuses(self, code, service, /, **given):
        """Demand that a use case refuses with a code, and give the error."""
        with pytest.raises(LokalkontaktError) as caught:
            self.change(service, **given)
        assert caught.value.code == code
        return caught.value

    def get(self, record_type, record_id):
        return self.register.get(record_type, record_id)

    def get_person(self, contact):
        """Give the id of the person a contact is."""
        return self.get(Contact, contact).person

    def assigned(self, area, contact, *, confirmed=True, **given):
        """Assign, and give the assignment's id."""
        made = self.new(assign, area=area, contact=contact, **given)
        if confirmed:
            self.do(confirm, assignment=made.id)
        return made.id

    def assignments(self, area):
        return [one for one in self.register.all(Assignment) if one.area == area]


@pytest.fixture
def world():
    return World()
