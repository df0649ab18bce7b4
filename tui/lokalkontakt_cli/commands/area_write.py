"""`area add`, `area edit`, `area end`."""

from lokalkontakt_cli.fields import Field, add_command, edit_command, end_command, the, words
from lokalkontakt_cli.parameters import Choice, Minutes
from lokalkontakt_core.records.area import Area, Size
from lokalkontakt_core.records.cluster import Cluster
from lokalkontakt_core.services.areas import add_area, edit_area, end_area

FIELDS = (
    Field("villages", "The villages of a compound area, separated by commas", "VILLAGES", words, {"multiple": True}),
    Field("size", "How big it is", settings={"type": Choice(Size)}),
    Field("cluster", "The cluster it belongs to", "CLUSTER", the(Cluster)),
    Field(
        "minutes_per_week",
        "Time a week a contact needs here, for example 75, 1:15 or 1,25 t",
        settings={"type": Minutes(), "metavar": "TIME"},
    ),
    Field("status_note", "What is said of the area itself"),
)

add = add_command(add_area, FIELDS)
edit = edit_command(edit_area, Area, "AREA", FIELDS)
end = end_command(end_area, Area, "AREA", "Its assignments end on the same day.")
