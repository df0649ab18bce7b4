from datetime import date

import pytest
from attrs import evolve

from lokalkontakt_core.changes import ChangeSet, Commit
from lokalkontakt_core.coordination.coverage import count_coverage
from lokalkontakt_core.errors import ImportFailedError, RefusedError
from lokalkontakt_core.periods import UNKNOWN, Period
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.assignment import Assignment, Confirmation, ConfirmedHow, Role
from lokalkontakt_core.records.base import Ref
from lokalkontakt_core.records.contact import Approval, Contact, Workplace
from lokalkontakt_core.records.council import Council
from lokalkontakt_core.records.department import Department
from lokalkontakt_core.records.person import Erased, Person
from lokalkontakt_core.records.scheme import SCHEME_ID
from lokalkontakt_core.services.areas import add_area, end_area
from lokalkontakt_core.services.contacts import end_contact
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.end_assignment import end_assignment
from lokalkontakt_core.services.undo import undo
from lokalkontakt_core.surveys.interchange.sheets import Sheet, Span
from lokalkontakt_core.tables.delimited import read_delimited
from lokalkontakt_core.tables.importing import import_tables
from lokalkontakt_core.tables.table import TableKind
from tests.core.tables.conftest import AREAS, ASSIGNMENTS, CONTACTS, COUNCILS, DAY


def only(register, kind, **wanted):
    (found,) = [one for one in register.all(kind) if all(getattr(one, key) == value for key, value in wanted.items())]
    return found


def test_four_tables_make_a_register(filled):
    register = filled.register
    assert only(register, Area, name="Glud").size is Size.SMALL
    assert register.get(Area, "aale-hjortsvang").villages == ("Åle", "Hjortsvang")
    mette = only(register, Person, name="Mette Øvig")
    contact = only(register, Contact, person=mette.id)
    assert (mette.work_email, contact.department) == ("mette@kommune.example", "fritid")
    assignment = only(register, Assignment, contact=contact.id)
    assert assignment.period == Period(date(2020, 1, 1), None)
    assert assignment.confirmation == Confirmation(day=UNKNOWN, how=ConfirmedHow.IMPORTED)
    assert only(register, Assignment, area="aale-hjortsvang").period == Period(UNKNOWN, date(2021, 1, 1))
    council = only(register, Council, name="Glud Lokalråd")
    assert (council.areas, register.get(Person, council.chair).name) == (("glud",), "Bo Eksempel")
    assert count_coverage(register, DAY).covered == 2


def test_a_file_that_is_read_again_changes_nothing(filled):
    again = filled.read(AREAS.replace("Åle; Hjortsvang", '"Åle; Hjortsvang"'), CONTACTS)
    assert (again.change.edits, again.same, again.faulty) == ((), 4, 0)
    again = filled.read(COUNCILS, ASSIGNMENTS)
    assert (again.change.edits, again.same, again.faulty) == ((), 3, 0)


def test_sheets_are_read_with_what_they_name_before_those_that_name_it(desk):
    found = desk.read(ASSIGNMENTS, COUNCILS, CONTACTS, "Område\nGlud\nÅle-Hjortsvang\n")
    assert (found.problems, found.faulty) == ((), 0)
    assert found.tables == tuple(TableKind)


def test_headings_are_known_in_any_order_case_and_language(desk):
    found = desk.take("  minutes A week ,SIZE,area\n75,Large,Glud\n")
    assert found.problems == ()
    assert desk.register.get(Area, "glud") == Area(
        id="glud", name="Glud", size=Size.LARGE, minutes_per_week=75, source="fil.csv", source_key="area: glud"
    )


def test_headings_may_stand_below_a_title(desk):
    found = desk.take("Oversigt 2020;;\n;;\nOmråde;Størrelse;\nGlud;lille;\n")
    assert (found.problems, [one.place.row for one in found.rows]) == ((), [4])


def test_an_empty_cell_leaves_the_register_as_it_is_and_a_word_clears(filled):
    filled.take("Lokalkontakt;E-mail;Afdeling\nMette Øvig;;(slet)\n")
    mette = only(filled.register, Person, name="Mette Øvig")
    assert mette.work_email == "mette@kommune.example"
    assert only(filled.register, Contact, person=mette.id).department is None


