import subprocess
import sys
from datetime import date
from importlib.metadata import EntryPoint

import pytest

from lokalkontakt_calendar.denmark import Denmark
from lokalkontakt_core.coordination.closed_days import NO_HOLIDAYS
from lokalkontakt_core.extension.hooks import ENTRY_POINTS, hookimpl
from lokalkontakt_core.extension.host import Host
from lokalkontakt_core.extension.outcome import PluginState
from lokalkontakt_core.texts import Text

CALENDAR = EntryPoint("calendar", "lokalkontakt_calendar.plugin", ENTRY_POINTS)


def plugin(monkeypatch, name, calendar):
    module = type(sys)(name)
    module.LOKALKONTAKT_API = "1"

    @hookimpl
    def lokalkontakt_calendars():
        return (calendar,)

    module.lokalkontakt_calendars = lokalkontakt_calendars
    monkeypatch.setitem(sys.modules, name, module)
    return EntryPoint(name, name, ENTRY_POINTS)


class Fair:
    name = "fair"

    def holidays(self, first_year, last_year):
        return {date(year, 8, 1): Text.of("Markedsdag") for year in range(first_year, last_year + 1)}


class Broken:
    name = "broken"

    def holidays(self, first_year, last_year):
        raise ValueError(first_year)


def test_danish_holidays_have_names_in_both_languages():
    days = Denmark().holidays(2020, 2021)
    assert dict(days[date(2020, 4, 9)].by_language) == {"da": "Skærtorsdag", "en": "Maundy Thursday"}
    assert {date(2020, 6, 5), date(2020, 12, 24), date(2021, 4, 5)} <= set(days)


@pytest.mark.parametrize(("year", "holiday"), [(2020, date(2020, 5, 8)), (2024, date(2024, 4, 26))])
def test_great_prayer_day_ended_with_2023(year, holiday):
    assert (holiday in Denmark().holidays(year, year)) is (year < 2024)


def test_an_ordinary_sunday_is_no_holiday():
    assert date(2020, 3, 8) not in Denmark().holidays(2020, 2020)


def test_the_host_gives_the_holidays_of_all_calendars(monkeypatch):
    found = Host([CALENDAR, plugin(monkeypatch, "fair", Fair())]).holidays(2020, 2020)
    assert found.known
    assert found.names[date(2020, 8, 1)].in_language("da") == "Markedsdag"
    assert date(2020, 12, 25) in found.names


def test_the_host_knows_the_year_after_too_into_which_a_day_proposed_instead_may_fall(monkeypatch):
    host = Host([CALENDAR, plugin(monkeypatch, "fair", Fair())])
    assert date(2021, 1, 1) in host.holidays(2020, 2020).names
    assert host.holidays(9999, 9999).known


def test_without_a_calendar_no_holiday_is_known_and_that_is_told():
    assert Host([]).holidays(2020, 2021) == NO_HOLIDAYS


def test_a_calendar_that_fails_counts_as_none_and_its_plugin_as_broken(monkeypatch):
    host = Host([plugin(monkeypatch, "broken", Broken())])
    assert not host.holidays(2020, 2020).known
    assert [one.state for one in host.outcomes()] == [PluginState.BROKEN]


def test_loading_the_plugin_imports_no_holidays():
    code = "import lokalkontakt_calendar.plugin, sys; print('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"  # noqa: S603 - our own interpreter
