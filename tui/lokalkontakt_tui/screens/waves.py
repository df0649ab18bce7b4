"""The survey rounds: list and detail; and the results of one, question by question."""

from typing import ClassVar

from lokalkontakt_core.records.wave import Wave
from lokalkontakt_core.surveys.result_values import Results
from lokalkontakt_core.wave_desk import WaveDesk
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
        Key("s", "act_on('results')", N_("Results")),
    )
    SENTENCES = (
        N_("A round puts one form to many areas at the same time."),
        N_("A draft asks nobody. Opening makes one code for each area and puts the invitations into the outbox."),
        N_("In a named round the council answers as a body. In an anonymous round nobody can see who said what."),
        N_("Closing is for good: after it the results stand."),
    )
    CHIPS = False

    def _desk(self) -> WaveDesk:
        return WaveDesk(self.desk.workspace)

    def renew(self) -> None:
        """Answers lie outside the register: look at them every time."""
        self._shown = None
        super().renew()

    def listing(self) -> Listing:
        """Give the list."""
        desk = self._desk()
        return waves.listing(self.reading, tuple(desk.status(wave.id) for wave in desk.waves()))

    def detail(self, key: str) -> Page | None:
        """Give one round."""
        if self.reading.register.find(Wave, key) is None:
            return None
        return waves.page(self.reading, self._desk().status(key))

    def open_action(self, key: str) -> str:
        """Give the action that opens a round."""
        return f"wave:{key}"


class ResultsScreen(ListDetail):
    """The results of one round, question by question.

    Args:
        wave: The round's id.
        results: Its results.
    """

    PLACE = "waves"
    KEYS: ClassVar[tuple[Key, ...]] = (ENTER_OPEN, Key("escape", "back", N_("Back"), "Esc"))
    SENTENCES = (
        N_("Choose a question at the left; its figures stand at the right."),
        N_("Base is how many answered the question. “Don't know” stands beside it, never in it."),
        N_("In an anonymous round figures that rest on too few answers are not shown."),
    )
    CHIPS = False

    def __init__(self, wave: Wave, results: Results) -> None:
        super().__init__()
        self._wave = wave
        self._results = results

    def under(self) -> str:
        """Name the round in the tab."""
        return self._wave.name

    def listing(self) -> Listing:
        """Give the questions."""
        return waves.question_list(self.reading, self._results)

    def detail(self, key: str) -> Page | None:
        """Give one question."""
        found = next((one for one in self._results.questions if one.key == key), None)
        return waves.question_page(self.reading, found) if found is not None else None

    def open_action(self, key: str) -> str:
        """Give the action that opens a question."""
        return f"question_result:{self._wave.id},{key}"
