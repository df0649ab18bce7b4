from datetime import date
from html.parser import HTMLParser

import pytest

from lokalkontakt_core.area_page.content import area_page
from lokalkontakt_core.area_page.html import as_html
from lokalkontakt_core.area_page.markdown import as_markdown, escaped
from lokalkontakt_core.area_page.page import Page, Point, Section
from lokalkontakt_core.area_page.text import as_text
from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.records.action import Action
from lokalkontakt_core.records.agreement import Agreement
from lokalkontakt_core.records.knowledge import Direction, Knowledge, Visibility
from lokalkontakt_core.records.meeting import Meeting
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.project import Project
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)
HOSTILE = "<script>alert(1)</script> [x](http://a) *b* `c` {0.__class__} | & # 1. æ"


def item(number, text, **given):
    return Knowledge(id=f"k{number}", text=text, day=date(2020, 4, number), areas=("glud",), **given)


@pytest.fixture
def register():
    known = register_of("area glud\narea aale\ncontact a\nassign glud a 2020-01-01..")
    person = known.get(Person, "a")
    with_addresses = Person(
        id=person.id, name="Mette Øvig", work_email="moev@kommune.example", private_email="mette@hjemme.example"
    )
    return Register(
        [
            *(one for one in known if one.ref != person.ref),
            with_addresses,
            Agreement(id="g1", area="glud", day=date(2020, 2, 1), text="Vi ringer\nhver måned."),
            Agreement(id="g2", area="aale", day=date(2020, 2, 1), text="Et andet område"),
            Action(id="a1", text="Ring til skolen", areas=("glud",), due=date(2020, 6, 1), owner="a"),
            Action(id="a2", text="Er gjort", areas=("glud",), done=date(2020, 4, 1)),
            Project(id="p1", name="Ny sti", areas=("glud",), owner="Borgerforeningen"),
            item(1, "Stien er mørk", direction=Direction.FROM_AREA, owes_answer=True),
            item(2, "Puljen er åben", direction=Direction.TO_AREA, answered=date(2020, 4, 3), answer="Tak"),
            item(3, "Kun til mig", visibility=Visibility.PRIVATE),
            Meeting(id="m1", name="Koordinerende møde", day=date(2020, 6, 2), starts="09:00", place="Rådhuset"),
        ]
    )


def section(page, number):
    return page.sections[number]


def test_a_page_tells_who_what_was_agreed_what_is_open_and_when_we_meet(register):
    page = area_page(register, "glud", DAY, Catalogue("da"))
    people, agreement, actions, projects, knowledge, meetings = page.sections
    assert people.facts[0][1] == "Mette Øvig, moev@kommune.example"
    assert agreement.paragraphs[-1] == "Vi ringer\nhver måned."
    assert [point.text for point in actions.points] == ["Ring til skolen"]
    assert "1. juni 2020" in actions.points[0].note
    assert [point.text for point in projects.points] == ["Ny sti"]
    assert [point.text for point in knowledge.points] == ["Puljen er åben", "Stien er mørk"]
    assert knowledge.points[0].more == "Svar 3. april 2020: Tak"
    assert "senest 15. april 2020" in knowledge.points[1].more
    assert "kl. 9.00" in meetings.points[0].note


@pytest.mark.parametrize("write", [as_text, as_markdown, as_html])
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_form_of_the_page_holds_private_things_and_each_says_that_the_usual_contacts_stay(register, write, language):
    catalogue = Catalogue(language)
    written = write(area_page(register, "glud", DAY, catalogue))
    assert "Kun til mig" not in written
    assert "hjemme" not in written
    assert catalogue.text("LK015.what") in written


def test_an_area_of_which_little_is_known_has_a_page_too(register):
    page = area_page(register, "aale", DAY, Catalogue("en"))
    assert "no local contact" in page.sections[0].facts[0][1]
    assert page.sections[2].paragraphs == ("None just now.",)


def hostile():
    part = Section(HOSTILE, ((HOSTILE, HOSTILE),), (HOSTILE,), (Point(HOSTILE, HOSTILE, f"{HOSTILE}\n{HOSTILE}"),))
    return Page("da", HOSTILE, (HOSTILE,), (part,))


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def test_html_shows_what_was_typed_as_text():
    reader = Reader()
    reader.feed(as_html(hostile()))
    assert "script" not in reader.tags
    assert "a" not in reader.tags
    assert sum(text == HOSTILE for text in reader.text) >= 8


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# ikke en overskrift", r"\# ikke en overskrift"),
        ("1. ikke en liste", r"1\. ikke en liste"),
        ("- ikke en liste", r"\- ikke en liste"),
        ("a - b", "a - b"),
        ("<b>", r"\<b\>"),
        ("*_[]`~|\\", r"\*\_\[\]\`\~\|\\"),
        ("to\nlinjer", "to\\\nlinjer"),
        ("3. marts\n+ plus", "3\\. marts\\\n\\+ plus"),
    ],
)
def test_markdown_is_escaped(typed, written):
    assert escaped(typed) == written


def test_text_keeps_the_lines_of_a_point_together():
    page = Page("da", "T", (), (Section("S", points=(Point("en\nto", "note", "mere"),)),))
    assert as_text(page).endswith("S\n-\n- en\n  to\n  (note)\n  mere\n\n")