def test_what_a_row_changes_is_told_before_and_after(filled):
    (change,) = filled.read("Område;Størrelse\nGlud;stort\n").rows
    (cell,) = change.cells
    assert (change.new, cell.column.key, cell.before["da"], cell.after["en"]) == (False, "size", "lille", "large")


def test_a_change_can_be_taken_back(filled):
    before = filled.register
    found = filled.read("Område;Størrelse\nGlud;stort\nHjarnø;lille\n")
    after = before.apply(found.change)
    commit = Commit(1, None, "tester", found.change)
    back = undo(Context(after, DAY, filled.ids), commit=commit)
    assert after.apply(back) == before


def test_all_that_is_wrong_is_told_at_once_with_its_cell(filled):
    text = (
        "Lokalkontakt;E-mail;Arbejdsplads;Ansat fra;Eget ja;Bevilgede minutter om ugen;Arbejdspladsens område\n"
        "Ny Person;ikke en adresse;skolen;1/4;måske;1,5;Glut\n"
        ";x@y.example;;;;;\n"
    )
    assert filled.problems(text) == [
        ("LKE254", 2, "E-mail"),
        ("LKE633", 2, "Arbejdsplads"),
        ("LKE257", 2, "Arbejdspladsens område"),
        ("LKE630", 2, "Ansat fra"),
        ("LKE632", 2, "Eget ja"),
        ("LKE631", 2, "Bevilgede minutter om ugen"),
        ("LKI104", 3, "Lokalkontakt"),
    ]


def test_a_faulty_row_keeps_everything_from_being_saved_unless_it_is_left_out(filled):
    sheets = [read_delimited("Område;Størrelse\nHjarnø;lille\nGlud;kæmpe\n", "a")]
    context = Context(filled.register, DAY, filled.ids)
    with pytest.raises(RefusedError) as refused:
        import_tables(context, sheets=sheets, name="a.csv")
    assert (refused.value.code, refused.value.values["rows"]) == ("LKE624", 1)
    change = import_tables(context, sheets=sheets, name="a.csv", leave_out=True)
    assert [edit.ref.id for edit in change.edits] == ["hjarnoe"]


@pytest.mark.parametrize("cell", ["=1+1", "+45 75", "-", "@x", "=HYPERLINK(1)", "'=x"])
def test_a_text_that_looks_like_a_formula_is_text(desk, cell):
    desk.take("Område", sheets=(Sheet("Områder", (("Område", "Om området"), ("Glud", cell))),), kind=TableKind.AREAS)
    assert desk.register.get(Area, "glud").status_note == cell


@pytest.mark.parametrize(
    "typed", ["1/4", "01-02-20", "2020-13-01", "31.2.2020", "i morgen", "43831", "2020-01-01T00:00", "9999-12-31"]
)
def test_a_day_that_could_be_another_or_none_is_refused(filled, typed):
    text = f"Område;Lokalkontakt;Til og med\nGlud;Mette Øvig;{typed}\n"
    assert filled.problems(text) == [("LKE630", 2, "Til og med")]


@pytest.mark.parametrize("typed", ["2020-03-31", "31.3.2020", "31/3/2020", "31-03-2020", " 2020-03-31 "])
def test_a_day_with_its_year_is_read(filled, typed):
    filled.take(f"Område;Lokalkontakt;Til og med\nGlud;Mette Øvig;{typed}\n")
    assert only(filled.register, Assignment, area="glud").period.end == date(2020, 4, 1)


def test_a_column_nobody_knows_is_listed_with_what_may_be_meant(filled):
    found = filled.read("Område;Størelse;Farve\nGlud;;\n")
    assert [(one.code, one.place.heading, one.values.get("suggestion")) for one in found.findings] == [
        ("LKI102", "Størelse", "Størrelse"),
        ("LKI101", "Farve", None),
    ]


