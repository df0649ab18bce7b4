"""`area list`, `area show`."""

from lokalkontakt_cli.reading import View, list_command, show_command
from lokalkontakt_cli.views.areas import area_row, area_sheet, long_columns, sheet_columns
from lokalkontakt_core.records.area import Area

VIEW = View(Area, "AREA", area_row, long_columns, area_sheet, sheet_columns)

list_areas = list_command(VIEW)
show_area = show_command(VIEW)
