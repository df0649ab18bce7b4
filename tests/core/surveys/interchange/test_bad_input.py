"""What people and programs put into spreadsheets of forms: everything is told at once, each at its cell."""

import string

import pytest

from lokalkontakt_core.errors import FormError
from lokalkontakt_core.surveys.interchange.carrying import from_xlsform
from lokalkontakt_core.surveys.interchange.delimited import read_delimited
from lokalkontakt_core.surveys.interchange.markdown import read_markdown
from lokalkontakt_core.surveys.interchange.remarks import Weight
from lokalkontakt_core.surveys.interchange.sheets import Sheet, Span, Workbook

SURVEY = ("type", "name", "label::Dansk (da)", "relevant", "constraint")
CHOICES = ("list_name", "name", "label::Dansk (da)")
SETTINGS = Sheet("settings", (("form_id", "default_language"), ("probe", "Dansk (da)")))


def book(*rows, choices=(), survey="survey", merged=()):
    sheets = [Sheet(survey, (SURVEY, *rows))]
    sheets += [Sheet("choices", (CHOICES, *choices), merged)] if choices else []
    return Workbook((*sheets, SETTINGS))


def told(workbook):
    return {(one.code, one.sheet, one.rows, one.column) for one in from_xlsform(workbook).remarks}


def test_everything_that_is_wrong_is_told_at_once_each_at_its_cell():
    label = SURVEY[2]
    workbook = book(
        ("integr", "a", "A?"),
        ("text", "b", "B?", "${a = 1"),
        ("text", "b", "B igen?"),
        ("select_one findes_ikke", "c", "C?"),
        ("text", "to ord", "D?"),
        ("text", "e", "E ${ukendt}?", "${d1} = 1", ". >< 2"),
        ("begin_group", "g", "G"),
        ("text", "", "F?"),
        choices=(("yn", "ja", "Ja"), ("yn", "ja", "Ja igen"), ("yn", "", "Intet navn"), ("", "x", "Ingen liste")),
    )
    assert told(workbook) == {
        ("SF020", "survey", (2,), "type"),
        ("SF052", "survey", (3,), "relevant"),
        ("SF023", "survey", (4,), "name"),
        ("SF027", "survey", (5,), "type"),
        ("SF022", "survey", (6,), "name"),
        ("SF060", "survey", (7,), label),
        ("SF060", "survey", (7,), "relevant"),
        ("SF057", "survey", (7,), "constraint"),
        ("SF025", "survey", (8,), "type"),
        ("SF006", "survey", (9,), "name"),
        ("SF212", "choices", (3,), ""),
        ("SF215", "choices", (4,), ""),
        ("SF215", "choices", (5,), ""),
    }


@pytest.mark.parametrize("name", ["survey", "SURVEY", "Survey", " survey ", "sUrVeY"])
def test_the_name_of_a_sheet_counts_in_any_case(name):
    assert told(book(("text", "a", "A?"), survey=name)) == set()


@pytest.mark.parametrize(("written", "near"), [("surveys", "surveys"), ("Servey", "Servey"), ("Ark1", "–")])
def test_a_sheet_under_a_wrong_name_is_told_with_the_nearest(written, near):
    with pytest.raises(FormError) as caught:
        from_xlsform(book(("text", "a", "A?"), survey=written))
    assert caught.value.code == "SF220"
    assert caught.value.values["suggestion"] == near


@pytest.mark.parametrize(("heading", "near"), [("typ", "typ"), ("spørgsmål", "–")])
def test_a_survey_without_a_column_for_types_is_told_with_the_nearest_heading(heading, near):
    sheet = Sheet("survey", ((heading, "name"), ("text", "a")))
    with pytest.raises(FormError) as caught:
        from_xlsform(Workbook((sheet, SETTINGS)))
    assert caught.value.code == "SF269"
    assert (caught.value.values["column"], caught.value.values["suggestion"]) == ("type", near)


