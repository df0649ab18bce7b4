from datetime import date

import pytest

from lokalkontakt_core.area_page.directory import directory, job_card
from lokalkontakt_core.area_page.html import as_html
from lokalkontakt_core.area_page.markdown import as_markdown
from lokalkontakt_core.area_page.text import as_text
from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.errors import NotFoundError
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.attestation import Attestation
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
WRITERS = [as_text, as_markdown, as_html]


@pytest.fixture
def register():
    known = register_of(
        "area glud\narea aale\narea bjerre\ncontact a\ncontact b\n"
        "assign glud a 2020-01-01..\nassign bjerre b 2020-01-01.."
    )
    person = Person(id="a", name="Mette Øvig", work_email="moev@kommune.example", private_email="mette@hjemme.example")
    said = Attestation(
        id="t1", contact="a", asked=date(2020, 3, 1), due=date(2020, 3, 15), confirmed=date(2020, 3, 9), areas=("glud",)
    )
    return Register([*(one for one in known if one.ref != person.ref), person, said])


def areas_of(page):
    return {point.text: (point.note, point.more) for point in page.sections[0].points}


def test_every_area_is_listed_with_who_covers_it_and_when_that_was_confirmed(register):
    listed = areas_of(directory(register, DAY, Catalogue("da")))
    assert len(listed) == 3
    assert ("lokalkontakt, bekræftet 9. marts 2020", "Mette Øvig, moev@kommune.example") in listed.values()
    assert ("ingen lokalkontakt lige nu", "") in listed.values()


def test_what_was_confirmed_later_is_not_known_yet(register):
    notes = {note for note, _more in areas_of(directory(register, date(2020, 3, 8), Catalogue("da"))).values()}
    assert notes == {"lokalkontakt", "ingen lokalkontakt lige nu"}


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_say_that_the_usual_contacts_stay_and_hold_no_private_address(register, write, language):
    catalogue = Catalogue(language)
    for page in (directory(register, DAY, catalogue), job_card(register, "a", DAY, catalogue)):
        written = write(page)
        assert catalogue.text("LK015.what") in written
        assert "hjemme" not in written


def test_a_card_says_what_the_task_asks_for_and_what_a_contact_does_not_do(register):
    catalogue = Catalogue("da")
    page = job_card(register, "a", DAY, catalogue)
    covered, does, does_not = page.sections
    assert page.title == "Opgavekort: Mette Øvig"
    assert catalogue.text("LK011.what") in page.lead
    assert [point.text for point in covered.points] == [register.get(Area, "glud").name]
    assert len(does.points) == 5
    assert "Gennemfører lokale projekter." in [point.text for point in does_not.points]


@pytest.mark.parametrize(
    ("noted", "last"), [("", None), ("sparring 2020-04-20", "20. april 2020"), ("sparring 2020-06-20", None),
                        ("visit 2020-04-20", None)]
)  # fmt: skip
def test_a_card_says_with_whom_to_talk_things_over_and_when_that_was_last_noted(noted, last):
    lines = "scheme coordinator=lene\narea glud\ncontact a\nassign glud a 2020-01-01.."
    found = register_of(f"{lines}\nactivity a glud {noted}" if noted else lines)
    section = job_card(found, "a", DAY, Catalogue("da")).sections[-1]
    assert section.heading == "Sparring"
    assert "giver sparring" in section.paragraphs[0]
    assert section.paragraphs[1:] == ((f"Senest noteret {last}.",) if last else ())


def test_the_coordinators_own_card_names_nobody_to_talk_things_over_with():
    found = register_of("scheme coordinator=a\narea glud\ncontact a\nassign glud a 2020-01-01..")
    assert len(job_card(found, "a", DAY, Catalogue("da")).sections) == 3


def test_a_contact_that_is_not_there_has_no_card(register):
    with pytest.raises(NotFoundError, match="LKE201"):
        job_card(register, "z", DAY, Catalogue("da"))


def test_an_area_an_import_leaves_open_is_not_shown_as_plainly_covered():
    register = register_of(
        "area glud\narea bjerre\ncontact a\nassign glud a 2020-01-01..\nquestion glud\nquestion bjerre"
    )
    notes = {point.text: point.note for point in directory(register, DAY, Catalogue("da")).sections[0].points}
    assert notes["Glud"] == "lokalkontakt · det er uafklaret, om området er dækket"
    assert notes["Bjerre"] == "ingen lokalkontakt lige nu · det er uafklaret, om området er dækket"
    answered = register_of("area glud\ncontact a\nassign glud a 2020-01-01..\nquestion glud answer=covered")
    assert directory(answered, DAY, Catalogue("da")).sections[0].points[0].note == "lokalkontakt"
