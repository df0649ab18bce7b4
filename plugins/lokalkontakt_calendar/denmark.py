"""The calendar of Denmark: holidays by law, and the days on which public offices are closed by agreement."""

from collections.abc import Mapping
from datetime import date

from lokalkontakt_core.texts import Text

_LANGUAGES = {"da": "da", "en": "en_US"}
"""Our code of a language to that of the package."""


class Denmark:
    """Knows Danish holidays: also Constitution Day, Christmas Eve and New Year's Eve, but no ordinary Sunday."""

    name = "denmark"

    def holidays(self, first_year: int, last_year: int) -> Mapping[date, Text]:
        """Give the days of some years, both included, with what each is called in Danish and English."""
        import holidays  # noqa: PLC0415 - slow to import, and few commands ask

        years = range(first_year, last_year + 1)
        names: dict[date, dict[str, str]] = {}
        for ours, theirs in _LANGUAGES.items():
            found = holidays.country_holidays("DK", years=years, language=theirs, categories=("public", "optional"))
            for day, name in found.items():
                names.setdefault(day, {})[ours] = name
        return {day: Text.of(names[day]) for day in sorted(names)}