def test_two_columns_of_one_meaning_are_a_problem(filled):
    found = filled.read("Område;Lokalområde\nNyby;Gammelby\n")
    assert [(one.code, one.place.row, one.place.heading) for one in found.findings] == [("LKI103", 1, "Lokalområde")]
    assert found.change.edits == ()


def test_a_cell_without_a_heading_keeps_its_row_from_being_read(filled):
    assert filled.problems("Område,Om området\nHjarnø,en ø, med færge\n") == [("LKI105", 2, None)]
    assert filled.read("Område,Om området\nHjarnø,en ø, med færge\n").change.edits == ()


def test_two_rows_about_the_same_are_a_problem_unless_they_are_equal(filled):
    assert filled.problems("Område;Størrelse\nHjarnø;lille\nhjarnø;stort\n") == [("LKI106", 3, None)]
    assert filled.notes("Område;Størrelse\nHjarnø;lille\nHjarnø;lille\n") == ["LKI107"]


def test_a_row_finds_its_record_again_by_key_when_all_else_has_changed(desk):
    desk.take("Nr;Lokalkontakt;E-mail\n17;Mette Øvig;m@kommune.example\n")
    desk.take("Nr;Lokalkontakt;E-mail\n17;Mette Holm;holm@kommune.example\n")
    assert only(desk.register, Person, name="Mette Holm").work_email == "holm@kommune.example"
    assert len(desk.register.all(Contact)) == 1


def test_two_people_of_one_name_are_told_apart_by_their_keys(desk):
    found = desk.take("Nr;Lokalkontakt\n1;Anne Jensen\n2;Anne Jensen\n")
    assert (found.problems, len(desk.register.all(Person))) == ((), 2)
    assert desk.problems("Lokalkontakt;Titel\nAnne Jensen;leder\n") == [("LKE258", 2, None)]
    assert desk.read("Nr;Lokalkontakt;Titel\n2;Anne Jensen;leder\n").rows[0].ref.id == desk.register.all(Contact)[1].id


def test_an_ambiguous_name_is_settled_by_the_address(desk):
    desk.take("Nr;Lokalkontakt;E-mail\n1;Anne Jensen;a1@k.example\n2;Anne Jensen;a2@k.example\n")
    found = desk.read("Lokalkontakt;E-mail;Titel\nAnne Jensen;a2@k.example;leder\n")
    assert found.problems == ()
    assert found.rows[0].ref.id == desk.register.all(Contact)[1].id


def test_a_new_name_at_a_known_address_is_a_change_of_name(filled):
    (change,) = filled.read("Lokalkontakt;E-mail\nMette Holm;mette@kommune.example\n").rows
    assert (change.new, [cell.column.key for cell in change.cells]) == (False, ["name"])


def test_a_key_that_belongs_to_another_is_refused(desk):
    desk.take("Nr;Område\n1;Glud\n2;Hjarnø\n")
    glud = desk.register.get(Area, "glud")
    assert desk.problems(f"Nr;Område;Id\n2;Glud;{glud.id}\n") == [("LKE638", 2, "Nr")]


def test_an_id_that_is_not_there_is_refused(filled):
    assert filled.problems("Område;Id\nGlud;findes-ikke\n") == [("LKE636", 2, "Id")]


def test_a_name_that_is_in_use_is_refused(filled):
    assert filled.problems("Område;Id\nGlud;aale-hjortsvang\n") == [("LKE223", 2, None)] or filled.problems(
        "Område;Id\nGlud;aale-hjortsvang\n"
    ) == [("LKE223", 2, "Område")]


def test_a_department_nobody_knows_is_made_and_a_near_one_is_asked_for(filled):
    found = filled.read("Lokalkontakt;Afdeling\nNy Person;Kultur\nAnden Person;Kultur\n")
    assert [one.code for one in found.findings] == ["LKI114"]
    assert [edit.ref.id for edit in found.change.edits if edit.ref.kind == Department.kind] == ["kultur"]
    (near,) = filled.read("Lokalkontakt;Afdeling\nNy Person;Tekink\n").problems
    assert (near.code, near.values["suggestion"]) == ("LKE257", "Teknik")


