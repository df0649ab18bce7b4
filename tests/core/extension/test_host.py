import sys
import types
from importlib.metadata import EntryPoint

import pytest

from lokalkontakt_core.errors import PluginError, UsageError
from lokalkontakt_core.extension.hooks import ENTRY_POINTS, hookimpl
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.extension.outcome import PluginState
from lokalkontakt_core.extension.url import Location
from lokalkontakt_core.rules.base import Kind, Rule
from lokalkontakt_core.rules.registry import RULES
from lokalkontakt_core.testing.memory import memory_store


@pytest.fixture
def plugin(monkeypatch):
    def make(name, api="1", **contents):
        module = types.ModuleType(f"plugin_{name}")
        module.LOKALKONTAKT_API = api
        for key, value in contents.items():
            setattr(module, key, value)
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return EntryPoint(name, module.__name__, ENTRY_POINTS)

    return make


def opener(scheme):
    @hookimpl
    def lokalkontakt_open_store(scheme: str, location: str, create: bool):  # noqa: FBT001 - called by name
        return memory_store() if scheme == wanted else None

    wanted = scheme

    @hookimpl
    def lokalkontakt_store_schemes():
        return (wanted,)

    return {
        "lokalkontakt_open_store": lokalkontakt_open_store,
        "lokalkontakt_store_schemes": lokalkontakt_store_schemes,
    }


def states(host):
    return {outcome.name: outcome.state for outcome in host.load_all()}


def test_the_bundled_plugins_are_found_like_a_strangers():
    assert {"toml", "eml"} <= {outcome.name for outcome in Host().outcomes()}
    assert set(states(Host()).values()) == {PluginState.LOADED}


def test_a_good_plugin_is_loaded_and_a_bad_one_stops_nobody(plugin):
    missing = EntryPoint("gone", "no_such_package_at_all", ENTRY_POINTS)
    host = Host(
        [
            plugin("good", **opener("good")),
            plugin("old", api="0"),
            plugin("needy", REQUIRES=("a_package_nobody_has",)),
            plugin("typo", lokalkontakt_open_stroe=hookimpl(lambda: None)),
            plugin("arguments", lokalkontakt_open_store=hookimpl(lambda no_such_argument: None)),
            missing,
        ]
    )
    assert states(host) == {
        "arguments": PluginState.BROKEN,
        "gone": PluginState.BROKEN,
        "good": PluginState.LOADED,
        "needy": PluginState.MISSING_DEPENDENCY,
        "old": PluginState.WRONG_API,
        "typo": PluginState.BROKEN,
    }
    assert host.open_store("good:anything").register.head() == 0


def test_a_plugin_whose_backend_is_not_installed_says_which_package(tmp_path, monkeypatch):
    (tmp_path / "plugin_with_backend.py").write_text("import a_backend_nobody_has\n")
    monkeypatch.syspath_prepend(tmp_path)
    host = Host([EntryPoint("backend", "plugin_with_backend", ENTRY_POINTS)])
    (outcome,) = host.load_all()
    assert (outcome.state, outcome.code) == (PluginState.MISSING_DEPENDENCY, "LKE502")
    assert outcome.values["package"] == "a_backend_nobody_has"


def test_only_the_plugin_that_was_asked_for_by_name_raises(plugin):
    host = Host([plugin("old", api="0")])
    with pytest.raises(PluginError) as caught:
        host.load("old")
    assert caught.value.code == "LKE503"
    with pytest.raises(PluginError) as caught:
        host.load("unheard-of")
    assert caught.value.code == "LKE501"


def test_an_unknown_scheme_lists_the_known_ones(plugin):
    with pytest.raises(UsageError) as caught:
        Host([plugin("good", **opener("good"))]).open_store("mysql:x")
    assert (caught.value.code, caught.value.values["known"]) == ("LKE106", ("good",))


def test_an_unknown_scheme_names_the_stores_that_only_lack_a_package_and_what_installs_it(plugin):
    lacking = plugin("lacking", REQUIRES=("a_backend_nobody_has",), EXTRA="lacking", **opener("lacking"))
    no_store = plugin("nostore", REQUIRES=("a_backend_nobody_has",))
    with pytest.raises(UsageError) as caught:
        Host([plugin("good", **opener("good")), lacking, no_store]).open_store("mysql:x")
    (told,) = caught.value.details
    assert (told.code, told.values["name"]) == ("LKE502", "lacking")
    assert told.values["install"] == "a_backend_nobody_has"


def test_only_the_plugin_named_like_the_scheme_is_loaded(plugin):
    host = Host([plugin("good", **opener("good")), plugin("other", **opener("other"))])
    host.open_store("good:x")
    assert {outcome.name: outcome.state for outcome in host.outcomes()} == {
        "good": PluginState.LOADED,
        "other": PluginState.FOUND,
    }


class Silent:
    """A channel that delivers nothing."""


def channel(scheme):
    return {
        "lokalkontakt_open_notifier": hookimpl(lambda scheme, location: Silent() if scheme == "silent" else None),
        "lokalkontakt_notifier_schemes": hookimpl(lambda: (scheme,)),
    }


def test_a_channel_for_notices_is_opened_by_url(plugin):
    host = Host([plugin("silent", **channel("silent"))])
    assert isinstance(host.open_notifier("silent:anywhere"), Silent)
    with pytest.raises(UsageError) as caught:
        host.open_notifier("pigeon:x")
    assert (caught.value.code, caught.value.values["known"]) == ("LKE107", ("silent",))


def test_a_plugin_adds_rules_and_a_code_twice_names_both_owners(plugin):
    rule = Rule("GIS001", "near", Kind.WARNING, lambda register, day: iter(()))
    good = plugin("gis", lokalkontakt_rules=hookimpl(lambda: (rule,)))
    assert Host([good]).rules() == (*RULES, rule)
    again = plugin("gis2", lokalkontakt_rules=hookimpl(lambda: (rule,)))
    with pytest.raises(PluginError) as caught:
        Host([good, again]).rules()
    assert caught.value.code == "LKE510"


def test_a_plugin_that_fails_while_giving_rules_is_shown_as_broken(plugin):
    def fail():
        raise RuntimeError("x")

    host = Host([plugin("bad", lokalkontakt_rules=hookimpl(fail))])
    assert host.rules() == RULES
    assert [outcome.state for outcome in host.outcomes()] == [PluginState.BROKEN]


@pytest.mark.parametrize(
    ("url", "scheme", "location"),
    [
        ("toml:./hedensted", "toml", "./hedensted"),
        ("./hedensted", "toml", "./hedensted"),
        ("toml:C:\\x", "toml", "C:\\x"),
        ("C:\\x", "toml", "C:\\x"),
        ("postgresql://u@h/d?x=1:2", "postgresql", "//u@h/d?x=1:2"),
        ("mappe med æøå: 2", "toml", "mappe med æøå: 2"),
    ],
)
def test_a_url_is_a_scheme_and_all_the_rest(url, scheme, location):
    assert Location.parse(url) == Location(scheme, location)
