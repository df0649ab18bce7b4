import pytest

from lokalkontakt_core.errors import PluginError
from lokalkontakt_core.rules.base import Kind, Rule
from lokalkontakt_core.rules.registry import PRINCIPLES, RULES, collect


def rule(code):
    return Rule(code, "a-rule", Kind.WARNING, lambda _register, _day: iter(()))


FURTHER = {"LK043"}
"""Rules beyond the 42 of the scheme: the coordinator who is a contact too (O9)."""


def test_every_rule_of_the_scheme_is_a_coded_rule_or_a_principle_and_none_is_both():
    scheme = [f"LK{number:03d}" for number in range(1, 43)]
    codes = [one.code for one in (*RULES, *PRINCIPLES)]
    assert sorted(codes) == [*scheme, *sorted(FURTHER)]


def test_rules_and_principles_stand_in_the_order_of_their_codes_and_each_has_a_name_of_its_own():
    for listed in (RULES, PRINCIPLES):
        codes = [one.code for one in listed]
        assert codes == sorted(codes)
    names = [one.name for one in (*RULES, *PRINCIPLES)]
    assert len(set(names)) == len(names)


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
