import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokalkontakt_core.importing.entries import read_entry
from lokalkontakt_core.importing.layout import Item, Listed, lay_out

COVERED, UNCOVERED = "Lokalområder med Lokalkontakt:\n", "Lokalområder uden Lokalkontakt:\n"


def entry(text, listed=Listed.COVERED):
    return read_entry(Item(listed, 1, text))


def texts(text):
    return [item.text for item in lay_out(text).items]


@pytest.mark.parametrize(
    "line",
    [
        "Glud – Susanne Ernst",
        "Glud - Susanne Ernst",
        "Glud– Susanne Ernst",
        "Glud -Susanne Ernst",
        "Glud— Susanne Ernst",
    ],
)
def test_a_dash_with_a_blank_on_one_side_separates(line):
    read = entry(line)
    assert (read.area, read.contacts[0].name) == ("Glud", "Susanne Ernst")


@pytest.mark.parametrize("name", ["Åle-Hjortsvang", "Åle–Hjortsvang"])
def test_a_hyphen_without_blanks_belongs_to_the_name(name):
    assert entry(f"{name} – Anne-Mette Agermark").area == name
    assert entry(f"{name} – Anne-Mette Agermark").contacts[0].name == "Anne-Mette Agermark"


@pytest.mark.parametrize(
    ("line", "listed", "names"),
    [
        ("Flemming", Listed.UNCOVERED, []),
        ("As", Listed.UNCOVERED, []),
        ("As – Flemming As", Listed.COVERED, ["Flemming As"]),
        ("Korning – A. Bo og C. Dam", Listed.COVERED, ["A. Bo", "C. Dam"]),
        ("Korning – ", Listed.COVERED, []),
        ("Korning – ikke besat", Listed.COVERED, []),
        ("Korning – bør videregives til ny Lokalkontakt", Listed.COVERED, []),
    ],
)
def test_who_is_named(line, listed, names):
    assert [named.name for named in entry(line, listed).contacts] == names


def test_what_stands_before_a_slash_or_in_parentheses_is_no_part_of_the_name():
    read = entry("Uldum – udviklingsprojekt/Line Holmgaard (konsulent) – kun i 2020")
    assert (read.contacts[0].name, read.contacts[0].title) == ("Line Holmgaard", "konsulent")
    assert (read.project, read.remark, read.status) == ("udviklingsprojekt", "kun i 2020", None)


@pytest.mark.parametrize(
    "heading",
    [
        "Lokalområder, med Lokalkontakt:",
        "LOKALOMRÅDER MED LOKALKONTAKTER",
        "• Lokalområderne med lokalkontakt (16):",
        "## Lokalområder  med lokalkontakt",
    ],
)
def test_a_heading_is_known_in_its_variants(heading):
    assert [item.listed for item in lay_out(f"{heading}\n- Glud – Bo Dam").items] == [Listed.COVERED]


@pytest.mark.parametrize("bullet", ["o", "•", "-", "–", "*", "1.", "12)", "\uf0b7"])
def test_bullets_are_taken_off(bullet):
    assert texts(f"{UNCOVERED}{bullet} As\n{bullet}\tBjerre") == ["As", "Bjerre"]


def test_a_list_without_bullets_has_one_item_a_line():
    assert texts(f"{UNCOVERED}As\nBjerre\n\nDaugård\n") == ["As", "Bjerre", "Daugård"]


def test_a_bare_list_of_bullets_needs_no_heading():
    layout = lay_out("Bilag 1\n- Glud – Bo Dam\n- As\n")
    assert [(read_entry(item).area, read_entry(item).listed) for item in layout.items] == [
        ("Glud", Listed.COVERED),
        ("As", Listed.UNCOVERED),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "o Hedensted – Anne-Mette \n\nAgermark\no As",
        "o Hedensted – Anne-Mette\nAgermark\no As",
        "o Hedensted – Anne-\nMette Agermark\no As",
        "o Hedensted\n– Anne-Mette Agermark\no As",
        "o Hedensted\r\n   – Anne-Mette\r\n\r\nAgermark\r\no As",
    ],
)
def test_broken_lines_are_joined(broken):
    layout = lay_out(COVERED + broken)
    assert [item.text for item in layout.items] == ["Hedensted – Anne-Mette Agermark", "As"]
    assert layout.items[0].joined
    assert layout.skipped == ()


def test_a_paragraph_after_the_list_is_skipped_and_told():
    layout = lay_out(f"{UNCOVERED}o As\no Flemming\n\nListen er fra oktober.\n\n\nVenlig hilsen")
    assert [item.text for item in layout.items] == ["As", "Flemming"]
    assert layout.skipped == ((5, "Listen er fra oktober."), (8, "Venlig hilsen"))


def test_another_annex_ends_the_list():
    assert texts(f"{UNCOVERED}o As\nBilag 2\no Noget andet") == ["As"]


def test_signs_that_are_not_seen_are_taken_out():
    assert texts(f"{UNCOVERED}o\u00a0Rask\u00a0M\u00f8l\u00adle\u200b\no \u202eAs\fx") == ["Rask Mølle", "As x"]


def test_line_numbers_are_those_of_an_editor():
    layout = lay_out(f"intro\u2028stadig linje 1\n\n{UNCOVERED}o As\r\no Bjerre")
    assert [item.line for item in layout.items] == [4, 5]


NAMES = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=12).filter(
    lambda name: name.casefold() not in {"ingen", "vakant", "ubesat", "mangler", "nn", "o"}
)


@given(st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=1, max_size=8))
def test_what_is_written_as_a_list_is_read_back(rows):
    text = COVERED + "\n".join(f"o {area} – {first} {last}" for area, first, last in rows)
    read = [read_entry(item) for item in lay_out(text).items]
    expected = [lay_out(f"{UNCOVERED}o {area}").items[0].text for area, _, _ in rows]
    assert [one.area for one in read] == expected
    assert all(len(one.contacts) == 1 for one in read)


@given(st.text(max_size=300))
def test_no_text_makes_the_reader_stumble(text):
    for item in lay_out(f"{COVERED}{text}\n{UNCOVERED}{text}").items:
        one = read_entry(item)
        assert one.key == read_entry(Item(one.item.listed, 1, one.normal)).key