def test_new_departments_that_look_alike_are_made_and_told(desk):
    text = "Lokalkontakt;Afdeling\nMette;Teknik\nJens;Tekink\nAnna;Teknik og Miljø\nBo;Skole 1\nIda;Skole 2\n"
    found = desk.read(text)
    told = [(one.code, one.values["name"], one.values["suggestion"]) for one in found.findings]
    assert told == [
        ("LKI114", "Teknik", None),
        ("LKI115", "Tekink", "Teknik"),
        ("LKI114", "Teknik og Miljø", None),
        ("LKI114", "Skole 1", None),
        ("LKI114", "Skole 2", None),
    ]
    assert found.problems == ()


def test_a_wrong_column_of_a_long_sheet_is_not_compared_with_everything(filled):
    text = "Område;Lokalkontakt\n" + "".join(f"Vejle {number};Ingen\n" for number in range(40))
    codes = [code for code, _, _ in filled.problems(text)]
    assert (codes[0], codes[-1], len(codes)) == ("LKE256", "LKE639", 40)


def test_a_faulty_row_makes_no_department(filled):
    found = filled.read("Lokalkontakt;Afdeling;Eget ja\nNy Person;Kultur;måske\n")
    assert (found.faulty, found.change.edits) == (1, ())


def test_an_area_nobody_knows_is_never_made_by_an_assignment(filled):
    assert filled.problems("Område;Lokalkontakt\nVejle;Mette Øvig\n") == [("LKE256", 2, None)] or filled.problems(
        "Område;Lokalkontakt\nVejle;Mette Øvig\n"
    ) == [("LKE256", 2, "Område")]


def test_an_area_has_one_primary_contact_at_a_time(filled):
    assert filled.problems("Område;Lokalkontakt\nGlud;Jens Prøve\n") == [("LKE231", 2, "Lokalkontakt")]
    assert filled.problems("Område;Lokalkontakt;Rolle\nGlud;Jens Prøve;stedfortræder\n") == []


def test_a_contact_follows_another_in_one_file_in_whatever_order_the_rows_stand(filled):
    new, old = "Glud;Jens Prøve;2020-07-01;", "Glud;Mette Øvig;2020-01-01;2020-06-30"
    for rows in ([new, old], [old, new]):
        found = filled.read("\n".join(["Område;Lokalkontakt;Fra;Til og med", *rows]))
        assert (found.problems, len(found.rows)) == ((), 2)


def test_an_assignment_changes_no_hands(filled):
    held = only(filled.register, Assignment, area="glud")
    assert filled.problems(f"Område;Lokalkontakt;Id\nGlud;Jens Prøve;{held.id}\n") == [("LKE637", 2, None)]


def test_what_ended_in_the_register_since_is_not_begun_again(filled):
    held = only(filled.register, Assignment, area="glud")
    context = Context(filled.register, DAY, filled.ids)
    filled.register = filled.register.apply(end_assignment(context, assignment=held.id))
    found = filled.read("Område;Lokalkontakt\nGlud;Mette Øvig\n")
    assert ([one.code for one in found.findings], found.change.edits) == (["LKI116"], ())
    found = filled.read("Område;Lokalkontakt;Fra\nGlud;Mette Øvig;2020-06-01\n")
    assert ([one.new for one in found.rows], found.problems) == ([True], ())


def test_a_contact_who_left_is_not_taken_in_again_by_an_old_file(filled):
    mette = only(filled.register, Contact, department="fritid")
    filled.register = filled.register.apply(
        end_contact(Context(filled.register, DAY, filled.ids), contact=mette.id, ended=DAY)
    )
    assert filled.notes(CONTACTS) == ["LKI116"]
    assert filled.read(CONTACTS).change.edits == ()


def test_an_area_that_ends_takes_its_assignments_with_it(filled):
    by_table = filled.read("Område;Ophørt fra\nGlud;2020-05-01\n").change
    context = Context(filled.register, DAY, filled.ids)
    by_hand = end_area(context, area="glud", ended=DAY)
    assert filled.register.apply(by_table) == filled.register.apply(by_hand)


