"""`areas`: the list that is looked at most, with as little to load as it shows."""

from datetime import date

from lokalkontakt_cli.output import Row
from lokalkontakt_cli.reading import View, list_command
from lokalkontakt_cli.views.areas_in_short import area_line, short_columns
from lokalkontakt_core.records.area import Area
from lokalkontakt_core.register import Register


def _whole_row(register: Register, area: Area, day: date) -> Row:
    from lokalkontakt_cli.views.areas import area_row  # noqa: PLC0415 - for programs; text shows a few of its facts

    return area_row(register, area, day)


short_list = list_command(View(Area, "AREA", _whole_row, short_columns), line=area_line)
