from datetime import date

from hypothesis import given, settings

from lokalkontakt_core.changes import ChangeSet
from lokalkontakt_core.coordination.consequences import differences
from lokalkontakt_core.coordination.due import due
from lokalkontakt_core.references import dangling
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.grouping import grouped
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.rules.report import bound_values, consequences, judge
from lokalkontakt_core.testing.strategies import days, registers
from tests.core.rules.notation import register_of


@settings(max_examples=25)
@given(registers())
def test_every_register_of_the_strategy_is_whole(register):
    assert list(dangling(register)) == []


@settings(max_examples=100)
@given(registers(), days)
def test_no_rule_raises_on_any_register(register, day):
    for rule in RULES:
        for finding in rule.check(register, day):
            assert finding.code == rule.code
            assert register.at(finding.subject) is not None
            assert all(register.at(record) is not None for record in finding.concerns)
            assert finding.unjudged == ("missing" in finding.values)
            assert finding.values.get("missing") != ()


@settings(max_examples=25)
@given(registers(), days)
def test_a_rule_says_at_most_one_thing_of_a_kind_about_a_subject_with_the_same_values(register, day):
    judged = judge(register, day, RULES)
    keys = [(one.finding.code, one.finding.subject, str(bound_values(one.finding))) for one in judged]
    assert len(keys) == len(set(keys))


@settings(max_examples=25)
@given(registers(), days)
def test_judging_is_repeatable_and_puts_the_heaviest_first(register, day):
    judged = judge(register, day, RULES)
    assert judge(register, day, RULES) == judged
    order = [list(Kind).index(one.kind) for one in judged]
    assert order == sorted(order)
    assert all(one.acceptance is None for one in judged if one.kind is not Kind.WARNING)


@settings(max_examples=25)
@given(registers(), days)
def test_grouping_loses_and_invents_nothing(register, day):
    judged = judge(register, day, RULES)
    inside = [one for group in grouped(judged) for one in group.judged]
    assert sorted(map(str, inside)) == sorted(map(str, judged))


@settings(max_examples=25)
@given(registers(), days)
def test_the_work_list_is_made_for_any_register_and_is_in_order(register, day):
    rows = due(register, day, ready_notices=2)
    dated = [row.day for row in rows if row.day is not None]
    assert dated == sorted(dated)
    assert [row.day for row in rows[: len(dated)]] == dated
    for row in rows:
        assert row.number >= 1
        assert all(register.at(ref) is not None for ref in row.refs)
        row.urgency(day)


@settings(max_examples=25)
@given(registers(), registers(), days)
def test_differences_are_nothing_to_itself_and_turn_around_with_the_registers(before, after, day):
    assert not differences(before, before, day)
    there, back = differences(before, after, day), differences(after, before, day)
    assert [(one.area, one.before, one.after) for one in there.coverage] == [
        (one.area, one.after, one.before) for one in back.coverage
    ]
    assert [(one.contact, one.before, one.after) for one in there.load] == [
        (one.contact, one.after, one.before) for one in back.load
    ]


@settings(max_examples=25)
@given(registers(), days)
def test_a_change_that_changes_nothing_has_no_consequences(register, day):
    candidate = register.apply(ChangeSet("edit_area", ()))
    result = consequences(judge(register, day, RULES), judge(candidate, day, RULES))
    assert (result.new, result.gone, result.aggravated) == ((), (), ())
    assert result.before == result.after


def test_the_last_day_of_the_calendar_is_a_day():
    register = register_of("area glud\ncontact mette\nassign glud mette 9999-12-01..", rules={"LK013": {"days": 3660}})
    assert judge(register, date.max, RULES)
    assert due(register, date.max)