def test_an_approval_that_stands_keeps_its_day_and_a_new_one_has_none(filled):
    filled.take("Lokalkontakt;Eget ja;Arbejdsplads\nMette Øvig;ja;børnehave\n")
    mette = only(filled.register, Contact, department="fritid")
    assert (mette.own_yes, mette.workplace) == (Approval(yes=True, day=UNKNOWN), Workplace.DAYCARE)
    assert filled.read("Lokalkontakt;Eget ja\nMette Øvig;yes\n").change.edits == ()


def test_a_proposal_is_no_confirmed_assignment(filled):
    filled.take("Område;Lokalkontakt;Rolle;Bekræftet\nGlud;Jens Prøve;stedfortræder;nej\n")
    assert only(filled.register, Assignment, role=Role.SUBSTITUTE).confirmation is None


def test_an_end_before_the_start_is_told_of_the_row(filled):
    text = "Område;Lokalkontakt;Fra;Til og med\nGlud;Mette Øvig;2020-01-01;2019-01-01\n"
    assert [code for code, _, _ in filled.problems(text)] == ["LKE210"]


@pytest.mark.parametrize("cell", ["#REF!", "#I/T", "#navn?"])
def test_an_error_of_the_spreadsheet_is_no_text(filled, cell):
    assert filled.problems(f"Område;Om området\nGlud;{cell}\n") == [("LKE635", 2, "Om området")]


def test_a_name_that_went_to_another_is_that_of_the_other(filled):
    filled.take("Område;Id\nGlud By;glud\n")
    change = add_area(Context(filled.register, DAY, filled.ids), name="Glud")
    filled.register = filled.register.apply(change)
    (row,) = filled.read("Område;Størrelse\nGlud;stort\n").rows
    assert (row.new, row.ref) == (False, change.about[0])


def test_merged_cells_are_told(filled):
    sheet = Sheet("Områder", (("Område", "Størrelse"), ("Glud", "stort"), ("Hjarnø", "")), (Span(2, 3, 2, 2),))
    found = filled.read(sheets=(sheet,))
    assert [(one.code, one.place.row, one.place.column) for one in found.findings] == [("LKI119", 2, 2)]


def test_a_sheet_without_headings_is_told_beside_one_with(filled):
    other = Sheet("Noter", (("Husk", "kage"),))
    assert filled.notes("Område\nGlud\n", sheets=(other,)) == ["LKI120"]


def test_headings_that_fit_several_tables_are_asked_about(desk):
    text = "Navn;E-mail\nGlud Lokalråd;glud@raad.example\n"
    with pytest.raises(ImportFailedError) as refused:
        desk.read(text)
    assert (refused.value.code, refused.value.values["options"]) == ("LKE621", ("contacts", "councils"))
    assert desk.read(text, kind=TableKind.COUNCILS).tables == (TableKind.COUNCILS,)
    assert desk.read(text, name="raad").tables == (TableKind.COUNCILS,)


def test_a_file_without_known_headings_is_refused_with_those_it_has(desk):
    with pytest.raises(ImportFailedError) as refused:
        desk.read("Farve;Form\nrød;rund\n")
    assert (refused.value.code, refused.value.values["seen"]) == ("LKE620", ("Farve", "Form"))


def test_a_file_does_not_write_over_a_person_who_was_erased(filled):
    mette = only(filled.register, Person, name="Mette Øvig")
    gone = Person(id=mette.id, name="slettet person #1", erased=Erased(day=DAY))
    contact = only(filled.register, Contact, person=mette.id)
    filled.register = filled.register.apply(ChangeSet("redact", filled.register.put(gone, evolve(contact, ended=None))))
    sheet = f"Id;Lokalkontakt;E-mail\n{contact.id};Mette Øvig;mette@kommune.example\n"
    assert [code for code, _row, _heading in filled.problems(sheet)] == ["LKE640"]
    filled.take(sheet)
    assert filled.register.get(Person, mette.id) == gone


def test_what_is_read_in_is_about_the_scheme(filled):
    change = filled.read("Område\nRårup\n").change
    assert change.about == (Ref("scheme", SCHEME_ID),)
