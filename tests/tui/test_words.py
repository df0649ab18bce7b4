import string

import attrs
import pytest

from lokalkontakt_core.catalogue import Catalogue
from lokalkontakt_core.records.kinds import RECORD_TYPES
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_tui.actions import WHERE, flow_of
from lokalkontakt_tui.models.edits import FIELDS, HIDDEN_FIELDS
from lokalkontakt_tui.models.findings import REMEDY_ACTIONS
from tests.tui.messages import interface_texts, raised_codes


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_the_program_itself_refuses_is_told_in_words_it_has_without_the_command_line(language):
    words = Catalogue(language, ("lokalkontakt_tui",))
    assert {code for code in raised_codes() if words.find(f"{code}.what") is None} == set()


def test_every_interface_text_has_its_danish_wording():
    danish = Catalogue("da", ("lokalkontakt_tui",))
    assert [text for text in interface_texts() if danish.find(text) is None and text not in SAME_IN_BOTH] == []


SAME_IN_BOTH = {
    "Dansk / English", "E-mail", "Find", "Note", "Person", "Plugins", "Send", "Send …", "e-mail",
    "invitation", "median", "note", "person",
}  # fmt: skip


def test_no_danish_wording_fills_other_places_than_the_english_text():
    danish = Catalogue("da", ("lokalkontakt_tui",))
    differing = [t for t in interface_texts() if placeholders(danish.find(t) or t) != placeholders(t)]
    assert differing == []


def test_no_danish_wording_shouts():
    danish = Catalogue("da", ("lokalkontakt_tui",))
    words = [danish.find(text) or text for text in interface_texts()]
    assert [word for word in words if "!" in word or "ugyldig" in word.lower() or "påkrævet" in word.lower()] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_rule_has_its_few_words_for_lists(rule, language):
    catalogue = Catalogue(language, ("lokalkontakt_tui",))
    assert catalogue.find(f"{rule.code}.short")
    assert catalogue.find(f"{rule.code}.short-unknown")


@pytest.mark.parametrize("verb", sorted(WHERE))
def test_every_action_has_a_flow(verb):
    assert callable(flow_of(verb))


def test_every_remedy_of_a_rule_is_an_action_here_or_the_acceptance_itself():
    remedies = {verb for rule in RULES for verb in rule.remedies}
    assert remedies - set(REMEDY_ACTIONS) - {"accept"} == set()
    assert set(REMEDY_ACTIONS.values()) <= {*WHERE}


@pytest.mark.parametrize("kind", RECORD_TYPES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_field_of_a_record_has_its_word(kind, language):
    catalogue = Catalogue(language, ("lokalkontakt_tui",))
    fields = {field.name for field in attrs.fields(RECORD_TYPES[kind])} - HIDDEN_FIELDS
    assert {name for name in fields - {*FIELDS} if catalogue.find(f"field.{name}") is None} == set()
