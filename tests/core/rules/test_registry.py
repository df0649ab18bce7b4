import pytest

from lokalkontakt_core.errors import PluginError
from lokalkontakt_core.rules.base import Kind, Rule
from lokalkontakt_core.rules.registry import RULES, collect


def rule(code):
    return Rule(code, "a-rule", Kind.WARNING, lambda _register, _day: iter(()))


def test_the_shipped_rules_are_those_of_the_plan_in_the_order_of_their_codes():
    codes = [one.code for one in RULES]
    assert codes == sorted(codes)
    assert codes == [f"LK{number:03d}" for number in (2, 4, 5, 6, 7, 8, 9, 10, 12, 13, 22, 25, 26, 38)]
    assert len({one.name for one in RULES}) == len(RULES)


def test_rules_of_plugins_come_after_the_shipped_ones_in_the_plugins_order():
    mine = {"nabo": [rule("NB002"), rule("NB001")], "by": [rule("BY001")]}
    assert [one.code for one in collect(RULES, mine)] == [*(one.code for one in RULES), "NB002", "NB001", "BY001"]


@pytest.mark.parametrize(
    ("from_plugins", "values"),
    [
        ({"nabo": [rule("LK002")]}, {"code": "LK002", "owner": "nabo", "other": "lokalkontakt"}),
        ({"nabo": [rule("LK000")]}, {"code": "LK000", "owner": "nabo", "other": "lokalkontakt"}),
        ({"a": [rule("XX001")], "b": [rule("XX001")]}, {"code": "XX001", "owner": "b", "other": "a"}),
        ({"a": [rule("XX001"), rule("XX001")]}, {"code": "XX001", "owner": "a", "other": "a"}),
    ],
)
def test_a_code_that_is_taken_is_refused_and_both_owners_are_named(from_plugins, values):
    with pytest.raises(PluginError) as refused:
        collect(RULES, from_plugins)
    assert refused.value.code == "LKE510"
    assert dict(refused.value.values) == values
