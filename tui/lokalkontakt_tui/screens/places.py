"""The screens of the places by name, each imported when one first goes there."""

from importlib import import_module

from lokalkontakt_tui.screens.framed import Framed

_SCREENS = {
    "overview": "OverviewScreen",
    "areas": "AreasScreen",
    "contacts": "ContactsScreen",
    "meetings": "MeetingsScreen",
    "waves": "WavesScreen",
    "outbox": "OutboxScreen",
    "more": "MoreScreen",
}


def screen_of(place: str) -> type[Framed]:
    """Give the class of a place's screen."""
    screen: type[Framed] = getattr(import_module(f"lokalkontakt_tui.screens.{place}"), _SCREENS[place])
    return screen
