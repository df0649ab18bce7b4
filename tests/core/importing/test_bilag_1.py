from collections import Counter
from datetime import date

import pytest

from lokalkontakt_core.coordination.coverage import Coverage, count_coverage, coverage_of
from lokalkontakt_core.periods import UNKNOWN
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.assignment import Assignment, ConfirmedHow
from lokalkontakt_core.records.contact import Contact, Workplace
from lokalkontakt_core.records.import_question import ImportQuestion
from lokalkontakt_core.records.person import Person
from lokalkontakt_core.records.pilot import Pilot
from lokalkontakt_core.records.scheme import SCHEME_ID, Scheme
from lokalkontakt_core.register import Register

DAY = date(2020, 5, 1)

COVERED = {
    "Korning": "Lene Thorgaard",
    "Hornborg": "Lene Thorgaard",
    "Åle-Hjortsvang": "Frank Kjær",
    "Ølsted": "Lars Mikkelsen",
    "Løsning": "Henriette Petersen",
    "Rårup": "Henriette Petersen",
    "Barrit": "Line Holmgaard",
    "Tørring": "Henriette Petersen",
    "Uldum": "Line Holmgaard",
    "Stenderup": "Henriette Petersen",
    "Lindved": "Kim Rosenkilde",
    "Juelsminde": "Line Holmgaard",
    "Hedensted": "Anne-Mette Agermark",
    "Glud": "Susanne Ernst",
    "Snaptun": "Susanne Ernst",
    "Hjarnø": "Susanne Ernst",
}
UNCOVERED = {
    "As", "Bjerre", "Daugård", "Hornsyld-Bråskov", "Rask Mølle", "Stouby", "Vrigsted", "Ølholm", "Øster Snede",
    "Urlev", "Ørum", "Flemming",
}  # fmt: skip


def who_covers_what(register):
    return {
        register.get(Area, a.area).name: register.get(Person, register.get(Contact, a.contact).person).name
        for a in register.all(Assignment)
    }


def assignment_of(register, name):
    (area,) = (area for area in register.all(Area) if area.name == name)
    (assignment,) = register.by(Assignment, "area")[area.id]
    return assignment


def test_bilag_1_gives_28_areas_8_contacts_and_16_assignments(imported):
    assert Counter(record.kind for record in imported) == {
        "area": 28,
        "person": 8,
        "contact": 8,
        "assignment": 16,
        "import_question": 1,
    }


def test_each_area_has_the_contact_of_its_line(imported):
    assert who_covers_what(imported) == COVERED
    assert {area.name for area in imported.all(Area)} == set(COVERED) | UNCOVERED


def test_12_are_covered_3_to_be_handed_over_1_disputed_and_12_without(imported):
    counts = count_coverage(imported, DAY)
    assert (counts.covered, counts.handover, counts.disputed, counts.uncovered) == (12, 3, 1, 12)


def test_the_whole_document_gives_the_same_as_its_list_but_for_line_numbers(read, imported, whole_document):
    whole = Register().apply(read(whole_document).change)
    assert who_covers_what(whole) == who_covers_what(imported)
    assert {record.source_key for record in whole} == {record.source_key for record in imported}


def test_the_confirmation_is_imported_and_neither_it_nor_the_start_has_a_day(imported):
    for assignment in imported.all(Assignment):
        assert assignment.confirmation.how is ConfirmedHow.IMPORTED
        assert assignment.confirmation.day is UNKNOWN
        assert assignment.period.start is UNKNOWN
        assert assignment.period.end is None


@pytest.mark.parametrize("name", ["Glud", "Snaptun", "Hjarnø"])
def test_the_wish_for_a_handover_keeps_its_words(imported, name):
    wish = assignment_of(imported, name).handover_wish
    assert wish.quote == "bør videregives til ny Lokalkontakt"
    assert wish.day is UNKNOWN


def test_a_status_of_the_area_is_kept_on_the_area_and_a_project_on_the_assignment(imported):
    assert imported.get(Area, "hedensted").status_note == "fællesskab under opbygning"
    assert assignment_of(imported, "Hedensted").note is None
    projects = {imported.get(Area, a.area).name for a in imported.all(Assignment) if a.note == "udviklingsprojekt"}
    assert projects == {"Løsning", "Rårup", "Barrit", "Tørring", "Uldum", "Stenderup", "Juelsminde"}


def test_only_what_the_list_says_of_a_person_is_known(imported):
    titles = {person.name: person.title for person in imported.all(Person) if person.title is not None}
    assert titles == {"Frank Kjær": "skoleleder", "Lars Mikkelsen": "skoleleder"}
    assert {contact.workplace for contact in imported.all(Contact)} == {None, Workplace.SCHOOL}
    assert all(
        contact.own_yes is contact.manager_yes is contact.granted is contact.department is None
        for contact in imported.all(Contact)
    )


