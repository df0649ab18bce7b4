from hypothesis import given, settings
from hypothesis import strategies as st

from lokalkontakt_core.surveys.engine.form_file import read_form
from lokalkontakt_core.surveys.interchange.carrying import from_xlsform
from lokalkontakt_core.surveys.interchange.markdown import read_markdown
from lokalkontakt_core.surveys.interchange.sheets import Sheet, Span, Workbook
from lokalkontakt_core.surveys.interchange.xlsform.writing import write_xlsform

HEADINGS_TEXT = """
type name label label::Dansk label::x::y relevant required list_name score missing media::image rows parameters disabled
jr:count bind:: : :: form_id default_language form_title_en hint caption title
"""
WRITTEN_TEXT = """
begin_group end_group begin_repeat end_repeat note text range image audit or_other a b ../a ../../a/b ${a} ‘ yes TRUE =
select_one|a select_one|a|or_other begin|group osm|x start=1|end=|step=0 ${a}|=|’x’ ../a[1]|>|(..
"""
HEADINGS = HEADINGS_TEXT.split()
WRITTEN = [cell.replace("|", " ") for cell in WRITTEN_TEXT.split()]
CELLS = st.one_of(st.sampled_from(WRITTEN), st.text(max_size=4))
TOP = st.lists(st.one_of(st.sampled_from(HEADINGS), CELLS), max_size=6).map(lambda found: ("type", "name", *found))
ROWS = st.tuples(TOP, st.lists(st.lists(CELLS, max_size=8).map(tuple), max_size=6)).map(
    lambda pair: (pair[0], *pair[1])
)
SPANS = st.lists(st.builds(Span, *[st.integers(0, 5)] * 4), max_size=2).map(tuple)
NAMES = st.sampled_from(["Survey ", "choices", "settings", "external_choices", "x", ""])
OTHERS = st.lists(st.builds(Sheet, NAMES, ROWS, SPANS), max_size=3)
BOOKS = st.builds(Sheet, st.just("survey"), ROWS, SPANS).flatmap(
    lambda survey: OTHERS.map(lambda others: Workbook((survey, *others)))
)


@given(BOOKS)
@settings(max_examples=150, deadline=None)
def test_any_workbook_is_carried_over_and_written_again(book):
    carried = from_xlsform(book)
    assert carried.usable == (carried.form is not None and "error" not in {one.weight for one in carried.remarks})
    again = from_xlsform(write_xlsform(read_form(carried.text)[0]).book)
    assert again.usable or not carried.usable


def remarks(tables):
    found = from_xlsform(read_markdown(tables), fallback_id="f").remarks
    return {(one.code, one.sheet, one.rows, one.column) for one in found}


def test_two_sheets_of_one_name_are_told_and_the_first_counts():
    tables = """
| survey | | |
| | type | name |
| | text | a |
| Survey | | |
| | type | name |
| | text | b |
"""
    assert ("SF223", "Survey", (), "") in remarks(tables)


def test_two_headings_of_one_meaning_are_told_and_the_first_counts():
    tables = "| survey | | | | |\n| | type | name | relevant | relevance |\n| | text | a | 1 = 1 | 2 = 2 |"
    assert ("SF213", "survey", (), "relevance") in remarks(tables)


def test_only_the_first_row_of_settings_counts_and_the_rest_is_told():
    tables = "| survey | | |\n| | type | name |\n| | text | a |\n| settings | |\n| | form_id |\n| | x |\n| | y |"
    assert ("SF219", "settings", (7,), "") in remarks(tables)


def test_a_cell_under_no_heading_is_told_with_its_column():
    tables = "| survey | | | |\n| | type | name | |\n| | text | a | ups |"
    assert ("SF217", "survey", (3,), "C") in remarks(tables)


def test_a_problem_of_an_option_is_told_at_its_row():
    tables = """
| survey | | |
| | type | name |
| | select_one yn | a |
| choices | | | |
| | list_name | name | label::Dansk (da) |
| | yn | ja | Ja ${x} |
"""
    assert ("SF060", "choices", (7,), "label::Dansk (da)") in remarks(tables)
