"""View models and layout: pure functions, so most is said here without a screen."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.coordination.answers import answer_of
from lokalkontakt_core.records.answer import AnswerValue
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.records.base import FICTIONAL_SIZE
from lokalkontakt_core.records.person import Person
from lokalkontakt_tui.models import areas, overview
from lokalkontakt_tui.models.area_page import facts, page
from lokalkontakt_tui.models.forms import DateField, FieldProblem, HoursField
from lokalkontakt_tui.models.lines import cells, cut, fit, line, plain_text, width_of, wrapped
from lokalkontakt_tui.models.listing import Column, Heading, Listing, Row, column_widths, row_line
from lokalkontakt_tui.models.page import Button, Fact, Item, Page, Section, lay_out
from lokalkontakt_tui.models.palette import everything, listing
from lokalkontakt_tui.models.reading import Words
from lokalkontakt_tui.models.signs import practice

texts = st.text(alphabet="abc æøå -…日本▲é", max_size=40)
lines = st.lists(st.tuples(texts, st.sampled_from(["", "muted"])), max_size=4).map(lambda parts: line(*parts))


@given(lines, st.integers(1, 60))
def test_a_line_that_is_cut_is_never_wider_than_asked(one, width):
    assert width_of(cut(one, width)) <= width


@given(lines, st.integers(2, 60), st.booleans())
def test_a_line_that_is_fitted_is_exactly_as_wide_as_asked(one, width, right):
    assert width_of(fit(one, width, right=right)) == width


@given(lines, st.integers(4, 60), st.integers(0, 2))
def test_breaking_a_line_loses_no_letter_and_keeps_the_width(one, width, indent):
    broken = wrapped(one, width, indent)
    assert all(width_of(part) <= width for part in broken)
    letters = "".join(plain_text(part) for part in broken).replace(" ", "")
    assert letters == plain_text(one).replace(" ", "")


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=6), st.integers(20, 100))
def test_rows_of_a_list_never_get_wider_than_the_list(rows, width):
    columns = (Column(grow=True, least=4), Column(least=4), Column(least=2, right=True))
    shown = Listing(tuple(Row(str(i), tuple(line(c) for c in row)) for i, row in enumerate(rows)), columns)
    widths = column_widths(shown, width)
    assert all(width_of(row_line(row, columns, widths, shown.gap)) <= width for row in shown.rows)


@given(lines, lines, st.integers(12, 90))
def test_spots_of_a_page_lie_inside_the_page_on_the_line_of_their_label(value, item, width):
    page = Page(
        line("Titel"),
        (
            Section(None, (Fact("Navn", value, "a:1"), Item(item, "b:2", indent=2))),
            Section("Gør", ((Button("c:3", "Overdrag …", main=True), Button("d:4", "Tilknyt stedfortræder …")),)),
        ),
    )
    laid = lay_out(page, width)
    for spot in laid.spots:
        assert 0 <= spot.row < len(laid.lines)
        assert 0 <= spot.start <= spot.end
        if not spot.button:
            assert spot.end <= width


def test_a_search_finds_without_accents_and_with_either_spelling_of_a_ring(imported, read):
    everyone = areas.listing(read(imported))
    assert [row.key for row in everyone.searched("aale").rows] == ["aale-hjortsvang"]
    assert [row.key for row in everyone.searched("ØLSTED").rows] == ["oelsted"]
    assert [row.key for row in everyone.searched("oelsted").rows] == ["oelsted"]
    headings = [entry for entry in everyone.searched("glud").entries if isinstance(entry, Heading)]
    assert [heading.count for heading in headings] == [1]


def test_areas_are_grouped_by_what_needs_doing_and_sorted_as_danes_do(imported, read):
    shown = areas.listing(read(imported))
    headings = [(entry.text, entry.count) for entry in shown.entries if isinstance(entry, Heading)]
    assert headings == [("Skal overdrages", 3), ("Uafklaret", 1), ("Uden lokalkontakt", 12), ("Dækket", 12)]
    without = [plain_text(row.cells[0])[2:] for row in shown.rows[4:16]]
    assert without == ["As", "Bjerre", "Daugård", "Flemming", "Hornsyld-Bråskov", "Rask Mølle", "Stouby", "Urlev",
                       "Vrigsted", "Ølholm", "Ørum", "Øster Snede"]  # fmt: skip


def test_the_strip_has_one_sign_for_each_area(imported, read):
    reading = read(imported)
    signs = "".join(plain_text(part) for part in overview.strip(reading, 200)).replace(" ", "")
    assert signs == "●" * 12 + "►►►?" + "○" * 12
    assert "12 dækket" in plain_text(overview.legend(reading))
    assert plain_text(overview.need(reading)).startswith("15–16 af 28 områder")


def test_an_area_that_said_no_is_not_counted_among_those_that_need_a_contact(practised, read):
    assert answer_of(practised.register, "vrigsted", practised.day).value is AnswerValue.NO
    assert plain_text(overview.need(read(practised))).startswith("14–15 af 28 områder")


def test_the_palette_finds_a_command_by_the_beginning_of_its_words(imported, read):
    reading = read(imported)
    hits = everything(reading)
    found = listing(reading, hits, "overdrag glud").rows
    assert found[0].key == "hand_over:glud"
    assert any(row.key == "area:glud" for row in listing(reading, hits, "glud").rows)
    assert listing(reading, hits, "xyzzy").rows == ()


@pytest.mark.parametrize(("typed", "minutes"), [("2,5", 150), ("2.25 t", 135), ("5", 300), ("0,75", 45)])
def test_hours_are_read_with_comma_or_point(typed, minutes):
    assert HoursField("x", "X").read(typed, Words("da"), date(2020, 5, 1)) == minutes


@pytest.mark.parametrize("typed", ["to", "-1", "1,234", "1:30", "9999"])
def test_what_is_no_number_of_hours_says_what_to_write_instead(typed):
    with pytest.raises(FieldProblem, match="for eksempel"):
        HoursField("x", "X").read(typed, Words("da"), date(2020, 5, 1))


def test_a_day_field_echoes_the_whole_day():
    assert DateField("x", "X").echo("1/4", Words("da"), date(2020, 5, 1)) == "onsdag den 1. april 2020"
    assert DateField("x", "X").echo("hvad", Words("da"), date(2020, 5, 1)) == ""


def test_a_wide_letter_takes_two_cells_and_a_combining_mark_none():
    assert cells("日本") == 4
    assert cells("e\N{COMBINING ACUTE ACCENT}") == 1
    assert cells("Ærø") == 3


def test_an_imported_area_is_real_and_only_what_was_invented_of_it_is_marked(practised, read):
    reading = read(practised)
    area = reading.register.get(Area, "glud")
    assert area.source == f"Bilag 1, linje 19{FICTIONAL_SIZE}"
    assert practice(area, reading.words) == ("", "")
    size = next(fact for fact in facts(reading, area) if fact.label == "Størrelse")
    assert "(øvelse)" in plain_text(size.value)
    assert "(øvelse)" not in plain_text(page(reading, area).title)


def test_of_an_imported_area_nothing_but_the_size_is_invented(practised):
    lay = next(one for one in practised.store.register.history() if one.change.verb == "lay_demo").change
    for edit in lay.edits:
        if isinstance(edit.after, Area):
            assert edit.before is not None
            assert evolve(edit.after, size=edit.before.size, source=edit.before.source) == edit.before


def test_a_person_and_a_council_that_were_invented_are_marked_whole(practised, read):
    reading = read(practised)
    (invented,) = (one for one in reading.register.all(Person) if one.name == "Jens Prøve")
    assert practice(invented, reading.words) == (" (øvelse)", "muted")