def test_a_compound_area_is_one_area_of_two_villages(imported):
    assert imported.get(Area, "aale-hjortsvang").villages == ("Åle", "Hjortsvang")
    assert imported.get(Area, "hornsyld-braaskov").villages == ("Hornsyld", "Bråskov")
    assert sum(bool(area.villages) for area in imported.all(Area)) == 2


def test_stenderup_is_one_area_with_its_assignment_and_an_open_question(read, bilag_1, imported):
    (question,) = imported.all(ImportQuestion)
    assert question.code == "LKI001"
    assert question.area == "stenderup"
    assert question.options == ("covered", "uncovered", "two_places")
    assert question.answer is None
    assert question.lines == ("Stenderup – udviklingsprojekt/Henriette Petersen", "Stenderup")
    assert assignment_of(imported, "Stenderup").confirmation is not None
    assert coverage_of(imported, "stenderup", DAY) is Coverage.DISPUTED
    assert read(bilag_1).questions == (question,)


def test_every_record_names_its_line(imported, bilag_1):
    lines = bilag_1.split("\n")
    for area in imported.all(Area):
        number = int(area.source.removeprefix("Bilag 1, linje ").partition(" ")[0])
        assert area.name in lines[number - 1]
    assert imported.get(Area, "stenderup").source == "Bilag 1, linje 13 og 35"
    assert all(record.source and record.source_key for record in imported)


def test_the_findings_are_the_oddities_of_the_list(read, bilag_1):
    assert Counter(finding.code for finding in read(bilag_1).findings) == {
        "LKI001": 1,
        "LKI002": 3,
        "LKI003": 2,
        "LKI004": 7,
        "LKI005": 1,
        "LKI006": 2,
        "LKI011": 5,
        "LKI013": 1,
        "LKI014": 1,
        "LKI015": 1,
    }


def test_a_finding_carries_line_text_and_values(read, bilag_1):
    finding = next(f for f in read(bilag_1).findings if f.code == "LKI002")
    assert (finding.line, finding.text) == (19, "Glud – Susanne Ernst– bør videregives til ny Lokalkontakt")
    assert finding.values["quote"] == "bør videregives til ny Lokalkontakt"


def test_the_count_is_said_as_the_list_leaves_it_open(read, bilag_1):
    (count,) = (finding for finding in read(bilag_1).findings if finding.code == "LKI014")
    assert count.values["needing"] == "15–16"


def test_known_pilots_are_compared_with_the_list(read, imported, bilag_1):
    pilots = (
        Pilot(id="p1", name="Korning, Hornborg", areas=("korning", "hornborg")),
        Pilot(id="p2", name="Rask Mølle", areas=("rask-moelle",)),
        Pilot(id="p3", name="Åle, Hjortsvang", areas=("aale-hjortsvang",)),
    )
    found = read(bilag_1, Register([*imported, *pilots])).findings
    assert [(f.code, f.values["pilot"]) for f in found if f.code in {"LKI007", "LKI008"}] == [
        ("LKI007", "Korning, Hornborg"),
        ("LKI008", "Rask Mølle"),
    ]


def test_the_coordinator_who_stands_in_the_list_as_a_contact_is_told(read, imported, bilag_1):
    (susanne,) = (person for person in imported.all(Person) if person.name == "Susanne Ernst")
    scheme = Scheme(id=SCHEME_ID, name="Prøve", municipality="Prøve", coordinator=susanne.id)
    (found,) = (one for one in read(bilag_1, Register([*imported, scheme])).findings if one.code == "LKI009")
    assert found.line == 19
    assert found.values == {"contact": "Susanne Ernst", "areas": ("Glud", "Snaptun", "Hjarnø")}


def test_a_coordinator_who_is_no_contact_of_the_list_is_not_told(read, imported, bilag_1):
    anna = Person(id="anna", name="Anna Eksempel")
    scheme = Scheme(id=SCHEME_ID, name="Prøve", municipality="Prøve", coordinator=anna.id)
    found = read(bilag_1, Register([*imported, anna, scheme])).findings
    assert "LKI009" not in {one.code for one in found}


def test_the_document_holds_29_lines_28_names_and_8_persons(read, bilag_1):
    """N16 of the domain: 16 lines with a contact and 13 without; one area stands in both."""
    entries = read(bilag_1).document.entries
    assert Counter(bool(one.contacts) for one in entries) == {True: 16, False: 13}
    assert len({one.area for one in entries}) == 28
    assert len({named.name for one in entries for named in one.contacts}) == 8
