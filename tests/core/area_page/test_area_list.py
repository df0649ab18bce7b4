from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.area_page.area_list import area_list
from lokalkontakt_core.area_page.html import as_html
from lokalkontakt_core.area_page.markdown import as_markdown
from lokalkontakt_core.area_page.text import as_text
from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.examples.hedensted import example_register
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register
from tests.core.rules.notation import register_of

DAY = date(2020, 5, 1)


def lists_of(page):
    return [[point.text for point in section.points] for section in page.sections]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_has_the_two_lists_of_bilag_1_and_its_open_question_in_a_third(language):
    page = area_list(example_register(), DAY, Catalogue(language))
    with_contact, without, disputed = lists_of(page)
    assert (len(with_contact), len(without), len(disputed)) == (15, 12, 1)
    assert "Korning – Lene Thorgaard" in with_contact
    assert "Ølsted – Lars Mikkelsen (skoleleder)" in with_contact
    assert "Bjerre" in without
    assert disputed == ["Stenderup – Henriette Petersen"]
    assert {"28", "15", "12", "1"} <= set(page.lead[1].replace(",", " ").split())


def test_what_bilag_1_says_of_an_area_and_a_contact_stands_with_it():
    page = area_list(example_register(), DAY, Catalogue("da"))
    notes = {point.text.split(" – ")[0]: point.note for section in page.sections for point in section.points}
    assert "udviklingsprojekt" in notes["Løsning"]
    assert "fællesskab under opbygning" in notes["Hedensted"]
    assert "bør videregives til ny lokalkontakt" in notes["Glud"]
    assert notes["Korning"] == ""


def test_without_an_open_question_there_are_two_lists_also_when_one_is_empty():
    register = register_of("area glud\narea bjerre\ncontact a\nassign glud a 2020-01-01..")
    page = area_list(register, DAY, Catalogue("da"))
    assert [len(points) for points in lists_of(page)] == [1, 1]
    nobody = area_list(register, date(2019, 12, 31), Catalogue("da"))
    assert [len(points) for points in lists_of(nobody)] == [0, 2]
    assert nobody.sections[0].paragraphs == ("Ingen.",)


def test_a_register_without_areas_has_an_empty_list():
    scheme = register_of("area glud").scheme
    assert lists_of(area_list(Register([scheme]), DAY, Catalogue("da"))) == [[], []]


@pytest.mark.parametrize("write", [as_text, as_markdown, as_html])
def test_a_name_is_text_in_every_form(write):
    known = register_of("area glud")
    register = known.apply(ChangeSet("edit_area", known.put(evolve(known.get(Area, "glud"), name="<b>*Glud*"))))
    written = write(area_list(register, DAY, Catalogue("da")))
    assert "Glud" in written
    assert ("<b>" in written) is (write is as_text)
