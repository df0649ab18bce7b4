"""The workbench: areas beside contacts beside what it does; everything is a draft until it is reviewed and saved."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from lokalkontakt_tui.models import bench_moves
from lokalkontakt_tui.models.bench_moves import Move
from lokalkontakt_tui.models.frame import Key
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.screens.bench_panes import BenchPanes


class WorkbenchScreen(BenchPanes):
    """Distributes areas to contacts as a draft.

    Args:
        area: The area the cursor begins on.
    """

    PLACE = "areas"
    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("enter", "", N_("Put on"), "Enter"),
        Key("delete", "take_off", N_("Take off"), N_("Delete")),
        Key("s", "suggest", N_("Suggest")),
        Key("ctrl+s", "review", N_("Review"), "Ctrl+S"),
        Key("l", "lock", N_("Lock")),
        Key("slash", "search", N_("Search"), "/"),
    )
    SENTENCES = (
        N_("Here you distribute areas. Everything is a draft until you have reviewed and saved it."),
        N_("The arrow keys left and right go from areas to contacts to consequences."),
        N_("Enter on an area goes to the contacts. Enter on a contact puts the area there. Space marks several areas."),
        N_("L locks an area to its contact. S asks for a suggestion, which leaves what is locked."),
        N_("Ctrl+Z takes back the last step of the draft. Esc lays the draft aside."),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "step_back", show=False),
    ]

    def choose(self, key: str) -> None:
        """On an area go on to the contacts; on a contact put the area there."""
        if self.focused is self.areas:
            self.go_to_pane("contacts")
        else:
            self.put(key)

    def activate(self, action: str) -> None:
        """Take a bid, or do what else stands on the page."""
        verb, _, contact = action.partition(":")
        if verb == "bid":
            self.put(contact)
        else:
            super().activate(action)

    def put(self, contact: str) -> None:
        """Put the marked areas, else the one under the cursor, on a contact, and go on to the next area."""
        areas = self._picked()
        if areas and self._made(
            bench_moves.put(self.reading, self.desk.bench.sketch, areas, contact), self._next(areas)
        ):
            self.go_to_pane("areas")

    def _picked(self) -> tuple[str, ...]:
        if self.areas.marked:
            return tuple(row.key for row in self.areas.listing.rows if row.key in self.areas.marked)
        return (self.areas.key,) if self.areas.key is not None else ()

    def _next(self, areas: tuple[str, ...]) -> str | None:
        """Give the area after the last of these that is in no draft, where there is one."""
        drafted = self.desk.distribution.changes
        keys = [row.key for row in self.areas.listing.rows if row.key not in drafted]
        last = max((keys.index(area) for area in areas if area in keys), default=len(keys))
        return next((key for key in keys[last + 1 :] if key not in areas), areas[-1])

    def _made(self, move: Move, wanted: str | None = None) -> bool:
        """Go on with what was made of the draft, say it, and tell whether it is another one."""
        bench = self.desk.bench
        made = move.sketch is not bench.sketch
        if made:
            bench.take(move.sketch)
            self.areas.unmark()
            self.wanted = wanted
        self.desk.say(move.text, move.kind, move.then)
        self.renew()
        return made

    def action_take_off(self) -> None:
        """Take areas out of the draft; one that is in no draft is to lose its contact."""
        areas = self._picked()
        if areas:
            move = bench_moves.take_off(self.reading, self.desk.distribution, self.desk.bench.sketch, areas)
            self._made(move, areas[0])

    def action_lock(self) -> None:
        """Lock the area to the contact it would have, or unlock it."""
        if self.areas.key is not None:
            plan, sketch = self.desk.distribution, self.desk.bench.sketch
            self._made(bench_moves.lock(self.reading, plan, sketch, self.areas.key))

    def action_suggest(self) -> None:
        """Ask for a suggestion."""
        self.desk_app.act("suggest_distribution:")

    def action_review(self) -> None:
        """Review the draft."""
        self.desk_app.act("review_distribution:")

    def action_step_back(self) -> None:
        """Take back the last step of the draft, or, where there is none, the last change of the register."""
        if self.desk.bench.back():
            self.desk.say(self.words("The last step of the draft is taken back."), "draft")
            self.renew()
        else:
            self.desk_app.act("undo:")

    def action_back(self) -> None:
        """Out of a field, to the areas, off the marks; then lay the draft aside."""
        if isinstance(self.focused, Input):
            super().action_back()
        elif self.seen_pane != "areas":
            self.go_to_pane("areas")
        elif self.areas.marked:
            self.areas.unmark()
            self.show_pair()
        else:
            if self.desk.drafted:
                text = self.words("The draft is kept until you close the program.")
                self.desk.say(text, "draft", self.words("F opens it again."))
            super().action_back()
