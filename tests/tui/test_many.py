"""A municipality with more of everything than a window has lines."""

from datetime import date

from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow
from lokalkontakt_core.records.contact import Contact
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register
from lokalkontakt_tui.models import areas, overview
from lokalkontakt_tui.models.lines import line, plain_text
from lokalkontakt_tui.models.listing import Column, Listing, Row, column_widths
from lokalkontakt_tui.models.reading import Reading, Words

DAY = date(2020, 5, 1)
TOO_MANY = overview.MOST_CONTACTS + 3


def reading(contacts=TOO_MANY, uncovered=0):
    confirmed = Confirmation(day=UNKNOWN, how=ConfirmedHow.DECIDED)
    records = [Scheme(id=SCHEME_ID, name="Prøve", municipality="Prøve")]
    for n in range(contacts):
        records += [
            Person(id=f"person-{n}", name=f"Ansat {n}"),
            Contact(id=f"contact-{n}", person=f"person-{n}"),
            Area(id=f"area-{n}", name=f"Område {n}"),
            Assignment(id=f"assignment-{n}", area=f"area-{n}", contact=f"contact-{n}", period=Period(date(2020, 1, 1)),
                       confirmation=confirmed),
        ]  # fmt: skip
    records += [Area(id=f"without-{n}", name=f"Sted {n}") for n in range(uncovered)]
    return Reading(Register(records), DAY, Words("da"))


def last_contact(page):
    return next(part for part in reversed(page.sections[0].parts) if getattr(part, "action", None))


def test_beside_the_overview_the_rest_of_the_contacts_are_counted_and_one_key_away():
    for page in (overview.side(reading()), overview.who_covers_what(reading())):
        last = last_contact(page)
        assert plain_text(last.text) == "og 3 mere"
        assert last.action == "place:contacts"


def test_beside_the_overview_nobody_is_left_out_where_all_have_room():
    parts = overview.side(reading(overview.MOST_CONTACTS)).sections[0].parts
    shown = [part.action for part in parts if part.action]
    assert sorted(shown) == sorted(f"contact:contact-{n}" for n in range(overview.MOST_CONTACTS))


def test_of_many_areas_without_a_contact_the_rest_are_counted():
    found = overview.who_covers_what(reading(0, overview.MOST_WITHOUT + 7)).sections[1].parts[0]
    assert plain_text(found.text).endswith("og 7 mere")


def test_the_areas_are_grouped_once_for_a_reading():
    one = reading()
    assert areas.by_coverage(one) is areas.by_coverage(one)
    assert areas.by_coverage(one) is not areas.by_coverage(reading())


def test_a_growing_column_is_as_wide_as_there_is_room_whether_or_not_its_cells_are_measured():
    rows = (Row("a", (line("Glud"), line("to"))), Row("b", (line("Et meget langt navn på et område"), line("tre"))))
    listing = Listing(rows, (Column(grow=True, least=8), Column()))
    assert column_widths(listing, 30) == (25, 3)
    assert column_widths(listing, 80) == (75, 3)