def test_options_without_a_column_for_lists_are_told_once_and_not_row_by_row():
    choices = Sheet("choices", (("list", "name"), *(("yn", f"x{number}") for number in range(50))))
    survey = Sheet("survey", (SURVEY, ("select_one yn", "a", "A?")))
    found = told(Workbook((survey, choices, SETTINGS)))
    assert found == {("SF269", "choices", (1,), "list_name"), ("SF027", "survey", (2,), "type")}


@pytest.mark.parametrize("quotes", ["‘x’", "’x’", "‚x‘", "“x”", "„x“", "«x»", "‛x‛", "‟x‟"])
@pytest.mark.parametrize("column", ["relevant", "constraint"])
def test_curly_quotes_in_an_expression_become_straight_ones_and_that_is_told(quotes, column):
    cells = {"relevant": (f"${{a}} = {quotes}", ""), "constraint": ("", f". != {quotes}")}[column]
    workbook = book(("text", "a", "Skriv “x” i ‘feltet’"), ("text", "b", "B?", *cells))
    carried = from_xlsform(workbook)
    assert {(one.code, one.weight, one.rows, one.column) for one in carried.remarks} == {
        ("SF210", Weight.CHANGED, (3,), column)
    }
    assert carried.form.question("a").label.in_language("da") == "Skriv “x” i ‘feltet’"


@pytest.mark.parametrize("blank", [" ", "  ", "\u00a0", "\u200b", "\t", "\n", "\ufeff", "\u202f"])
def test_blanks_at_the_ends_of_cells_and_headings_change_nothing(blank):
    def around(cells):
        return tuple(f"{blank}{cell}{blank}" if cell else cell for cell in cells)

    plain = book(("select_one yn", "a", "A?", "1 = 1"), choices=(("yn", "ja", "Ja"),))
    workbook = Workbook(
        tuple(Sheet(sheet.name, tuple(around(cells) for cells in sheet.rows)) for sheet in plain.sheets)
    )
    assert from_xlsform(workbook).text == from_xlsform(plain).text


@pytest.mark.parametrize("empty", [(), ("",), ("", " ", ""), ("\u00a0",)])
def test_empty_rows_anywhere_are_passed_over_and_the_others_keep_their_numbers(empty):
    sheet = Sheet("survey", (empty, SURVEY, empty, ("text", "a", "A?"), empty, ("integr", "b", "B?"), *[empty] * 5))
    assert told(Workbook((sheet, SETTINGS))) == {("SF020", "survey", (6,), "type")}


def test_merged_cells_of_the_survey_are_told_with_their_row():
    sheet = Sheet("survey", (SURVEY, ("text", "a", "A?"), ("text", "b", "B?")), merged=(Span(2, 3, 3, 3),))
    assert told(Workbook((sheet, SETTINGS))) == {("SF218", "survey", (2,), "")}


def test_spans_over_rows_that_are_not_there_or_over_the_same_rows_take_no_time():
    spans = (*[Span(2, 1_048_576, 1, 1)] * 2_000, *(Span(2, 2_000_000_000, 1, 1) for _ in range(2_000)))
    workbook = book(("select_one yn", "a", "A?"), choices=(("yn", "ja", "Ja"), ("", "nej", "Nej")), merged=spans)
    assert told(workbook) == {("SF216", "choices", (3,), "")}


def test_a_form_in_which_every_row_is_wrong_tells_every_row():
    rows = [("integr", f"to ord {number}", "?", "${mangler} = 1") for number in range(500)]
    by_code = {}
    for one in from_xlsform(book(*rows)).remarks:
        by_code.setdefault(one.code, set()).update(one.rows)
    every = set(range(2, 502))
    assert by_code == {"SF020": every, "SF022": every}


@pytest.mark.slow
def test_ten_thousand_rows_are_carried_over():
    rows = [("integer", "q0", "Q?"), *(("integer", f"q{n}", "Q?", f"${{q{n - 1}}} > 1") for n in range(1, 10_000))]
    carried = from_xlsform(book(*rows))
    assert carried.remarks == ()
    assert len(carried.form.questions()) == 10_000


