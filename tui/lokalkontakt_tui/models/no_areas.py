"""What is said while the register has no areas: everything else begins with them."""

from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import Words


def no_areas(words: Words) -> tuple[Line, ...]:
    """Give that there are no areas, and how the first ones come in."""
    return (
        line(words("There are no areas here yet.")),
        line((words("Press 2 and N to write the first, or 7 and X to read in a list."), "muted")),
    )
