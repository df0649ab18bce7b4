"""What a record is called, there and gone."""

from lokalkontakt_core.changes import ChangeSet, Edit
from lokalkontakt_core.naming import name_in_change, name_of
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register

AREA = Area(id="bjerre", name="Bjerre")
PERSON = Person(id="person-1", name="Mette Øvig")
CONTACT = Contact(id="contact-1", person="person-1")
ASSIGNMENT = Assignment(id="assignment-1", area="bjerre", contact="contact-1")
MADE = ChangeSet(verb="assign", edits=tuple(Edit(None, one) for one in (AREA, PERSON, CONTACT, ASSIGNMENT)))


def test_a_record_that_is_gone_goes_by_its_name_in_the_change_that_made_it():
    assert name_of(Register(), AREA.ref) == "bjerre"
    assert name_in_change(Register(), MADE, AREA.ref) == "Bjerre"


def test_a_record_that_is_gone_goes_by_its_name_in_the_change_that_took_it_away():
    gone = ChangeSet(verb="undo", edits=tuple(edit.reversed for edit in MADE.edits))
    assert name_in_change(Register(), gone, CONTACT.ref) == "Mette Øvig"
    assert name_in_change(Register(), gone, ASSIGNMENT.ref) == "Bjerre: Mette Øvig"


def test_a_record_that_is_there_goes_by_its_name_of_today():
    renamed = Register().apply(ChangeSet(verb="add_area", edits=(Edit(None, Area(id="bjerre", name="Ny Bjerre")),)))
    assert name_in_change(renamed, MADE, AREA.ref) == "Ny Bjerre"


def test_a_record_that_neither_knows_goes_by_its_id():
    assert name_in_change(Register(), ChangeSet(verb="undo", edits=()), PERSON.ref) == "person-1"
