"""The survey rounds: list and detail."""

from typing import ClassVar

from lokalkontakt_core.records.wave import Wave
from lokalkontakt_tui.models import waves
from lokalkontakt_tui.models.frame import ENTER_OPEN, Key
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.list_detail import ListDetail


class WavesScreen(ListDetail):
    """The list of rounds with the detail of one."""

    PLACE = "waves"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_OPEN,
        Key("n", "act('plan_wave:')", N_("New round")),
        Key("r", "act_on('edit_wave')", N_("Edit")),
        Key("s", "act_on('results')", N_("Results")),
    )
    SENTENCES = (
        N_("A round puts one form to many areas at the same time."),
        N_("A draft asks nobody. Opening makes one code for each area and puts the invitations into the outbox."),
        N_("In a named round the council answers as a body. In an anonymous round nobody can see who said what."),
        N_("Closing is for good: after it the results stand."),
    )
    CHIPS = False

    def renew(self) -> None:
        """Answers lie outside the register: look at them every time."""
        self._shown = None
        super().renew()

    def listing(self) -> Listing:
        """Give the list."""
        desk = self.desk.rounds
        return waves.listing(self.reading, tuple(desk.status(wave.id) for wave in desk.waves()))

    def detail(self, key: str) -> Page | None:
        """Give one round."""
        found, rounds = self.reading.register.find(Wave, key), self.desk.rounds
        if found is None:
            return None
        return waves.page(self.reading, rounds.status(key), rounds.form(key))

    def open_action(self, key: str) -> str:
        """Give the action that opens a round."""
        return f"wave:{key}"
