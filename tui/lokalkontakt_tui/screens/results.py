"""The results of one round: its questions in a list, one of them with its figures; split by cluster or size."""

from typing import ClassVar

from textual import events, work

from lokalkontakt_core.errors import LokalkontaktError
from lokalkontakt_core.records.wave import Wave, WaveMode, WaveState
from lokalkontakt_core.surveys.result_values import Results
from lokalkontakt_tui.dialogs.menu import MenuDialog
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.lines import line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.page import Page
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.models.results import LABEL_WIDTH, WAYS, question_list, question_page
from lokalkontakt_tui.screens.list_detail import ListDetail

WHOLE = "whole"
"""The choice that takes a split away again."""
WIDEST = 90
"""Bars longer than this are harder to compare, not easier."""
MORE_IN_WIDE = 20
"""How much more of a question a wide window shows in the list."""
BESIDE = 14
"""What a line of the list needs beside the question: number, marker, edges and scroll bar."""


class ResultsScreen(ListDetail):
    """The results of one round, question by question.

    Args:
        wave: The round.
        results: Its results.
    """

    PLACE = "waves"
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("up", "", N_("Question"), "↑ ↓"),
        Key("g", "split", N_("Split")),
        Key("e", "evaluate", N_("Write an evaluation …")),
        Key("escape", "back", N_("Back"), "Esc"),
    )
    SENTENCES = (
        N_("Choose a question in the list; its figures stand beside or under it."),
        N_("Base is how many answered the question. “Don't know” stands beside it, never in it."),
        N_("A scale goes both ways from its middle. The fill tells how far out an answer is."),
        N_("G splits a named round by cluster or size. Groups with too few answers are not shown."),
        N_("When the round is closed, E writes the evaluation: what was learned, and what is to be done."),
    )
    CHIPS = False

    def __init__(self, wave: Wave, results: Results) -> None:
        super().__init__()
        self.add_class("results")
        self._wave = wave
        self._results = results

    def keys(self) -> tuple[Key, ...]:
        """Give the keys; an anonymous round cannot be split, and what is evaluated has ended."""
        missing = {"g": self._wave.mode is not WaveMode.NAMED, "e": not self._over}
        return tuple(key for key in self.KEYS if not missing.get(key.key, False))

    @property
    def _over(self) -> bool:
        return self._wave.state is WaveState.CLOSED

    def action_evaluate(self) -> None:
        """Write the evaluation that is drawn from these answers."""
        if self._over:
            self.desk_app.act(f"evaluate_wave:{self._wave.id}")

    def under(self) -> str:
        """Name the round in the tab."""
        return self._wave.name

    @property
    def _beside(self) -> bool:
        return not self.has_class("-smal")

    def listing(self) -> Listing:
        """Give the questions."""
        width = LABEL_WIDTH if self._beside else max(LABEL_WIDTH, self.size.width - BESIDE)
        width += MORE_IN_WIDE if self.has_class("-bred") else 0
        return question_list(self.reading, self._results, width)

    def detail(self, key: str) -> Page | None:
        """Give one question; nothing before there is a width to draw its bars in."""
        found = next((one for one in self._results.questions if one.key == key), None)
        width = self.page_view.scrollable_content_region.width
        if found is None or not width:
            return None
        return question_page(self.reading, self._results, found, min(WIDEST, width - 1))

    def on_resize(self, _event: events.Resize) -> None:
        """Draw the bars as long as there is room for now."""
        self.once_painted(self._fill_rows)

    def choose(self, _key: str) -> None:
        """Go into the figures, to scroll them."""
        self.page_view.focus()

    @work
    async def action_split(self) -> None:
        """Ask how to split the figures, and split them."""
        if self._wave.mode is not WaveMode.NAMED:
            return
        self.desk_app.doing = ""
        words = self.words
        choices = ((WHOLE, words("All answers together")), *((way, words(label)) for way, label in WAYS.items()))
        way = await self.app.push_screen_wait(MenuDialog(words("Split the results"), choices))
        if way is None:
            return
        try:
            by = None if way == WHOLE else way
            self._results = self.desk.rounds.results(self._wave.id, by=by)
        except LokalkontaktError as error:
            self.desk.say_refused(error)
        else:
            self.desk.message = line(("i ", "info"), words(WAYS[by])) if by is not None else ()
        self._shown = None
        self.renew()
