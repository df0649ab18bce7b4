"""The three panes of the workbench: areas, contacts and consequences; below 120 columns one of them at a time."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input

from lokalkontakt_core.records.base import Ref
from lokalkontakt_tui.flows.drafted import effect_of
from lokalkontakt_tui.models import workbench, workbench_pair
from lokalkontakt_tui.models.lines import Line, line
from lokalkontakt_tui.models.listing import Listing
from lokalkontakt_tui.models.reading import N_
from lokalkontakt_tui.models.workbench_pair import Effect
from lokalkontakt_tui.screens.framed import Framed
from lokalkontakt_tui.screens.list_detail import REST
from lokalkontakt_tui.widgets.lines import LinesView
from lokalkontakt_tui.widgets.page import PageView
from lokalkontakt_tui.widgets.rows import RowList
from lokalkontakt_tui.widgets.search import SearchField
from lokalkontakt_tui.widgets.spots import ChoiceRow, SpotRow, Word

PANES = (("areas", N_("Areas")), ("contacts", N_("Contacts")), ("effects", N_("Consequences")))
"""The panes from left to right, and how the narrow window names them."""


class Effects(PageView):
    """The third pane: the left arrow goes back to the contacts."""

    def action_spot(self, step: int) -> None:
        """Go to the pane at the left; there are never two buttons beside each other."""
        if step < 0 and isinstance(self.screen, BenchPanes):
            self.screen.action_pane(step)


class BenchPanes(Framed):
    """Shows the draft of the desk in three panes.

    Args:
        area: The area the cursor begins on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pane(-1)", show=False),
        Binding("right", "pane(1)", show=False),
        Binding("ctrl+f", "search", show=False),
    ]

    def __init__(self, area: str = "") -> None:
        super().__init__()
        self.add_class("workbench")
        self.wanted: str | None = area or None
        self._effect: Effect | None = None
        self._rest: Timer | None = None
        self._paired: tuple[str | None, str | None] | None = None
        self._lists: dict[str, Listing] = {}
        self.seen_pane = "areas"

    def body(self) -> ComposeResult:
        """Compose the three panes, the row of their names and the two lines about the pair."""
        yield ChoiceRow(each=False, gap=1, wrap=False, id="panes")
        with Horizontal(id="body"):
            for name, _ in PANES[:2]:
                with Vertical(id=f"{name}-pane", classes="pane" if name == "areas" else "pane pane-right"):
                    yield LinesView(id=f"{name}-title")
                    yield SearchField(id=f"{name}-search")
                    yield RowList(multiple=name == "areas", id=name)
            with Vertical(id="effects-pane", classes="pane pane-right"):
                yield Effects(id="effects")
        yield LinesView(id="pair")

    @property
    def areas(self) -> RowList:
        """The list of areas."""
        return self.query_one("#areas", RowList)

    @property
    def contacts(self) -> RowList:
        """The list of contacts."""
        return self.query_one("#contacts", RowList)

    @property
    def effects(self) -> Effects:
        """The consequences."""
        return self.query_one("#effects", Effects)

    def under(self) -> str:
        """Give what is open inside the place."""
        return self.words("Distribute")

    def on_mount(self) -> None:
        """Begin in the areas."""
        super().on_mount()
        self._see("areas")

    def stamp(self) -> object:
        """Give what the panes depend on: the register and the draft."""
        return super().stamp(), self.desk.bench.sketch

    def fill(self) -> None:
        """Fill all panes."""
        self._effect = None
        self._fill_areas()
        self._fill_contacts()
        self._paired = None
        self.once_painted(partial(self._follow, quiet=not self.disturbing))
        if self.desk.drafted:
            self.once_painted(self._work_out)

    def _fill_areas(self) -> None:
        self._lists["areas"] = workbench.areas_listing(self.reading, self.desk.distribution, self.desk.bench.sketch)
        self._show_list(self.areas, self.wanted)
        self.wanted = None

    def _fill_contacts(self) -> None:
        plan, sketch = self.desk.distribution, self.desk.bench.sketch
        self._lists["contacts"] = workbench.contacts_listing(self.reading, plan, sketch)
        self._show_list(self.contacts)

    def _show_list(self, rows: RowList, wanted: str | None = None) -> None:
        """Show what a search leaves of a list."""
        field = self.query_one(f"#{rows.id}-search", SearchField)
        field.fill(self.words("Search"))
        listing = self._lists[str(rows.id)]
        searched = listing.searched(field.value)
        if field.value.strip() and searched.empty_of_rows:
            nothing = self.words("Nothing here matches “{text}”. Esc shows everything.", text=field.value)
            searched = Listing(columns=listing.columns, empty=(line(nothing),))
        rows.show(searched, wanted)

    def _work_out(self) -> None:
        """Work out what saving would do to the findings: a moment's work in a large register."""
        if self.desk.drafted and self.is_current:
            self._effect = effect_of(self.desk)
            self.show_pair()

    @property
    def pair(self) -> tuple[str | None, str | None]:
        """The area and the contact under the two cursors."""
        return self.areas.key, self.contacts.key

    def show_pair(self, *, quiet: bool = False) -> None:
        """Show what the two cursors and the draft give.

        Args:
            quiet: True to stay where one is in the consequences.
        """
        reading, plan = self.reading, self.desk.distribution
        self._paired = self.pair
        page = workbench_pair.page(reading, plan, self.desk.bench.sketch, self.pair, self._effect)
        self.effects.show(page, top=not quiet and self.seen_pane != "effects")
        self.query_one("#areas-title", LinesView).show(lambda _width: (self._areas_title(),))
        self.query_one("#contacts-title", LinesView).show(lambda _width: (self._contacts_title(),))
        self.query_one("#pair", LinesView).show(lambda _width: self._pair_in_short())

    def _areas_title(self) -> Line:
        without = self.desk.distribution.after.uncovered
        count = self.words.count("{count} without a contact", "{count} without a contact", without)
        return line((self.words("Areas"), "heading"), (f"  {count}", "muted"))

    def _contacts_title(self) -> Line:
        area = self.areas.key
        said = ""
        if area is not None:
            chosen = len(self.areas.marked)
            name = (
                self.words.count("{count} area", "{count} areas", chosen)
                if chosen
                else self.reading.name(Ref("area", area))
            )
            said = self.words("for {area}", area=name)
        return line((self.words("Local contacts"), "heading"), (f"  {said}", "muted"))

    def _pair_in_short(self) -> tuple[Line, ...]:
        area, contact = self.pair
        if area is None or contact is None:
            return ((), ())
        reading, plan = self.reading, self.desk.distribution
        return workbench_pair.pair_title(reading, area, contact), workbench_pair.against(reading, plan, area, contact)

    def _show_panes(self) -> None:
        words = []
        for number, (name, label) in enumerate(PANES, start=1):
            style = "chosen" if name == self.seen_pane else ""
            words.append(Word(name, line((f"[{number} {self.words(label)}]", style))))
        at = next(index for index, (name, _) in enumerate(PANES) if name == self.seen_pane)
        self.query_one("#panes", ChoiceRow).show(tuple(words), at)

    def go_to_pane(self, name: str) -> None:
        """Go to a pane, in narrow windows the only one that is seen."""
        self._see(name)
        self.show_pair()

    def _see(self, name: str) -> None:
        self.seen_pane = name
        for pane, _ in PANES:
            self.query_one(f"#{pane}-pane").set_class(pane == name, "seen")
        self.query_one(f"#{name}").focus()
        self._show_panes()

    def action_pane(self, step: int) -> None:
        """Go to the pane at the left or the right."""
        names = [name for name, _ in PANES]
        here = next((name for name in names if self.focused is self.query_one(f"#{name}")), self.seen_pane)
        self.go_to_pane(names[max(0, min(names.index(here) + step, len(names) - 1))])

    @on(SpotRow.Picked, "#panes")
    def _pane_picked(self, event: SpotRow.Picked) -> None:
        event.stop()
        self.go_to_pane(event.key)

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._follow)

    def _follow(self, *, quiet: bool = False) -> None:
        if self.pair != self._paired:
            self.show_pair(quiet=quiet)

    @on(RowList.Marked)
    def _marked(self, event: RowList.Marked) -> None:
        event.stop()
        self.show_pair()

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self._show_list(self.areas if event.input.id == "areas-search" else self.contacts)
        self.show_pair()

    def action_search(self) -> None:
        """Search in the list that has the focus, else in the areas."""
        name = "contacts" if self.seen_pane == "contacts" else "areas"
        field = self.query_one(f"#{name}-search", SearchField)
        field.add_class("asked")
        field.focus()

    def leave_field(self, field: Input) -> None:
        """Clear the search and go back to its list."""
        field.value = ""
        field.remove_class("asked")
        self.go_to_pane("contacts" if field.id == "contacts-search" else "areas")
