"""What is offered while no register is open."""

from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Column, Entry, Listing, Row
from lokalkontakt_tui.models.reading import N_, Words

WAYS = (
    ("1", "try_example:", N_("Try the example"), N_("Hedensted 2019/20, in a copy of your own. Nothing can go wrong.")),
    ("2", "open_register:", N_("Open a register"), N_("A folder you have, or one a colleague shares.")),
    (
        "3",
        "read_list:",
        N_("Read in a list"),
        N_("Text, a list from Word as text, CSV or Excel. You see all of it before it is saved."),
    ),
    ("4", "begin_empty:", N_("Begin from nothing"), N_("An empty register for your municipality.")),
)


def title(words: Words) -> tuple[Line, ...]:
    """Give the lines over the choices."""
    return (
        line((" lokalkontakt", "heading")),
        line(" ", words("An overview of who is the local contact where.")),
        (),
    )


def listing(words: Words) -> Listing:
    """Give the choices."""
    entries: tuple[Entry, ...] = tuple(
        Row(action, (line((number, "bold"), f"  {words(label)}"),), under=(line("   ", (words(about), "muted")),))
        for number, action, label, about in WAYS
    )
    return Listing(entries, (Column(grow=True),))
