"""A contact's time as a bar: one cell is a quarter of an hour a week."""

from lokalkontakt_core.coordination.distribution import Load
from lokalkontakt_tui.models.lines import Line, cut, line
from lokalkontakt_tui.models.reading import N_, Reading

QUARTER = 15
"""Minutes a week that a cell stands for; begun ones count."""
MOST_CELLS = 20
"""How long a bar becomes, with its `…`, before the figure beside it has to tell the rest."""
LEGEND = (
    (("█", "primary"), N_("confirmed time")),
    (("▒", "primary"), N_("estimated")),
    (("│", ""), N_("what is granted")),
    (("▓", "warning"), N_("over the time")),
)
"""What the cells mean, in the order they are explained."""


def _quarters(minutes: int) -> int:
    return -(-minutes // QUARTER)


def bar(load: Load) -> Line:
    """Give the bar of a load."""
    used = _quarters(load.minutes)
    if load.granted is None:
        drawn = line(("▒" * used, "primary"))
    else:
        granted = _quarters(load.granted)
        drawn = line(
            ("█" * min(used, granted), "primary"), ("░" * max(0, granted - used), "edge"), "│",
            ("▓" * max(0, used - granted), "warning"),
        )  # fmt: skip
    return cut(drawn, MOST_CELLS)


def short_figure(reading: Reading, load: Load) -> Line:
    """Give the time in figures where there is little room."""
    return figure(reading, load) if load.granted is not None else line((reading.hours(load.minutes), "muted"))


def figure(reading: Reading, load: Load) -> Line:
    """Give the time in figures: against what is granted, or that it is estimated."""
    hours = reading.hours(load.minutes)
    if load.granted is None:
        return line((reading.words("{hours}, estimated", hours=hours), "muted"))
    against = reading.text("{hours} of {granted}", hours=hours, granted=reading.hours(load.granted))
    return line(("▲ " if load.over else "", "warning"), against)