def test_a_form_beyond_the_limit_of_rows_is_refused_as_a_whole():
    carried = from_xlsform(book(*(("text", f"q{n}", "Q?") for n in range(20_001))))
    assert {one.code for one in carried.remarks} == {"SF042"}
    assert not carried.usable


@pytest.mark.parametrize("depth", [20, 500])
def test_groups_inside_groups_end_at_a_limit(depth):
    rows = [("begin_group", f"g{n}", "G") for n in range(depth)]
    rows += [("text", "a", "A?"), *[("end_group", "")] * depth]
    carried = from_xlsform(book(*rows))
    assert {one.code for one in carried.remarks} == (set() if depth == 20 else {"SF044"})


def test_calls_inside_calls_end_at_a_limit_and_brackets_alone_do_not():
    assert told(book(("text", "a", "A?", "(" * 20_000 + "1 = 1" + ")" * 20_000))) == set()
    workbook = book(("text", "a", "A?", "not(" * 5_000 + "1 = 1" + ")" * 5_000))
    assert told(workbook) == {("SF058", "survey", (2,), "relevant")}


def test_an_expression_longer_than_a_form_ever_has_is_told():
    assert told(book(("text", "a", "A?", " or ".join(["1 = 1"] * 20_000)))) == {("SF056", "survey", (2,), "relevant")}


@pytest.mark.parametrize(
    "cell",
    ["../" * 5_000 + "a", "${" * 5_000, "$" * 5_000, "'" * 4_999, "a[" * 2_000, "if(" * 3_000],
)
@pytest.mark.parametrize("column", ["relevant", "constraint"])
def test_cells_that_only_look_like_expressions_are_told_at_their_cell(cell, column):
    cells = (cell, "") if column == "relevant" else ("", cell)
    found = told(book(("text", "a", "A?", *cells)))
    assert found
    assert {one[1:] for one in found} == {("survey", (2,), column)}


def test_rows_before_the_first_sheet_of_a_text_file_are_told():
    tables = read_delimited(",løs,række\nsurvey,,\n,type,name\n,text,a\n")
    assert ("SF204", "", (), "") in told(tables)
    marked = read_markdown("| | løs | række |\n| survey | | |\n| | type | name |\n| | text | a |")
    assert ("SF204", "", (), "") in told(marked)


def test_settings_twice_or_without_a_heading_are_told():
    settings = Sheet(
        "settings",
        (
            ("form_id", "id_string", "title", "form_title", "", "form_title_en", "form_title::English (en)"),
            ("a", "b", "A", "B", "løs", "C", "D", "E"),
        ),
    )
    found = told(Workbook((Sheet("survey", (SURVEY, ("text", "a", "A?"))), settings)))
    assert {one for one in found if one[1] == "settings"} == {
        ("SF213", "settings", (2,), "id_string"),
        ("SF213", "settings", (2,), "form_title"),
        ("SF213", "settings", (2,), "form_title::English (en)"),
        ("SF217", "settings", (2,), "E"),
        ("SF217", "settings", (2,), "H"),
    }


def test_a_text_that_stands_with_and_without_its_language_is_told():
    sheet = Sheet("survey", (("type", "name", "label", "label::Dansk (da)"), ("text", "a", "Én", "To")))
    found = from_xlsform(Workbook((sheet, SETTINGS)))
    assert {(one.code, one.rows, one.column) for one in found.remarks} == {("SF213", (2,), "label")}
    assert found.form.question("a").label.in_language("da") == "To"


def test_a_file_with_text_in_every_corner_is_read_in_bounded_time():
    letters = string.ascii_lowercase
    rows = [tuple(f"{letter}{number}" for letter in letters) for number in range(300)]
    sheet = Sheet("survey", (("type", "name", *[f"media::{letter}" for letter in letters[2:]]), *rows))
    remarks = from_xlsform(Workbook((sheet, SETTINGS))).remarks
    assert len([one for one in remarks if one.code == "SF202"]) == len(letters) - 2
    assert all(len(one.rows) == 300 for one in remarks if one.code == "SF202")
