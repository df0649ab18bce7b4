from lokalkontakt_core.language.lists import enumeration
from lokalkontakt_core.language.numbers import hours_per_week, number, percent, signed


def test_danish_numbers_have_a_decimal_comma_and_a_full_stop_between_thousands():
    assert number(1234567.5, "da") == "1.234.567,5"
    assert number(1234567.5, "en") == "1,234,567.5"
    assert number(3, "da") == "3"
    assert number(-4, "da") == "−4"


def test_times_shares_and_differences():
    assert hours_per_week(225, "da") == "3,75\N{NO-BREAK SPACE}t/uge"
    assert hours_per_week(60, "en") == "1\N{NO-BREAK SPACE}h/week"
    assert percent(0.61, "da") == "61\N{NO-BREAK SPACE}%"
    assert percent(0.125, "en") == "13%"
    assert signed(18, "da") == "+18"
    assert signed(0, "da") == "0"


def test_enumerations_end_with_og():
    assert enumeration(["Glud", "Hjarnø", "Snaptun"], "da") == "Glud, Hjarnø og Snaptun"
    assert enumeration(["Glud", "Hjarnø"], "en") == "Glud and Hjarnø"
    assert enumeration(["Glud"], "da") == "Glud"
    assert enumeration([], "da") == ""
