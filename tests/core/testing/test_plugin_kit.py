"""The kit of plugins finds what a plugin lacks, and names it."""

import sys
from types import ModuleType

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.extension.hooks import hookimpl
from lokalkontakt_core.messages import Message
from lokalkontakt_core.rules.base import Kind, Rule
from lokalkontakt_core.surveys.engine.question_types import Column, Control, QuestionType
from lokalkontakt_core.testing.plugin import PluginContract

CATALOGUES = tuple(Catalogue(language) for language in LANGUAGES)


@pytest.fixture
def plugin_with(monkeypatch):
    """Give a function that makes a plugin of some hooks, with what each gives."""

    def make(**given):
        module = ModuleType("stranger")
        module.LOKALKONTAKT_API = "1"
        for name, gives in given.items():
            setattr(module, name, hookimpl(lambda gives=gives: gives() if callable(gives) else gives))
        monkeypatch.setitem(sys.modules, "stranger", module)
        return module

    return make


def rule(code):
    return Rule(code, "name", Kind.WARNING, lambda _register, _day: iter(()))


def question_type(check):
    return QuestionType("odd", Control.TEXT, Column.TEXT, check=check)


def test_a_plugin_of_nothing_is_fine(plugin_with):
    plugin, kit = plugin_with(), PluginContract()
    kit.test_it_is_loaded_and_stays_whole_when_it_is_asked_for_what_it_brings(plugin)
    kit.test_it_leaves_urls_of_others_alone(plugin)
    kit.test_its_schemes_are_written_as_urls_are(plugin)
    kit.test_its_rules_have_a_prefix_of_their_own_and_words_in_every_language(plugin, CATALOGUES)


def test_a_hook_that_fails_is_shown_with_what_it_raised(plugin_with):
    plugin = plugin_with(lokalkontakt_rules=lambda: 1 / 0)
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        PluginContract().test_it_is_loaded_and_stays_whole_when_it_is_asked_for_what_it_brings(plugin)


def test_a_rule_without_words_and_one_with_our_prefix_are_named(plugin_with):
    kit = PluginContract()
    with pytest.raises(AssertionError, match=r"da: no wording of ST001\.title"):
        kit.test_its_rules_have_a_prefix_of_their_own_and_words_in_every_language(
            plugin_with(lokalkontakt_rules=(rule("ST001"),)), CATALOGUES
        )
    with pytest.raises(AssertionError, match="LK999"):
        kit.test_its_rules_have_a_prefix_of_their_own_and_words_in_every_language(
            plugin_with(lokalkontakt_rules=(rule("LK999"),)), CATALOGUES
        )


@pytest.mark.parametrize("schemes", ["mine", ("Mine",), ("mine:",)])
def test_schemes_that_no_url_can_name_are_refused(plugin_with, schemes):
    with pytest.raises(AssertionError):
        PluginContract().test_its_schemes_are_written_as_urls_are(plugin_with(lokalkontakt_store_schemes=schemes))


def test_a_store_that_takes_every_url_is_refused(plugin_with, monkeypatch):
    plugin = plugin_with()
    monkeypatch.setattr(plugin, "lokalkontakt_open_store", hookimpl(lambda location: location), raising=False)
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        PluginContract().test_it_leaves_urls_of_others_alone(plugin)


@pytest.mark.parametrize(
    ("check", "told"),
    [(lambda *_: Message("odd.words"), "da: no wording of odd.words"), (lambda *_: 1 / 0, "ZeroDivisionError")],
    ids=["without words", "breaks"],
)
def test_a_question_type_that_breaks_or_has_no_words_is_told(plugin_with, check, told):
    plugin = plugin_with(lokalkontakt_question_types=(question_type(check),))
    with pytest.raises(AssertionError, match=told):
        PluginContract().test_its_question_types_take_whatever_is_typed_and_say_what_is_wrong_in_every_language(
            plugin, CATALOGUES
        )
