"""The conformance kit of a plugin as a whole: subclass it, give `plugin`, and what it brings is looked through."""

# ruff: noqa: D102 - a test's name is its documentation
import string
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import EntryPoint
from types import ModuleType

import pytest

from lokalkontakt_core.catalogue import LANGUAGES, Catalogue
from lokalkontakt_core.errors import UsageError
from lokalkontakt_core.extension.hooks import ENTRY_POINTS
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.extension.outcome import PluginState
from lokalkontakt_core.identity import CountedIds
from lokalkontakt_core.messages import Message
from lokalkontakt_core.register import Register
from lokalkontakt_core.rules.base import Rule
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.services.context import Context
from lokalkontakt_core.services.scheme import create_scheme
from lokalkontakt_core.surveys.engine.checking import TYPE_BROKEN
from lokalkontakt_core.surveys.engine.form import Question
from lokalkontakt_core.surveys.engine.question_types import STANDARD, QuestionType
from lokalkontakt_core.testing.guard import Contract
from lokalkontakt_core.testing.register_examples import HOSTILE

DAY = date(2020, 5, 1)
NOBODYS = "no-such-scheme"
RULE_WORDS = ("title", "what", "why", "remedy")


def host_of(plugin: ModuleType) -> Host:
    """Give a host that has found this plugin and no other, and has loaded it."""
    host = Host([EntryPoint("plugin", plugin.__name__, ENTRY_POINTS)])
    host.load_all()
    return host


def _rules_of(host: Host) -> tuple[Rule, ...]:
    return tuple(rule for rule in host.rules() if rule not in RULES)


def _types_of(host: Host) -> tuple[QuestionType, ...]:
    return tuple(kind for name, kind in host.question_types().by_name.items() if name not in STANDARD.by_name)


def _new_register() -> Register:
    """Give a register as it is made; no rule is asked before there is a scheme."""
    change = create_scheme(Context(Register(), DAY, CountedIds()), name="Hedensted", municipality="Hedensted")
    return Register().apply(change)


def _placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name}


def _lacking(catalogues: tuple[Catalogue, ...], msgid: str) -> Iterator[str]:
    """Give what is wrong with a wording in any language; with the library's words asked last, as front ends do."""
    found = {catalogue.language: catalogue.find(msgid) for catalogue in catalogues}
    yield from (f"{language}: no wording of {msgid}" for language, text in found.items() if text is None)
    if len({frozenset(_placeholders(text)) for text in found.values() if text is not None}) > 1:
        yield f"the placeholders of {msgid} differ: {found}"


class PluginContract(Contract):
    """What every plugin promises, whatever it brings."""

    @pytest.fixture
    def plugin(self) -> ModuleType:
        """Give the plugin's module, the one its entry point names; every subclass overrides this.

        Raises:
            NotImplementedError: It is not overridden.
        """
        raise NotImplementedError("a plugin's test gives the module of its hooks by a fixture called plugin")

    @pytest.fixture
    def catalogues(self, plugin: ModuleType) -> tuple[Catalogue, ...]:
        """Give the words a front end has when this plugin is loaded, in every language."""
        return tuple(Catalogue(language, host_of(plugin).packages()) for language in LANGUAGES)

    def test_it_is_loaded_and_stays_whole_when_it_is_asked_for_what_it_brings(self, plugin: ModuleType) -> None:
        host = host_of(plugin)
        _rules_of(host), _types_of(host), host.engines(), host.holidays(DAY.year, DAY.year)
        (outcome,) = host.outcomes()
        assert (outcome.state, outcome.code, outcome.values) == (PluginState.LOADED, None, {}), outcome.problem

    def test_it_leaves_urls_of_others_alone(self, plugin: ModuleType) -> None:
        host = host_of(plugin)
        for opening in (host.open_store, host.open_notifier):
            with pytest.raises(UsageError) as caught:
                opening(f"{NOBODYS}://somewhere")
            assert caught.value.code in {"LKE106", "LKE107"}

    def test_its_schemes_are_written_as_urls_are(self, plugin: ModuleType) -> None:
        for hook in ("lokalkontakt_store_schemes", "lokalkontakt_notifier_schemes"):
            schemes: Sequence[str] = getattr(plugin, hook, tuple)()
            assert not isinstance(schemes, str), f"{hook} gives a sequence of names, not one name"
            assert [scheme for scheme in schemes if scheme != scheme.lower() or ":" in scheme] == []

    def test_its_rules_have_a_prefix_of_their_own_and_words_in_every_language(
        self, plugin: ModuleType, catalogues: tuple[Catalogue, ...]
    ) -> None:
        rules = _rules_of(host_of(plugin))
        assert [rule.code for rule in rules if rule.code.startswith(("LK", "SF"))] == []
        msgids = (f"{rule.code}.{part}" for rule in rules for part in RULE_WORDS)
        assert [wrong for msgid in msgids for wrong in _lacking(catalogues, msgid)] == []

    def test_its_rules_judge_a_register_that_holds_nothing_but_its_scheme(self, plugin: ModuleType) -> None:
        register = _new_register()
        for rule in _rules_of(host_of(plugin)):
            assert {finding.code for finding in rule.check(register, DAY)} <= {rule.code}

    def test_its_question_types_take_whatever_is_typed_and_say_what_is_wrong_in_every_language(
        self, plugin: ModuleType, catalogues: tuple[Catalogue, ...]
    ) -> None:
        wrong: list[str] = []
        for kind in _types_of(host_of(plugin)):
            question = Question("question", "question", kind.name)
            for typed in (*HOSTILE, "", " ", "0", "8130"):
                stored = kind.normalise(typed, question, ())
                said = stored if isinstance(stored, Message) else kind.check(stored, question, ()) if stored else None
                assert said is None or said.id != TYPE_BROKEN, (kind.name, typed, said.values["trouble"])
                if said is not None:
                    wrong += _lacking(catalogues, said.id)
        assert wrong == []
