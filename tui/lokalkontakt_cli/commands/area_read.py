"""`area list`, `area show`, `areas`."""

from lokalkontakt_cli.reading import View, list_command, show_command
from lokalkontakt_cli.views.areas import area_row, area_sheet, long_columns, sheet_columns, short_columns
from lokalkontakt_core.records.area import Area

VIEW = View(Area, "AREA", area_row, long_columns, area_sheet, sheet_columns)

list_areas = list_command(VIEW)
short_list = list_command(VIEW, short_columns)
show_area = show_command(VIEW)
