"""The settings of the scheme: one form, only what differs is written, and the figures of rules come from the rules."""

from datetime import date

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.coordination.parameters import AGREEMENT_DAYS, WISH_DEADLINE
from lokalkontakt_core.records.scheme import Phase, PhaseStart
from lokalkontakt_core.rules.figures import figures
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_tui.models import settings


async def test_the_deadline_is_set_from_more_with_one_letter(imported, at_the_desk):
    async with at_the_desk(imported, start="place:more") as person:
        await person.press("i", "tab", "tab", "tab", "tab")
        await person.write("30.4.2020")
        await person.press("ctrl+s")
        seen = person.seen()
        assert "frist 30. april 2020" in seen
        assert "LK038" in seen
        await person.press("enter")
        assert WISH_DEADLINE.of(person.register) == date(2020, 4, 30)
        assert AGREEMENT_DAYS.of(person.register) == AGREEMENT_DAYS.default
        assert person.register.scheme.rules == {"LK038": {"deadline": date(2020, 4, 30)}}
        assert "Indstillingerne er gemt." in person.message


async def test_a_number_that_cannot_be_used_is_told_under_its_field(imported, at_the_desk):
    async with at_the_desk(imported, start="edit_scheme:") as person:
        await person.press("tab", "tab", "tab")
        await person.write("9999")
        await person.press("ctrl+s")
        assert "Skriv et tal fra 0 til 3.660. Du skrev 9999." in person.seen()


def test_what_is_as_before_is_no_change(imported, read):
    reading = read(imported)
    fields = settings.fields(reading, imported.rules)
    values = {field.name: None if field.value == "" else field.value for field in fields}
    assert settings.changes(reading, imported.rules, values) == {}


def test_a_deadline_that_is_emptied_goes_away(practised, read):
    reading = read(practised)
    fields = settings.fields(reading, practised.rules)
    values = {field.name: None if field.value == "" else field.value for field in fields}
    assert WISH_DEADLINE.of(reading.register) is not None
    changed = settings.changes(reading, practised.rules, {**values, "LK038-deadline": None})
    assert "deadline" not in changed["rules"].get("LK038", {})
    assert set(changed) == {"rules"}


def test_another_phase_holds_from_today_on(practised, read):
    reading = read(practised)
    fields = settings.fields(reading, practised.rules)
    values = {field.name: None if field.value == "" else field.value for field in fields}
    assert values["phase"] is Phase.OPERATION
    changed = settings.changes(reading, practised.rules, {**values, "phase": Phase.PILOT})
    assert changed == {"phases": (PhaseStart(phase=Phase.PILOT, start=reading.day),)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_of_every_rule_has_a_label_and_a_word_of_its_own(language):
    words = Catalogue(language, ("lokalkontakt_tui",))
    labels = [f"figure.{figure.code}.{figure.name}" for figure in figures(RULES)]
    assert [label for label in labels if words.find(label) is None] == []
    assert [one.name for one in figures(RULES) if words.find(f"parameter.{one.name}") is None] == []


def test_when_meetings_are_called_and_the_weights_of_suggestions_are_asked_for_after_the_rules(practised, read):
    fields = settings.fields(read(practised), practised.rules)
    names = [field.name for field in fields]
    assert names.index("LK035-days") < names.index("MEETINGS-call_days") < names.index("SUGGEST-uncovered")
    helps = {field.name: field.help for field in fields}
    assert "LK035" in helps["LK035-days"]
    assert "SUGGEST" not in helps["SUGGEST-uncovered"]


def test_the_figures_that_are_set_soon_stand_before_all_others(practised, read):
    names = [field.name for field in settings.fields(read(practised), practised.rules)]
    of_rules = [name for name in names if name.startswith("LK")]
    assert of_rules[:2] == ["LK013-days", "LK038-deadline"]
    assert names.index("mail_from") < names.index("LK018-tolerance_days")
    assert len(set(of_rules)) == len(of_rules) > 15
