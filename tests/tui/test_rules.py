"""The rules on screen: all are listed with their phases, and one is turned off and on again."""

import pytest

from lokalkontakt_core.language.collation import danish_key
from lokalkontakt_core.records.scheme import Phase
from lokalkontakt_core.rules.base import Kind
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.areas import add_area
from lokalkontakt_core.services.scheme import edit_scheme
from lokalkontakt_tui.models import rules as rule_models
from lokalkontakt_tui.models.findings import listing
from lokalkontakt_tui.models.lines import plain_text

LK012 = next(rule for rule in RULES if rule.code == "LK012")
LK008 = next(rule for rule in RULES if rule.code == "LK008")


def held(register, code):
    return register.scheme.rules.get(code, {}).get("phases")


def found(person, code):
    return [one for one in person.app.reading.judged if one.finding.code == code]


async def test_a_rule_is_turned_off_with_its_consequences_first_and_the_change_is_undone(practised, at_the_desk):
    async with at_the_desk(practised, start="findings:") as person:
        assert found(person, "LK012")
        await person.press("l")
        await person.do("choose_phases:LK012")
        assert "I hvilke faser gælder LK012?" in person.seen()
        await person.press("right", "right", "right", "ctrl+s")
        assert held(person.register, "LK012") is None
        await person.press("enter")
        assert held(person.register, "LK012") == []
        assert not found(person, "LK012")
        await person.do("undo:")
        await person.press("enter")
        assert held(person.register, "LK012") is None
        assert found(person, "LK012")


async def test_what_was_chosen_is_taken_away_from_the_page_of_the_rule(practised, at_the_desk):
    practised.do(edit_scheme, changes={"rules": {"LK012": {"phases": ["pilot"]}}})
    async with at_the_desk(practised) as person:
        await person.do("rule:LK012")
        assert "kun i forsøg" in person.seen()
        assert "Af sig selv" in person.seen()
        await person.do("own_phases:LK012")
        await person.press("enter")
        assert person.register.scheme.rules == {}


async def test_a_rule_nobody_knows_opens_nothing(practised, at_the_desk):
    async with at_the_desk(practised) as person:
        await person.do("choose_phases:LK999")
        assert "LK999" not in person.seen()


def test_every_rule_is_listed_with_the_phases_it_holds_in(practised, read):
    practised.do(edit_scheme, changes={"rules": {"LK012": {"phases": []}}})
    rows = {row.key: plain_text(row.cells[2]) for row in rule_models.listing(read(practised), RULES).rows}
    assert set(rows) == {rule.code for rule in RULES}
    assert (rows["LK012"], rows["LK013"], rows["LK008"]) == ("aldrig", "altid", "kun i drift")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_page_with_title_and_reason(practised, read, rule):
    page = rule_models.rule_page(read(practised), rule)
    said = " ".join(plain_text(part.text) for part in page.sections[1].parts)
    assert plain_text(page.title)
    assert "“" in said
    assert "…" not in said


def test_choosing_what_holds_by_itself_leaves_nothing_in_the_scheme():
    assert rule_models.setting_value(LK012, tuple(Phase)) is None
    assert rule_models.setting_value(LK008, (Phase.OPERATION,)) is None
    assert rule_models.setting_value(LK008, (Phase.OPERATION, Phase.PILOT)) == ["pilot", "operation"]
    assert rule_models.setting_value(LK012, ()) == []


def test_the_findings_of_a_rule_stand_in_danish_order_of_names(practised, read):
    practised.do(add_area, name="Zacho")
    practised.do(add_area, name="Aagaard")
    reading = read(practised)
    rows = [(row.find, plain_text(row.cells[0])[2:]) for row in listing(reading).rows]
    same = {code: [name for one, name in rows if one == code] for code, _ in rows}
    assert any({"Zacho", "Aagaard"} <= set(names) for names in same.values())
    for kind in Kind:
        told = {one.finding.code for one in reading.judged if one.kind is kind}
        alone = told - {one.finding.code for one in reading.judged if one.kind is not kind}
        for code in alone:
            assert same[code] == sorted(same[code], key=danish_key)
