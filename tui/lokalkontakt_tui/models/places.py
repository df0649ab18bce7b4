"""The places one can go to; they are shown before anything of the core is loaded, and need nothing of it."""

from typing import NamedTuple

from lokalkontakt_tui.models.marking import N_


class Place(NamedTuple):
    """A place one can go to by its number.

    Attributes:
        number: The digit; kept stable, also while a place between is still to come.
        key: The name of its screen.
        label: Its English name, to be translated.
    """

    number: str
    key: str
    label: str


PLACES = (
    Place("1", "overview", N_("Overview")),
    Place("2", "areas", N_("Areas")),
    Place("3", "contacts", N_("Contacts")),
    Place("4", "meetings", N_("Meetings")),
    Place("5", "waves", N_("Survey rounds")),
    Place("6", "outbox", N_("Outbox")),
    Place("7", "more", N_("More")),
)
