"""The overview: how the areas stand, what waits, what was done last; each row of the work list ends in its verb."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from lokalkontakt_core.changes import Commit
from lokalkontakt_core.coordination.due import due
from lokalkontakt_core.coordination.due_notices import count_ready, sent_days
from lokalkontakt_core.records.wave import Wave, WaveState
from lokalkontakt_tui.models import overview, work_list
from lokalkontakt_tui.models.frame import ENTER_DO, Key
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.widgets.frame import NARROW
from lokalkontakt_tui.widgets.lines import LinesView
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList

if TYPE_CHECKING:  # most registers have no round when the first screen is painted
    from lokalkontakt_core.surveys.wave_status import WaveStatus

MOST_LATEST = 3


class OverviewScreen(Framed):
    """Coverage, the work list, and what is beside it in wider windows."""

    PLACE = "overview"
    KEYS: ClassVar[tuple[Key, ...]] = (
        ENTER_DO,
        Key("f", "act('distribute:')", N_("Distribute")),
        Key("o", "act('findings:')", N_("Findings")),
        Key("h", "act('history_list:')", N_("History")),
        Key("slash", "act('find:')", N_("Search"), "/"),
    )
    SENTENCES = (
        N_("Here you see how many areas have a contact, and what waits for you."),
        N_("Each row of the list ends in a verb. Enter does it."),
        N_("Every sign in the strip is one local area."),
        N_("The numbers 1 to 7 go to the other places."),
        N_("D changes the day: the register is always read on a day."),
    )

    def body(self) -> ComposeResult:
        """Compose the columns."""
        with Horizontal(id="body"):
            with Vertical(classes="pane first"):
                yield LinesView(id="coverage")
                yield RowList(id="rows")
                yield LinesView(id="latest")
            with Vertical(classes="pane pane-right detail side"):
                yield PageView(id="side")
            with Vertical(classes="pane pane-right third"):
                yield PageView(id="third")

    def on_mount(self) -> None:
        """Begin in the work list."""
        super().on_mount()
        self.query_one(RowList).focus()

    def fill(self) -> None:
        """Fill all columns."""
        reading = self.reading
        deliveries = self.desk.deliveries()
        ready, sent = count_ready(reading.register, deliveries), sent_days(deliveries)
        rows = due(reading.register, reading.day, ready_notices=ready, sent=sent)
        self.query_one("#coverage", LinesView).show(lambda width: self._coverage(width, len(rows)))
        self.query_one(RowList).show(work_list.work_list(reading, rows))
        self.query_one("#side", PageView).show(overview.side(reading, self._open_rounds()), top=self.disturbing)
        self.query_one("#third", PageView).show(overview.who_covers_what(reading), top=self.disturbing)
        self.once_painted(self._fill_latest)

    def _open_rounds(self) -> tuple[WaveStatus, ...]:
        """Give how the open rounds stand; the stores of answers are asked only where there are any."""
        waves = [wave for wave in self.reading.register.all(Wave) if wave.state is WaveState.OPEN]
        return tuple(self.desk.rounds.status(wave.id) for wave in waves)

    def _fill_latest(self) -> None:
        """Fill in what was done last; a commit of an import is long to read, and the screen need not wait for it."""
        newest = tuple(islice(self.desk.workspace.history(), MOST_LATEST))
        self.query_one("#latest", LinesView).show(lambda _width: self._latest(newest))

    def _coverage(self, width: int, waiting: int) -> tuple[Line, ...]:
        reading, words = self.reading, self.words
        strip = (*overview.strip(reading, width), overview.legend(reading), ())
        if self.app.size.width < NARROW:
            return strip
        title = line((words("Coverage"), "heading"), (f"  {words('every sign is one local area')}", "muted"))
        below = line((words("Waiting for you"), "heading"), (f"  {waiting}", "muted"))
        return (title, *strip, overview.need(reading), (), below)

    def _latest(self, commits: tuple[Commit, ...]) -> tuple[Line, ...]:
        if not commits:
            return ()
        heading = line((self.words("Done last"), "heading"))
        more = line((self.words("Press H for the whole history."), "muted"))
        return (heading, *overview.latest(self.reading, commits), (), more)

    def action_act(self, action: str) -> None:
        """Do something."""
        self.desk_app.act(action)
