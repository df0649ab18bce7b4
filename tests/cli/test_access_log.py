"""Every command that shows what persons are, or have said, leaves an entry in the access log; no other one does."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.ports.access_log import Access, AccessEntry

PERSON = "Tordis Øvlisen"
TABLE = [
    (("person", "list"), ("view", "*", "person list")),
    (("person", "show", PERSON), ("view", "{person}", "person show")),
    (("person", "export", PERSON), ("export", "{person}", "person export")),
    (("person", "erase", PERSON, "--dry-run"), ("view", "{person}", "person erase --dry-run")),
    (("person", "erase", PERSON, "--yes"), ("erase", "{person}", "person erase")),
    (("wave", "results", "Ønsker"), ("view", "*", "wave results {wave}")),
    (("wave", "results", "Ønsker", "--by", "cluster"), ("view", "*", "wave results {wave}")),
    (("wave", "results", "Ønsker", "--format", "csv"), ("view", "*", "wave results {wave}")),
    (("wave", "results", "Ønsker", "--format", "json"), ("view", "*", "wave results {wave}")),
    (("wave", "adopt", "Ønsker", "--dry-run"), ("view", "*", "wave adopt {wave}")),
    (("wave", "adopt", "Ønsker"), ("view", "*", "wave adopt {wave}")),
    (("intake", "read", "--wave", "Ønsker"), ("view", "*", "intake {wave}")),
]
SILENT = [("areas",), ("wave", "list"), ("retention", "show"), ("access-log",), ("area", "show", "As")]


@pytest.fixture
def asked(cli):
    """A register with a person and an open named round."""
    assert cli("person", "add", PERSON).code == 0
    assert cli("wave", "open", "Ønsker", "--form", "wish", "--mode", "named", "--areas", "As,Glud").code == 0
    return cli


def noted(cli):
    return [(row["access"], row["subject"], row["through"]) for row in cli("access-log", "--format", "json").json]


@pytest.mark.parametrize(("command", "entry"), TABLE, ids=[" ".join(command) for command, _ in TABLE])
def test_what_shows_or_writes_personal_data_is_noted(asked, command, entry):
    (person,) = (row["id"] for row in asked("person", "list", "--format", "json").json if row["name"] == PERSON)
    (wave,) = (row["id"] for row in asked("wave", "list", "--format", "json").json)
    before = Counter(noted(asked))
    ran = asked(*command)
    assert ran.code in {0, 1}, ran.err
    assert tuple(part.format(person=person, wave=wave) for part in entry) in Counter(noted(asked)) - before


@pytest.mark.parametrize("command", SILENT, ids=[" ".join(command) for command in SILENT])
def test_what_shows_none_is_not_noted(asked, command):
    assert asked(*command).code == 0
    assert noted(asked) == []


def test_the_results_of_an_anonymous_round_are_not_noted(cli):
    cli("wave", "open", "Hemmelig", "--form", "evaluation", "--mode", "anonymous")
    cli("wave", "close", "Hemmelig", "--yes")
    assert cli("wave", "results", "Hemmelig").code == 0
    assert noted(cli) == []


def test_the_log_itself_has_a_time_and_goes_when_that_is_over(disk):
    old = AccessEntry(datetime(2015, 1, 1, tzinfo=UTC), "tester", Access.VIEW, "*", "person list")
    Host().open_store(str(disk.register)).access.append(old)
    assert disk("retention", "set", "access-log", "--months", "6", "--reason", "Retningslinje 7").code == 0
    rows = {row["data"]: row for row in disk("retention", "show", "--format", "json").json}
    assert rows["access_log"]["due"] == 1
    assert len(noted(disk)) == 1
    assert disk("retention", "apply", "--yes").code == 0
    assert noted(disk) == []
